"""Open, closed and uncollected cases, said as their indexes say it: bound values would not find them."""

from __future__ import annotations

import sqlalchemy as sa

from skm.loket.models import Permohonan

TERBUKA = Permohonan.status == sa.literal_column("'proses'")
DITUTUP = Permohonan.status.in_([sa.literal_column("'batal'"), sa.literal_column("'ditolak'")])
SIAP = sa.and_(Permohonan.tahap == sa.literal_column("'selesai'"), Permohonan.impor_id.is_(None))
"""Finished at the desk and not handed over."""
