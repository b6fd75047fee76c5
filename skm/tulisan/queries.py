"""What the office wrote."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Lambang, Unit
from skm.tulisan.models import TeksDokumen


def teks_dokumen(session: Session, unit_id: int, tahun: int) -> TeksDokumen | None:
    """What the office writes into that year's documents; None while it has not."""
    milik = (TeksDokumen.unit_id == unit_id, TeksDokumen.tahun == tahun)
    return session.scalars(sa.select(TeksDokumen).where(*milik)).one_or_none()


def bahan_cetak(session: Session, unit_id: int, tahun: int, *, lambang: bool) -> tuple[bytes, dict[str, str]]:
    """The emblem's picture, empty without one or where it is not asked for, and what the office wrote."""
    gambar = Lambang.isi if lambang else sa.null()
    pilih = (
        sa.select(gambar, TeksDokumen.isi)
        .select_from(Unit)
        .join(Lambang, Lambang.unit_id == Unit.id, isouter=True)
        .join(TeksDokumen, sa.and_(TeksDokumen.unit_id == Unit.id, TeksDokumen.tahun == tahun), isouter=True)
        .where(Unit.id == unit_id)
    )
    isi, teks = session.execute(pilih).one()
    return isi or b"", teks or {}
