"""Rows as they come into a file that may be longer than memory: CSV, XLSX or Parquet.

They come in batches, of which one at a time is held. A file is whole when its writer has returned: what a
writer that raised has left behind is for its caller to throw away.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeAlias

Isi: TypeAlias = str | int | Decimal | datetime | None
Kelompok: TypeAlias = Iterable[Sequence[Sequence[Isi]]]
"""Batches of rows, each with a cell for every column."""


class Ragam(StrEnum):
    """What the cells of a column are; each may be empty."""

    TEKS = "teks"
    KODE = "kode"
    """Words of the server's own, which begin with nothing that a spreadsheet would run."""
    BILANGAN = "bilangan bulat"
    ANGKA = "bilangan desimal"
    """With up to two decimals."""
    SAAT = "waktu"
    """An aware moment, in the zone it is to be read in."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its name in the file, what its cells are, and what they mean in a sentence."""

    nama: str
    ragam: Ragam
    arti: str


BAHAYA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell of words that begins so is run as a formula by what opens a CSV."""
BARIS_LEMBAR = 1_048_576
"""Rows of a sheet at most, its heading among them."""


def netralkan(teks: str) -> str:
    """The words so that no spreadsheet takes them for a formula."""
    return f"'{teks}" if teks.startswith(BAHAYA) else teks


def tulis_csv(keluar: BinaryIO, kolom: Sequence[Kolom], kelompok: Kelompok) -> None:
    """RFC 4180 in UTF-8: decimals with a point, moments as ISO 8601 with their offset."""
    ubah = [(n, _CSV[satu.ragam]) for n, satu in enumerate(kolom) if satu.ragam in _CSV]
    teks = io.TextIOWrapper(keluar, "utf-8", newline="")
    try:
        penulis = csv.writer(teks)
        penulis.writerow([satu.nama for satu in kolom])
        for baris in kelompok:
            penulis.writerows(_terubah(baris, ubah) if ubah else baris)
        teks.flush()
    finally:
        teks.detach()  # the stream stays its caller's


def _terubah(
    baris: Iterable[Sequence[Isi]], ubah: Sequence[tuple[int, Callable[[Any], Isi]]]
) -> Iterable[Sequence[Isi]]:
    for satu in baris:
        sel = list(satu)
        for n, cara in ubah:
            if sel[n] is not None:
                sel[n] = cara(sel[n])
        yield sel


def tulis_xlsx(keluar: BinaryIO, kolom: Sequence[Kolom], kelompok: Kelompok) -> None:
    """A workbook whose rows go on in a further sheet where one is full, and what its columns mean."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  # as above

    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryDirectory(prefix="skm-ekspor-") as folder:
        try:
            with xlsxwriter.Workbook(keluar, {**pilihan, "tmpdir": folder, "use_zip64": True}) as buku:
                _lembar_arti(buku, kolom)
                lembar = _Lembar(buku, kolom)
                for baris in kelompok:
                    for satu in baris:
                        lembar.tambah(satu)
        except FileCreateError as galat:
            raise galat.args[0] from galat  # the OSError that it is


def _lembar_arti(buku: Any, kolom: Sequence[Kolom]) -> None:
    """The data dictionary."""
    tebal = buku.add_format({"bold": True})
    lembar = buku.add_worksheet("Keterangan")
    lembar.set_column(0, 0, 24)
    lembar.set_column(1, 1, 18)
    lembar.set_column(2, 2, 90)
    for n, judul in enumerate(("Kolom", "Isi", "Arti")):
        lembar.write_string(0, n, judul, tebal)
    for baris, satu in enumerate(kolom, start=1):
        for n, teks in enumerate((satu.nama, satu.ragam.value, satu.arti)):
            lembar.write_string(baris, n, teks)


class _Lembar:
    """The sheet that is being written, and those that follow it."""

    def __init__(self, buku: Any, kolom: Sequence[Kolom]) -> None:
        self._buku, self._kolom = buku, kolom
        self._tebal = buku.add_format({"bold": True})
        self._saat = buku.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._nomor = 0
        self._buka()
        self._lembar.activate()

    def tambah(self, sel: Sequence[Isi]) -> None:
        """One row."""
        if self._baris == BARIS_LEMBAR:
            self._buka()
        for n, isi in enumerate(sel):
            if isi is None:
                continue
            if isinstance(isi, str):
                self._lembar.write_string(self._baris, n, isi)
            elif isinstance(isi, datetime):
                self._lembar.write_datetime(self._baris, n, isi.replace(tzinfo=None), self._saat)
            else:
                self._lembar.write_number(self._baris, n, isi)
        self._baris += 1

    def _buka(self) -> None:
        self._nomor += 1
        self._lembar = self._buku.add_worksheet("Data" if self._nomor == 1 else f"Data {self._nomor}")
        self._lembar.set_column(0, len(self._kolom) - 1, 16)
        self._lembar.freeze_panes(1, 0)
        for n, satu in enumerate(self._kolom):
            self._lembar.write_string(0, n, satu.nama, self._tebal)
        self._baris = 1


def tulis_parquet(keluar: BinaryIO, kolom: Sequence[Kolom], kelompok: Kelompok) -> None:
    """Typed columns, moments in UTC. Raises ImportError where the package for it is not installed."""
    import pyarrow as pa  # noqa: PLC0415  # an extra: 50 MB that hardly any office needs
    from pyarrow import parquet  # noqa: PLC0415  # as above

    ragam = {
        Ragam.TEKS: pa.string(),
        Ragam.KODE: pa.string(),
        Ragam.BILANGAN: pa.int64(),
        Ragam.ANGKA: pa.decimal128(38, 2),
        Ragam.SAAT: pa.timestamp("ms", tz="UTC"),
    }
    skema = pa.schema(
        [pa.field(satu.nama, ragam[satu.ragam], metadata={"arti": satu.arti}) for satu in kolom]
    )
    saat: list[tuple[int, Callable[[Any], Isi]]] = [
        (n, _utc) for n, satu in enumerate(kolom) if satu.ragam is Ragam.SAAT
    ]
    with parquet.ParquetWriter(keluar, skema, compression="zstd") as penulis:
        for baris in filter(None, kelompok):
            sel = zip(*_terubah(baris, saat), strict=True)
            isi = [pa.array(satu, satu_kolom.type) for satu, satu_kolom in zip(sel, skema, strict=True)]
            penulis.write_batch(pa.record_batch(isi, schema=skema))


def _utc(saat: datetime) -> datetime:
    return saat.astimezone(UTC).replace(microsecond=0)


_CSV: dict[Ragam, Callable[[Any], Isi]] = {
    Ragam.TEKS: netralkan,
    Ragam.SAAT: lambda saat: saat.isoformat(timespec="seconds"),
}
Penulis: TypeAlias = Callable[[BinaryIO, Sequence[Kolom], Kelompok], None]
BENTUK: dict[str, tuple[Penulis, str]] = {
    "csv": (tulis_csv, "text/csv; charset=utf-8"),
    "xlsx": (tulis_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": (tulis_parquet, "application/vnd.apache.parquet"),
}
"""By a file's ending: how it is written, and what it is to the web."""
