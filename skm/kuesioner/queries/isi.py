"""What questionnaires ask, word for word, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skm.kuesioner.models import Kuesioner


@dataclass(frozen=True, slots=True)
class ButirKuesioner:
    """One scored question with the labels of the scores 1 to 4."""

    kode: str
    nama: str
    pertanyaan: str
    opsi: tuple[str, str, str, str]
    kolom: int
    """Which of an answer's score columns holds it, from 1."""


@dataclass(frozen=True, slots=True)
class KuesionerTerbaca:
    """One version; its questions in the order in which they are printed."""

    nomor: int
    """Its id, by which answers name it."""
    versi: int
    judul: str
    dasar: str
    berlaku_mulai: date | None
    butir: tuple[ButirKuesioner, ...]


def isi_kuesioner(kuesioner: Kuesioner) -> KuesionerTerbaca:
    """A version that was read with its unsur."""
    return KuesionerTerbaca(
        kuesioner.id,
        kuesioner.versi,
        kuesioner.judul,
        kuesioner.dasar,
        kuesioner.berlaku_mulai,
        tuple(
            ButirKuesioner(satu.kode, satu.nama, satu.pertanyaan, satu.opsi, satu.kolom)
            for satu in sorted(kuesioner.unsur, key=lambda satu: satu.urutan)
        ),
    )
