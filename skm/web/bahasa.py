"""The language of citizens' pages: asked for in the address (`?bahasa=en`) and kept in every link from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request, url_for
from flask_babel import Babel, get_locale, gettext

from skm.bahasa import ASAL, FOLDER, daftar_bahasa

View = TypeVar("View", bound=Callable[..., Any])
PARAMETER = "bahasa"


def berbahasa(view: View) -> View:
    """What this view answers is shown in the language the address asks for."""
    view.berbahasa = True  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def init_app(app: Flask) -> None:
    """Translate `_()` in templates; an unknown language and every other page are Indonesian."""
    Babel(configure_jinja=False).init_app(
        app,
        default_locale=ASAL,
        default_translation_directories=str(FOLDER),
        locale_selector=_pilih,
    )
    app.jinja_env.globals["_"] = gettext  # plain text, escaped like any other
    app.url_defaults(_bawa)


def kode_bahasa() -> str:
    """The language of the page being answered."""
    return str(get_locale() or ASAL)


def bahasa_lain() -> list[tuple[str, str, str]]:
    """(code, name, address) of the same page in every other language; none for an answer to a sent form."""
    if request.method not in {"GET", "HEAD"} or request.endpoint is None:
        return []
    return [
        (kode, nama, url_for(request.endpoint, **{**(request.view_args or {}), PARAMETER: _nilai(kode)}))
        for kode, nama in daftar_bahasa().items()
        if kode != kode_bahasa()
    ]


def _pilih() -> str:
    kode = request.args.get(PARAMETER, ASAL)
    return kode if kode in daftar_bahasa() and _berbahasa(request.endpoint) else ASAL


def _berbahasa(endpoint: str | None) -> bool:
    return bool(getattr(current_app.view_functions.get(endpoint or ""), "berbahasa", False))


def _bawa(endpoint: str, nilai: dict[str, Any]) -> None:
    """Flask calls this while it builds an address."""
    if _berbahasa(endpoint) and (kode := kode_bahasa()) != ASAL:
        nilai.setdefault(PARAMETER, kode)


def _nilai(kode: str) -> str | None:
    return None if kode == ASAL else kode
