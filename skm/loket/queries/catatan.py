"""Cases beside their logs: where the columns say something else, somebody wrote past the log."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.alur import Catatan
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import berbeda, catatan


@dataclass(frozen=True, slots=True)
class Selisih:
    """A case that does not say what its log says, and the columns that do not."""

    nomor: str
    kolom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandingCatatan:
    """How many cases were compared, and those that differ, the newest first."""

    dibandingkan: int
    selisih: tuple[Selisih, ...]


def log(session: Session, permohonan_id: int) -> list[Catatan]:
    """The entries of a case in the order they were made."""
    pilih = sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id == permohonan_id)
    return [catatan(satu) for satu in session.scalars(pilih.order_by(PeristiwaPermohonan.urut))]


def banding_catatan(session: Session, unit_id: int, *, terbanyak: int) -> BandingCatatan:
    """The `terbanyak` newest cases of the unit beside their logs: two statements, however many there are."""
    terbaru = sa.select(Permohonan).where(Permohonan.unit_id == unit_id).order_by(Permohonan.id.desc())
    terbaru = terbaru.limit(terbanyak)
    kasus = session.scalars(terbaru).all()
    kunci = sa.select(terbaru.with_only_columns(Permohonan.id).subquery().c.id)
    semua: dict[int, list[Catatan]] = defaultdict(list)
    for satu in session.scalars(
        sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id.in_(kunci))
    ):
        semua[satu.permohonan_id].append(catatan(satu))
    selisih = (Selisih(satu.nomor, berbeda(satu, semua[satu.id])) for satu in kasus)
    return BandingCatatan(len(kasus), tuple(satu for satu in selisih if satu.kolom))


def log_berjeda(session: Session, unit_id: int) -> dict[int, list[Catatan]]:
    """The logs of the cases that ever paused; the others need none."""
    kena = (
        sa.select(PeristiwaPermohonan.permohonan_id)
        .join(Permohonan, Permohonan.id == PeristiwaPermohonan.permohonan_id)
        .where(Permohonan.unit_id == unit_id, PeristiwaPermohonan.jenis == JenisPeristiwa.KURANG)
    )
    semua: dict[int, list[Catatan]] = defaultdict(list)
    pilih = sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id.in_(kena))
    for p in session.scalars(pilih):
        semua[p.permohonan_id].append(catatan(p))
    return dict(semua)
