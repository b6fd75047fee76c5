"""Beside the answers: the shelf's number is asked for while citizens come, and openings are written down."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from skm.orm import make_engine
from skm.web import latar as modul
from skm.web.bukaan import PENUH, Bukaan
from skm.web.latar import Latar
from skm.web.rak import Rak

HARI = date(2026, 3, 2)
LAMA = 10.0
"""Seconds a test waits at most for what comes within hundredths."""


@pytest.fixture
def ditanya() -> Event:
    """Set when the shelf's number is asked for."""
    return Event()


@pytest.fixture
def rak(ditanya: Event) -> Iterator[Rak]:
    mesin = make_engine("sqlite://")

    def nomor(session: Session) -> int:
        ditanya.set()
        return session.scalars(sa.select(sa.literal(7))).one()

    yield Rak(lambda: mesin, lambda: HARI, nomor, lambda: 0)
    mesin.dispose()


@pytest.fixture
def lekas(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pulse of a hundredth."""
    monkeypatch.setattr(modul, "DENYUT", 0.01)


@pytest.mark.usefixtures("lekas")
def test_the_number_is_asked_for_while_somebody_wants_pages_and_not_otherwise(
    rak: Rak, ditanya: Event
) -> None:
    satu = Latar(rak, Bukaan(), lambda: None)
    satu.start()
    assert not ditanya.wait(0.1), "nobody has wanted anything yet"
    rak.kini()
    ditanya.clear()
    assert ditanya.wait(LAMA), "nobody asks before a citizen has to"
    satu.selesai()
    satu.join(LAMA)
    assert not satu.is_alive()


@pytest.mark.usefixtures("lekas")
def test_many_openings_are_written_before_their_time_and_the_rest_at_the_end(rak: Rak) -> None:
    bukaan, ditulis = Bukaan(), Event()
    tertulis: list[int] = []

    def tulis() -> None:
        tertulis.append(sum(bukaan.ambil().values()))
        ditulis.set()

    satu = Latar(rak, bukaan, tulis)
    satu.start()
    for _ in range(PENUH - 1):
        bukaan.tambah(1, HARI)
    assert not ditulis.wait(0.1)
    bukaan.tambah(2, HARI)
    assert ditulis.wait(LAMA)
    bukaan.tambah(1, HARI)
    satu.selesai()
    satu.join(LAMA)
    assert tertulis == [PENUH, 1]


@pytest.mark.usefixtures("lekas")
def test_a_database_that_is_away_is_logged_and_asked_again(
    rak: Rak, caplog: pytest.LogCaptureFixture
) -> None:
    bukaan, sekali, lagi = Bukaan(), Event(), Event()

    def tulis() -> None:
        bukaan.ambil()
        if not sekali.is_set():
            sekali.set()
            raise OperationalError("INSERT rahasia", {}, Exception("jauh"))
        lagi.set()

    satu = Latar(rak, bukaan, tulis)
    with caplog.at_level(logging.WARNING):
        satu.start()
        for _ in range(PENUH):
            bukaan.tambah(1, HARI)
        assert sekali.wait(LAMA)
        for _ in range(PENUH):
            bukaan.tambah(1, HARI)
        assert lagi.wait(LAMA)
        satu.selesai()
        satu.join(LAMA)
    assert "OperationalError" in caplog.text
    assert "rahasia" not in caplog.text
