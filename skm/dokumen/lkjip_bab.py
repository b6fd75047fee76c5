"""LKjIP: chapters I to IV around the tables of chapter III, with what the office writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kinerja.anggaran import efisiensi
from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil
from kinerja.periode import Periode
from kinerja.tanggal import tanggal_indonesia
from skm.bentuk.naskah import Alinea, Blok, DaftarIsi, Judul, Naskah, Pengesahan, TabelNaskah
from skm.dokumen import kelengkapan, sel
from skm.dokumen.anggaran import tabel_program, tabel_realisasi
from skm.dokumen.kantor import Kantor
from skm.dokumen.lkjip import Bahan, tabel_pembanding
from skm.dokumen.lkjip_capaian import rekap_iku, tabel_iki, tabel_iku, tabel_sasaran
from skm.dokumen.penanda import CAMAT
from skm.dokumen.perjanjian import tabel_janji
from skm.dokumen.susunan import lampiran, lampiran_koreksi, susun
from skm.katalog.anggaran import BarisProgram, jumlah
from skm.katalog.lencana import kata_status
from skm.laporan.capaian import BarisCapaian
from skm.pengukuran.nilai import NilaiIndikator
from skm.tulisan.bagian import ISU, ORGANISASI, PENDUKUNG, PENUTUP, SOLUSI, STANDAR, TUGAS, Bagian

JUDUL = "Laporan Kinerja Instansi Pemerintah"
BELUM = "Bagian ini belum ditulis."


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One sasaran of chapter III.A: its indicators, their average, its programmes."""

    nomor: int
    rata: BarisCapaian
    nilai: Sequence[NilaiIndikator]
    program: Sequence[BarisProgram]

    @property
    def kode(self) -> str:
        """Of its first indicator, under which what the office writes about it is kept."""
        kode = (satu.indikator.kode for satu in self.nilai if not satu.indikator.pensiun)
        return next(kode, self.nilai[0].indikator.kode)


def lkjip(kantor: Kantor, bahan: Bahan, teks: Mapping[str, str], program: Sequence[BarisProgram]) -> Naskah:
    """The whole report; `teks` is what the office wrote, by part."""
    lengkap = kelengkapan.lkjip(kantor, bahan.nilai, teks, program)
    anak = kantor.anak() + sel.sementara(bahan.nilai, Periode.tahun(kantor.tahun), kantor.hari)
    isi = tuple(_isi(kantor, bahan, teks, program))
    naskah = susun(
        kantor,
        isi,
        berkas=f"lkjip-{kantor.tahun}",
        judul=JUDUL,
        anak_judul=anak,
        kelengkapan=lengkap,
        mendatar=False,
    )
    keadaan = (f"{lengkap.tanda}, {tanggal_indonesia(kantor.hari)}",) if lengkap.tanda else ()
    return replace(naskah, sampul=(kantor.nama, kantor.kabupaten, *keadaan), judul_sampul=f"{JUDUL}\n(LKjIP)")


def _isi(
    kantor: Kantor, bahan: Bahan, teks: Mapping[str, str], program: Sequence[BarisProgram]
) -> Iterator[Blok]:
    iku = [satu for satu in bahan.nilai if satu.indikator.dokumen == "IKU" and not satu.indikator.pensiun]
    janji = (tabel_janji(kantor, kantor.sebut(CAMAT), iku), *((tabel_program(program),) if program else ()))
    yield Judul(1, "DAFTAR ISI")
    yield DaftarIsi()
    yield Judul(1, "BAB I PENDAHULUAN")
    for nomor, bagian in enumerate((ORGANISASI, TUGAS, ISU), start=1):
        yield Judul(2, f"1.{nomor} {bagian.judul}")
        yield from _tulisan(teks, bagian)
    yield Judul(1, "BAB II PERENCANAAN KINERJA")
    yield Judul(2, f"2.1 Perjanjian Kinerja tahun {kantor.tahun}")
    yield Alinea(
        f"Perjanjian Kinerja {kantor.nama} tahun {kantor.tahun} memuat {len(iku)} indikator kinerja utama; "
        "naskahnya dengan program dan anggaran ada pada lampiran."
    )
    yield TabelNaskah(replace(janji[0], nama="Ringkasan", judul="Ringkasan Perjanjian Kinerja"))
    yield Judul(1, "BAB III AKUNTABILITAS KINERJA")
    yield Judul(2, "3.A Capaian kinerja")
    semua = tabel_iku(kantor, bahan.nilai, bahan.aturan)
    yield TabelNaskah(replace(semua, catatan=(*semua.catatan, *bahan.samping.semua)))
    for satu in _sasaran(bahan, program):
        yield from _satu_sasaran(kantor, bahan, teks, satu)
    yield Judul(2, "3.B Realisasi anggaran")
    yield from _anggaran(program)
    yield Judul(1, "BAB IV PENUTUP")
    yield from _tulisan(teks, PENUTUP)
    penutup = f"Demikian laporan kinerja {kantor.nama} tahun {kantor.tahun} menurut catatan kantor."
    yield Pengesahan(kantor.camat(kantor.tahun + 1), penutup)
    yield from lampiran(*janji)
    yield from lampiran(tabel_iki(kantor, bahan.nilai, bahan.aturan), *tabel_pembanding(kantor, bahan))
    yield from lampiran_koreksi(bahan.nilai)


def _sasaran(bahan: Bahan, program: Sequence[BarisProgram]) -> Iterator[Sasaran]:
    for nomor, (rata, nilai) in enumerate(rekap_iku(bahan.nilai, bahan.aturan), start=1):
        yield Sasaran(nomor, rata, nilai, [satu for satu in program if satu.sasaran == rata.nama])


def _satu_sasaran(kantor: Kantor, bahan: Bahan, teks: Mapping[str, str], satu: Sasaran) -> Iterator[Blok]:
    """The seven questions of one sasaran, in the order of the form."""
    milik = bahan.milik({isi.indikator.kode for isi in satu.nilai})
    tahun, renstra, sebab = tabel_pembanding(kantor, milik, f"S{satu.nomor} ")
    yield Judul(2, f"3.A.{satu.nomor} {satu.rata.nama}")
    yield Alinea("1) Target dan realisasi", membuka=True)
    yield TabelNaskah(tabel_sasaran(kantor, satu.nomor, satu.rata, satu.nilai, bahan.aturan))
    yield Alinea("2) Dibanding tahun lalu dan beberapa tahun terakhir", membuka=True)
    yield TabelNaskah(tahun)
    yield Alinea("3) Dibanding target akhir Renstra", membuka=True)
    yield TabelNaskah(renstra)
    standar = teks.get(STANDAR.untuk(satu.kode, "").kunci, "")
    yield Alinea("4) Dibanding standar nasional", membuka=True)
    yield Alinea(standar or "Tidak ada standar nasional yang dicatat untuk sasaran ini.")
    yield Alinea("5) Penyebab keberhasilan atau kegagalan dan solusinya", membuka=True)
    yield TabelNaskah(sebab)
    yield from _tulisan(teks, SOLUSI.untuk(satu.kode, ""))
    yield Alinea("6) Efisiensi penggunaan sumber daya", membuka=True)
    yield Alinea(_efisiensi(satu))
    yield Alinea("7) Program yang menunjang keberhasilan atau kegagalan", membuka=True)
    if satu.program:
        yield TabelNaskah(tabel_realisasi(f"S{satu.nomor} Program", "Program dan anggarannya", satu.program))
    yield from _tulisan(teks, PENDUKUNG.untuk(satu.kode, ""))


def _efisiensi(satu: Sasaran) -> str:
    """What was reached beside what was spent; why not, where the target was not met or one is missing."""
    capaian = satu.rata.rata.hasil
    if not satu.program:
        return "Program dan anggaran sasaran ini belum diisi, sehingga efisiensi belum dapat dihitung."
    serapan = jumlah(satu.program).serapan
    hasil = efisiensi(capaian, serapan)
    dua = f"Rata-rata capaian {_persen(capaian)}, serapan anggaran {_persen(serapan)}"
    if capaian.nilai is None:
        return f"{dua}, sehingga efisiensi belum dapat dihitung."
    if hasil.nilai is None:
        return f"{dua}. {hasil.alasan}"
    return f"{dua}: efisiensi {_persen(hasil)}, yaitu capaian dikurangi serapan."


def _persen(hasil: Hasil) -> str:
    return kata_status(hasil.status) if hasil.nilai is None else f"{angka_indonesia(hasil.nilai)} %"


def _anggaran(program: Sequence[BarisProgram]) -> Iterator[Blok]:
    if not program:
        yield Alinea("Program dan anggaran belum diisi.")
        return
    semua = jumlah(program)
    terpakai = "belum diisi" if semua.terpakai is None else f"Rp{angka_indonesia(semua.terpakai, 0)}"
    yield Alinea(
        f"Pagu tahun ini Rp{angka_indonesia(semua.setahun, 0)}, realisasinya {terpakai} "
        f"({_persen(semua.serapan)})."
    )
    yield TabelNaskah(tabel_realisasi("Anggaran", "Realisasi anggaran tiap sasaran dan program", program))


def _tulisan(teks: Mapping[str, str], bagian: Bagian) -> Iterator[Blok]:
    """What the office wrote, a paragraph a line."""
    for satu in (teks.get(bagian.kunci) or BELUM).split("\n"):
        if satu:
            yield Alinea(satu)
