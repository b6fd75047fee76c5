"""The tables of LKjIP chapter III: against the years before and the Renstra, and what posts wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kinerja.capaian import hitung
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.dokumen import sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.sel import UJUNG, Letak, angka
from skm.katalog.aturan_capaian import AturanKantor
from skm.katalog.models import Renstra
from skm.pengukuran.nilai import NilaiIndikator


@dataclass(frozen=True, slots=True)
class Sebab:
    """What posts wrote about an indicator's year, and beside its inputs."""

    penyebab: str = ""
    tindak_lanjut: str = ""
    catatan: str = ""

    def sel(self) -> tuple[str, str, str]:
        """As cells; why a figure is missing is no cause and stands elsewhere."""
        return self.penyebab or "–", self.tindak_lanjut or "–", self.catatan or "–"


KOSONG = Sebab()
KOLOM = (("Kode", 15), ("Indikator kinerja", 46))


@dataclass(frozen=True, slots=True)
class DiSamping:
    """Sentences about what stands beside the on-time figures."""

    semua: tuple[str, ...] = ()
    """Of this year, all of them."""
    pasangan: tuple[str, ...] = ()
    """The other reading of a figure of this year or the last, said wherever the figure is printed."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that the tables of chapter III are made of; `renstra` and `sebab` are by code."""

    nilai: Sequence[NilaiIndikator]
    lalu: Mapping[int, Sequence[NilaiIndikator]]
    """The years before, the last one first."""
    renstra: Mapping[str, Renstra]
    sebab: Mapping[str, Sebab]
    aturan: AturanKantor
    samping: DiSamping = DiSamping()  # frozen

    def milik(self, kode: Collection[str]) -> Bahan:
        """The same of some indicators alone."""
        lalu = {t: [satu for satu in isi if satu.indikator.kode in kode] for t, isi in self.lalu.items()}
        nilai = [satu for satu in self.nilai if satu.indikator.kode in kode]
        pasangan = tuple(satu for satu in self.samping.pasangan if satu.split()[0] in kode)
        return replace(self, nilai=nilai, lalu=lalu, samping=DiSamping((), pasangan))


def tabel_pembanding(kantor: Kantor, bahan: Bahan, awalan: str = "") -> tuple[Tabel, Tabel, Tabel]:
    """Against the years before, against the Renstra, and why; `awalan` begins the names of their sheets."""
    dua, tiga, empat = (
        _bercatatan(satu, bahan.samping.pasangan)
        for satu in (
            _lalu(kantor, bahan.nilai, bahan.lalu),
            _tabel_renstra(kantor, bahan.nilai, bahan.renstra),
            _analisis(bahan.nilai, bahan.sebab),
        )
    )
    return tuple(replace(satu, nama=f"{awalan}{satu.nama}") for satu in (dua, tiga, empat))  # type: ignore[return-value]  # three in, three out


def _bercatatan(tabel: Tabel, catatan: Sequence[str]) -> Tabel:
    return replace(tabel, catatan=(*tabel.catatan, *catatan)) if tabel.kolom else tabel


def _lalu(
    kantor: Kantor, nilai: Sequence[NilaiIndikator], lalu: Mapping[int, Sequence[NilaiIndikator]]
) -> Tabel:
    """Both figures of every year that has any, the oldest first."""
    nama, judul = "Dibanding tahun lalu", f"Realisasi tahun {kantor.tahun} dibanding tahun sebelumnya"
    ada = {t: isi for t, isi in lalu.items() if any(satu.berlaku.nilai is not None for satu in isi)}
    if not ada:
        return Tabel(nama, judul, (), (), (f"Realisasi tahun {kantor.tahun - 1} belum ada dalam catatan.",))
    per_tahun = [
        {satu.indikator.kode: (angka(satu.berlaku), angka(satu.ketetapan)) for satu in isi}
        for _, isi in sorted((ada | {kantor.tahun: nilai}).items())
    ]
    kolom = [
        isi
        for tahun in sorted({*ada, kantor.tahun})
        for isi in ((f"Realisasi {tahun}", 16), (f"{tahun} menurut ketetapan", 16))
    ]
    kosong = ("belum ada", "belum ada")
    return _tabel(
        nama,
        judul,
        (("Satuan", 14), *kolom),
        nilai,
        lambda satu, _: (
            satu.satuan,
            *(sel for isi in per_tahun for sel in isi.get(satu.indikator.kode, kosong)),
        ),
    )


def _tabel_renstra(kantor: Kantor, nilai: Sequence[NilaiIndikator], renstra: Mapping[str, Renstra]) -> Tabel:
    nama, judul = "Dibanding Renstra", f"Realisasi tahun {kantor.tahun} dibanding target akhir Renstra"
    if not any(satu.indikator.kode in renstra for satu in nilai):
        return Tabel(nama, judul, (), (), ("Target akhir Renstra belum dicatat untuk satu indikator pun.",))
    kolom = (
        ("Satuan", 14),
        ("Kondisi awal", 18),
        (f"Realisasi {kantor.tahun}", 18),
        ("Menurut ketetapan", 18),
        ("Target akhir", 18),
        ("Tahun akhir", 11),
        ("Capaian terhadap akhir (%)", 16),
    )
    ada = [satu for satu in nilai if satu.indikator.kode in renstra]
    ujung = UJUNG if sel.berentang(renstra[satu.indikator.kode].target for satu in ada) else ()
    tanpa = [satu.indikator.kode for satu in nilai if satu.indikator.kode not in renstra]
    catatan = (f"Target akhir Renstra belum dicatat: {', '.join(tanpa)}.",) if tanpa else ()
    isi = _tabel(
        nama,
        judul,
        (*kolom, *ujung),
        ada,
        lambda satu, baris: (
            *_renstra(kantor, satu, renstra[satu.indikator.kode], baris),
            *(sel.ujung(renstra[satu.indikator.kode].target) if ujung else ()),
        ),
        catatan=catatan,
    )
    return replace(isi, hanya_lembar=len(ujung))


def _analisis(nilai: Sequence[NilaiIndikator], sebab: Mapping[str, Sebab]) -> Tabel:
    nama, judul = "Analisis", "Analisis penyebab keberhasilan atau kegagalan"
    if not sebab:
        return Tabel(nama, judul, (), (), ("Belum ada analisis yang ditulis penanggung jawab.",))
    return _tabel(
        nama,
        judul,
        (("Capaian (%)", 14), ("Penyebab", 50), ("Tindak lanjut", 50), ("Catatan triwulan", 40)),
        nilai,
        lambda satu, _: (angka(satu.capaian), *sebab.get(satu.indikator.kode, KOSONG).sel()),
    )


def _tabel(
    nama: str,
    judul: str,
    kolom: tuple[tuple[str, int], ...],
    nilai: Sequence[NilaiIndikator],
    isi: Callable[[NilaiIndikator, int], tuple[Sel, ...]],
    *,
    catatan: tuple[str, ...] = (),
) -> Tabel:
    """A row for each indicator; `isi` gets the row of the sheet it will stand in."""
    baris = tuple(
        (sel.kode(satu), satu.indikator.nama, *isi(satu, nomor))
        for nomor, satu in enumerate(nilai, start=BARIS_ISI)
    )
    return Tabel(nama, judul, (*KOLOM, *kolom), baris, (*catatan, *sel.catatan(nilai)))


def _renstra(kantor: Kantor, satu: NilaiIndikator, renstra: Renstra, baris: int) -> tuple[Sel, ...]:
    awal = Angka(renstra.awal, kata="belum diukur", desimal=None).teks
    terhadap = hitung(satu.berlaku, renstra.target, satu.indikator.polaritas, kantor.nol)
    letak = Letak(baris, f"E{baris}", "G", "J", "K")
    return (
        satu.satuan,
        f"{awal} ({renstra.tahun_awal})",
        angka(satu.berlaku),
        angka(satu.ketetapan),
        letak.sel(renstra.target),
        str(renstra.tahun_akhir),
        sel.capaian(kantor.nol, satu, terhadap, renstra.target, letak),
    )
