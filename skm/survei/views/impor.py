"""Loading tables of answers, and undoing a load as a whole."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session as sesi_db
from skm.layanan.impor import GalatImpor, HasilImpor
from skm.layanan.tabel import GalatTabel, dari_isi
from skm.survei.forms.kertas import MuatForm
from skm.survei.impor import muat
from skm.survei.queries.kertas import daftar_muatan
from skm.survei.services.impor import GalatBatal, batalkan_muatan
from skm.survei.views.bersama import bp
from skm.web.waktu import hari_ini, sekarang

TERBESAR = 10 * 1024 * 1024
"""Bytes of a table: two hundred thousand rows stay below."""


@bp.get("/kelola/impor")
@untuk(Peran.ADMIN)
def impor() -> str:
    """The loads so far, and a form for another."""
    return _halaman(MuatForm())


@bp.post("/kelola/impor")
@untuk(Peran.ADMIN)
def impor_muat() -> Response | tuple[str, int] | str:
    """Check a table, and load it unless only checking was asked for."""
    request.max_content_length = TERBESAR
    form, pelaku = MuatForm(), akun_kini()
    if not form.validate():
        return _halaman(form), 400
    berkas = form.berkas.data
    try:
        tabel = dari_isi(berkas.filename or "", berkas.read())
        hasil = muat(
            sesi_db(),
            tabel,
            unit_id=pelaku.unit_id,
            hari_ini=hari_ini(),
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    except (GalatTabel, GalatImpor) as galat:
        sesi_db().rollback()
        form.berkas.errors = [str(galat)]
        return _halaman(form), 400
    if "coba" in request.form:
        sesi_db().rollback()
        return _halaman(form, hasil)
    sesi_db().commit()
    if hasil.ditambahkan:
        flash(f"{hasil.ditambahkan} jawaban dimuat.", "sukses")
    else:
        flash("Berkas ini sudah pernah dimuat; tidak ada yang ditambahkan.", "info")
    return redirect(url_for("survei.impor"), 303)


@bp.post("/kelola/impor/<int:nomor>/batal")
@untuk(Peran.ADMIN)
def impor_batal(nomor: int) -> Response:
    """Delete every answer of one load."""
    pelaku = akun_kini()
    try:
        jumlah = batalkan_muatan(
            sesi_db(), unit_id=pelaku.unit_id, nomor=nomor, oleh=pelaku.nama, pada=sekarang()
        )
    except GalatBatal as galat:
        flash(str(galat), "galat")
        return redirect(url_for("survei.impor"), 303)
    sesi_db().commit()
    flash(f"Muatan dibatalkan: {jumlah} jawaban dihapus. Berkas yang sama dapat dimuat lagi.", "sukses")
    return redirect(url_for("survei.impor"), 303)


def _halaman(form: MuatForm, hasil: HasilImpor | None = None) -> str:
    daftar = daftar_muatan(sesi_db(), akun_kini().unit_id)
    return render_template("survei/impor.html", form=form, hasil=hasil, daftar=daftar)
