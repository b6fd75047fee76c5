"""The database of this version with a row in every table, as `tests/data/lama` keeps it.

`python -m tests.catat_versi NAME` writes NAME.sql.gz, rows that SQLite and PostgreSQL read alike, and
NAME.json.gz, the figures that this version's backups put into their manifest. It starts from the office of
d47ec7a, which has figures of two years in every stage, adds a row of everything, and fills what is empty then
by its types.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import Connection

from skm import migrasi
from skm.akun.rantai import sambung
from skm.app import create_app
from skm.config import baca
from skm.layanan.queries import semua_unit
from skm.operasi.cadangan.angka import angka
from skm.orm import Base, Moment, buka_sesi
from skm.siapkan import lengkapi
from tests import lama
from tests.contoh import isi_contoh

PADA = datetime(2027, 2, 1, 1, 0, tzinfo=UTC)
"""As of when the figures are told: both years are over."""
WITA = ZoneInfo("Asia/Makassar")
_isian = sa.table("isian_triwulan", *map(sa.column, ("indikator_id", "triwulan", "tahap")))
_indikator = sa.table("indikator", *map(sa.column, ("id", "kode", "tahun")))
_iku_04 = sa.select(_indikator.c.id).where(_indikator.c.kode == "IKU-04", _indikator.c.tahun == 2026)
DIBUKA = sa.update(_isian).where(_isian.c.indikator_id.in_(_iku_04), _isian.c.triwulan == 2)
CONTOH: dict[type, Any] = {
    int: 1,
    str: "x",
    bool: True,
    bytes: b"\x01\x02",
    date: date(2026, 3, 2),
    time: time(8, 0),
    datetime: datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    uuid.UUID: uuid.UUID(int=1),
    dict: {},
}
KHUSUS: dict[str, dict[str, Any]] = {
    "terjemahan": {"bahasa": "en"},
    "target_renstra": {"tahun_awal": 2024, "tahun_akhir": 2029},
    "cadangan_server": {"ukuran": 1},
}
"""What a row needs that its types do not say."""


def isi_yang_kosong(koneksi: Connection) -> None:
    """A row in every table that has none yet."""
    for tabel in Base.metadata.sorted_tables:
        if koneksi.execute(sa.select(sa.func.count()).select_from(tabel)).scalar_one():
            continue
        nilai = {}
        for kolom in tabel.c:
            if kolom.foreign_keys:
                induk = next(iter(kolom.foreign_keys)).column
                nilai[kolom.name] = koneksi.execute(sa.select(sa.func.min(induk))).scalar_one()
            elif isinstance(kolom.type, sa.Enum):
                nilai[kolom.name] = (
                    kolom.type.enum_class(kolom.type.enums[0]) if kolom.type.enum_class else None
                )
            elif not kolom.nullable and not (kolom.primary_key and isinstance(kolom.type, sa.Integer)):
                nilai[kolom.name] = _contoh(kolom)
        koneksi.execute(sa.insert(tabel).values(nilai | KHUSUS.get(tabel.name, {})))


def _contoh(kolom: sa.Column[Any]) -> Any:
    if isinstance(kolom.type, sa.JSON):
        return {}
    return CONTOH[datetime if isinstance(kolom.type, Moment) else kolom.type.python_type]


def tulis_baris(koneksi: Connection) -> str:
    """INSERTs of every table in an order that foreign keys allow."""
    bagian = []
    for tabel in Base.metadata.sorted_tables:
        kolom = [satu.name for satu in tabel.c]
        semua = koneksi.execute(sa.text(f"SELECT {', '.join(kolom)} FROM {tabel.name}")).all()  # noqa: S608  # our own names
        isi = sorted(
            "(" + ", ".join(_tulis(n, k) for n, k in zip(b, tabel.c, strict=True)) + ")" for b in semua
        )
        if isi:
            kepala = f"INSERT INTO {tabel.name} ({', '.join(kolom)}) VALUES"
            bagian.append(f"{kepala}\n" + ",\n".join(isi) + ";")
    return "\n".join(bagian) + "\n"


def _tulis(nilai: Any, kolom: sa.Column[Any]) -> str:
    if nilai is None:
        return "NULL"
    if kolom.name == "sandi_hash":
        return "'-'"
    if isinstance(kolom.type, sa.Boolean):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, bytes):
        return f"X'{nilai.hex()}'"
    if isinstance(nilai, int | float):
        return str(nilai)
    return "'" + str(nilai).replace("'", "''") + "'"


def utama(nama: str) -> None:
    """Make the database and write both files."""
    with tempfile.TemporaryDirectory() as tempat:
        konf = replace(baca({"SKM_INSTANCE": tempat}, buat=True), secret_key="hanya-untuk-uji")
        mesin = lama.muat(lama.baca("d47ec7a"), konf.database_url)
        with buka_sesi(mesin, tulis=True) as session:
            lengkapi(session, unit_id=1, pada=PADA)
            session.execute(DIBUKA.values(tahap="draf"))  # what is locked takes no evidence
            session.commit()
        isi_contoh(create_app(konf))
        with buka_sesi(mesin, tulis=True) as session:
            session.execute(DIBUKA.values(tahap="dikunci"))
            for unit in semua_unit(session):
                sambung(session, unit.id)
            isi_yang_kosong(session.connection())
            session.commit()
        with buka_sesi(mesin, tulis=False) as session:
            sql = tulis_baris(session.connection())
            isi = angka(session, WITA, PADA, (2025,))
        kepala = f"-- Rows of an office as version {nama} kept them; how they were made is in README.md.\n"
        sql = f"{kepala}-- revision {migrasi.versi_terbaru()}\n{sql}"
        teks = json.dumps({"pada": PADA.isoformat(), "angka": isi}, ensure_ascii=False, indent=1)
        for akhir, satu in (("sql", sql), ("json", teks)):
            (lama.FOLDER / f"{nama}.{akhir}.gz").write_bytes(gzip.compress(satu.encode(), mtime=0))


if __name__ == "__main__":
    utama(sys.argv[1])
