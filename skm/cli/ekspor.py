"""skm ekspor"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from kinerja.angka import angka_indonesia
from kinerja.periode import Periode
from skm.bentuk.aliran import BENTUK, Kelompok
from skm.cli.angka import opsi_dari, opsi_sampai
from skm.cli.konteks import perintah_sopan, tempat
from skm.ekspor.jenis import JENIS, penulis
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat

KABAR = 50_000
"""Rows between two lines about how far it is, where they are read later; a terminal shows every batch."""
KELUARAN = "-"


@click.command()
@click.argument("jenis", type=click.Choice(list(JENIS)))
@opsi_dari
@opsi_sampai
@click.option(
    "--out",
    "keluar",
    metavar="FILE",
    required=True,
    help="Berkas .csv, .xlsx, atau .parquet; - untuk CSV ke keluaran standar.",
)
@perintah_sopan
def ekspor(*, jenis: str, dari: date | None, sampai: date | None, keluar: str) -> None:
    """Jawaban, permohonan, indikator, atau jejak audit, baris demi baris.

    Jawaban: hanya nilai unsurnya, acak, untuk triwulan penuh yang sudah berakhir. Permohonan: menurut hari
    diterima, tanpa orangnya. Indikator: tiap triwulan dan tahun; tanpa tanggal, tahun ini. Jejak: menurut
    hari terjadinya.
    """
    bentuk = "csv" if keluar == KELUARAN else Path(keluar).suffix.lower().removeprefix(".")
    if bentuk not in BENTUK:
        raise click.BadParameter("nama berkas berakhir .csv, .xlsx, atau .parquet.", param_hint="--out")
    tulis, kabar = penulis(bentuk), _Kabar()
    with tempat() as t:
        saat = Saat(t.pada, t.konf.timezone)
        hasil = JENIS[jenis].susun(t.session, t.unit, Periode.rentang(dari, sampai), saat)
        with _ditulis(keluar) as berkas:
            tulis(berkas, hasil.kolom, kabar.dihitung(hasil.kelompok))
    kabar.selesai(keluar if keluar != KELUARAN else hasil.berkas)
    for catatan in hasil.catatan:
        click.echo(catatan, err=True)


@contextmanager
def _ditulis(keluar: str) -> Iterator[BinaryIO]:
    """What is written to; a file has its name only once it is whole, and nothing of it stays if it is not.

    Raises Galat for what cannot be written.
    """
    try:
        if keluar == KELUARAN:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        tujuan = Path(keluar)
        sementara = tujuan.with_name(f".{tujuan.name}.{secrets.token_hex(4)}.sebagian")
        try:
            with sementara.open("xb") as berkas:
                yield berkas
            sementara.replace(tujuan)
        except BaseException:  # an interrupted one too
            sementara.unlink(missing_ok=True)
            raise
    except OSError as galat:
        raise Galat(f"{keluar} tidak dapat ditulis: {galat.strerror}. Tidak ada yang tersimpan.") from galat


class _Kabar:
    """How far it is, on stderr: stdout may be the file."""

    def __init__(self) -> None:
        self._baris, self._lalu, self._layar = 0, 0, sys.stderr.isatty()

    def dihitung(self, kelompok: Kelompok) -> Kelompok:
        """The same batches, told about as they pass."""
        for satu in kelompok:
            yield satu
            self._baris += len(satu)
            if self._layar or self._baris - self._lalu >= KABAR:
                self._lalu = self._baris
                click.echo(f"{self._kata} …", err=True, nl=not self._layar)
                if self._layar:
                    click.echo("\r", err=True, nl=False)

    def selesai(self, nama: str) -> None:
        """The last line."""
        click.echo(f"{nama}: {self._kata}.", err=True)

    @property
    def _kata(self) -> str:
        return f"{angka_indonesia(self._baris, 0)} baris"


PERINTAH = (ekspor,)
