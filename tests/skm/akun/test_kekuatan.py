"""Passwords that a guesser tries first are refused (NIST SP 800-63B, 5.1.1.2); one's own phrase is not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from skm.akun.bentuk import SANDI_MINIMAL
from skm.akun.kekuatan import POLA, UMUM, kelemahan
from skm.akun.services import sandi_acak

KATA = ("siti.aminah", "Siti Aminah, S.E.", "Kecamatan Long Kali", "Kabupaten Paser", "Kalimantan Timur")


@pytest.mark.parametrize(
    ("sandi", "kalimat"),
    [
        ("iloveyou12", UMUM),  # of the lists as it stands
        ("il0vey0u12", POLA),  # with figures for letters
        ("Password123", UMUM),
        ("lkjhgfdsa!!", POLA),  # a row of the keyboard
        ("poiuytrewq99", POLA),  # and backwards
        ("abcdefghijkl", POLA),
        ("9876543210-0", POLA),
        ("kukukukukuku", POLA),  # nothing but repetition
        ("Kecamatan2026", POLA),  # what everybody calls the office
        ("LongKali#2027", POLA),  # its name
        ("p4ser.k4ltim", POLA),
        ("sitiaminah1990", POLA),  # whose account it is
        ("aminah120890", POLA),  # and a birthday
        ("Agustus171945", POLA),  # a date as everybody knows it
        ("admin-petugas-loket", POLA),
        ("bismillah786", POLA),
    ],
)
def test_what_is_common_or_known_about_the_office_is_refused(sandi: str, kalimat: str) -> None:
    assert kelemahan(sandi, KATA) == kalimat


@pytest.mark.parametrize(
    "sandi",
    ["tepian sungai telake", "kuda batu payung", "R7$kq!vZp2", "siti suka durian merah", "8364-9175-2208"],
)
def test_words_that_have_nothing_to_do_with_each_other_are_fit(sandi: str) -> None:
    assert kelemahan(sandi, KATA) == ""


def test_a_password_made_by_the_server_is_never_refused() -> None:
    assert {kelemahan(sandi_acak(), KATA) for _ in range(200)} == {""}


def test_the_list_holds_only_what_is_long_enough_and_is_shipped_small() -> None:
    isi = files("skm.akun").joinpath("sandi_umum.txt").read_text(encoding="utf-8")
    semua = isi.splitlines()
    assert len(semua) > 2000 and semua == sorted(set(semua))
    assert all(len(satu) >= SANDI_MINIMAL and satu == satu.lower() for satu in semua)
    assert len(isi) < 100_000
