"""A key of the API, for programs that tests stand in for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Cakupan, KunciApi
from skm.akun.services import buat_kunci
from skm.orm import buka_sesi
from tests.kantor import KODE, kantor

PADA = datetime(2026, 7, 1, 1, tzinfo=UTC)
LAMA = date(2999, 1, 1)


def buat(app: Flask, *cakupan: Cakupan, sampai: date = LAMA, kode: str = KODE) -> str:
    """A key of that office, of every scope where none is said."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        isi = _buat(session, kantor(session, kode).id, cakupan, sampai, "uji")
        session.commit()
    return isi


def isi_kunci(session: Session, unit_id: int, teks: str) -> int:
    """A key that is called so; gives the number of its row."""
    _buat(session, unit_id, (), LAMA, teks)
    return session.scalars(sa.select(sa.func.max(KunciApi.id))).one()


def _buat(session: Session, unit_id: int, cakupan: tuple[Cakupan, ...], sampai: date, nama: str) -> str:
    return buat_kunci(
        session,
        unit_id=unit_id,
        nama=nama[:80],
        cakupan=cakupan or tuple(Cakupan),
        berlaku_sampai=sampai,
        oleh=nama[:60],
        pada=PADA,
    )
