"""Who may open which page. A view that states nothing is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from skm.akun import queries
from skm.akun.kebijakan import SEMUA_PERAN
from skm.akun.models import Akun, Peran
from skm.db import MEMBACA, lepaskan
from skm.db import session as sesi_db
from skm.web.menu import MENU, Butir

View = TypeVar("View", bound=Callable[..., Any])

BOLEH_SEBELUM_GANTI_SANDI = frozenset({"akun.sandi", "akun.sandi_kirim", "akun.keluar"})
"""All that a one-time password opens."""


def terbuka(view: View) -> View:
    """Anybody may open the page, signed in or not."""
    view.izin = None  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def untuk(siapa: frozenset[Peran], *, di: str | None = None) -> Callable[[View], View]:
    """Only the roles of that policy may open the page.

    It stands under the entry of the navigation whose address its own begins with, or else under the one whose
    endpoint `di` names.
    """

    def tandai(view: View) -> View:
        view.izin = siapa  # type: ignore[attr-defined]  # as above
        view.di = di  # type: ignore[attr-defined]  # as above
        return view

    return tandai


def izin_endpoint(app: Flask, endpoint: str) -> frozenset[Peran] | None:
    """Roles that may open `endpoint`, None for everybody; an unmarked view gives the empty set."""
    if endpoint == "static":
        return None
    izin: frozenset[Peran] | None = getattr(app.view_functions[endpoint], "izin", frozenset())
    return izin


def untuk_siapa_saja(app: Flask, endpoint: str) -> bool:
    """Whether the page is open to everybody: the citizens' pages are."""
    return izin_endpoint(app, endpoint) is None


def init_app(app: Flask) -> None:
    """Load who is signed in, guard every request and give pages their navigation."""
    app.before_request(_kenali)
    app.before_request(_jaga)
    app.before_request(_lepaskan)
    app.context_processor(_konteks)


def akun_kini() -> Akun:
    """The account behind the request; only for views that are not open."""
    akun: Akun = g.akun
    return akun


def _kenali() -> None:
    g.akun = None
    nomor = session.get("akun")
    if nomor is None or request.endpoint == "static":
        return
    akun = queries.akun_aktif(sesi_db(), nomor, session.get("versi", 0))
    if akun is None:
        session.clear()
    g.akun = akun


def _jaga() -> Response | None:
    if request.endpoint is None:
        return None
    izin = izin_endpoint(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]  # a proxy
    if izin is None:
        return None
    if g.akun is None:
        lanjut = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("akun.masuk", lanjut=lanjut))
    if g.akun.wajib_ganti_sandi and request.endpoint not in BOLEH_SEBELUM_GANTI_SANDI:
        return redirect(url_for("akun.sandi"))
    if g.akun.peran not in izin:
        abort(403)
    return None


def _lepaskan() -> None:
    """No transaction is open while a body is read, a password hashed, a file parsed: views do that first."""
    if request.method not in MEMBACA:
        lepaskan()


def _konteks() -> dict[str, Any]:
    akun = g.get("akun")
    return {"akun": akun, "menu": _menu(akun) if akun is not None else []}


def _menu(akun: Akun) -> list[Butir]:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy
    butir, di = [], getattr(app.view_functions.get(request.endpoint or ""), "di", None)
    for label, endpoint in MENU:
        if akun.peran not in (izin_endpoint(app, endpoint) or SEMUA_PERAN):
            continue
        url = url_for(endpoint)
        di_bawah = request.path == url or request.path.startswith((f"{url}/", f"{url}-"))
        butir.append(Butir(label, url, di_bawah or di == endpoint))
    terdalam = max((satu.url for satu in butir if satu.aktif), key=len, default="")
    return [replace(satu, aktif=satu.url == terdalam) for satu in butir]
