"""The time in which the office promises to answer, from a day on."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.pengaduan import queries, services
from skm.pengaduan.forms import JanjiForm
from skm.pengaduan.janji import BAWAAN
from skm.pengaduan.views.bersama import bp
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get("/pengaduan/kelola/janji")
@untuk(MENGELOLA)
def janji() -> str:
    """The promise of today, and every one there was."""
    return _halaman(JanjiForm(None, mulai=hari_ini()))


@bp.post("/pengaduan/kelola/janji")
@untuk(MENGELOLA)
def janji_simpan() -> Response | tuple[str, int]:
    """Promise another time; complaints that are in keep the one of their day."""
    form = JanjiForm()
    if not form.validate():
        return _halaman(form), 400
    with Upaya(form) as upaya:
        services.ubah_janji(
            sesi_db(),
            unit_id=akun_kini().unit_id,
            hari=form.hari.data,
            mulai=form.mulai.data,
            hari_ini=hari_ini(),
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    sesi_db().commit()
    flash("Janji disimpan.", "sukses")
    return redirect(url_for("pengaduan.janji"), 303)


def _halaman(form: JanjiForm) -> str:
    semua = queries.semua_janji(sesi_db(), akun_kini().unit_id)
    kini = queries.janji_pada(semua, hari_ini())
    return render_template("pengaduan/kelola/janji.html", form=form, semua=semua, kini=kini, bawaan=BAWAAN)
