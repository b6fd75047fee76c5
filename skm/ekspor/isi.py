"""What is exported, before it becomes a file."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.periode import Periode
from skm.bentuk.aliran import Kelompok, Kolom


@dataclass(frozen=True, slots=True)
class Ekspor:
    """Rows of one kind. They are read once, while they are written, with the session they come from."""

    berkas: str
    """The file's name without its ending."""
    kolom: tuple[Kolom, ...]
    kelompok: Kelompok
    catatan: tuple[str, ...] = ()
    """Sentences about what was left out, and why."""


def nama_berkas(jenis: str, periode: Periode) -> str:
    """The file's name, which says what is in it: "permohonan-2026-TW1"."""
    return f"{jenis}-{periode}".replace("..", "-sampai-").strip("-")
