"""Keys of forms and tickets are forgotten when nobody can need them, by the end of a day alone."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import Kiriman
from skm.kuesioner import queries
from skm.layanan import tiket
from skm.layanan.models import Layanan, Tiket, Unit
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL
from tests.skm.jawaban.kiriman import datang

HARI = date(2026, 3, 2)


def test_keys_are_remembered_for_thirty_days_and_tickets_for_two_weeks_after_they_end(
    session: Session, unit: Unit
) -> None:
    layanan_id = session.scalars(sa.select(Layanan.id)).first()
    assert layanan_id is not None
    tiket.terbitkan(session, unit_id=unit.id, layanan_id=layanan_id, kode="abcdefghjkmn", hari_ini=HARI)
    datang(session, queries.kuesioner_berlaku(session, unit.id, pada=HARI), HARI)

    def ingat(lewat: int) -> tuple[int, int]:
        akhiri_hari(session, segel=SEGEL, hari_ini=HARI + timedelta(lewat))
        kunci, tiket_ada = (
            session.scalar(sa.select(sa.func.count()).select_from(satu)) for satu in (Kiriman, Tiket)
        )
        return kunci or 0, tiket_ada or 0

    assert [ingat(lewat) for lewat in (1, 28, 29, 30, 31)] == [(1, 1), (1, 1), (1, 0), (1, 0), (0, 0)]
