"""Cells about one indicator: its figures with their units, its target, or in words why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinerja.angka import desimal_tampil
from kinerja.capaian import Aturan, Polaritas, Target, hitung
from kinerja.hasil import Hasil, Status
from kinerja.periode import Periode
from kinerja.tanggal import tanggal_indonesia
from skm.bentuk import rumus_lembar
from skm.bentuk.isi import Angka, Sel
from skm.katalog.lencana import kata_status
from skm.pengukuran.nilai import NilaiIndikator

TANDA = " *)"


def angka(hasil: Hasil, rumus: str = "", satuan: str = "") -> Angka:
    """A result as a cell: its figure, or in words why there is none; `satuan` is printed after it."""
    desimal = 2 if hasil.nilai is None else desimal_tampil(hasil.nilai, hasil.satuan)
    kata = "belum ada" if hasil.status is Status.OK else kata_status(hasil.status)
    return Angka(hasil.nilai, rumus, kata, desimal, satuan)


def rata(hasil: Hasil, rumus: str) -> Angka:
    """An average as a cell, which is there or is not."""
    return Angka(hasil.nilai, rumus)


def kategori(kata: str, rumus: str) -> Angka:
    """A category as a cell, live from the cell of its figure."""
    return Angka(None, rumus, kata or "–")


def capaian(aturan: Aturan, satu: NilaiIndikator, hasil: Hasil, target: Target | None, letak: Letak) -> Angka:
    """A capaian as a cell, live against the cells of realisasi and target where today's rules give the same.

    A direction that is not decided and a realisasi that was counted from a base of 0 have no formula.
    """
    polaritas = satu.indikator.polaritas
    kini = hitung(satu.berlaku, target, polaritas, aturan).nilai
    if kini != hasil.nilai or polaritas is Polaritas.PERLU_DIPUTUS or satu.berlaku.dari_nol is not None:
        return angka(hasil)
    return angka(hasil, rumus_lembar.capaian(letak.realisasi, *letak.target(target), polaritas, aturan))


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a row has what its capaian is made of; the ends of a range have columns of the sheet alone."""

    baris: int
    realisasi: str
    """The cell."""
    kolom: str
    """Of the target."""
    bawah: str = ""
    atas: str = ""
    """Columns of the ends; empty where the table has no range."""

    def target(self, target: Target | None) -> tuple[str, str]:
        """The cells of both ends, the same for one number."""
        if not _rentang(target):
            return (f"{self.kolom}{self.baris}",) * 2
        return f"{self.bawah}{self.baris}", f"{self.atas}{self.baris}"

    def sel(self, target: Target | None) -> Sel:
        """The target itself."""
        if not _rentang(target):
            return sel_target(target)
        bawah, atas = self.target(target)
        return Angka(None, f'{bawah}&" sampai "&{atas}', str(sel_target(target)))


UJUNG = (("Target bawah", 12), ("Target atas", 12))


def ujung(target: Target | None) -> tuple[Sel, Sel]:
    """The ends of a range, for the columns of the workbook."""
    if target is None or not _rentang(target):
        return "", ""
    return Angka(target.bawah, desimal=None), Angka(target.atas, desimal=None)


def berentang(target: Iterable[Target | None]) -> bool:
    """Whether any of them is a range."""
    return any(map(_rentang, target))


def _rentang(target: Target | None) -> bool:
    return target is not None and target.bawah != target.atas


def sel_target(satu: Target | None, satuan: str = "") -> Sel:
    """A target as a cell: a number, a range in words, or that there is none; `satuan` is printed after it."""
    if satu is None:
        return "belum ada"
    bawah = Angka(satu.bawah, desimal=None, satuan=satuan if satu.bawah == satu.atas else "")
    atas = Angka(satu.atas, desimal=None, satuan=satuan)
    return bawah if satu.bawah == satu.atas else f"{bawah.teks} sampai {atas.teks}"


def kode(satu: NilaiIndikator) -> str:
    """The code, marked when the corrected formula is in force."""
    return satu.indikator.kode + (TANDA if satu.memakai_koreksi else "")


def catatan(nilai: Iterable[NilaiIndikator]) -> tuple[str, ...]:
    """The footnote that explains the mark, where one stands, and what must be said beside a figure."""
    semua = list(nilai)
    bertanda = any(satu.memakai_koreksi for satu in semua)
    koreksi = "*) Dihitung dengan rumus koreksi; rumus ketetapan dan alasannya ada pada lampiran."
    lain = [f"{satu.indikator.kode}: {satu.berlaku.catatan}." for satu in semua if satu.berlaku.catatan]
    return (*([koreksi] if bertanda else []), *lain)


def keadaan(satu: NilaiIndikator) -> str:
    """Whether the figure is approved, and if there is none, why."""
    status, alasan = satu.berlaku.status, satu.berlaku.alasan
    if satu.beku and satu.berlaku.nilai is not None:
        kata = "Disetujui" if satu.disetujui else "Dilaporkan"
        return f"{kata}; data sesudahnya berubah" if satu.beku.berubah else kata
    if status is Status.OK:
        return "Terhitung, angkanya belum disetujui"
    if status is Status.BELUM_DISETUJUI:
        return "Sudah diisi, belum disetujui"
    kata = kata_status(status)
    if not alasan or alasan.lower().startswith(kata):
        return _awal_besar(alasan or kata)
    return f"{_awal_besar(kata)}: {alasan}"


def sementara(nilai: Iterable[NilaiIndikator], periode: Periode, hari: date) -> str:
    """What a title adds while the period is not over, a figure is not approved, or none is there."""
    berjalan = periode.sampai is None or hari <= periode.sampai
    berangka = [satu for satu in nilai if satu.berlaku.nilai is not None]
    if berangka and not berjalan and all(satu.disetujui for satu in berangka):
        return ""
    return f" · Sementara, keadaan tanggal {tanggal_indonesia(hari)}"


def _awal_besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]
