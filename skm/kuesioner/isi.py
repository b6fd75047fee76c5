"""A questionnaire as typed: what its form makes of a draft and its service keeps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from skm.kuesioner.models import SkalaKuesioner


@dataclass(frozen=True, slots=True)
class IsiUnsur:
    """One scored question as typed, in the printed order; the weight is exact and above 0."""

    kode: str
    nama: str
    pertanyaan: str
    opsi: tuple[str, str, str, str]
    bobot: Fraction


@dataclass(frozen=True, slots=True)
class IsiTambahan:
    """One extra question; without labels to choose from it is answered in words."""

    pertanyaan: str
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IsiKuesioner:
    """A whole draft as typed."""

    judul: str
    dasar: str
    unsur: tuple[IsiUnsur, ...]
    tambahan: tuple[IsiTambahan, ...] = ()
    skala: SkalaKuesioner = SkalaKuesioner.TAHUN_2017
