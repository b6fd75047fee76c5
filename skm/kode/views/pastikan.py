"""Whoever opens people's data, lets somebody else in or publishes confirms that it is still them.

The confirmation rides with what was sent: the page that asks holds every field of the form, sends them to the
same address again, and nothing that was typed is lost.
"""

from __future__ import annotations

from flask import current_app, make_response, render_template, request, session
from werkzeug.wrappers import Response

from skm.akun import services as akun_services
from skm.akun.izin import akun_kini
from skm.akun.models import Akun
from skm.akun.tebakan import Penebak
from skm.akun.views.bersama import PASTI, jendela_masuk
from skm.db import session as sesi_db
from skm.kode import services
from skm.kode.views.bersama import bp, periksa
from skm.web.jaringan import jaringan
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

BIDANG = "pasti-sandi"
"""The field in which it is typed."""
UMUR = 600
"""Seconds for which one confirmation holds."""
SALAH = "Sandi tidak cocok."
SALAH_KODE = "Bukan sandi Anda, dan bukan kode yang sedang berlaku."
TUNGGU = "Terlalu banyak percobaan yang salah. Mohon tunggu satu menit, lalu coba lagi."


@bp.before_app_request
def _pastikan() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    bidang: str | None = getattr(view, "pasti", None)
    if request.method != "POST" or bidang is None or (bidang and not request.form.get(bidang)):
        return None
    saat = int(sekarang().timestamp())
    if abs(saat - int(session.get(PASTI, 0))) <= UMUR:
        return None
    ketikan = request.form.get(BIDANG)
    if ketikan is None:
        return _tanya("", 403)
    akun = akun_kini()
    if salah := _salah(akun, ketikan):
        return _tanya(salah, 400)
    session[PASTI] = saat
    return None


def _salah(akun: Akun, ketikan: str) -> str:
    """Why what was typed confirms nothing; empty when it does."""
    penebak = Penebak(akun.nama, jaringan(), f"akun {akun.id}")
    if penebak.tertahan(jendela_masuk()):
        return TUNGGU
    if akun_services.sandi_cocok(akun, ketikan):
        return ""
    if akun.totp_sejak is None:
        penebak.catat(jendela_masuk())
        return SALAH
    kode, _ = periksa(akun, ketikan)
    if kode is None:
        penebak.catat(jendela_masuk())
        return SALAH_KODE
    with Upaya() as upaya:
        services.pakai(sesi_db(), akun, kode, pada=sekarang())
    return upaya.kalimat


def _tanya(salah: str, status: int) -> Response:
    kirim = [
        (nama, isi) for nama, isi in request.form.items(multi=True) if nama not in {BIDANG, "csrf_token"}
    ]
    isi = render_template(
        "kode/pastikan.html",
        tujuan=request.full_path.rstrip("?"),
        kiriman=kirim,
        bidang=BIDANG,
        salah=salah,
        berkode=akun_kini().totp_sejak is not None,
    )
    return make_response(isi, status)
