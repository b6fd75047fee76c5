"""Cells about one indicator: its figures with their units, its target, or in words why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kinerja.angka import desimal_tampil
from kinerja.capaian import Aturan, Target, hitung
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


def capaian(
    aturan: Aturan, satu: NilaiIndikator, hasil: Hasil, target: Target | None, realisasi: str
) -> Angka:
    """A capaian as a cell, live against the cell `realisasi` where today's rules give the same figure."""
    polaritas = satu.indikator.polaritas
    kini = hitung(satu.berlaku, target, polaritas, aturan).nilai
    if target is None or satu.berlaku.nilai is None or kini != hasil.nilai:
        return angka(hasil)
    return angka(hasil, f"ROUND({rumus_lembar.capaian(realisasi, target, polaritas, aturan)},2)")


def target(satu: Target | None, satuan: str = "") -> Sel:
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
