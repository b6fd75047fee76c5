"""The token of a form that anybody may send: of one purpose and one second, and no browser's."""

from __future__ import annotations

import pytest

from skm.web import token

SAAT = 1_772_413_200
SATU = token.buat("rahasia", "poster/abcd2345", SAAT)


def umur(teks: str, lewat: float = 0) -> float | None:
    return token.umur("rahasia", "poster/abcd2345", teks, SAAT + lewat)


def test_its_age_is_told_to_the_second_and_never_below_zero() -> None:
    assert [umur(SATU, lewat=lewat) for lewat in (0, 1.5, 86400, -5)] == [0, 1.5, 86400, 0]


def test_it_is_as_long_as_is_promised_to_prepared_pages() -> None:
    assert len(SATU) == token.PANJANG
    assert len(token.buat("", "", 0)) == token.PANJANG


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "x",
        SATU + "0",
        SATU[:-1],
        SATU.upper(),
        SATU.replace(SATU[0], "7", 1),  # another second
        SATU[:-1] + ("0" if SATU[-1] != "0" else "1"),
        "\x00" * token.PANJANG,
        token.buat("rahasia", "kios/abcd2345", SAAT),  # another door
        token.buat("lain", "poster/abcd2345", SAAT),  # another server
        token.buat("rahasia", "poster/abcd2345", SAAT + 3600),  # not made yet
    ],
)
def test_what_this_server_did_not_make_for_it_has_no_age(teks: str) -> None:
    assert umur(teks) is None


def test_a_form_may_stand_open_for_a_day() -> None:
    assert token.masih_berlaku(umur(SATU, lewat=86400))
    assert not token.masih_berlaku(umur(SATU, lewat=86401))
    assert not token.masih_berlaku(None)
