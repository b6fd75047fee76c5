"""The admin's questionnaires: versions and drafts."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.bahasa import ASAL, daftar_bahasa
from skm.db import session as sesi_db
from skm.kuesioner.forms import NAMA_SKALA, FormKuesioner, dari_kiriman, dari_kuesioner
from skm.kuesioner.halaman import versi
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.services import kuesioner as layani
from skm.kuesioner.tanam import contoh_2004
from skm.kuesioner.views.alamat import SATU, bp
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang


@bp.get("/kelola/kuesioner")
@untuk(MENGELOLA, sebagai="Kuesioner")
def daftar() -> str:
    """All versions of all kinds."""
    daftar = [versi(satu) for satu in layani.daftar_kuesioner(sesi_db(), akun_kini().unit_id)]
    return render_template("kuesioner/daftar.html", daftar=daftar, jenis=layani.JUDUL)


@bp.post("/kelola/kuesioner")
@untuk(MENGELOLA)
def draf() -> Response:
    """Begin, or go on with, the draft of a kind."""
    teks, pelaku = request.form.get("jenis", ""), akun_kini()
    if teks not in set(JenisKuesioner):
        abort(400)
    with kabari(url_for("kuesioner.daftar")):
        satu = layani.draf(
            sesi_db(), unit_id=pelaku.unit_id, jenis=JenisKuesioner(teks), oleh=pelaku.nama, pada=sekarang()
        )
    nomor = satu.id
    sesi_db().commit()
    return redirect(url_for("kuesioner.ubah", nomor=nomor), 303)


@bp.get(SATU)
@untuk(MENGELOLA, sebagai="Kuesioner ini")
def ubah(nomor: int) -> str:
    """The draft to be edited, or a published version to be read."""
    satu = milik(nomor)
    return _halaman(satu, dari_kuesioner(layani.salin(satu)), satu.perubahan)


@bp.post(SATU)
@untuk(MENGELOLA)
def simpan(nomor: int) -> Jawaban:
    """Keep the draft; `aksi` may ask for another row, the unsur of 2004, or the way to publication."""
    satu, perubahan, form = milik(nomor), angka_perubahan(), dari_kiriman(request.form)
    if request.form.get("aksi") == "contoh-2004":
        form = dari_kuesioner(contoh_2004())
    isi = form.isi()
    if isi is None:
        return _halaman(satu, form, perubahan), 400
    if request.form.get("aksi", "").startswith(("tambah", "contoh")):
        return _halaman(satu, form, perubahan)
    with Upaya(form) as upaya:
        layani.simpan_draf(sesi_db(), satu, isi, perubahan=perubahan)
    if upaya.ditolak:
        return _halaman(milik(nomor), form, perubahan), upaya.status
    sesi_db().commit()  # what was typed is kept even when publishing is refused
    if request.form.get("aksi") != "terbit":
        flash("Draf disimpan.", "sukses")
        return redirect(url_for("kuesioner.ubah", nomor=nomor), 303)
    with Upaya(form) as upaya:
        layani.pastikan_siap_terbit(satu)
    if upaya.ditolak:
        return _halaman(satu, form, satu.perubahan), upaya.status
    return redirect(url_for("kuesioner.terbit", nomor=nomor), 303)


@bp.post(f"{SATU}/buang")
@untuk(MENGELOLA)
def buang(nomor: int) -> Response:
    """Throw a draft away."""
    tujuan = url_for("kuesioner.daftar")
    with kabari(tujuan):
        layani.buang_draf(sesi_db(), milik(nomor), oleh=akun_kini().nama, pada=sekarang())
    sesi_db().commit()
    flash("Draf dibuang.", "sukses")
    return redirect(tujuan, 303)


def angka_perubahan() -> int:
    """How many edits of the draft the sender had seen; a form that does not say is refused (400)."""
    perubahan = nomor_kiriman(request.form.get("perubahan", ""))
    return abort(400) if perubahan is None else perubahan


def milik(nomor: int) -> Kuesioner:
    """That version of one's own unit, else 404."""
    satu = sesi_db().get(Kuesioner, nomor)
    if satu is None or satu.unit_id != akun_kini().unit_id:
        abort(404)
    return satu


def _halaman(satu: Kuesioner, form: FormKuesioner, perubahan: int) -> str:
    return render_template(
        "kuesioner/ubah.html",
        versi=versi(satu),
        form=form,
        skala=NAMA_SKALA,
        perubahan=perubahan,
        bahasa={kode: nama for kode, nama in daftar_bahasa().items() if kode != ASAL},
        hilang=layani.unsur_hilang(sesi_db(), satu) if satu.terbit_pada is None else [],
    )
