"""The second step of signing in. Who is between the two has a session that opens nothing."""

from __future__ import annotations

from flask import redirect, render_template, session
from werkzeug.wrappers import Response

from skm.akun import queries as akun_queries
from skm.akun import services as akun_services
from skm.akun.izin import terbuka
from skm.akun.models import Akun
from skm.akun.views.bersama import MENUNGGU, mulai_sesi, sesi_untuk, tujuan
from skm.db import sesi_baca
from skm.db import session as sesi_db
from skm.kode import services
from skm.kode.forms import KodeForm
from skm.kode.views.bersama import bp, periksa
from skm.web import kenal
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

SABAR = 600
"""Seconds between the password and the code."""


@bp.get("/masuk/kode")
@terbuka
def masuk() -> str:
    """Ask for the code; who has not typed the password is told to."""
    return _halaman(KodeForm(), _menunggu() is not None)


@bp.post("/masuk/kode")
@terbuka
def masuk_kirim() -> Response | tuple[str, int]:
    """Sign in with the code; it opens once."""
    akun, form = _menunggu(), KodeForm()
    if not form.validate() or akun is None:
        return _halaman(form, akun is not None), 400
    kode, salah = periksa(akun, form.kode.data)
    if kode is None:
        form.kode.errors = [salah]
        return _halaman(form, True), 400
    with Upaya(form, di="kode") as upaya:
        cara = services.pakai(sesi_db(), akun, kode, pada=sekarang())
        akun_services.catat(
            sesi_db(),
            unit_id=akun.unit_id,
            oleh=akun.nama,
            pada=sekarang(),
            peristiwa=f"masuk ke sistem {cara}",
        )
    if upaya.ditolak:
        return _halaman(form, True), upaya.status
    jawaban, sesi = redirect(tujuan(akun)), sesi_untuk(akun)
    sesi_db().commit()
    mulai_sesi(sesi)
    kenal.kenali(jawaban, akun.id)
    return jawaban


def _halaman(form: KodeForm, ditunggu: bool) -> str:
    return render_template("kode/masuk.html", form=form, ditunggu=ditunggu)


def _menunggu() -> Akun | None:
    """Whose password was right a moment ago."""
    tanda = session.get(MENUNGGU) or {}
    if abs(sekarang().timestamp() - tanda.get("pada", 0)) > SABAR:
        return None
    with sesi_baca() as baca:
        akun = akun_queries.akun_aktif(baca, tanda["akun"], tanda["versi"])
        return akun if akun is not None and akun.totp_sejak is not None else None
