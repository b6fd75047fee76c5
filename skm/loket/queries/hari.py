"""Which moments a period counts: those of its days.

A moment in a shift over midnight has the date on which the shift opened. That date is kept with the case
where it is not the moment's own, so no query asks the calendar.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from kinerja.periode import Periode
from skm.loket.models import Permohonan
from skm.orm import Moment

Syarat = sa.ColumnElement[bool]
Kolom = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
AWAL, AKHIR = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)
"""What an open end of a period stands for: no moment on record lies beyond."""
HARI = {
    "diterima": Permohonan.hari_diterima,
    "lengkap": Permohonan.hari_lengkap,
    "jatuh_tempo": Permohonan.hari_tempo,
    "selesai": Permohonan.hari_selesai,
    "ditutup": Permohonan.hari_ditutup,
}
"""Where the date of each moment stands that is not its own."""
KOLOM = (
    sa.column("awal", Moment),
    sa.column("akhir", Moment),
    sa.column("esok", Moment),
    sa.column("dari", sa.Date),
    sa.column("sampai", sa.Date),
)
"""A period as a row that cases are joined to."""


class Batas(NamedTuple):
    """The bounds of a period: moments [awal, akhir), a day more, and its days; values or columns."""

    awal: datetime | sa.ColumnElement[datetime]
    akhir: datetime | sa.ColumnElement[datetime]
    esok: datetime | sa.ColumnElement[datetime]
    dari: date | sa.ColumnElement[date]
    sampai: date | sa.ColumnElement[date]

    def memuat(self, saat: Kolom) -> Syarat:
        """Whether the period counts that moment of a case.

        The first two bounds are for the index: a shift begun within the period ends at most a day after it.
        """
        hari = HARI[saat.key]
        sendiri = sa.and_(hari.is_(None), saat < self.akhir)
        semalam = sa.and_(hari >= self.dari, hari <= self.sampai)
        return sa.and_(saat >= self.awal, saat < self.esok, sa.or_(sendiri, semalam))


def batas_periode(periode: Periode, zona: ZoneInfo) -> Batas:
    """The bounds of those days in `zona`, both included."""
    awal, akhir = periode.batas(zona)
    dari, sampai = periode.dari or AWAL.date(), periode.sampai or AKHIR.date()
    return Batas(awal or AWAL, akhir or AKHIR, (akhir or AKHIR) + timedelta(1), dari, sampai)


def dalam(kolom: Kolom, periode: Periode, zona: ZoneInfo) -> Syarat:
    """Moments of the period's days in `zona`, both ends included."""
    return batas_periode(periode, zona).memuat(kolom)
