"""The chapters of the report, in the order and under the headings of the form in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from kinerja.tanggal import tanggal_indonesia
from skm.bentuk.isi import Periksa
from skm.bentuk.naskah import (
    Alinea,
    Bagan,
    Blok,
    DaftarIsi,
    Gambar,
    Judul,
    Naskah,
    Pengesahan,
    TabelNaskah,
    nomori,
)
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm import tabel
from skm.dokumen.laporan_skm.pengolahan import pengolahan
from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.seksi import BUTIR, catatan, paragraf
from skm.laporan.hasil.seksi import JUDUL as JUDUL_SEKSI
from skm.laporan.hasil.tambahan import Seksi

JUDUL = "Laporan Pelaksanaan Survei Kepuasan Masyarakat"
PENDEK = "Laporan Pelaksanaan SKM"
FORUM_BELUM = "Forum Konsultasi Publik untuk periode ini belum dicatat."
DIUSULKAN = " Unsur dengan nilai terendah diusulkan untuk didahulukan."
BAGAN_TERENDAH, BAGAN_TERTINGGI = 1, 4
"""Scores; the index lies between 25 and 100."""


def berkas(hasil: HasilPeriode) -> str:
    """The file's name without ending."""
    nama = f"laporan-skm-{hasil.periode}".lower()
    layanan = "".join(huruf if huruf.isalnum() else "-" for huruf in hasil.layanan.lower())[:60]
    return f"{nama}-{layanan}" if layanan else nama


def kepala(hasil: HasilPeriode) -> str:
    """The head of every page: how final it is, and the document's name."""
    nama = f"{PENDEK} {hasil.periode.label}"
    return f"{hasil.keadaan.tanda} · {nama}" if hasil.keadaan.tanda else nama


def naskah(
    hasil: HasilPeriode,
    kantor: Kantor,
    dibuat: datetime,
    lambang: bytes = b"",
    periksa: Periksa | None = None,
) -> Naskah:
    """The whole report."""
    layanan = (f"Layanan: {hasil.layanan}",) if hasil.layanan else ()
    keadaan = () if not hasil.keadaan.tanda else (f"{hasil.keadaan.tanda}, {tanggal_indonesia(hasil.hari)}",)
    disetujui = () if periksa is None else (periksa.teks, periksa.alamat, periksa.catatan)
    return Naskah(
        berkas=berkas(hasil),
        judul=JUDUL,
        judul_sampul=JUDUL.replace(" Survei", "\nSurvei"),
        anak_judul=hasil.periode.label,
        kop=kantor.kop.baris,
        sampul=(*layanan, kantor.nama, kantor.kabupaten, *keadaan, *filter(None, disetujui)),
        kepala=kepala(hasil),
        dicetak=kantor.dicetak,
        penulis=kantor.nama,
        dibuat=dibuat,
        isi=nomori(tuple(_isi(hasil, kantor))),
        lambang=lambang,
        periksa=periksa,
    )


def _isi(hasil: HasilPeriode, kantor: Kantor) -> Iterator[Blok]:
    yield Judul(1, "DAFTAR ISI")
    yield DaftarIsi()
    yield from _pendahuluan(hasil)
    yield from _pengumpulan(hasil)
    yield from _hasil(hasil)
    yield from _analisis(hasil)
    yield Judul(1, JUDUL_SEKSI[Seksi.KESIMPULAN])
    yield from _seksi(hasil, Seksi.KESIMPULAN)
    yield Pengesahan(kantor.camat(hasil.hari.year))
    yield from _lampiran(hasil)


def _seksi(hasil: HasilPeriode, seksi: Seksi) -> Iterator[Blok]:
    """A section's text as it is printed, and whether somebody wrote it anew."""
    for satu in paragraf(hasil, seksi):
        yield Alinea(satu.removeprefix(BUTIR), butir=satu.startswith(BUTIR))
    if kata := catatan(hasil, seksi):
        yield Alinea(kata, catatan=True)


def _berjudul(hasil: HasilPeriode, *semua: Seksi) -> Iterator[Blok]:
    for seksi in semua:
        yield Judul(2, JUDUL_SEKSI[seksi])
        yield from _seksi(hasil, seksi)


def _pendahuluan(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB I PENDAHULUAN")
    yield from _berjudul(hasil, Seksi.LATAR_BELAKANG, Seksi.DASAR, Seksi.TUJUAN)


def _pengumpulan(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB II PENGUMPULAN DATA SKM")
    yield from _berjudul(hasil, Seksi.PELAKSANA, Seksi.METODE, Seksi.LOKASI)
    yield Judul(2, "2.4 Waktu Pelaksanaan SKM")
    yield TabelNaskah(tabel.waktu(hasil))
    yield from _berjudul(hasil, Seksi.RESPONDEN)
    yield TabelNaskah(tabel.sampel(hasil))
    yield TabelNaskah(tabel.krejcie())


def _hasil(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB III HASIL PENGOLAHAN DATA SKM")
    yield Judul(2, "3.1 Jumlah Responden SKM")
    yield TabelNaskah(tabel.responden(hasil))
    yield from _berjudul(hasil, Seksi.IKM)
    yield TabelNaskah(tabel.unsur(hasil))
    nilai = tuple(satu.nrr for satu in hasil.unsur)
    if any(satu is not None for satu in nilai):
        kode = tuple(satu.kode for satu in hasil.unsur)
        yield Bagan("Nilai tiap unsur", kode, nilai, "Nilai (1–4)", BAGAN_TERENDAH, BAGAN_TERTINGGI)


def _analisis(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB IV ANALISIS HASIL SKM")
    yield from _berjudul(hasil, Seksi.ANALISIS)
    if hasil.unsur:
        yield TabelNaskah(tabel.peringkat(hasil))
    yield from _seksi(hasil, Seksi.KETEPATAN)
    yield TabelNaskah(tabel.ketepatan(hasil))
    yield Judul(2, "4.2 Rencana Tindak Lanjut")
    forum = hasil.rencana.forum
    yield Alinea(
        f"Rencana tindak lanjut disepakati dalam Forum Konsultasi Publik pada {tanggal_indonesia(forum)}."
        if forum
        else FORUM_BELUM + ("" if hasil.rencana.ditetapkan else DIUSULKAN)
    )
    yield TabelNaskah(tabel.rencana(hasil))
    yield from _berjudul(hasil, Seksi.TREN)
    yield TabelNaskah(tabel.tren(hasil))
    titik = [satu for satu in hasil.tren if satu.nilai is not None]
    if len(titik) > 1:
        nilai = tuple(Fraction(satu.nilai) for satu in titik if satu.nilai is not None)
        label = tuple(satu.periode.label for satu in titik)
        yield Bagan("Tren nilai IKM", label, nilai, "IKM (25–100)", 25, 100, garis=True)


def _lampiran(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "LAMPIRAN 1 KUESIONER")
    for isi in tabel.kuesioner(hasil):
        yield TabelNaskah(isi)
    yield Judul(1, "LAMPIRAN 2 HASIL PENGOLAHAN DATA")
    for olahan in pengolahan(hasil):
        yield TabelNaskah(olahan)
    yield Judul(1, "LAMPIRAN 3 DOKUMENTASI")
    for satu in hasil.foto:
        yield Gambar(satu.keterangan, satu.isi, satu.lebar, satu.tinggi)
    if not hasil.foto:
        yield Alinea("Belum ada foto kegiatan yang disimpan untuk periode ini.")
    yield Judul(1, "LAMPIRAN 4 HASIL TINDAK LANJUT PERIODE SEBELUMNYA")
    yield TabelNaskah(tabel.tindak_lanjut(hasil))
