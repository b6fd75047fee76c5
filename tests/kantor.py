"""The office that tests start from."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Unit

KODE = "64.01.08"
"""Kecamatan Long Kali, as `skm/layanan/benih/unit.toml` seeds it."""


def kantor(session: Session, kode: str = KODE) -> Unit:
    """The seeded office, or the one of that code."""
    return session.scalars(sa.select(Unit).where(Unit.kode == kode)).one()
