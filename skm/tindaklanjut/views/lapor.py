"""What became of a plan, told by the post that answers for it, with evidence."""

from __future__ import annotations

from pathlib import Path

from flask import Response as Kiriman
from flask import abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.http import dump_options_header

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAPORKAN, MEMBACA_ANGKA
from skm.db import session
from skm.isian.services import buang_berkas, buka_bukti, letak, tempatkan_berkas
from skm.isian.services.bukti import JENIS, TERBESAR, Berkas, periksa_berkas
from skm.laporan.hasil.pilihan import bagian_periode
from skm.laporan.views.saringan import bp
from skm.tindaklanjut import queries, services
from skm.tindaklanjut.forms import LaporForm
from skm.tindaklanjut.models import BuktiTindakLanjut, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.views.bersama import SATU, Form, bertugas, halaman_rencana, milik
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang


@bp.post(f"{SATU}/lapor")
@untuk(MELAPORKAN)
@kiriman_besar(TERBESAR + 64 * 1024)
def tindak_lanjut_lapor(nomor: int) -> Jawaban:
    """Keep status, realisation and a chosen file together, or nothing of them."""
    form = LaporForm()
    with Upaya(form) as dilihat:  # before anything is read: it takes its time
        berkas = _berkas()
    satu = _sendiri(nomor)
    if dilihat.ditolak or not form.validate():
        if dilihat.ditolak:
            form.berkas.errors = [dilihat.kalimat]
        return halaman_rencana(satu, Form(lapor=form)), 400
    with Upaya(form) as upaya:
        berubah = services.laporkan(
            session(),
            satu,
            status=StatusTindakLanjut(form.status.data),
            realisasi=form.realisasi.data or "",
            berkas=berkas,
            folder=folder(),
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return halaman_rencana(milik(nomor), Form(lapor=form)), upaya.status
    tujuan = _alamat(satu)
    session().commit()
    tempatkan_berkas(berkas, folder())
    flash("Laporan disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return redirect(tujuan, 303)


@bp.get(f"{SATU}/bukti/<int:bukti>")
@untuk(MEMBACA_ANGKA)
def tindak_lanjut_bukti(nomor: int, bukti: int) -> Jawaban:
    """The file as it was sent, always as a download: nothing of it runs here."""
    satu = milik(nomor)
    berkas = _bukti(satu, bukti)
    with kabari(_alamat(satu)):
        isi = buka_bukti(berkas, folder())
    jawaban = Kiriman(isi, mimetype=JENIS[berkas.jenis])
    nama = f"tindak-lanjut-{satu.id}-{berkas.id}.{berkas.jenis}"
    jawaban.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": nama})
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


@bp.post(f"{SATU}/bukti/<int:bukti>/hapus")
@untuk(MELAPORKAN, di="laporan.tindak_lanjut_rinci")
def tindak_lanjut_bukti_hapus(nomor: int, bukti: int) -> Jawaban:
    """Take a file away."""
    satu = _sendiri(nomor)
    berkas, tujuan = _bukti(satu, bukti), _alamat(satu)
    tempat = letak(folder(), berkas.sidik)
    with kabari(tujuan):
        terakhir = services.hapus_bukti_rencana(
            session(), satu, berkas, oleh=akun_kini().nama, pada=sekarang()
        )
    session().commit()
    if terakhir:
        buang_berkas(session(), [tempat])
    flash("Bukti dihapus.", "sukses")
    return redirect(tujuan, 303)


def folder() -> Path:
    """Where the server keeps files."""
    satu: Path = current_app.config["SKM"].instance
    return satu


def _sendiri(nomor: int) -> RencanaTindakLanjut:
    """The plan, to be reported on by who answers for it: 403 for others."""
    satu = milik(nomor)
    return satu if bertugas(satu) else abort(403)


def _bukti(satu: RencanaTindakLanjut, nomor: int) -> BuktiTindakLanjut:
    return queries.bukti_rencana(session(), satu.id, nomor) or abort(404)


def _berkas() -> Berkas | None:
    """The file sent along. Raises Galat for what is not kept."""
    berkas = request.files.get("berkas")
    if berkas is None or not berkas.filename:
        return None
    return periksa_berkas(berkas.filename, berkas.read(TERBESAR + 1))


def _alamat(satu: RencanaTindakLanjut) -> str:
    tahun, bagian = bagian_periode(Periode(satu.dari, satu.sampai))
    return url_for("laporan.tindak_lanjut_rinci", nomor=satu.id, tahun=tahun, bagian=bagian)
