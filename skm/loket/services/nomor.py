"""Registration numbers, per service and year."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from skm.layanan.models import Layanan
from skm.loket.models import NomorUrut
from skm.orm import sisipan


def nomor_baru(session: Session, layanan: Layanan, tahun: int) -> str:
    """The next number of the service in that year, e.g. KK/2026/0001; one statement, so no two are alike."""
    terakhir = session.execute(_naikkan(session, layanan.id, tahun, 1, NomorUrut.terakhir + 1)).scalar_one()
    return f"{layanan.kode}/{tahun}/{terakhir:04d}"


def lanjutkan_nomor(session: Session, layanan_id: int, tahun: int, terakhir: int) -> None:
    """Let the desk go on after number `terakhir`, when a loaded register already used it."""
    lebih_besar = sa.case((NomorUrut.terakhir < terakhir, terakhir), else_=NomorUrut.terakhir)
    session.execute(_naikkan(session, layanan_id, tahun, terakhir, lebih_besar))


def _naikkan(
    session: Session, layanan_id: int, tahun: int, awal: int, berikut: sa.ColumnElement[int]
) -> ReturningInsert[int]:
    sisip = sisipan(session, NomorUrut).values(layanan_id=layanan_id, tahun=tahun, terakhir=awal)
    kunci = [NomorUrut.layanan_id, NomorUrut.tahun]
    return sisip.on_conflict_do_update(index_elements=kunci, set_={"terakhir": berikut}).returning(
        NomorUrut.terakhir
    )
