"""Who may open which page. A view that states nothing is closed to everybody.

Programs show a key: their views look at it alone, never at who is signed in, so that no page of another site
can have a browser read them.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, g, redirect, request, session, url_for
from sqlalchemy.exc import DBAPIError
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.wrappers import Response as Jawaban

from skm.akun import queries, services, sesi
from skm.akun.dua_orang import DuaOrang, baca_dengan_kabar, baca_dua_orang
from skm.akun.kebijakan import BERKODE, MELIHAT_JEJAK
from skm.akun.models import Akun, Cakupan, KunciApi, Peran
from skm.akun.wewenang import Kabar
from skm.db import MEMBACA, lepaskan, transaksi
from skm.db import session as sesi_db
from skm.galat import Galat
from skm.jendela import Batas, Pencacah
from skm.program import sebutan
from skm.web.batas import pembatas
from skm.web.jaringan import jaringan, pencacah
from skm.web.menu import Letak, letak
from skm.web.titipan import PEMBACA, titipkan
from skm.web.waktu import hari_ini

View = TypeVar("View", bound=Callable[..., Any])

BOLEH_SEBELUM_GANTI_SANDI = frozenset({"akun.sandi", "akun.sandi_kirim", "akun.keluar"})
"""All that a one-time password opens."""
BOLEH_SEBELUM_KODE = frozenset({"kode.atur", "kode.pasang", "akun.sandi", "akun.sandi_kirim", "akun.keluar"})
"""All that is open to whoever must sign in with codes and has none yet."""
TANPA_AKUN = frozenset({"static", "laporan.sehat", "operasi.hidup", "operasi.siap"})
"""What is answered alike to whoever asks, and though the database that knows them is away."""
SALAH = Batas(60)
"""Keys that open nothing from one address within a minute, beyond which it must wait."""
LAJU = "120 per minute"
"""What one key may ask."""
JENDELA = "skm_kunci_salah"
TANPA_KUNCI = (
    "Alamat ini memerlukan kunci API: kirim kepala Authorization berisi Bearer dan kuncinya. "
    "Kunci dibuat admin kantor."
)


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


def pasti(view: View) -> View:
    """What is sent to it is done only for who has confirmed lately that it is still them."""
    view.pasti = ""  # type: ignore[attr-defined]  # a function has no declared attributes
    return view


def pasti_bila(bidang: str) -> Callable[[View], View]:
    """The same where that field is sent along."""

    def tandai(view: View) -> View:
        view.pasti = bidang  # type: ignore[attr-defined]  # as above
        return view

    return tandai


def untuk_kunci(cakupan: Cakupan) -> Callable[[View], View]:
    """Only a program whose key has that scope; nobody who is signed in."""

    def tandai(view: View) -> View:
        berbatas: Any = pembatas.shared_limit(LAJU, scope="kunci", key_func=_nomor_kunci)(view)
        berbatas.izin, berbatas.cakupan = frozenset(), cakupan
        jadi: View = berbatas
        return jadi

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
    app.extensions[JENDELA] = pencacah(app)
    app.before_request(_kenali)
    app.before_request(_jaga)
    app.before_request(_lepaskan)
    app.after_request(_tutup_simpanan)
    app.context_processor(_konteks)


def akun_kini() -> Akun:
    """The account behind the request; only for views that are not open."""
    akun: Akun = g.akun
    return akun


def dua_orang_kini() -> DuaOrang:
    """The office's rule of two people, read once per request; only for views that are not open."""
    if "dua_orang" not in g:
        g.dua_orang = baca_dua_orang(sesi_db(), akun_kini().unit_id)
    satu: DuaOrang = g.dua_orang
    return satu


def kabar_kini() -> list[Kabar]:
    """What whoever asks is told about the power to approve; the rule is read with it."""
    if akun_kini().peran not in MELIHAT_JEJAK:
        return []
    g.dua_orang, kabar = baca_dengan_kabar(sesi_db(), akun_kini())
    return kabar


def wajib_kode(akun: Akun) -> bool:
    """Whether the account has to sign in with a code of an application as well."""
    wajib: bool = current_app.config["SKM"].totp_wajib
    return wajib and akun.peran in BERKODE


def _belum_berkode(akun: Akun) -> bool:
    return akun.totp_sejak is None and wajib_kode(akun)


def kunci_kini() -> KunciApi:
    """The key behind the request; only for views that are open to keys."""
    kunci: KunciApi = g.kunci
    return kunci


def _kenali() -> None:
    g.akun = None
    if request.endpoint in TANPA_AKUN or _cakupan() is not None:
        return
    nomor = session.get("akun")
    if nomor is None:
        return
    milik = sesi.milik(sesi_db(), nomor, str(session.get("sesi", "")))
    if milik is None:
        session.clear()
        return
    g.akun, g.sesi = milik
    request.environ[PEMBACA] = g.akun.id
    if g.sesi.dipakai < hari_ini():
        _tandai(g.sesi.id)


def _tandai(nomor: int) -> None:
    """Once a day and session; a server that cannot write now is read all the same."""
    try:
        with transaksi() as tulis:
            sesi.tandai(tulis, nomor, hari_ini())
    except (DBAPIError, Galat) as salah:
        current_app.logger.warning("the use of a session was not noted: %s", type(salah).__name__)


def _jaga() -> Jawaban | None:
    if request.endpoint is None:
        return None
    if (cakupan := _cakupan()) is not None:
        _jaga_kunci(cakupan)
        return None
    izin = izin_endpoint(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]  # a proxy
    if izin is None:
        return None
    if g.akun is None:
        lanjut = request.full_path.rstrip("?") if request.method == "GET" else None
        if request.method == "POST":
            titipkan()
        return redirect(url_for("akun.masuk", lanjut=lanjut))
    if dahulu := _dahulu(g.akun, request.endpoint):
        return redirect(url_for(dahulu))
    if g.akun.peran not in izin:
        abort(403)
    return None


def _dahulu(akun: Akun, endpoint: str) -> str:
    """The page on which they must do something before anything else is open; empty where there is none."""
    if akun.wajib_ganti_sandi:
        return "" if endpoint in BOLEH_SEBELUM_GANTI_SANDI else "akun.sandi"
    return "kode.atur" if _belum_berkode(akun) and endpoint not in BOLEH_SEBELUM_KODE else ""


def _cakupan() -> Cakupan | None:
    """What a key needs for the page that is asked for; None for a page that asks for no key."""
    view = current_app.view_functions.get(request.endpoint or "")
    cakupan: Cakupan | None = getattr(view, "cakupan", None)
    return cakupan


def _jaga_kunci(cakupan: Cakupan) -> None:
    """Raises Galat (401) for a key that opens nothing, and (403) for one that does not open this."""
    dikirim, hari = request.authorization, hari_ini()
    if dikirim is None or dikirim.type != "bearer" or not dikirim.token:
        raise Galat(TANPA_KUNCI, status=401)
    kunci = queries.kunci_bersidik(sesi_db(), services.sidik_kunci(dikirim.token))
    if halangan := services.penghalang(kunci, hari):
        jendela: Pencacah = current_app.extensions[JENDELA]
        if not jendela.masuk(SALAH, "kunci", jaringan()):
            abort(429)
        raise Galat(halangan, status=401)
    g.kunci = kunci
    if cakupan.value not in kunci_kini().cakupan:
        raise Galat(f"Kunci API “{kunci_kini().nama}” tidak mencakup {cakupan.value}.", status=403)
    if kunci_kini().dipakai != hari:
        _catat_pemakaian(kunci_kini().id)


def _catat_pemakaian(nomor: int) -> None:
    """Once a day and key; a server that cannot write now is read all the same."""
    try:
        with transaksi() as tulis:
            services.catat_pemakaian(tulis, nomor, hari_ini())
    except (DBAPIError, Galat) as salah:
        current_app.logger.warning("the use of a key was not noted: %s", type(salah).__name__)


def _nomor_kunci() -> str:
    return str(kunci_kini().id)


def _tutup_simpanan(jawaban: Response) -> Response:
    """What a key opens is kept by no cache, refusals too, and 401 says how a key is shown."""
    if _cakupan() is not None:
        jawaban.headers["Cache-Control"] = "private, no-store"
        if jawaban.status_code == 401:
            jawaban.www_authenticate = WWWAuthenticate("bearer", {"realm": "skm"})
    return jawaban


def _lepaskan() -> None:
    """No transaction is open while a body is read, a password hashed, a file parsed: views do that first."""
    if request.method not in MEMBACA:
        lepaskan()


def _konteks() -> dict[str, Any]:
    rusak = g.get("kode_galat", 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
    akun: Akun | None = None if rusak else g.get("akun")  # taken back, it would be read anew
    return {"akun": akun, "navigasi": _letak(akun), "program": sebutan()}


def _letak(akun: Akun | None) -> Letak:
    """Where the page stands for them. A one-time password opens nothing but its own change."""
    if akun is not None and (akun.wajib_ganti_sandi or _belum_berkode(akun)):
        return Letak()
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy

    def boleh(endpoint: str) -> bool:
        izin = izin_endpoint(app, endpoint)
        return izin is None or (akun is not None and akun.peran in izin)

    return letak(app.extensions["skm_peta"], boleh, di_dalam=akun is not None)
