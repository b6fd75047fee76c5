"""Target and realisasi of a year: the IKU by sasaran, then the IKI by post, each group with its average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kinerja.angka import angka_indonesia
from kinerja.hasil import Status
from skm.bentuk import rumus_lembar
from skm.bentuk.isi import BARIS_ISI, Sel, Tabel
from skm.dokumen import sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.sel import UJUNG, Letak, angka
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

    def __init__(self, kantor: Kantor, aturan: AturanKantor, nilai: Sequence[NilaiIndikator]) -> None:
        self.kantor, self.aturan = kantor, aturan
        self.ujung = UJUNG if sel.berentang(satu.target for satu in nilai) else ()
        self.isi: list[tuple[Sel, ...]] = []
        self.kepala: set[int] = set()
        self.letak: dict[str, str] = {}
        """The cell of each indicator's capaian."""
        self._rata: list[tuple[str, BarisCapaian, list[str]]] = []

    @property
    def nomor(self) -> int:
        """Row of the sheet that the next one will stand in."""
        return BARIS_ISI + len(self.isi)

    def indikator(self, satu: NilaiIndikator) -> None:
        """One indicator's year."""
        nomor, kode = self.nomor, satu.indikator.kode
        letak = Letak(nomor, f"E{nomor}", "D", "J", "K")
        self.letak[kode] = f"G{nomor}"
        capaian = sel.capaian(self.kantor.nol, satu, satu.capaian, satu.target, letak)
        kata = "" if satu.capaian.nilai is None else self.aturan.skala.klasifikasi(satu.capaian.nilai)[1]
        self.isi.append(
            (
                sel.kode(satu),
                satu.indikator.nama,
                satu.satuan,
                letak.sel(satu.target),
                angka(satu.berlaku),
                angka(satu.ketetapan, satuan=satu.ketetapan.satuan if _beda_satuan(satu) else ""),
                capaian,
                sel.kategori(kata, rumus_lembar.kategori(f"G{nomor}", self.aturan.skala)),
                sel.keadaan(satu),
                *(sel.ujung(satu.target) if self.ujung else ()),
            )
        )

    def rata(self, judul: str, satu: BarisCapaian, milik: Sequence[NilaiIndikator]) -> None:
        """The average of a group, what it leaves out and why; its formula is written once all rows stand."""
        self.kepala.add(len(self.isi))
        self._rata.append((judul, satu, dapat_dirata(milik)))
        self.isi.append(())

    def selesai(self) -> tuple[tuple[Sel, ...], ...]:
        """All rows, the averages over the cells of their indicators."""
        batas = BATAS[self.aturan.batas][1]
        for urut, (judul, satu, kode) in zip(sorted(self.kepala), self._rata, strict=True):
            rumus = rumus_lembar.rata_rata([self.letak[k] for k in kode], batas)
            kategori = rumus_lembar.kategori(f"G{BARIS_ISI + urut}", self.aturan.skala)
            self.isi[urut] = (
                "",
                judul,
                *("",) * 4,
                sel.rata(satu.rata.hasil, rumus),
                sel.kategori(satu.kategori, kategori),
                tidak_ikut(satu),
                *("" for _ in self.ujung),
            )
        return tuple(self.isi)


def dapat_dirata(nilai: Sequence[NilaiIndikator]) -> list[str]:
    """Codes of the indicators that count in an average as soon as they have a target."""
    return [satu.indikator.kode for satu in nilai if satu.berlaku.status is Status.OK]


def tabel_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator], aturan: AturanKantor) -> Tabel:
    """The office's indicators below their sasaran, and the average over all of them last."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    baris = _Baris(kantor, aturan, iku)
    for bagian in rekap(iku, BATAS[aturan.batas][1], aturan.skala):
        milik = [satu for satu in iku if satu.indikator.jabatan == bagian.judul]
        for sasaran in bagian.sasaran:
            isi = [satu for satu in milik if satu.indikator.sasaran == sasaran.nama]
            baris.rata(f"Sasaran: {sasaran.nama}", sasaran, isi)
            for satu in isi:
                baris.indikator(satu)
        baris.rata(f"Seluruh IKU {kantor.sebut(bagian.judul)}", bagian.semua, milik)
    return _tabel("IKU", f"Capaian IKU tahun {kantor.tahun} tiap sasaran", baris, iku, aturan)


def rekap_iku(
    nilai: Sequence[NilaiIndikator], aturan: AturanKantor
) -> Iterator[tuple[BarisCapaian, list[NilaiIndikator]]]:
    """The average of each sasaran of the office with its indicators, in the decree's order."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    for bagian in rekap(iku, BATAS[aturan.batas][1], aturan.skala):
        milik = [satu for satu in iku if satu.indikator.jabatan == bagian.judul]
        for sasaran in bagian.sasaran:
            yield sasaran, [satu for satu in milik if satu.indikator.sasaran == sasaran.nama]


def tabel_sasaran(
    kantor: Kantor, nomor: int, rata: BarisCapaian, nilai: Sequence[NilaiIndikator], aturan: AturanKantor
) -> Tabel:
    """Target and realisasi of one sasaran's indicators below their average."""
    baris = _Baris(kantor, aturan, nilai)
    baris.rata("Rata-rata capaian", rata, nilai)
    for satu in nilai:
        baris.indikator(satu)
    isi = _tabel(f"S{nomor} Realisasi", f"Target dan realisasi tahun {kantor.tahun}", baris, nilai, aturan)
    return replace(isi, catatan=sel.catatan(nilai))


def tabel_iki(kantor: Kantor, nilai: Sequence[NilaiIndikator], aturan: AturanKantor) -> Tabel:
    """The indicators of each post, below its average."""
    iki = [satu for satu in nilai if satu.indikator.dokumen != "IKU"]
    baris = _Baris(kantor, aturan, iki)
    for bagian in rekap(iki, BATAS[aturan.batas][1], aturan.skala):
        isi = [satu for satu in iki if satu.indikator.jabatan == bagian.judul]
        baris.rata(kantor.sebut(bagian.judul), bagian.semua, isi)
        for satu in isi:
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
        return f"Rata-rata 0 indikator: {len(semua)} {kata}"
    sebab = "; ".join(f"{kata} ({', '.join(kode)})" for kata, kode in menurut.items())
    return f"{ikut}; tidak ikut: {sebab}"


def _tabel(
    nama: str, judul: str, baris: _Baris, nilai: Sequence[NilaiIndikator], aturan: AturanKantor
) -> Tabel:
    if not nilai:
        return Tabel(nama, judul, (), ())
    return Tabel(
        nama,
        judul,
        (*KOLOM, *baris.ujung),
        baris.selesai(),
        (*cara(aturan), *sel.catatan(nilai)),
        frozenset(baris.kepala),
        hanya_lembar=len(baris.ujung),
    )


def cara(aturan: AturanKantor) -> tuple[str, ...]:
    """How averages and categories come about, in sentences."""
    nama_batas, batas = BATAS[aturan.batas]
    catatan = ["Rata-rata dihitung atas indikator yang bertarget dan isiannya sudah disetujui."]
    if batas is not None:
        catatan.append(f"Dalam rata-rata, capaian di atas target: {nama_batas.lower()}.")
    tingkat = [
        kategori + (f" mulai {angka_indonesia(bawah, None)}" if bawah.is_finite() else " di bawahnya")
        for bawah, _, kategori in aturan.skala.batas
    ]
    return (*catatan, f"Kategori: {', '.join(tingkat)}.")


def _beda_satuan(satu: NilaiIndikator) -> bool:
    return satu.ketetapan.satuan not in {"", satu.satuan}
