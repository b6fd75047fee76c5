"""The admin's list of keys with which programs read what is not published."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun import queries, services
from skm.akun.forms import KunciBaruForm
from skm.akun.halaman import baris_kunci
from skm.akun.izin import akun_kini, pasti, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.akun.models import KunciApi
from skm.akun.views.bersama import bp
from skm.db import session
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang


@bp.get("/kelola/kunci")
@untuk(MENGELOLA, sebagai="Kunci API")
def kunci() -> str:
    """All keys, with a form for a new one."""
    return _halaman(KunciBaruForm())


@bp.post("/kelola/kunci")
@untuk(MENGELOLA)
@pasti
def kunci_buat() -> str | tuple[str, int]:
    """Make a key; it is shown on the answer and never again."""
    form, pelaku = KunciBaruForm(), akun_kini()
    if not form.validate():
        return _halaman(form), 400
    with Upaya(form) as upaya:
        isi = services.buat_kunci(
            session(),
            unit_id=pelaku.unit_id,
            nama=form.nama.data,
            cakupan=form.cakupan,
            berlaku_sampai=hari_ini() + timedelta(days=int(form.umur.data)),
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    session().commit()
    return _halaman(KunciBaruForm(formdata=None), baru=(form.nama.data, isi))


@bp.post("/kelola/kunci/<int:nomor>/cabut")
@untuk(MENGELOLA)
def kunci_cabut(nomor: int) -> Response:
    """Take a key back."""
    satu, tujuan = session().get(KunciApi, nomor), url_for("akun.kunci")
    if satu is None or satu.unit_id != akun_kini().unit_id:
        abort(404)
    with kabari(tujuan):
        services.cabut_kunci(session(), satu, oleh=akun_kini().nama, pada=sekarang())
    flash(f"Kunci {satu.nama} sudah dicabut. Program yang memakainya tidak dapat membaca lagi.", "sukses")
    session().commit()
    return redirect(tujuan, 303)


def _halaman(form: KunciBaruForm, baru: tuple[str, str] | None = None) -> str:
    unit_id, hari = akun_kini().unit_id, hari_ini()
    orang = {satu.nama: satu.sebutan for satu in queries.daftar_akun(session(), unit_id)}
    daftar = [baris_kunci(satu, orang, hari) for satu in queries.daftar_kunci(session(), unit_id)]
    return render_template("akun/kunci.html", form=form, daftar=daftar, baru=baru)
