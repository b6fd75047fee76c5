"""People's data in words that somebody typed: how much there is, shown on record, masked or left."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, pasti, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.akun.services import catat
from skm.db import session
from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.pekerjaan.models import JenisPekerjaan
from skm.pekerjaan.queries import terakhir_selesai
from skm.pekerjaan.views import catat_pekerjaan, jalankan
from skm.pribadi import queries, services
from skm.pribadi.models import Putusan
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import kabari
from skm.web.waktu import sekarang

bp = Blueprint("pribadi", __name__)
SEHALAMAN = 10
"""Findings shown at once."""
BIDANG = "putusan-"
PILIHAN = {satu.value: satu for satu in (Putusan.DISAMARKAN, Putusan.DIBIARKAN)}
KATA = {"nik": "NIK", "telepon": "Telepon", "surel": "Surel", "nama": "Nama pemohon atau pelapor"}


@bp.get("/kelola/pribadi")
@untuk(MENGELOLA, sebagai="Data pribadi dalam tulisan")
def daftar() -> str:
    """How much was found, where; what it says is not here."""
    unit_id = akun_kini().unit_id
    semua = [
        (services.MENURUT_NAMA[tabel, kolom].sebutan, KATA[jenis], banyak)
        for (tabel, kolom, jenis), banyak in queries.banyak_menurut_jenis(session(), unit_id).items()
    ]
    return render_template(
        "pribadi/daftar.html",
        semua=semua,
        putusan=queries.banyak_temuan(session(), unit_id),
        dicari=terakhir_selesai(session(), unit_id, JenisPekerjaan.SISIR),
        sehalaman=SEHALAMAN,
    )


@bp.post("/kelola/pribadi/cari")
@untuk(MENGELOLA)
def sisir() -> Response:
    """Look through all words in a process of its own."""
    with kabari(url_for("pribadi.daftar")):
        nomor = catat_pekerjaan(JenisPekerjaan.SISIR, "Semua tulisan kantor")
    return jalankan(nomor)


@bp.post("/kelola/pribadi/tampilkan")
@untuk(MENGELOLA)
@pasti
def tampilkan() -> str:
    """The oldest findings in their words, this once; who looked is written into the audit trail."""
    pelaku = akun_kini()
    unit = session().get_one(Unit, pelaku.unit_id)
    semua = queries.temuan_terbuka(session(), unit.id, banyak=SEHALAMAN)
    cuplikan = services.cuplikan(session(), unit, _brankas(), semua)
    butir = [
        {
            "nomor": satu.id,
            "tempat": services.MENURUT_NAMA[satu.tabel, satu.kolom].sebutan,
            "tetap": services.MENURUT_NAMA[satu.tabel, satu.kolom].tetap,
            "jenis": KATA[satu.jenis.value],
            "cuplikan": cuplikan.get(satu.id),
        }
        for satu in semua
    ]
    peristiwa = f"melihat {len(butir)} temuan data pribadi dalam tulisan"
    catat(session(), unit_id=unit.id, oleh=pelaku.nama, pada=sekarang(), peristiwa=peristiwa)
    lembar = render_template("pribadi/tampil.html", butir=butir)
    session().commit()
    return lembar


@bp.post("/kelola/pribadi")
@untuk(MENGELOLA)
def putuskan() -> Response:
    """Mask and leave as was chosen; what nothing was chosen about stays undecided."""
    pelaku = akun_kini()
    putusan = {
        nomor: PILIHAN[isi]
        for nama, isi in request.form.items()
        if nama.startswith(BIDANG) and isi in PILIHAN
        if (nomor := nomor_kiriman(nama.removeprefix(BIDANG))) is not None
    }
    tujuan = url_for("pribadi.daftar")
    with kabari(tujuan):
        unit = session().get_one(Unit, pelaku.unit_id)
        banyak = services.putuskan(
            session(), unit, putusan, brankas=_brankas(), oleh=pelaku.nama, pada=sekarang()
        )
    session().commit()
    disamarkan, dibiarkan = (banyak[satu] for satu in PILIHAN.values())
    flash(f"{disamarkan} bagian disamarkan, {dibiarkan} dibiarkan.", "sukses")
    return redirect(tujuan, 303)


def _brankas() -> Brankas:
    return Brankas(current_app.config["SKM"].data_key)
