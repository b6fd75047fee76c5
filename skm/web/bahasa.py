"""The language of citizens' pages: asked for in the address (`?bahasa=en`) and kept in every link from it."""

from __future__ import annotations

import gettext as katalog
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from flask import Flask, current_app, g, has_request_context, request, url_for

from skm.bahasa import ASAL, FOLDER, daftar_bahasa

View = TypeVar("View", bound=Callable[..., Any])
PARAMETER = "bahasa"


def berbahasa(view: View) -> View:
    """What this view answers is shown in the language the address asks for."""
    view.berbahasa = True  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def init_app(app: Flask) -> None:
    """Translate `_()` in templates; an unknown language and every other page are Indonesian."""
    app.jinja_env.globals["_"] = gettext  # plain text, escaped like any other
    app.url_defaults(_bawa)


def gettext(teks: str, **isian: object) -> str:
    """The text in the language of the page being answered, its `%(nama)s` filled in."""
    hasil = dalam_bahasa(kode_bahasa(), teks)
    return hasil % isian if isian else hasil


def dalam_bahasa(kode: str, teks: str) -> str:
    """The text as that language's catalogue has it, else as it is."""
    return _katalog(kode).gettext(teks)


def kode_bahasa() -> str:
    """The language of the page being answered, which is found out once."""
    if not has_request_context():
        return ASAL
    if "bahasa" not in g:
        g.bahasa = _pilih()
    kode: str = g.bahasa
    return kode


def bahasa_lain() -> list[tuple[str, str, str]]:
    """(code, name, address) of the same page in every other language; none for an answer to a sent form."""
    if request.method not in {"GET", "HEAD"} or request.endpoint is None:
        return []
    return [
        (kode, nama, url_for(request.endpoint, **{**(request.view_args or {}), PARAMETER: _nilai(kode)}))
        for kode, nama in daftar_bahasa().items()
        if kode != kode_bahasa()
    ]


@lru_cache(maxsize=32)
def _katalog(kode: str) -> katalog.NullTranslations:
    return katalog.translation("messages", FOLDER, [kode], fallback=kode == ASAL)


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
