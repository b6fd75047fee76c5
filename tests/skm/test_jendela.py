"""Moving windows: what is older than its seconds is over, and countless addresses do not fill the memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from skm import jendela as modul
from skm.jendela import SEDIKIT, TERBANYAK, Batas, Jendela

LIMA = Batas(5, 300)


@pytest.fixture
def saat(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The process's clock, which the test moves."""
    detik = [1000.0]
    monkeypatch.setattr(modul, "monotonic", lambda: detik[0])
    yield detik


def test_as_many_as_its_bound_fit_and_words_and_bounds_do_not_mix(saat: list[float]) -> None:
    jendela = Jendela()
    assert [jendela.masuk(LIMA, "kios", "a") for _ in range(7)] == [True] * 5 + [False] * 2
    assert jendela.penuh(LIMA, "kios", "a")
    for lain in (("kios", "b"), ("kios",), ("a", "kios")):
        assert not jendela.penuh(LIMA, *lain)
    assert jendela.masuk(Batas(6, 300), "kios", "a")


def test_what_is_older_than_the_window_is_not_counted_any_more(saat: list[float]) -> None:
    jendela = Jendela()
    for _ in range(5):
        assert jendela.masuk(LIMA, "kios")
        saat[0] += 10
    saat[0] = 1299.0
    assert jendela.penuh(LIMA, "kios")
    saat[0] = 1300.0  # the first of them is five minutes old
    assert not jendela.penuh(LIMA, "kios")
    assert [jendela.masuk(LIMA, "kios") for _ in range(2)] == [True, False]


def test_countless_addresses_do_not_fill_the_memory(saat: list[float]) -> None:
    jendela = Jendela()
    for nomor in range(TERBANYAK + 3000):
        jendela.masuk(LIMA, f"2001:db8::{nomor:x}")
    assert len(jendela) <= TERBANYAK
    assert jendela.masuk(LIMA, f"2001:db8::{TERBANYAK + 2999:x}")  # the newest are those that are known
    for _ in range(3):
        assert jendela.masuk(LIMA, f"2001:db8::{TERBANYAK + 2999:x}")
    assert jendela.penuh(LIMA, f"2001:db8::{TERBANYAK + 2999:x}")
    saat[0] += 300
    for nomor in range(TERBANYAK):
        jendela.masuk(LIMA, f"2001:db9::{nomor:x}")
    assert len(jendela) == TERBANYAK


def test_windows_that_are_over_are_forgotten_long_before_there_are_too_many(saat: list[float]) -> None:
    jendela, semenit, banyak = Jendela(), 460, []
    for nomor in range(60 * semenit):  # an hour of citizens, each from an address of their own
        saat[0] += 60 / semenit
        jendela.masuk(Batas(300), "poster", f"10.0.{nomor >> 8}.{nomor & 255}")
        banyak.append(len(jendela))
    assert max(banyak) <= max(SEDIKIT, 2 * semenit + 2), "more than twice those of the last minute"


def test_a_window_that_lives_is_kept_until_there_are_as_many_as_are_remembered(saat: list[float]) -> None:
    jendela, sekali = Jendela(), Batas(1, 300)
    for nomor in range(8 * 2 * SEDIKIT):  # at half as many it was last looked which are over
        jendela.masuk(sekali if nomor < TERBANYAK * 47 // 100 else Batas(1, 1), f"{nomor}")
    saat[0] += 1
    for nomor in range(TERBANYAK // 2):
        jendela.masuk(sekali, f"lain {nomor}")
    assert len(jendela) == TERBANYAK * 97 // 100
    assert all(jendela.penuh(sekali, f"{nomor}") for nomor in range(TERBANYAK * 47 // 100))
