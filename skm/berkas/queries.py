"""Reads about what was loaded before."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.models import Impor, JenisImpor


def impor_bersidik(session: Session, unit_id: int, jenis: JenisImpor, sidik: str) -> Impor | None:
    """The earlier load of the very same rows, if there was one."""
    return session.scalar(
        sa.select(Impor).where(Impor.unit_id == unit_id, Impor.jenis == jenis, Impor.sidik == sidik)
    )
