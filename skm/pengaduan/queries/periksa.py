"""Complaints beside their logs: where the columns say something else, somebody wrote past the log."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.pengaduan.alur import Keadaan, putar
from skm.pengaduan.models import Pengaduan, PeristiwaPengaduan


@dataclass(frozen=True, slots=True)
class Periksa:
    """How many complaints were compared, and the numbers of those that differ."""

    dibandingkan: int
    berbeda: tuple[str, ...]


def periksa(session: Session, unit_id: int, *, terbanyak: int) -> Periksa:
    """The `terbanyak` newest complaints of the office: two statements, however many there are."""
    terbaru = sa.select(Pengaduan).where(Pengaduan.unit_id == unit_id).order_by(Pengaduan.id.desc())
    terbaru = terbaru.limit(terbanyak)
    semua = session.scalars(terbaru).all()
    kunci = sa.select(terbaru.with_only_columns(Pengaduan.id).subquery().c.id)
    catatan: dict[int, list[PeristiwaPengaduan]] = defaultdict(list)
    pilih = sa.select(PeristiwaPengaduan).where(PeristiwaPengaduan.pengaduan_id.in_(kunci))
    for satu in session.scalars(pilih.order_by(PeristiwaPengaduan.urut)):
        catatan[satu.pengaduan_id].append(satu)
    beda = (p.nomor for p in semua if _keadaan(catatan[p.id]) != Keadaan(p.tahap, p.akhir, p.selesai))
    return Periksa(len(semua), tuple(beda))


def _keadaan(catatan: list[PeristiwaPengaduan]) -> Keadaan | None:
    try:
        return putar(catatan)
    except Galat:
        return None
