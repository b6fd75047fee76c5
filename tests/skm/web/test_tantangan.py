"""A solved question counts for its own form and for ten minutes; a made-up seal counts for nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skm.web.tantangan import BILANGAN, benar, buat

PADA = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def test_soal_yang_sudah_dijawab_tidak_berlaku_untuk_lembar_lain_dan_tidak_selamanya() -> None:
    tanya = buat("rahasia", "kunci-satu", PADA)
    hasil = str(BILANGAN.index(tanya.pertama) + BILANGAN.index(tanya.kedua))
    sebentar = PADA + timedelta(minutes=9)
    assert benar("rahasia", "kunci-satu", tanya.segel, f" {hasil} ", sebentar)
    assert not benar("rahasia", "kunci-dua", tanya.segel, hasil, sebentar)
    assert not benar("rahasia-lain", "kunci-satu", tanya.segel, hasil, sebentar)
    assert not benar("rahasia", "kunci-satu", tanya.segel, hasil + "1", sebentar)
    assert not benar("rahasia", "kunci-satu", tanya.segel, hasil, PADA + timedelta(minutes=11))


@pytest.mark.parametrize("segel", ["", ".", "abc.def", "99999999999999.aa", "1.é"])
def test_segel_yang_dikarang_ditolak_tanpa_galat(segel: str) -> None:
    assert not benar("rahasia", "kunci", segel, "9", PADA)
