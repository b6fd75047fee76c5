"""What the pages about accounts show, ready for templates that decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from skm.akun.forms import NAMA_PERAN
from skm.akun.models import Akun


@dataclass(frozen=True, slots=True)
class BarisAkun:
    """An account of the list; `lencana` is the words and the tone of how it stands."""

    id: int
    nama: str
    peran: str
    lencana: tuple[str, str]
    aktif: bool
    sendiri: bool
    """Whether it is the reader's own, which stays open."""


def baris_akun(satu: Akun, pembaca: Akun) -> BarisAkun:
    """The account as `pembaca` sees it."""
    return BarisAkun(
        satu.id, satu.nama, NAMA_PERAN[satu.peran], _lencana(satu), satu.aktif, satu.id == pembaca.id
    )


def _lencana(satu: Akun) -> tuple[str, str]:
    if not satu.aktif:
        return "Ditutup", "netral"
    return ("Menunggu ganti sandi", "perhatian") if satu.wajib_ganti_sandi else ("Aktif", "baik")
