"""Exports, chosen on one page and sent as files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile

from flask import Response, abort, render_template, send_file

from kinerja.periode import Periode
from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGEKSPOR
from skm.bentuk.aliran import BENTUK, Kolom
from skm.db import lepaskan, session
from skm.ekspor.isi import Ekspor
from skm.ekspor.jenis import JENIS, TERPASANG, penulis
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import BAGIAN, periode_diminta, semua_tahun
from skm.laporan.views.saringan import bp, tahun_dan_bagian
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.waktu import hari_ini, sekarang, zona_kantor

KATA = {
    "jawaban": (
        "Jawaban survei",
        "Satu baris satu responden: nilai tiap unsur saja, dalam urutan acak. Tidak ada hari, layanan, cara "
        "masuk, profil, atau sarannya.",
    ),
    "permohonan": (
        "Permohonan",
        "Satu baris satu permohonan yang diterima dalam periode ini, tanpa nama pemohon dan petugas.",
    ),
    "indikator": (
        "Indikator",
        "Tiap indikator menurut kedua rumus, dengan target dan capaiannya, untuk tiap triwulan dan tahun "
        "yang utuh di dalam periode ini.",
    ),
    "jejak": (
        "Jejak audit",
        "Siapa melakukan apa, satu baris satu peristiwa, dengan nomor dan sidiknya dalam rantai: peristiwa "
        "yang diubah atau dihapus sesudahnya tidak cocok lagi.",
    ),
}
"""What each kind is called, and what its rows are."""


@dataclass(frozen=True, slots=True)
class Kartu:
    """One kind of export on the page."""

    jenis: str
    judul: str
    isi: str
    kolom: tuple[Kolom, ...] = ()
    catatan: tuple[str, ...] = ()
    ada: bool = True
    """Whether there is one for the period; the notes say why not."""


@bp.get("/laporan/ekspor")
@untuk(MENGEKSPOR, di="laporan.ikm", sebagai="Ekspor data")
def ekspor() -> str:
    """What can be taken along, of which period."""
    tahun, bagian = tahun_dan_bagian()
    periode = periode_diminta(tahun, bagian)
    return render_template(
        "ekspor/ekspor.html",
        periode=periode.label,
        kartu=list(_kartu(periode)),
        bentuk=TERPASANG,
        pilihan=(
            ("tahun", "Tahun", [(satu, str(satu)) for satu in semua_tahun(hari_ini(), tahun)], tahun),
            ("bagian", "Periode", list(BAGIAN.items()), bagian),
        ),
        alamat={"tahun": tahun, "bagian": bagian},
    )


def _kartu(periode: Periode) -> Iterator[Kartu]:
    saat = Saat(sekarang(), zona_kantor())
    for jenis, satu in JENIS.items():
        if halangan := satu.halangan(periode, saat.hari):
            yield Kartu(jenis, *KATA[jenis], catatan=(halangan,), ada=False)
        else:
            hasil = satu.susun(session(), kantor_sendiri(), periode, saat)
            yield Kartu(jenis, *KATA[jenis], hasil.kolom, hasil.catatan)


@bp.get("/laporan/ekspor/<jenis>.<bentuk>")
@untuk(MENGEKSPOR)
def ekspor_unduh(jenis: str, bentuk: str) -> Response:
    """The file. It is written whole before its first byte is sent, and its length is said: what breaks on the
    way is no complete download."""
    if jenis not in JENIS or bentuk not in TERPASANG:
        abort(404)
    tahun, bagian = tahun_dan_bagian()
    saat = Saat(sekarang(), zona_kantor())
    hasil = JENIS[jenis].susun(session(), kantor_sendiri(), periode_diminta(tahun, bagian), saat)
    return kirim_ekspor(hasil, bentuk)


def kirim_ekspor(hasil: Ekspor, bentuk: str) -> Response:
    """The export as a file of that kind, for nobody's cache."""
    tulis, mime = penulis(bentuk), BENTUK[bentuk][1]
    berkas = TemporaryFile(prefix="skm-ekspor-")  # noqa: SIM115  # closed with the answer
    try:
        tulis(berkas, hasil.kolom, hasil.kelompok)
        panjang = berkas.seek(0, os.SEEK_END)
        berkas.seek(0)
        jawaban = send_file(
            berkas, mimetype=mime, as_attachment=True, download_name=f"{hasil.berkas}.{bentuk}", max_age=None
        )
    except BaseException:
        berkas.close()
        raise
    lepaskan()  # the connection is free while a slow line carries the file
    jawaban.content_length = panjang
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
