"""Target and realisasi of a year: the IKU by sasaran, then the IKI by post, each group with its average."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.angka import angka_indonesia
from skm.bentuk.isi import BARIS_ISI, Sel, Tabel
from skm.dokumen import sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.sel import angka
from skm.katalog.aturan_capaian import BATAS, AturanKantor
from skm.katalog.lencana import kata_status
from skm.laporan.capaian import BarisCapaian, rekap
from skm.pengukuran.nilai import NilaiIndikator

KOLOM = (
    ("Kode", 12),
    ("Indikator kinerja", 38),
    ("Satuan", 12),
    ("Target", 15),
    ("Realisasi", 18),
    ("Menurut ketetapan", 18),
    ("Capaian (%)", 13),
    ("Kategori", 13),
    ("Keadaan", 34),
)


class _Baris:
    """Rows while they are being written; a live cell needs to know in which row it will stand."""

    def __init__(self, kantor: Kantor) -> None:
        self.kantor = kantor
        self.isi: list[tuple[Sel, ...]] = []
        self.kepala: set[int] = set()

    def indikator(self, satu: NilaiIndikator) -> None:
        """One indicator's year."""
        realisasi = f"E{BARIS_ISI + len(self.isi)}"
        self.isi.append(
            (
                sel.kode(satu),
                satu.indikator.nama,
                satu.satuan,
                sel.target(satu.target),
                angka(satu.berlaku),
                angka(satu.ketetapan, satuan=satu.ketetapan.satuan if _beda_satuan(satu) else ""),
                sel.capaian(self.kantor.nol, satu, satu.capaian, satu.target, realisasi),
                "",
                sel.keadaan(satu),
            )
        )

    def rata(self, judul: str, satu: BarisCapaian) -> None:
        """The average of a group, what it leaves out and why."""
        self.kepala.add(len(self.isi))
        kosong = ("",) * 4
        self.isi.append(("", judul, *kosong, angka(satu.rata.hasil), satu.kategori or "–", tidak_ikut(satu)))


def tabel_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator], aturan: AturanKantor) -> Tabel:
    """The office's indicators below their sasaran, and the average over all of them last."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    baris = _Baris(kantor)
    for bagian in rekap(iku, BATAS[aturan.batas][1], aturan.skala):
        milik = [satu for satu in iku if satu.indikator.jabatan == bagian.judul]
        for sasaran in bagian.sasaran:
            baris.rata(f"Sasaran: {sasaran.nama}", sasaran)
            for satu in milik:
                if satu.indikator.sasaran == sasaran.nama:
                    baris.indikator(satu)
        baris.rata(f"Seluruh IKU {kantor.sebut(bagian.judul)}", bagian.semua)
    return _tabel("IKU", f"Capaian IKU tahun {kantor.tahun} tiap sasaran", baris, iku, aturan)


def tabel_iki(kantor: Kantor, nilai: Sequence[NilaiIndikator], aturan: AturanKantor) -> Tabel:
    """The indicators of each post, below its average."""
    iki = [satu for satu in nilai if satu.indikator.dokumen != "IKU"]
    baris = _Baris(kantor)
    for bagian in rekap(iki, BATAS[aturan.batas][1], aturan.skala):
        baris.rata(kantor.sebut(bagian.judul), bagian.semua)
        for satu in iki:
            if satu.indikator.jabatan == bagian.judul:
                baris.indikator(satu)
    return _tabel("IKI", f"Capaian IKI tahun {kantor.tahun} tiap jabatan", baris, iki, aturan)


def tidak_ikut(satu: BarisCapaian) -> str:
    """How many indicators an average is made of, and by reason which ones it is not."""
    menurut: dict[str, list[str]] = {}
    for kode, status, _ in satu.rata.dikeluarkan:
        menurut.setdefault(kata_status(status), []).append(kode)
    ikut = f"Rata-rata {len(satu.rata.disertakan)} indikator"
    if satu.pencilan:
        ikut += f", di atas 200 %: {satu.pencilan}"
    if not menurut:
        return f"{ikut}, semua ikut"
    if not satu.rata.disertakan and len(menurut) == 1:
        kata, semua = next(iter(menurut.items()))
        return f"Belum ada rata-rata: {len(semua)} indikator {kata}"
    sebab = "; ".join(f"{kata} ({', '.join(kode)})" for kata, kode in menurut.items())
    return f"{ikut}; tidak ikut: {sebab}"


def _tabel(
    nama: str, judul: str, baris: _Baris, nilai: Sequence[NilaiIndikator], aturan: AturanKantor
) -> Tabel:
    if not nilai:
        return Tabel(nama, judul, (), ())
    nama_batas, batas = BATAS[aturan.batas]
    catatan = ["Rata-rata dihitung atas indikator yang bertarget dan isiannya sudah disetujui."]
    if batas is not None:
        catatan.append(f"Dalam rata-rata, capaian di atas target: {nama_batas.lower()}.")
    tingkat = [
        kategori + (f" mulai {angka_indonesia(bawah, None)}" if bawah.is_finite() else " di bawahnya")
        for bawah, _, kategori in aturan.skala.batas
    ]
    catatan.append(f"Kategori: {', '.join(tingkat)}.")
    return Tabel(
        nama,
        judul,
        KOLOM,
        tuple(baris.isi),
        (*catatan, *sel.catatan(nilai)),
        frozenset(baris.kepala),
    )


def _beda_satuan(satu: NilaiIndikator) -> bool:
    return satu.ketetapan.satuan not in {"", satu.satuan}
