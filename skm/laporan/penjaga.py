"""What the admin's dashboard says of the server itself, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.queries import pilih_saat_terbaru
from skm.jaga.queries import CadanganTerakhir, pilih_cadangan, susun_cadangan


@dataclass(frozen=True, slots=True)
class KeadaanServer:
    """The last good backup, and the newest moment of the audit trail, which the clock is told by."""

    cadangan: CadanganTerakhir
    jejak: datetime | None


def keadaan_server(session: Session, pada: datetime) -> KeadaanServer:
    """As of `pada`."""
    pilih = sa.select(pilih_cadangan().scalar_subquery(), pilih_saat_terbaru().scalar_subquery())
    cadangan, jejak = session.execute(pilih).one()
    return KeadaanServer(susun_cadangan(cadangan, pada), jejak)
