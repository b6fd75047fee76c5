"""Tables in: a CSV file or a workbook as rows of text, with the row numbers people see in their
spreadsheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from skm.berkas.lembar import RUSAK, Lembar, pilih_lembar
from skm.berkas.lembar_csv import baca_csv
from skm.berkas.lembar_xlsx import baca_xlsx
from skm.galat import Galat

TERBESAR = 10 * 1024 * 1024
"""Bytes of a file: as many rows as are read stay below."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a workbook is called where files are sent."""
AKHIRAN = (".csv", ".xlsx", ".xlsm")
"""The endings of files that are read."""
Bingkai = Sequence[tuple[str, ...]]
"""Rows of trimmed text, all of the same length."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """`baris` holds (spreadsheet row number, {column: trimmed text}); wholly empty rows are left out.

    `dilewati` are the numbers of rows that hold something else: titles above the headings, totals below.
    """

    nama_berkas: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[int, dict[str, str]], ...]
    dilewati: tuple[int, ...] = ()
    lembar: str = ""
    """The sheet it was read from, where the file has sheets."""

    @property
    def nama_tercatat(self) -> str:
        """The file's name for lists, terminals and logs: what nobody can read in it is written out."""
        return repr(self.nama_berkas)[1:-1][:200]


def baca(berkas: Path) -> Tabel:
    """Read the file at `berkas` as `dari_isi` does. Raises Galat for a table that cannot be read."""
    return dari_isi(berkas.name, isi_berkas(berkas))


def isi_berkas(berkas: Path) -> bytes:
    """The bytes of that file. Raises Galat when it is missing or cannot be opened."""
    if not berkas.is_file():
        raise Galat(f"Berkas {str(berkas)!r} tidak ditemukan.")
    try:
        return berkas.read_bytes()
    except OSError as galat:
        raise Galat(f"Berkas {str(berkas)!r} tidak dapat dibuka ({galat.strerror}).") from galat


def dari_isi(nama: str, isi: bytes, kolom: Collection[str] = (), lembar: str = "") -> Tabel:
    """Read `isi` by the ending of `nama`: the visible sheet whose first row holds the headings `kolom`.

    `lembar` names another. A row longer than the headings, a cell below no heading, one that holds an error
    and two headings alike are refused: guessing there would shift answers from one column to the next.
    """
    satu = pilih_lembar(nama, buka(nama, isi), lambda bingkai: set(kolom) <= set(bingkai[0]), lembar)
    return susun(nama, satu.bingkai, lembar=satu.nama)


def buka(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    """The sheets of the file, of which a CSV file has one without a name. Raises Galat, also past a bound.

    It takes its time, so whoever asks on a page does that before reading anything else.
    """
    semua = _bingkai(nama, isi)
    if any("\x00" in sel for satu in semua for baris in satu.bingkai for sel in baris):
        raise Galat(f"Berkas {nama} memuat karakter NUL; simpan ulang sebagai CSV UTF-8.")
    return semua


def susun(
    nama: str,
    bingkai: Sequence[tuple[str, ...]],
    *,
    di: int = 1,
    dilewati: Collection[int] = (),
    lembar: str = "",
    longgar: bool = False,
) -> Tabel:
    """The table whose headings stand in the first row of `bingkai`, which is row `di` of the file.

    Rows whose numbers are `dilewati` are left out. With `longgar` cells that hold an error are kept: whoever
    reads them refuses them.
    """
    judul, *sisa = bingkai
    dipakai = [letak for letak, kolom in enumerate(judul) if kolom]
    kolom = tuple(judul[letak] for letak in dipakai)
    if ganda := next((satu for satu, kali in Counter(kolom).items() if kali > 1), ""):
        raise Galat(f"Berkas {nama}: ada dua kolom bernama sama, {ganda!r}.")
    baris = []
    for nomor, sel in enumerate(sisa, start=di + 1):
        if nomor in dilewati or not any(sel):
            continue
        if any(teks for letak, teks in enumerate(sel) if not judul[letak]):
            raise Galat(f"Berkas {nama}, baris {nomor}: ada isi di kolom tanpa judul.")
        if not longgar and (rusak := next((teks for teks in sel if teks.startswith(RUSAK)), "")):
            raise Galat(f"Berkas {nama}, baris {nomor}, {rusak.removeprefix(RUSAK)}.")
        baris.append((nomor, {judul[letak]: sel[letak] for letak in dipakai}))
    return Tabel(nama, kolom, tuple(baris), tuple(sorted(dilewati)), lembar)


def _bingkai(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    akhiran = Path(nama).suffix.lower()
    if akhiran not in AKHIRAN:
        raise Galat(f"Berkas {nama}: hanya {', '.join(AKHIRAN[:-1])} dan {AKHIRAN[-1]} yang dapat dibaca.")
    with terbaca(nama):
        return (Lembar("", True, baca_csv(nama, isi)),) if akhiran == ".csv" else baca_xlsx(nama, isi)


@contextmanager
def terbaca(nama: str) -> Iterator[None]:
    """Whatever a reader stumbles over in here is said as a refusal of that file: it came from elsewhere."""
    try:
        yield
    except Galat:
        raise
    except Exception as salah:  # a file may break a reader in any way; none of them is ours to mend
        raise Galat(f"Berkas {nama} tidak dapat dibaca sebagai tabel ({salah}).") from salah
