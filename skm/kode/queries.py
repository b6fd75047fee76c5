"""Reads about recovery codes."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.kode.models import KodePemulihan


def sisa(session: Session, akun_id: int) -> int:
    """How many recovery codes of the account are unused."""
    pilih = sa.select(sa.func.count()).select_from(KodePemulihan)
    return session.scalar(pilih.where(*_terpakai_nanti(akun_id))) or 0


def ada(session: Session, akun_id: int, sidik: str) -> bool:
    """Whether that is an unused one of the account."""
    pilih = sa.select(KodePemulihan.id).where(*_terpakai_nanti(akun_id), KodePemulihan.sidik == sidik)
    return session.scalar(pilih) is not None


def _terpakai_nanti(akun_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return KodePemulihan.akun_id == akun_id, KodePemulihan.dipakai_pada.is_(None)
