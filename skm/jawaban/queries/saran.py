"""Citizens' comments, without the day they came, who else wrote that day, or the answers beside them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import BULAN_JAWABAN, SENDIRI, Dimensi, HitunganTampil, Jawaban, Rentang
from skm.jawaban.queries.hitungan import bulan_penuh
from skm.jawaban.rentang import awal


@dataclass(frozen=True, slots=True)
class Saran:
    """A citizen's comment as typed: hostile text, to be escaped wherever it is shown."""

    bulan: date
    """First day of the month it counts in."""
    isi: str


def saran_terbaru(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    kuesioner: Collection[int],
    layanan_id: int | None = None,
    batas: int = 20,
) -> list[Saran]:
    """Comments of the newest months first, at most `batas`, within a month in no order.

    Of the whole unit: those of released answers. Of one service: those of the answers that are shown of it,
    where five of one batch are; a comment seen in both lists would else tell a day and a service of few.
    """
    kapan = bulan_penuh(periode)
    syarat = [
        Jawaban.unit_id == unit_id,
        Jawaban.saran_keluar.is_(False),
        Jawaban.kuesioner_id.in_(kuesioner),
    ]
    if kapan.dari is not None:
        syarat.append(nomor_bulan(kapan.dari) <= BULAN_JAWABAN)
    if kapan.sampai is not None:
        syarat.append(nomor_bulan(kapan.sampai) >= BULAN_JAWABAN)
    if layanan_id is not None:
        sendiri = Jawaban.jalur.in_(SENDIRI)
        syarat += [
            Jawaban.layanan_id == layanan_id,
            sa.or_(
                sa.and_(sendiri, Jawaban.saran_layanan),
                sa.and_(sa.not_(sendiri), _bulan_tertutup(layanan_id)),
            ),
        ]
    pilih = (
        sa.select(Jawaban.tanggal, Jawaban.saran)
        .where(Jawaban.saran.is_not(None), *syarat)
        .order_by(BULAN_JAWABAN.desc(), Jawaban.id)
        .limit(batas)
    )
    return [Saran(awal(hari, Rentang.BULAN), isi or "") for hari, isi in session.execute(pilih)]


def nomor_bulan(hari: date) -> int:
    """The month of a day as a number, as `BULAN_JAWABAN` has it."""
    return hari.year * 12 + hari.month


def _bulan_tertutup(layanan_id: int) -> sa.ColumnElement[bool]:
    """Whether the service's month that has the answer is closed."""
    t = HitunganTampil
    return sa.exists().where(
        t.unit_id == Jawaban.unit_id,
        t.dimensi == Dimensi.LAYANAN,
        t.kuesioner_id == Jawaban.kuesioner_id,
        t.nilai == str(layanan_id),
        Jawaban.tanggal.between(t.mulai, t.akhir),
    )
