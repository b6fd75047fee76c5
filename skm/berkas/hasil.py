"""What loading a table says, whatever it holds: refused cells, a refused file, what was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from skm.galat import Galat

GALAT_DITAMPILKAN = 50


@dataclass(frozen=True, slots=True)
class GalatSel:
    """One refused cell: spreadsheet row, column, its text as read (perhaps empty), and why."""

    baris: int
    kolom: str
    nilai: str
    alasan: str

    def __str__(self) -> str:
        # repr() keeps control characters of a hostile file out of the terminal and the log.
        nilai = f"nilai {self.nilai[:40]!r} " if self.nilai else ""
        return f"baris {self.baris}, kolom {self.kolom}: {nilai}{self.alasan}"


def berkas_ditolak(galat: Sequence[GalatSel | str], lembar: str = "") -> Galat:
    """The refusal of a whole file, read from its sheet `lembar`: the first reasons, one per line."""
    lebih = len(galat) - GALAT_DITAMPILKAN
    baris = [str(satu) for satu in galat[:GALAT_DITAMPILKAN]]
    if lebih > 0:
        baris.append(f"… dan {lebih} kesalahan lagi")
    dari = f" (lembar {lembar!r})" if lembar else ""
    return Galat("\n".join([f"Berkas ditolak{dari}, tidak ada yang dimuat:", *baris]), bidang="berkas")


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What loading did: rows added, rows left because they were there already, headings not read."""

    ditambahkan: int
    dilewati: int
    kolom_diabaikan: tuple[str, ...]
    baris_diabaikan: tuple[int, ...] = ()
    """Row numbers that hold no record: titles and totals."""
    tahun: tuple[int, ...] = ()
    """Years the loaded cases' clocks ran in, for a look at their holidays."""
    versi: tuple[tuple[int, int], ...] = ()
    """Versions of the questionnaire with their rows; empty where all answer the one in force today."""
    lembar: str = ""
    """The sheet that was read, where the file has sheets."""
    tanpa_tanggal: int = 0
    """Rows that state no day."""
    hari: date | None = None
    """The day they count under."""
    tanpa_jam: int = 0
    """Cases that stand there with a day and no time."""
    sel_lepas: tuple[str, ...] = ()
    """Addresses of single cells far from the table."""

    @property
    def tidak_dibaca(self) -> tuple[str, ...]:
        """What of the file was not read, each in words without a full stop."""
        semua = (
            ("Kolom", [repr(satu) for satu in self.kolom_diabaikan]),
            ("Baris", self.baris_diabaikan),
            ("Sel jauh di luar tabel", self.sel_lepas),
        )
        return tuple(f"{apa} yang tidak dibaca: {', '.join(map(str, isi))}" for apa, isi in semua if isi)
