"""The office that tests start from."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Unit

KODE = "64.01.08"
"""Kecamatan Long Kali, as `skm/layanan/benih/unit.toml` seeds it."""


def kantor(session: Session) -> Unit:
    """The seeded office."""
    return session.scalars(sa.select(Unit).where(Unit.kode == KODE)).one()
