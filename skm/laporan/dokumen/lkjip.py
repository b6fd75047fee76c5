"""The tables of LKjIP chapter III: against target, last year and Renstra, and what posts wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kinerja.capaian import Polaritas, hitung
from skm.indikator.models import Renstra
from skm.indikator.otomatis import NilaiIndikator
from skm.laporan.dokumen import susun
from skm.laporan.dokumen.isi import BARIS_ISI, Angka, Dokumen, Sel, Tabel
from skm.laporan.dokumen.susun import Kantor, angka


@dataclass(frozen=True, slots=True)
class Sebab:
    """What posts wrote about an indicator's year, and beside its inputs."""

    penyebab: str = ""
    tindak_lanjut: str = ""
    catatan: str = ""

    def sel(self, satu: NilaiIndikator) -> tuple[str, str, str]:
        """As cells; without a figure the reason for that stands in for a cause."""
        return self.penyebab or satu.berlaku.alasan or "–", self.tindak_lanjut or "–", self.catatan or "–"


KOSONG = Sebab()
KOLOM = (("Kode", 14), ("Indikator kinerja", 50))


def lkjip(
    kantor: Kantor,
    nilai: Sequence[NilaiIndikator],
    lalu: Sequence[NilaiIndikator],
    renstra: Mapping[str, Renstra],
    sebab: Mapping[str, Sebab],
) -> Dokumen:
    """`nilai` is this year's, `lalu` last year's; `renstra` and `sebab` are by code."""
    dulu = {satu.indikator.kode: angka(satu.berlaku) for satu in lalu}
    tabel = (
        _tabel(
            "Target dan realisasi",
            f"Target dan realisasi tahun {kantor.tahun}",
            (
                ("Satuan", 14),
                ("Target", 14),
                ("Realisasi", 14),
                ("Menurut ketetapan", 14),
                ("Capaian (%)", 14),
            ),
            nilai,
            lambda satu, baris: (
                satu.berlaku.satuan or satu.indikator.satuan,
                susun.target(satu.target),
                angka(satu.berlaku),
                angka(satu.ketetapan),
                susun.capaian(kantor, satu, satu.capaian, satu.target, f"E{baris}"),
            ),
        ),
        _tabel(
            "Dibanding tahun lalu",
            f"Realisasi tahun {kantor.tahun} dibanding tahun {kantor.tahun - 1}",
            ((str(kantor.tahun - 1), 16), (str(kantor.tahun), 16)),
            nilai,
            lambda satu, _: (dulu.get(satu.indikator.kode, "belum ada"), angka(satu.berlaku)),
        ),
        _tabel(
            "Dibanding Renstra",
            f"Realisasi tahun {kantor.tahun} dibanding target akhir Renstra",
            (
                ("Kondisi awal", 18),
                (f"Realisasi {kantor.tahun}", 16),
                ("Target akhir", 18),
                ("Tahun akhir", 12),
                ("Capaian terhadap akhir (%)", 16),
            ),
            nilai,
            lambda satu, baris: _renstra(kantor, satu, renstra.get(satu.indikator.kode), baris),
        ),
        _tabel(
            "Analisis",
            "Analisis penyebab keberhasilan atau kegagalan",
            (("Capaian (%)", 14), ("Penyebab", 50), ("Tindak lanjut", 50), ("Catatan triwulan", 40)),
            nilai,
            lambda satu, _: (angka(satu.capaian), *sebab.get(satu.indikator.kode, KOSONG).sel(satu)),
        ),
    )
    return Dokumen(
        f"lkjip-bab-iii-{kantor.tahun}",
        "LKjIP Bab III Akuntabilitas Kinerja",
        susun.anak(kantor),
        (),
        (*tabel, *susun.lampiran_koreksi(nilai)),
        susun.camat(kantor),
    )


def _tabel(
    nama: str,
    judul: str,
    kolom: tuple[tuple[str, int], ...],
    nilai: Sequence[NilaiIndikator],
    sel: Callable[[NilaiIndikator, int], tuple[Sel, ...]],
) -> Tabel:
    """A row for each indicator; `sel` gets the row of the sheet it will stand in."""
    baris = tuple(
        (susun.kode(satu), satu.indikator.nama, *sel(satu, nomor))
        for nomor, satu in enumerate(nilai, start=BARIS_ISI)
    )
    return Tabel(nama, judul, (*KOLOM, *kolom), baris, susun.catatan(nilai))


def _renstra(kantor: Kantor, satu: NilaiIndikator, renstra: Renstra | None, baris: int) -> tuple[Sel, ...]:
    if renstra is None:
        return ("belum ada", angka(satu.berlaku), "belum ada", "–", "target belum ada")
    awal = Angka(renstra.awal, kata="belum diukur", desimal=None).teks
    terhadap = hitung(satu.berlaku, renstra.target, Polaritas(satu.indikator.polaritas), kantor.nol)
    return (
        f"{awal} ({renstra.tahun_awal})",
        angka(satu.berlaku),
        susun.target(renstra.target),
        str(renstra.tahun_akhir),
        susun.capaian(kantor, satu, terhadap, renstra.target, f"D{baris}"),
    )
