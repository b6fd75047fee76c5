"""Suspicious answers and those taken out, by month and flag: never one alone, never its day or scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import TERAWAL
from skm.jawaban.models import Jawaban, Pengecualian, Penutupan, Rentang, Tanda
from skm.jawaban.queries.hitungan import bulan_penuh
from skm.jawaban.rentang import awal


@dataclass(frozen=True, slots=True, order=True)
class KelompokBertanda:
    """The flagged answers of one closed month with the same flags that are not excluded."""

    bulan: date
    tanda: Tanda
    jumlah: int


def bertanda(session: Session, *, unit_id: int, periode: Periode) -> tuple[KelompokBertanda, ...]:
    """Such groups of the period's closed months, newest first. A running month says nothing yet."""
    pilih = (
        sa.select(Jawaban.tanggal, Jawaban.tanda, sa.func.count())
        .where(*_milik(unit_id, periode), Jawaban.tanda != 0, Jawaban.pengecualian_id.is_(None))
        .group_by(Jawaban.tanggal, Jawaban.tanda)
    )
    tutup = bulan_tertutup(session, unit_id)
    jumlah: Counter[tuple[date, int]] = Counter()
    for hari, tanda, banyak in session.execute(pilih):
        if (bulan := awal(hari, Rentang.BULAN)) <= tutup:
            jumlah[bulan, tanda] += banyak
    semua = (KelompokBertanda(bulan, Tanda(tanda), banyak) for (bulan, tanda), banyak in jumlah.items())
    return tuple(sorted(semua, reverse=True))


def bulan_tertutup(session: Session, unit_id: int) -> date:
    """First day of the last month that was closed; before all days where none was."""
    pilih = sa.select(Penutupan.mulai).where(Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.BULAN)
    return session.scalar(pilih) or TERAWAL


def jumlah_dikecualikan(session: Session, *, unit_id: int, periode: Periode) -> tuple[int, int]:
    """How many answers of the period are taken out, and of how many that is still to take effect."""
    pilih = sa.select(sa.func.count(), sa.func.count().filter(Jawaban.terhitung)).where(
        *_milik(unit_id, periode), Jawaban.pengecualian_id.is_not(None)
    )
    semua, tertunda = session.execute(pilih).one()
    return semua, tertunda


def daftar_pengecualian(session: Session, unit_id: int) -> Sequence[Pengecualian]:
    """Exclusions, newest first; those that were undone too."""
    pilih = sa.select(Pengecualian).where(Pengecualian.unit_id == unit_id)
    return session.scalars(pilih.order_by(Pengecualian.id.desc())).all()


def _milik(unit_id: int, periode: Periode) -> list[sa.ColumnElement[bool]]:
    kapan = bulan_penuh(periode)
    syarat = [Jawaban.unit_id == unit_id]
    if kapan.dari is not None:
        syarat.append(Jawaban.tanggal >= kapan.dari)
    if kapan.sampai is not None:
        syarat.append(Jawaban.tanggal <= kapan.sampai)
    return syarat
