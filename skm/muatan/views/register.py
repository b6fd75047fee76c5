"""Loading the registers offices keep, checking first, and undoing a load as a whole."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.berkas.hasil import HasilImpor
from skm.berkas.models import JenisImpor
from skm.berkas.queries import daftar_impor, impor_besar
from skm.berkas.tabel import TERBESAR, dari_isi, ringan
from skm.db import session as sesi_db
from skm.layanan.queries import kalender
from skm.muatan.forms.register import RegisterForm
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register
from skm.muatan.views.bersama import bp
from skm.pekerjaan.models import JenisPekerjaan
from skm.pekerjaan.views import catat_pekerjaan, jalankan
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang, zona_kantor


@bp.get("/kelola/register")
@untuk(MENGELOLA, sebagai="Muatan register")
def register() -> str:
    """The registers loaded so far, and a form for another."""
    return _halaman(RegisterForm())


@bp.post("/kelola/register")
@untuk(MENGELOLA)
@kiriman_besar(TERBESAR)
def register_muat() -> Response | tuple[str, int] | str:
    """Check a register, and load it unless only checking was asked for."""
    form, pelaku = RegisterForm(), akun_kini()
    if not form.validate():
        return _halaman(form), 400
    coba = "coba" in request.form
    nama, isi = form.berkas.data.filename or "", form.berkas.data.read()
    with Upaya(form, di="berkas") as upaya:
        tabel = dari_isi(nama, isi, boleh_lepas=True) if ringan(nama, isi) else None
    if upaya.ditolak:
        return _halaman(form), upaya.status
    if tabel is None:
        with Upaya(form, di="berkas") as upaya:
            nomor = catat_pekerjaan(JenisPekerjaan.REGISTER, nama, coba=coba)
        return (_halaman(form), upaya.status) if upaya.ditolak else jalankan(nomor, isi)
    with Upaya(form, di="berkas", coba=coba) as upaya:
        hasil = muat(
            sesi_db(),
            tabel,
            unit_id=pelaku.unit_id,
            kalender=kalender(sesi_db(), pelaku.unit_id, zona_kantor()),
            oleh=pelaku.nama,
            pada=sekarang(),
            coba=coba,
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    if coba:
        return _halaman(form, hasil)
    sesi_db().commit()
    flash(f"{hasil.ditambahkan} permohonan dimuat, {hasil.dilewati} sudah ada.", "sukses")
    return redirect(url_for("muatan.register"), 303)


@bp.post("/kelola/register/<int:nomor>/batal")
@untuk(MENGELOLA)
def register_batal(nomor: int) -> Response:
    """Withdraw every case of one load, unless the desk has worked on one."""
    pelaku, tujuan = akun_kini(), url_for("muatan.register")
    if (besar := impor_besar(sesi_db(), pelaku.unit_id, nomor)) is not None:
        with kabari(tujuan):
            pekerjaan = catat_pekerjaan(JenisPekerjaan.BATAL_REGISTER, besar.nama_berkas, nomor=nomor)
        return jalankan(pekerjaan)
    with kabari(tujuan):
        jumlah = batalkan_register(
            sesi_db(), unit_id=pelaku.unit_id, nomor=nomor, oleh=pelaku.nama, pada=sekarang()
        )
    sesi_db().commit()
    flash(f"Muatan dibatalkan: {jumlah} permohonan ditarik.", "sukses")
    return redirect(tujuan, 303)


def _halaman(form: RegisterForm, hasil: HasilImpor | None = None) -> str:
    daftar = daftar_impor(sesi_db(), akun_kini().unit_id, [JenisImpor.PERMOHONAN])
    return render_template("muatan/register.html", form=form, hasil=hasil, daftar=daftar)
