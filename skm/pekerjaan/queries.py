"""Reads about long work."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.pekerjaan.models import JenisPekerjaan, Keadaan, Pekerjaan

DIAM = timedelta(minutes=5)
"""Without a word for so long, the process is taken for dead; it tells every few seconds."""
TERBANYAK = 30


def pekerjaan_unit(session: Session, unit_id: int, nomor: int) -> Pekerjaan | None:
    """That piece of work, if it is the unit's."""
    return session.scalar(sa.select(Pekerjaan).where(Pekerjaan.id == nomor, Pekerjaan.unit_id == unit_id))


def daftar_pekerjaan(session: Session, unit_id: int) -> Sequence[Pekerjaan]:
    """The unit's last ones, the newest first."""
    pilih = sa.select(Pekerjaan).where(Pekerjaan.unit_id == unit_id).order_by(Pekerjaan.id.desc())
    return session.scalars(pilih.limit(TERBANYAK)).all()


def yang_berjalan(session: Session, unit_id: int | None = None) -> Sequence[Pekerjaan]:
    """What has not ended, of one unit or of all."""
    pilih = sa.select(Pekerjaan).where(Pekerjaan.keadaan == sa.literal_column("'berjalan'"))
    return session.scalars(pilih if unit_id is None else pilih.where(Pekerjaan.unit_id == unit_id)).all()


def terakhir_selesai(session: Session, unit_id: int, jenis: JenisPekerjaan) -> datetime | None:
    """When the unit last had work of that kind done to its end."""
    milik = (Pekerjaan.unit_id == unit_id, Pekerjaan.jenis == jenis, Pekerjaan.keadaan == Keadaan.SELESAI)
    return session.scalar(sa.select(sa.func.max(Pekerjaan.berakhir)).where(*milik))


def hidup(satu: Pekerjaan, pada: datetime) -> bool:
    """Whether its process may still be at work."""
    if satu.keadaan is not Keadaan.BERJALAN or pada - satu.detak > DIAM:
        return False
    mesin, _, pid = satu.proses.rpartition(":")
    return mesin != socket.gethostname() or _ada(int(pid))


def proses_ini() -> str:
    """This process, as `Pekerjaan.proses` has it."""
    return f"{socket.gethostname()[:100]}:{os.getpid()}"


def _ada(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
