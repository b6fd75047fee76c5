"""Open and closed cases, said as their indexes say it: a value that is bound would not find them."""

from __future__ import annotations

import sqlalchemy as sa

from skm.loket.models import Permohonan

TERBUKA = Permohonan.status == sa.literal_column("'proses'")
DITUTUP = Permohonan.status.in_([sa.literal_column("'batal'"), sa.literal_column("'ditolak'")])
