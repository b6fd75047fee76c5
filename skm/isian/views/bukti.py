"""Evidence of a quarter: opened with safe headers, taken away while it is a draft."""

from __future__ import annotations

from pathlib import Path

from flask import Response, abort, current_app, flash, redirect
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.http import dump_options_header

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI
from skm.db import session
from skm.isian import queries, services
from skm.isian.models import BuktiDukung
from skm.isian.services.bukti import JENIS
from skm.isian.views.isian import alamat_isi, indikator_sendiri, tampilkan
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang


@bp.get("/indikator/<kode>/bukti/<int:nomor>")
@untuk(MEMBACA_ANGKA)
def bukti_buka(kode: str, nomor: int) -> Jawaban:
    """The file as it was sent, always as a download: nothing of it runs here."""
    satu = indikator_diminta(kode)
    milik = _milik(satu, nomor)
    with Upaya() as upaya:
        isi = services.buka_bukti(milik, _folder())
    if upaya.ditolak:
        return tampilkan(satu, milik.triwulan, upaya.kalimat), upaya.status
    jawaban = Response(isi, mimetype=JENIS[milik.jenis])
    jawaban.headers["Content-Disposition"] = dump_options_header(
        "attachment", {"filename": f"{satu.kode}-tw{milik.triwulan}-{milik.id}.{milik.jenis}"}
    )
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


@bp.post("/indikator/<kode>/bukti/<int:nomor>/hapus")
@untuk(MENGISI, di="indikator.isi")
def bukti_hapus(kode: str, nomor: int) -> Jawaban:
    """Take a file away while the quarter is a draft."""
    satu = indikator_sendiri(kode)
    milik = _milik(satu, nomor)
    tujuan, berkas = alamat_isi(satu, milik.triwulan), services.letak(_folder(), milik.sidik)
    with kabari(tujuan):
        terakhir = services.hapus_bukti(session(), satu, milik, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    if terakhir:
        services.buang_berkas(session(), [berkas])
    flash("Bukti dihapus.", "sukses")
    return redirect(tujuan, 303)


def _milik(satu: Indikator, nomor: int) -> BuktiDukung:
    return queries.bukti_bernomor(session(), satu.id, nomor) or abort(404)


def _folder() -> Path:
    folder: Path = current_app.config["SKM"].instance
    return folder
