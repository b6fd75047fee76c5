"""Whether every page of the database is what was written."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from skm.galat import rusak
from skm.operasi.temuan import Temuan
from skm.orm import Base

NAMA = "keutuhan"
PULIHKAN = "Salin dulu folder server, lalu pulihkan cadangan terakhir: skm restore FILE"
TANPA_INDEKS = ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan")


def temuan(mesin: Engine) -> Temuan:
    """Reads all of it: SQLite checks its own pages, PostgreSQL the sum that stands on each."""
    tabel = ""
    try:
        with mesin.connect() as koneksi:
            if mesin.dialect.name == "sqlite":
                return _sqlite(koneksi)
            for nama in TANPA_INDEKS:
                koneksi.exec_driver_sql(f"SET LOCAL {nama} = off")
            for tabel in sorted(Base.metadata.tables):
                koneksi.execute(sa.select(sa.func.count()).select_from(sa.table(tabel)))
            if koneksi.exec_driver_sql("SHOW data_checksums").scalar() != "on":
                kalimat = "terbaca semua, tetapi tanpa checksum: nyalakan dengan pg_checksums --enable"
                return Temuan(NAMA, "PERHATIAN", kalimat)
    except sa.exc.DBAPIError as salah:
        kalimat = " ".join(f"{tabel and f'di tabel {tabel} '}({salah.orig})".split())
        if not rusak(salah):
            return Temuan(NAMA, "PERHATIAN", f"belum selesai dibaca {kalimat}: ulangi skm doctor nanti")
        kalimat = f"rusak {kalimat}"
        return Temuan(NAMA, "GALAT", f"{kalimat}. {PULIHKAN}")
    return Temuan(NAMA, "BAIK", f"{len(Base.metadata.tables)} tabel terbaca, checksum tiap halaman cocok")


def _sqlite(koneksi: Connection) -> Temuan:
    semua = koneksi.exec_driver_sql("PRAGMA quick_check(3)").scalars().all()
    if semua == ["ok"]:
        return Temuan(NAMA, "BAIK", "semua halaman berkas basis data utuh")
    return Temuan(NAMA, "GALAT", f"rusak ({'; '.join(' '.join(satu.split()) for satu in semua)}). {PULIHKAN}")
