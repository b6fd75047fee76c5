"""Tables in: a CSV file or a workbook as rows of text, with the row numbers people see in their
spreadsheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from skm.berkas.batas import Batas, buka_arsip
from skm.berkas.gulungan import BarisTabel, Gulungan
from skm.berkas.lembar import RUSAK, Lembar, pilih_lembar
from skm.berkas.lembar_csv import baca_csv
from skm.berkas.lembar_ods import baca_ods
from skm.berkas.lembar_xlsx import baca_xlsx
from skm.galat import Galat

TERBESAR = 10 * 1024 * 1024
"""Bytes of a file: as many rows as are read stay below."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a workbook is called where files are sent."""
AKHIRAN = (".csv", ".xlsx", ".xlsm", ".ods")
"""The endings of files that are read."""
BUKU = AKHIRAN[1:]
"""Those of them that are archives."""
BARIS_RINGAN, MEKAR_RINGAN = 500, 512 * 1024
"""Rows of a file, and bytes it unfolds to, that are read while somebody waits."""
Bingkai = Gulungan
"""Rows of trimmed text, all of the same length."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """`baris` holds (spreadsheet row number, {column: trimmed text}); wholly empty rows are left out.

    `dilewati` are the numbers of rows that hold something else: titles above the headings, totals below.
    """

    nama_berkas: str
    kolom: tuple[str, ...]
    baris: Sequence[tuple[int, Mapping[str, str]]]
    dilewati: tuple[int, ...] = ()
    lembar: str = ""
    """The sheet it was read from, where the file has sheets."""
    lepas: tuple[str, ...] = ()
    """Addresses of single cells far from everything, which are not read."""

    @property
    def nama_tercatat(self) -> str:
        """The file's name for lists, terminals and logs: what nobody can read in it is written out."""
        return repr(self.nama_berkas)[1:-1][:200]


def baca(berkas: Path) -> Tabel:
    """Read the file at `berkas` as `dari_isi` does, stray cells left out. Raises Galat."""
    return dari_isi(berkas.name, isi_berkas(berkas), boleh_lepas=True)


def isi_berkas(berkas: Path) -> bytes:
    """The bytes of that file. Raises Galat when it is missing or cannot be opened."""
    if not berkas.is_file():
        raise Galat(f"Berkas {str(berkas)!r} tidak ditemukan.")
    try:
        return berkas.read_bytes()
    except OSError as galat:
        raise Galat(f"Berkas {str(berkas)!r} tidak dapat dibuka ({galat.strerror}).") from galat


def dari_isi(
    nama: str, isi: bytes, kolom: Collection[str] = (), lembar: str = "", *, boleh_lepas: bool = False
) -> Tabel:
    """Read `isi` by the ending of `nama`: the visible sheet whose first row holds the headings `kolom`.

    `lembar` names another. A row longer than the headings, a cell below no heading, one that holds an error
    and two headings alike are refused: guessing there would shift answers from one column to the next. So are
    single cells far from the table, unless with `boleh_lepas` the caller tells of them.
    """
    satu = pilih_lembar(nama, buka(nama, isi), lambda bingkai: set(kolom) <= set(bingkai[0]), lembar)
    if satu.bingkai.lepas and not boleh_lepas:
        sel = ", ".join(satu.bingkai.lepas)
        raise Galat(f"Berkas {nama}: ada isi jauh di luar tabel, di sel {sel}; hapus, lalu coba lagi.")
    return susun(nama, satu.bingkai, lembar=satu.nama)


def buka(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    """The sheets of the file, of which a CSV file has one without a name. Raises Galat, also past a bound.

    It takes its time, so whoever asks on a page does that before reading anything else.
    """
    return _bingkai(nama, isi)


def susun(
    nama: str,
    bingkai: Bingkai,
    *,
    judul: Sequence[str] | None = None,
    di: int = 1,
    dilewati: Collection[int] = (),
    lembar: str = "",
    longgar: bool = False,
) -> Tabel:
    """The table below row `di` of the file, with the headings `judul`, else those in that row.

    Rows whose numbers are `dilewati` are left out. With `longgar` cells that hold an error are kept: whoever
    reads them refuses them.
    """
    judul = bingkai[di - 1] if judul is None else judul
    dipakai = [(letak, kolom) for letak, kolom in enumerate(judul) if kolom]
    kolom = tuple(satu for _, satu in dipakai)
    if ganda := next((satu for satu, kali in Counter(kolom).items() if kali > 1), ""):
        raise Galat(f"Berkas {nama}: ada dua kolom bernama sama, {ganda!r}.")
    tanpa_judul = [letak for letak, satu in enumerate(judul) if not satu]
    for nomor, potong in bingkai.potongan(di):
        if tanpa_judul or (not longgar and any(RUSAK in "".join(sel) for sel in potong)):
            _pastikan(nama, nomor, potong, dilewati, tanpa_judul=tanpa_judul, longgar=longgar)
    baris = BarisTabel(bingkai, dipakai, di, dilewati)
    return Tabel(nama, kolom, baris, tuple(sorted(dilewati)), lembar, bingkai.lepas)


def _pastikan(
    nama: str,
    nomor: Sequence[int],
    potong: Sequence[Sequence[str]],
    dilewati: Collection[int],
    *,
    tanpa_judul: Sequence[int],
    longgar: bool,
) -> None:
    """Raises Galat for a row that holds something below no heading, or an error."""
    for satu, sel in zip(nomor, potong, strict=True):
        if satu in dilewati:
            continue
        if any(sel[letak] for letak in tanpa_judul):
            raise Galat(f"Berkas {nama}, baris {satu}: ada isi di kolom tanpa judul.")
        if not longgar and (rusak := next((teks for teks in sel if teks.startswith(RUSAK)), "")):
            raise Galat(f"Berkas {nama}, baris {satu}, {rusak.removeprefix(RUSAK)}.")


def ringan(nama: str, isi: bytes) -> bool:
    """Whether the file is small enough to be read while somebody waits; found without reading it.

    Raises Galat for an archive that would unfold past a bound.
    """
    if Path(nama).suffix.lower() not in BUKU:
        return len(isi) <= MEKAR_RINGAN and max(isi.count(b"\n"), isi.count(b"\r")) <= BARIS_RINGAN
    with terbaca(nama), buka_arsip(isi, Batas(nama), mengalir=lambda _: True) as arsip:
        return sum(satu.file_size for satu in arsip.infolist()) <= MEKAR_RINGAN


def _bingkai(nama: str, isi: bytes) -> tuple[Lembar, ...]:
    akhiran = Path(nama).suffix.lower()
    if akhiran not in AKHIRAN:
        raise Galat(f"Berkas {nama}: hanya {', '.join(AKHIRAN[:-1])} dan {AKHIRAN[-1]} yang dapat dibaca.")
    with terbaca(nama):
        if akhiran == ".csv":
            return (Lembar("", True, baca_csv(nama, isi)),)
        return baca_ods(nama, isi) if akhiran == ".ods" else baca_xlsx(nama, isi)


@contextmanager
def terbaca(nama: str) -> Iterator[None]:
    """Whatever a reader stumbles over in here is said as a refusal of that file: it came from elsewhere."""
    try:
        yield
    except Galat:
        raise
    except Exception as salah:  # a file may break a reader in any way; none of them is ours to mend
        raise Galat(f"Berkas {nama} tidak dapat dibaca sebagai tabel ({salah}).") from salah
