"""What the pages of stacks of paper show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skm.muatan.models import Lembar, Tumpukan
from skm.muatan.queries import TumpukanRinci
from skm.muatan.services.kertas import Beda


@dataclass(frozen=True, slots=True)
class BarisTumpukan:
    """A stack of paper of the list; `buka` is what opening it is called."""

    satu: Tumpukan
    layanan: str
    lembar: int
    lencana: tuple[str, str]
    """Words and tone of its badge."""
    buka: str


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A typed sheet as shown below the entry field: its digits as they were typed, 0 for not filled."""

    nomor: int
    angka: str
    oleh: str


def baris_tumpukan(rinci: TumpukanRinci) -> BarisTumpukan:
    """The stack, and whether its sheets are counted already."""
    terhitung = rinci.tumpukan.impor_id is not None
    return BarisTumpukan(
        satu=rinci.tumpukan,
        layanan=rinci.layanan or "Seluruh unit",
        lembar=rinci.lembar,
        lencana=("Sudah dihitung", "baik") if terhitung else ("Belum dihitung", "perhatian"),
        buka="Lihat" if terhitung else "Lanjut mengetik",
    )


def baris_lembar(satu: Lembar, unsur: Sequence[str]) -> BarisLembar:
    """The sheet with its digits in the order of `unsur`."""
    return BarisLembar(satu.nomor, "".join(str(satu.isi[kode] or 0) for kode in unsur), satu.oleh)


def kata_beda(satu: Beda) -> str:
    """What the two entries of a sheet say: `U1 tertulis 3 dan kosong; U2 tertulis 4 dan 3`."""
    return "; ".join(
        f"{kode} tertulis {a or 'kosong'} dan {b or 'kosong'}" for kode, (a, b) in satu.isi.items()
    )
