"""How far a figure has come, in words with their tone: the stage of its inputs, or the state it is in."""

from __future__ import annotations

from enum import StrEnum

from kinerja.hasil import Hasil, Status
from skm.isian.masukan import Isian
from skm.isian.models import TahapIsian
from skm.katalog.lencana import KATA_STATUS, Lencana
from skm.pengukuran.nilai import NilaiIndikator

TAHAP: dict[TahapIsian, Lencana] = {
    TahapIsian.DRAF: ("Draf", "perhatian"),
    TahapIsian.DIAJUKAN: ("Diajukan", "info"),
    TahapIsian.DIVERIFIKASI: ("Diverifikasi", "info"),
    TahapIsian.DISETUJUI: ("Disetujui", "baik"),
    TahapIsian.DIKUNCI: ("Dikunci", "baik"),
}
DILAPORKAN: Lencana = ("Dilaporkan", "info")
DIKEMBALIKAN: Lencana = ("Dikembalikan", "bahaya")
BELUM_LENGKAP: Lencana = ("Belum lengkap", "perhatian")


class Keadaan(StrEnum):
    """What a list can be narrowed to."""

    BELUM_DIISI = "belum-diisi"
    BELUM_DISETUJUI = "belum-disetujui"
    DISETUJUI = "disetujui"


NAMA_KEADAAN = {
    Keadaan.BELUM_DIISI: "Belum diisi",
    Keadaan.BELUM_DISETUJUI: "Belum disetujui",
    Keadaan.DISETUJUI: "Disetujui",
}


def lencana(satu: NilaiIndikator, isian: Isian | None) -> tuple[Lencana, ...]:
    """The stage of a quarter's inputs where there are some, else that it was approved, else its state.

    `isian` None: the year, a figure that is counted here, or nothing filled in yet.
    """
    status, hasil = satu.berlaku.status, []
    if isian is not None:
        kembali = isian.tahap is TahapIsian.DRAF and isian.dikembalikan
        hasil.append(DIKEMBALIKAN if kembali else TAHAP[isian.tahap])
    elif satu.beku is not None:
        hasil.append(TAHAP[TahapIsian.DISETUJUI] if satu.disetujui else DILAPORKAN)
    catatan = ((sebutan(satu.berlaku), "info"),) if satu.berlaku.catatan else ()
    if hasil and status in {Status.OK, Status.BELUM_DISETUJUI}:
        return (*hasil, *catatan)
    kata = BELUM_LENGKAP if hasil and status is Status.BELUM_DIISI else KATA_STATUS[status]
    return (*hasil, kata, *catatan)


def sebutan(hasil: Hasil) -> str:
    """What must stand beside a figure, as a badge says it."""
    return hasil.catatan[:1].upper() + hasil.catatan[1:]


def keadaan(satu: NilaiIndikator, isian: Isian | None) -> Keadaan | None:
    """Which of the three an indicator is in; None for one that is not measured."""
    if satu.disetujui or (isian is not None and isian.sah):
        return Keadaan.DISETUJUI
    if satu.indikator.pensiun:
        return None
    kosong = satu.berlaku.nilai is None and (isian is None or satu.berlaku.status is Status.BELUM_DIISI)
    return Keadaan.BELUM_DIISI if kosong else Keadaan.BELUM_DISETUJUI
