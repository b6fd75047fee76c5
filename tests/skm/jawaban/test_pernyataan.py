"""A release asks as many questions for five hundred answers as for five, whatever they leave empty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.kuesioner import queries
from skm.layanan.models import Unit
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.skm.jawaban.kiriman import datang

HARI = date(2026, 3, 2)


@pytest.fixture
def pernyataan(session: Session) -> list[str]:
    """What is asked of the database from here on."""
    semua: list[str] = []
    koneksi = session.connection()

    @sa.event.listens_for(koneksi, "before_cursor_execute")
    def _catat(_k: object, _kursor: object, isi: str, *_: object) -> None:
        semua.append(isi)

    return semua


@pytest.mark.parametrize("banyak", [5, 60])
def test_answers_that_leave_different_things_empty_are_stored_by_one_statement(
    session: Session, unit: Unit, pernyataan: list[str], banyak: int
) -> None:
    kuesioner = queries.kuesioner_berlaku(session, unit.id, pada=HARI)
    akhiri_hari(session, segel=SEGEL, hari_ini=HARI)  # months before are closed: that is counted apart
    for nomor in range(banyak):
        datang(
            session,
            kuesioner,
            HARI,
            saran="lama" if nomor % 3 else None,
            tambahan={"T1": 1} if nomor % 2 else None,
            profil={"usia": "26-35"} if nomor % 5 else {},
            tanda=1 if nomor % 7 == 6 else 0,
        )
    pernyataan.clear()
    assert akhiri_hari(session, segel=SEGEL, hari_ini=HARI + timedelta(1)) == banyak
    assert sum("INSERT INTO jawaban " in satu for satu in pernyataan) == 1
    rutin = [satu for satu in pernyataan if "advisory" not in satu]
    assert len(rutin) <= 12 + 1  # the offices are listed for all of them


def test_a_load_is_stored_by_one_statement(session: Session, unit: Unit, pernyataan: list[str]) -> None:
    kuesioner = queries.kuesioner_berlaku(session, unit.id, pada=HARI)
    satu = {"unit_id": unit.id, "kuesioner_id": kuesioner.id, "jalur": "impor", "tanggal": HARI}
    nilai = kolom_unsur([3] * 9)
    pernyataan.clear()
    isi = [{"saran": "lama"} if nomor % 2 else {"u1": None} for nomor in range(9)]
    simpan(session, *[satu | nilai | lain for lain in isi])
    assert sum("INSERT INTO jawaban " in asal for asal in pernyataan) == 1
