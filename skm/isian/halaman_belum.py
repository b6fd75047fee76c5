"""What the page of a quarter's filling in shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from skm.isian.models import TahapIsian
from skm.isian.queries.pengisian import BelumDiajukan

KOLOM: tuple[tuple[TahapIsian | None, str], ...] = (
    (None, "Belum diisi"),
    *((tahap, tahap.value.capitalize()) for tahap in TahapIsian),
)
"""The stages that posts are counted by, with their headings."""


@dataclass(frozen=True, slots=True)
class PosBelum:
    """A post that owes something; `draf` is how many of its drafts whoever asks may submit."""

    nama: str
    daftar: Sequence[BelumDiajukan]
    draf: int
    tugas_anda: bool
    fokus: bool
    """Whether its button is what a person who fills in came for."""

    @property
    def kode(self) -> str:
        """What it owes, as a reminder lists it."""
        return ", ".join(satu.kode for satu in self.daftar)


def pos_belum(
    utang: Mapping[str, Sequence[BelumDiajukan]], sendiri: Container[str], *, mengisi: bool
) -> list[PosBelum]:
    """Posts that owe something, one's own (`sendiri`) first; `mengisi`: whoever asks fills in for posts."""
    hasil, fokus = [], mengisi
    for nama, daftar in sorted(utang.items(), key=lambda pos: pos[0] not in sendiri):
        milik = nama in sendiri
        draf = sum(satu.draf for satu in daftar) if milik else 0
        hasil.append(PosBelum(nama, daftar, draf, mengisi and milik, fokus and draf > 0))
        fokus = fokus and draf == 0
    return hasil
