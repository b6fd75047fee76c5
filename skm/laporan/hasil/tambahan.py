"""What staff add to a period's report: words of their own for a section, and photographs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Seksi(StrEnum):
    """A section of the report whose text may be edited."""

    LATAR_BELAKANG = "latar-belakang"
    DASAR = "dasar"
    TUJUAN = "tujuan"
    PELAKSANA = "pelaksana"
    METODE = "metode"
    LOKASI = "lokasi"
    RESPONDEN = "responden"
    IKM = "ikm"
    ANALISIS = "analisis"
    KETEPATAN = "ketepatan"
    TREN = "tren"
    KESIMPULAN = "kesimpulan"


@dataclass(frozen=True, slots=True)
class Suntingan:
    """What stands in a section instead of the computed text: hostile, as typed, a paragraph a line."""

    seksi: Seksi
    teks: str
    angka: Mapping[str, str]
    """The figures that the computed text rested on as it was edited, as they were printed then."""
    oleh: str
    hari: date
    """The office's day of editing."""
    versi: int = 1


@dataclass(frozen=True, slots=True)
class Foto:
    """A photograph of the annex; `isi` is a JPEG where it is read to be printed, else empty."""

    keterangan: str
    """As typed; also what it shows for who does not see it."""
    lebar: int
    tinggi: int
    """Pixels."""
    isi: bytes = b""
