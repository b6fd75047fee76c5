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
    Judul,
    Naskah,
    Pengesahan,
    TabelNaskah,
    nomori,
)
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm import tabel
from skm.dokumen.laporan_skm.pengolahan import pengolahan
from skm.laporan.hasil import narasi
from skm.laporan.hasil.isi import HasilPeriode

JUDUL = "Laporan Pelaksanaan Survei Kepuasan Masyarakat"
PENDEK = "Laporan Pelaksanaan SKM"
FORUM_BELUM = "Forum Konsultasi Publik untuk periode ini belum dicatat."
DIUSULKAN = " Unsur dengan nilai terendah diusulkan untuk didahulukan."
HUKUM = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang "
    "Pelayanan Publik.",
)
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
    disetujui = () if periksa is None else (periksa.teks, periksa.alamat)
    return Naskah(
        berkas=berkas(hasil),
        judul=JUDUL,
        judul_sampul=JUDUL.replace(" Survei", "\nSurvei"),
        anak_judul=hasil.periode.label,
        kop=kantor.kop.baris,
        sampul=(*layanan, kantor.nama, kantor.kabupaten, *keadaan, *disetujui),
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
    yield Judul(1, "BAB V KESIMPULAN")
    yield from map(Alinea, narasi.kesimpulan(hasil))
    yield Pengesahan(kantor.camat(hasil.hari.year))
    yield from _lampiran(hasil)


def _pendahuluan(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB I PENDAHULUAN")
    yield Judul(2, "1.1 Latar Belakang")
    yield Alinea(
        f"Pelayanan publik yang diberikan {hasil.kantor.nama} perlu dinilai oleh masyarakat yang memakainya. "
        "Survei Kepuasan Masyarakat (SKM) mengukur penilaian itu secara berkala menurut unsur yang "
        "ditetapkan, supaya kantor mengetahui apa yang sudah baik dan apa yang perlu diperbaiki."
    )
    yield Alinea(f"Laporan ini memuat pelaksanaan dan hasil SKM {hasil.tentang} pada {hasil.periode.label}.")
    yield Judul(2, "1.2 Dasar Pelaksanaan")
    dasar = dict.fromkeys(f"{satu.dasar}." for satu in hasil.kuesioner)
    yield from (Alinea(satu, butir=True) for satu in (*HUKUM, *dasar))
    yield Judul(2, "1.3 Maksud dan Tujuan")
    yield Alinea("Maksud SKM adalah mengetahui tingkat kepuasan masyarakat atas pelayanan kantor. Tujuannya:")
    yield Alinea("mengetahui kelemahan dan kelebihan tiap unsur pelayanan;", butir=True)
    yield Alinea("menjadi dasar rencana tindak lanjut dan perbaikan pelayanan;", butir=True)
    yield Alinea("memberi tahu masyarakat bagaimana pelayanan dinilai dan apa yang diperbaiki.", butir=True)


def _pengumpulan(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB II PENGUMPULAN DATA SKM")
    yield Judul(2, "2.1 Pelaksana SKM")
    yield Alinea(f"SKM dilaksanakan sendiri oleh {hasil.kantor.nama}, {hasil.kantor.kabupaten}.")
    yield Judul(2, "2.2 Metode Pengumpulan Data")
    yield Alinea(
        "Kuesioner diisi sendiri oleh pengguna layanan: lewat tautan dan kode QR, tiket kunjungan, kios di "
        "kantor, atau formulir kertas yang kemudian diketik. Nama, NIK, dan nomor telepon tidak ditanyakan. "
        "Tiap unsur dijawab dengan nilai 1 sampai 4."
    )
    yield Alinea(
        "NRR tiap unsur adalah jumlah nilai dibagi jumlah yang mengisi; IKM adalah jumlah NRR dikali bobot, "
        "lalu dikali 25, dibulatkan sekali pada akhirnya. Pertanyaannya ada pada Lampiran 1."
    )
    yield Judul(2, "2.3 Lokasi Pengumpulan Data")
    alamat = f", {hasil.kantor.alamat}" if hasil.kantor.alamat else ""
    yield Alinea(f"Pengumpulan data dilakukan di {hasil.kantor.nama}{alamat}, dan secara daring.")
    yield Judul(2, "2.4 Waktu Pelaksanaan SKM")
    yield TabelNaskah(tabel.waktu(hasil))
    yield Judul(2, "2.5 Penentuan Jumlah Responden")
    yield Alinea(narasi.kalimat_sampel(hasil))
    yield TabelNaskah(tabel.sampel(hasil))
    yield TabelNaskah(tabel.krejcie())


def _hasil(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB III HASIL PENGOLAHAN DATA SKM")
    yield Judul(2, "3.1 Jumlah Responden SKM")
    yield TabelNaskah(tabel.responden(hasil))
    yield Judul(2, "3.2 Indeks Kepuasan Masyarakat")
    yield Alinea(narasi.kalimat_ikm(hasil))
    yield TabelNaskah(tabel.unsur(hasil))
    nilai = tuple(satu.nrr for satu in hasil.unsur)
    if any(satu is not None for satu in nilai):
        kode = tuple(satu.kode for satu in hasil.unsur)
        yield Bagan("Nilai tiap unsur", kode, nilai, "Nilai (1–4)", BAGAN_TERENDAH, BAGAN_TERTINGGI)


def _analisis(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "BAB IV ANALISIS HASIL SKM")
    yield Judul(2, "4.1 Analisis Kelemahan dan Kelebihan Unsur Pelayanan")
    yield from map(Alinea, narasi.kelemahan_kelebihan(hasil))
    yield from map(Alinea, narasi.kalimat_perubahan(hasil))
    if hasil.unsur:
        yield TabelNaskah(tabel.peringkat(hasil))
    yield from map(Alinea, map(narasi.kalimat_ketepatan, hasil.ketepatan))
    yield TabelNaskah(tabel.ketepatan(hasil))
    yield Judul(2, "4.2 Rencana Tindak Lanjut")
    forum = hasil.rencana.forum
    yield Alinea(
        f"Rencana tindak lanjut disepakati dalam Forum Konsultasi Publik pada {tanggal_indonesia(forum)}."
        if forum
        else FORUM_BELUM + ("" if hasil.rencana.ditetapkan else DIUSULKAN)
    )
    yield TabelNaskah(tabel.rencana(hasil))
    yield Judul(2, "4.3 Tren Nilai SKM")
    yield Alinea(narasi.kalimat_tren(hasil))
    yield TabelNaskah(tabel.tren(hasil))
    titik = [satu for satu in hasil.tren if satu.nilai is not None]
    if len(titik) > 1:
        nilai = tuple(Fraction(satu.nilai) for satu in titik if satu.nilai is not None)
        label = tuple(satu.periode.label for satu in titik)
        yield Bagan("Tren nilai IKM", label, nilai, "IKM (25–100)", 25, 100, garis=True)


def _lampiran(hasil: HasilPeriode) -> Iterator[Blok]:
    yield Judul(1, "LAMPIRAN 1 KUESIONER")
    for satu in tabel.kuesioner(hasil):
        yield TabelNaskah(satu)
    yield Judul(1, "LAMPIRAN 2 HASIL PENGOLAHAN DATA")
    for satu in pengolahan(hasil):
        yield TabelNaskah(satu)
    yield Judul(1, "LAMPIRAN 3 DOKUMENTASI")
    yield Alinea("Belum ada foto kegiatan yang disimpan untuk periode ini.")
    yield Judul(1, "LAMPIRAN 4 HASIL TINDAK LANJUT PERIODE SEBELUMNYA")
    yield TabelNaskah(tabel.tindak_lanjut(hasil))
