"""Reads of programmes and their budget."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.katalog.models import Program


def daftar_program(session: Session, unit_id: int, tahun: int) -> list[Program]:
    """The year's programmes in the order they were entered."""
    milik = (Program.unit_id == unit_id, Program.tahun == tahun)
    return list(session.scalars(sa.select(Program).where(*milik).order_by(Program.id)))


def program_bernomor(session: Session, unit_id: int, nomor: int) -> Program | None:
    """That programme of the office."""
    milik = (Program.unit_id == unit_id, Program.id == nomor)
    return session.scalars(sa.select(Program).where(*milik)).one_or_none()
