"""Who may open which page. A view that states nothing is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from skm.akun import queries
from skm.akun.models import Akun, Peran
from skm.db import MEMBACA, lepaskan
from skm.db import session as sesi_db
from skm.web.menu import Letak, letak

View = TypeVar("View", bound=Callable[..., Any])

BOLEH_SEBELUM_GANTI_SANDI = frozenset({"akun.sandi", "akun.sandi_kirim", "akun.keluar"})
"""All that a one-time password opens."""


def terbuka(view: View) -> View:
    """Anybody may open the page, signed in or not."""
    view.izin = None  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def untuk(
    siapa: frozenset[Peran], *, di: str | None = None, sebagai: str | None = None
) -> Callable[[View], View]:
    """Only the roles of that policy may open the page.

    `di` is the endpoint of the page above it, where that is not the one whose address its own begins with;
    `sebagai` is what a link back to it calls it.
    """

    def tandai(view: View) -> View:
        view.izin, view.di, view.sebagai = siapa, di, sebagai  # type: ignore[attr-defined]  # as above
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
    akun: Akun | None = g.get("akun")
    return {"akun": akun, "navigasi": _letak(akun)}


def _letak(akun: Akun | None) -> Letak:
    """Where the page stands for them. A one-time password opens nothing but its own change."""
    if akun is not None and akun.wajib_ganti_sandi:
        return Letak()
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy

    def boleh(endpoint: str) -> bool:
        izin = izin_endpoint(app, endpoint)
        return izin is None or (akun is not None and akun.peran in izin)

    return letak(app.extensions["skm_peta"], boleh, di_dalam=akun is not None)
