"""Loading a year's catalogue from its sheet; targets of locked quarters stay."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.berkas.tabel import dari_isi
from skm.db import session
from skm.isian.queries import terkunci
from skm.katalog.forms import KatalogForm, SalinForm
from skm.katalog.lembar.baris import Pelaku
from skm.katalog.lembar.kolom import KODE
from skm.katalog.lembar.muat import muat
from skm.katalog.views.alamat import bp
from skm.katalog.views.katalog import halaman_katalog
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

TERBESAR = 5 * 1024 * 1024


@bp.post("/indikator-katalog/muat")
@untuk(MENGELOLA)
@kiriman_besar(TERBESAR)
def katalog_muat() -> Jawaban:
    """Make the changes of a spreadsheet, or only show them."""
    form, pelaku = KatalogForm(), akun_kini()
    if not form.validate():
        return halaman_katalog(SalinForm(None), form), 400
    coba = "coba" in request.form
    with Upaya(form, di="berkas") as upaya:
        tabel = dari_isi(form.berkas.data.filename or "", form.berkas.data.read(), (KODE,))
    if upaya.ditolak:
        return halaman_katalog(SalinForm(None), form), upaya.status
    with Upaya(form, di="berkas", coba=coba) as upaya:
        hasil = muat(
            session(),
            tabel,
            unit_id=pelaku.unit_id,
            tahun=form.tahun.data,
            pelaku=Pelaku(pelaku.nama, pelaku.peran, sekarang(), form.dokumen.data or "", form.alasan.data),
            menambah=form.tambah.data,
            terkunci=terkunci(session(), pelaku.unit_id, form.tahun.data),
        )
    if upaya.ditolak:
        return halaman_katalog(SalinForm(None), form), upaya.status
    if coba:
        return halaman_katalog(SalinForm(None), form, hasil)
    session().commit()
    flash(f"{len(hasil.perubahan)} perubahan disimpan.", "sukses" if hasil.perubahan else "info")
    return redirect(url_for("indikator.katalog"), 303)
