"""The admin's list of accounts, and the audit trail."""

from __future__ import annotations

from datetime import datetime

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun import queries, services
from skm.akun.forms import AkunBaruForm, CariJejakForm
from skm.akun.halaman import baris_akun, halaman_jejak
from skm.akun.izin import akun_kini, pasti, untuk
from skm.akun.kebijakan import MELIHAT_JEJAK, MENGELOLA
from skm.akun.models import Akun, Peran
from skm.akun.rantai import ujung
from skm.akun.views.bersama import bp
from skm.db import lepaskan
from skm.db import session as sesi_db
from skm.teks import rapikan
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang, zona_kantor

SEHALAMAN = 100
"""Events of the audit trail on a page."""


@bp.get("/kelola/akun")
@untuk(MENGELOLA, sebagai="Akun")
def daftar() -> str:
    """All accounts, with a form for a new one."""
    return _halaman_daftar(AkunBaruForm())


@bp.post("/kelola/akun")
@untuk(MENGELOLA)
@pasti
def tambah() -> str | tuple[str, int]:
    """Add an account; its one-time password is shown on the answer and never again."""
    form, pelaku = AkunBaruForm(), akun_kini()
    if not form.validate():
        return _halaman_daftar(form), 400
    kata = services.sandi_acak()
    with Upaya(form, di="nama") as upaya:
        akun = services.buat_akun(
            sesi_db(),
            unit_id=pelaku.unit_id,
            nama=form.nama.data,
            peran=Peran(form.peran.data),
            sandi=kata,
            oleh=pelaku.nama,
            pada=sekarang(),
            sekali_pakai=True,
            hari_sandi=current_app.config["SKM"].sandi_sekali,
            orang=form.orang.data or "",
        )
    if upaya.ditolak:
        return _halaman_daftar(form), upaya.status
    sesi_db().commit()
    return _halaman_daftar(AkunBaruForm(formdata=None), sandi_baru=(akun.nama, kata, akun.sandi_sampai))


@bp.post("/kelola/akun/<int:nomor>/sandi")
@untuk(MENGELOLA)
@pasti
def setel_ulang(nomor: int) -> str:
    """Give an account a one-time password, shown once."""
    akun = _milik_unit(nomor)
    lepaskan()
    hari = current_app.config["SKM"].sandi_sekali
    kata = services.setel_ulang_sandi(
        sesi_db(), akun, oleh=akun_kini().nama, pada=sekarang(), hari_sandi=hari
    )
    sesi_db().commit()
    return _halaman_daftar(AkunBaruForm(formdata=None), sandi_baru=(akun.nama, kata, akun.sandi_sampai))


@bp.post("/kelola/akun/<int:nomor>/orang")
@untuk(MENGELOLA)
def ubah_orang(nomor: int) -> Response:
    """Say whose account it is; an empty name is nobody's yet."""
    akun, orang = _milik_unit(nomor), rapikan(request.form["orang"])[:120]
    services.ubah_orang(sesi_db(), akun, orang, oleh=akun_kini().nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Nama orang pada akun {akun.nama} disimpan.", "sukses")
    return redirect(url_for("akun.daftar"))


@bp.post("/kelola/akun/<int:nomor>/aktif")
@untuk(MENGELOLA)
def ubah_aktif(nomor: int) -> Response:
    """Close an account or open it again; one's own stays open."""
    akun = _milik_unit(nomor)
    if akun.id == akun_kini().id:
        flash("Akun Anda sendiri tidak dapat ditutup.", "galat")
        return redirect(url_for("akun.daftar"))
    services.ubah_aktif(sesi_db(), akun, aktif=not akun.aktif, oleh=akun_kini().nama, pada=sekarang())
    flash(f"Akun {akun.nama} sudah {'dibuka kembali' if akun.aktif else 'ditutup'}.", "sukses")
    sesi_db().commit()
    return redirect(url_for("akun.daftar"))


@bp.get("/kelola/jejak")
@untuk(MELIHAT_JEJAK)
def jejak() -> str:
    """The audit trail, newest first, a page at a time; what is looked for stands in the address."""
    form = CariJejakForm(request.args)
    sah = form.validate()
    cari, unit_id = form.cari(zona_kantor()) if sah else queries.CariJejak(), akun_kini().unit_id
    semua = queries.jejak_terakhir(sesi_db(), unit_id, SEHALAMAN + 1, cari) if sah else []
    akun = queries.daftar_akun(sesi_db(), unit_id)
    dikenal, orang = [satu.nama for satu in akun], {satu.nama: satu.sebutan for satu in akun}
    isi = halaman_jejak(form, semua, SEHALAMAN)
    return render_template(
        "akun/jejak.html", form=form, dikenal=dikenal, orang=orang, isi=isi, ujung=ujung(sesi_db(), unit_id)
    )


def _halaman_daftar(form: AkunBaruForm, sandi_baru: tuple[str, str, datetime | None] | None = None) -> str:
    pembaca = akun_kini()
    semua = queries.daftar_akun(sesi_db(), pembaca.unit_id)
    daftar = [baris_akun(satu, pembaca, sekarang()) for satu in semua]
    return render_template("akun/daftar.html", form=form, daftar=daftar, sandi_baru=sandi_baru)


def _milik_unit(nomor: int) -> Akun:
    akun = sesi_db().get(Akun, nomor)
    if akun is None or akun.unit_id != akun_kini().unit_id:
        abort(404)
    return akun
