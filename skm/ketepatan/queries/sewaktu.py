"""The desk as known at a moment: an entry counts from when it was recorded, whatever moment it tells of.

Cases that nothing was entered about since say it in their columns. Of the others the log up to that moment is
replayed, and what comes out stands in the place of their columns: a query that is asked for the moment reads
tables of the same names (`WITH permohonan AS …`), so that one query says it for now and for any moment.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVarTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.alur import Catatan, putar
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import catatan, kolom
from skm.orm import Moment

Kolom = TypeVarTuple("Kolom")
KASUS, LOG = Permohonan.__table__, PeristiwaPermohonan.__table__
TETAP = ("id", "unit_id", "nomor", "layanan_id", "wilayah_id", "impor_id", "versi")
"""What of a case is not in its log and counts in figures; people's data is left empty."""


@dataclass(frozen=True, slots=True)
class Sewaktu:
    """What was known at `pada`; None is what is known now."""

    pada: datetime | None
    tabel: tuple[sa.CTE, ...] = ()

    def baca(self, pilih: sa.Select[*Kolom]) -> sa.Select[*Kolom]:
        """The query as it would have been answered then."""
        return pilih.add_cte(*self.tabel) if self.tabel else pilih


KINI = Sewaktu(None)


def sewaktu(session: Session, unit_id: int, pada: datetime) -> Sewaktu:
    """The unit's desk as known at that moment: two statements, however many cases changed since."""
    milik = (Permohonan.unit_id == unit_id, Permohonan.dicatat_akhir > pada, Permohonan.dicatat_pada <= pada)
    dulu = session.execute(sa.select(*(KASUS.c[nama] for nama in TETAP)).where(*milik)).mappings().all()
    log: dict[int, list[Catatan]] = defaultdict(list)
    if dulu:
        kunci = sa.select(Permohonan.id).where(*milik)
        sampai = (LOG.c.permohonan_id.in_(kunci), LOG.c.dicatat <= pada)
        for satu in session.scalars(sa.select(PeristiwaPermohonan).where(*sampai)):
            log[satu.permohonan_id].append(catatan(satu))
    jenis = session.get_bind().dialect.name
    baris = [_baris(dict(satu), log[satu["id"]]) for satu in dulu]
    kasus, peristiwa = _asli(Permohonan, jenis), _asli(PeristiwaPermohonan, jenis)
    tetap = sa.select(*kasus.c).where(kasus.c.dicatat_akhir <= pada)
    tercatat = sa.select(*peristiwa.c).where(peristiwa.c.dicatat <= pada)
    return Sewaktu(
        pada,
        (
            sa.union_all(tetap, _ulang(baris, jenis)).cte(Permohonan.__tablename__),
            tercatat.cte(PeristiwaPermohonan.__tablename__),
        ),
    )


def _baris(tetap: Mapping[str, Any], log: list[Catatan]) -> dict[str, Any]:
    """The columns as the log says them, in what JSON can hold."""
    isi = {**tetap, **kolom(putar(log), dimuat=tetap["impor_id"] is not None)}
    return {nama: _tulis(nilai) for nama, nilai in isi.items() if nilai is not None}


def _tulis(nilai: Any) -> Any:
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(nilai, date):
        return nilai.isoformat()
    return nilai.value if isinstance(nilai, StrEnum) else nilai


def _asli(kelas: type[Permohonan | PeristiwaPermohonan], jenis: str) -> sa.TableClause:
    """The table itself, inside a query that gives its name to something else."""
    semua = [sa.column(satu.name, satu.type) for satu in kelas.__table__.c]
    return sa.table(kelas.__tablename__, *semua, schema="main" if jenis == "sqlite" else None)


def _ulang(baris: list[dict[str, Any]], jenis: str) -> sa.Select[Any]:
    """Those rows as a query; one parameter, however many there are."""
    isi = sa.literal(json.dumps(baris), sa.Text)
    if jenis == "sqlite":
        tiap = sa.func.json_each(isi).table_valued("value")
        return sa.select(*_dari_sqlite(tiap.c.value))
    larik = sa.func.json_array_elements(sa.cast(isi, sa.JSON)).table_valued(sa.column("value", sa.JSON))
    return sa.select(*_dari_postgres(larik.c.value))


def _dari_sqlite(nilai: sa.ColumnElement[Any]) -> Iterator[sa.ColumnElement[Any]]:
    for satu in KASUS.c:
        isi = sa.func.json_extract(nilai, sa.literal_column(f"'$.{satu.name}'"))
        yield sa.type_coerce(isi, satu.type).label(satu.name)


def _dari_postgres(nilai: sa.ColumnElement[Any]) -> Iterator[sa.ColumnElement[Any]]:
    for satu in KASUS.c:
        teks = nilai.op("->>")(sa.literal_column(f"'{satu.name}'"))
        if isinstance(satu.type, Moment):
            teks = teks.op("||")(sa.literal_column("'+00'"))
        yield sa.cast(teks, satu.type).label(satu.name)
