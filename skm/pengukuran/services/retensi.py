"""Evidence that no approved figure rests on, when the office no longer needs it. Nothing here commits."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.masukan import SAH
from skm.isian.models import BuktiDukung, IsianTriwulan
from skm.katalog.models import Indikator
from skm.pengukuran.models import AngkaBeku


def bukti_lewat(session: Session, *, unit_id: int, sebelum: datetime) -> list[tuple[BuktiDukung, str]]:
    """Files kept before that moment for quarters that nobody ever approved, each with its place in words.

    What an approved figure rests on stays with it: what was signed can be shown while it stands.
    """
    i, b = Indikator, BuktiDukung
    isian = sa.and_(IsianTriwulan.indikator_id == b.indikator_id, IsianTriwulan.triwulan == b.triwulan)
    pilih = (
        sa.select(b, i.kode, i.tahun)
        .join(i, i.id == b.indikator_id)
        .outerjoin(IsianTriwulan, isian)
        .where(i.unit_id == unit_id, b.pada < sebelum)
        .where(sa.or_(IsianTriwulan.id.is_(None), IsianTriwulan.tahap.not_in(SAH)))
        .order_by(i.tahun, i.kode, b.triwulan, b.id)
    )
    sah = _disetujui(session, unit_id)
    hasil = []
    for bukti, kode, tahun in session.execute(pilih):
        awal = date(tahun, 3 * bukti.triwulan - 2, 1)
        if not any(milik == kode and dari <= awal <= sampai for milik, dari, sampai in sah):
            hasil.append((bukti, f"{kode} triwulan {bukti.triwulan} tahun {tahun}"))
    return hasil


def _disetujui(session: Session, unit_id: int) -> list[tuple[str, date, date]]:
    beku = sa.select(AngkaBeku.kode, AngkaBeku.dari, AngkaBeku.sampai).distinct()
    return [
        (k, d, s)
        for k, d, s in session.execute(beku.where(AngkaBeku.unit_id == unit_id, AngkaBeku.disetujui))
    ]
