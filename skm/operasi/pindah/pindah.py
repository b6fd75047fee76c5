"""From SQLite to PostgreSQL in one transaction: schema, rows, counters, proof. Else nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from skm import migrasi, models
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.katalog.queries import tahun_berkatalog
from skm.layanan.queries import semua_unit
from skm.operasi.cadangan import salinan_postgres as postgres
from skm.operasi.cadangan.angka import Angka, angka, beda, tabel
from skm.operasi.mulai import pastikan_siap
from skm.operasi.pindah.salin import Jumlah, hitung, salin
from skm.orm import BACA, Base

__all__ = ["Pindahan", "models", "pindahkan"]

DISEBUT = 5
"""Differences that are named."""
BERUBAH = "Basis data berubah selagi disalin: hentikan server dahulu, lalu ulangi."


@dataclass(frozen=True, slots=True)
class Pindahan:
    """What was moved and found equal on both sides."""

    baris: Mapping[str, int]
    """Rows by table."""
    angka: Angka

    @property
    def tahun(self) -> list[int]:
        """Years whose figures were compared."""
        return sorted({int(satu) for kantor in self.angka.values() for satu in kantor if satu.isdecimal()})

    @property
    def indikator(self) -> int:
        """Indicators' figures compared: by office, year, and quarter or year, each with its three results."""
        kantor = self.angka.values()
        return sum(
            len(periode["indikator"])
            for satu in kantor
            for nama, tahun in satu.items()
            if nama.isdecimal()  # beside the years stands the audit trail's end
            for periode in tahun.values()
        )


def pindahkan(asal: Engine, tujuan: Engine, konf: Konfigurasi, pada: datetime) -> Pindahan:
    """Copy the SQLite database `asal` into the empty PostgreSQL database `tujuan`, figures as of `pada`.

    The source is only read. Raises Galat where it is not ready or changes meanwhile, where the target holds
    anything, or where one row, counter or figure differs: then the target is as empty as before.
    """
    if asal.dialect.name != "sqlite":
        raise Galat("Server ini sudah memakai PostgreSQL; yang dipindahkan hanya dari SQLite.")
    if tujuan.dialect.name != "postgresql":
        raise Galat("Tujuannya harus PostgreSQL: postgresql+psycopg://peran:sandi@mesin/basis")
    pastikan_siap(asal, konf)
    with tujuan.begin() as ke, _sejenak(asal) as dari:  # whether somebody wrote is known before the commit
        postgres.tanpa_batas(ke)
        if ada := postgres.penghuni(ke):
            isi = f"ada {len(ada)} tabel, misalnya {ada[0]}"
            raise Galat(
                f"Basis data {tujuan.url.database} tidak kosong ({isi}). Buat yang baru, lalu ulangi."
            )
        migrasi.naikkan_di(ke)
        ke.exec_driver_sql(f"TRUNCATE {', '.join(satu.name for satu in Base.metadata.sorted_tables)}")
        jumlah = {satu: salin(dari, ke, satu) for satu in _semua(dari)}
        postgres.lanjutkan(ke, _terakhir(dari))
        ke.exec_driver_sql("ANALYZE")
        for satu, dulu in jumlah.items():
            _pastikan_sama(satu.name, dulu, hitung(ke, satu))
        return Pindahan(
            {satu.name: dulu.baris for satu, dulu in jumlah.items()}, _angka(dari, ke, konf, pada)
        )


@contextmanager
def _sejenak(asal: Engine) -> Iterator[Connection]:
    """One moment's state. Raises Galat at its end when somebody has written meanwhile: it would be lost."""
    with asal.execution_options(**BACA).connect() as koneksi:
        mentah: Any = koneksi.connection.dbapi_connection
        dulu = _versi(mentah)
        with koneksi.begin():
            yield koneksi
        if _versi(mentah) != dulu:
            raise Galat(BERUBAH)


def _versi(mentah: Any) -> int:
    """A number that changes when another connection commits."""
    return int(mentah.execute("PRAGMA data_version").fetchone()[0])


def _semua(dari: Connection) -> list[sa.Table]:
    """Every table, what is referred to first. Raises Galat for one that the program does not know."""
    urut = Base.metadata.sorted_tables
    if asing := sorted({*tabel(dari)} ^ {satu.name for satu in urut}):
        raise Galat(f"Tabel yang tidak dikenal program ini: {', '.join(asing)}.")
    return urut


def _terakhir(dari: Connection) -> dict[str, int]:
    """The highest number that each counted key has given."""
    kunci = {satu: list(satu.primary_key.columns) for satu in Base.metadata.sorted_tables}
    dihitung = {satu: kolom[0] for satu, kolom in kunci.items() if [k.name for k in kolom] == ["id"]}
    return {
        satu.name: dari.scalar(sa.select(sa.func.max(kolom))) or 0
        for satu, kolom in dihitung.items()
        if isinstance(kolom.type, sa.Integer)
    }


def _pastikan_sama(nama: str, dulu: Jumlah, kini: Jumlah) -> None:
    if dulu.baris != kini.baris:
        raise Galat(f"Tabel {nama}: {dulu.baris} baris menjadi {kini.baris}. Tidak ada yang disimpan.")
    if dulu.sidik != kini.sidik:
        raise Galat(f"Tabel {nama}: isi barisnya tidak sama. Tidak ada yang disimpan.")


def _angka(dari: Connection, ke: Connection, konf: Konfigurasi, pada: datetime) -> Angka:
    with Session(dari) as lama, Session(ke, join_transaction_mode="create_savepoint") as baru:
        tahun = {satu for unit in semua_unit(lama) for satu in tahun_berkatalog(lama, unit.id)}
        dulu, kini = (angka(satu, konf.timezone, pada, tahun) for satu in (lama, baru))
    if berbeda := list(islice(beda(dulu, kini), DISEBUT)):
        raise Galat(f"Angka tidak sama: {'; '.join(berbeda)}. Tidak ada yang disimpan.")
    return dulu
