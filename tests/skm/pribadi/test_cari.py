"""What is people's data in words, and what only looks like it."""

from __future__ import annotations

import pytest

from skm.pribadi.cari import TANDA, cari, samarkan

NIK = "6401081203560001"


@pytest.mark.parametrize(
    ("teks", "kena"),
    [
        (f"NIK {NIK} keliru", [("nik", NIK)]),
        ("6401 0812 0356 0001", [("nik", "6401 0812 0356 0001")]),  # as people write it
        ("6401085203560001", [("nik", "6401085203560001")]),  # a woman: day plus 40
        ("6401083213560001", []),  # no 32nd of a 13th month
        ("6401081203560000", []),  # no NIK ends so
        ("64010812035600011", []),  # seventeen digits
        ("hubungi 0812-3456-7890 ya", [("telepon", "0812-3456-7890")]),
        ("+62 812 3456 7890", [("telepon", "+62 812 3456 7890")]),
        ("(0543) 21234", []),  # too short to be somebody's
        ("0543-212345", [("telepon", "0543-212345")]),
        ("tanggal 2026-03-05 pukul 08.00", []),
        ("nomor 470/123/2026 tanggal 05-03-2026", []),
        ("Rp1.250.000.000,00", []),
        ("surel ani.b@contoh.go.id.", [("surel", "ani.b@contoh.go.id")]),
        ("berkas Siti Aminah kurang", [("nama", "Siti Aminah")]),
        ("berkas bu AMINAH kurang", [("nama", "AMINAH")]),
        ("berkas Aminahwati kurang", []),  # another name
    ],
)
def test_numbers_addresses_and_the_cases_own_name_are_found(teks: str, kena: list[tuple[str, str]]) -> None:
    ada = [
        (satu.jenis.value, teks[satu.awal : satu.akhir])
        for satu in cari(teks, ["Siti binti Aminah", "Siti Aminah"])
    ]
    assert ada == kena


def test_a_name_is_only_that_of_the_case() -> None:
    assert cari("berkas Siti Aminah kurang") == []


def test_a_mask_is_never_longer_than_what_it_hides_and_leaves_nothing_to_find() -> None:
    teks = f"Ani ({NIK}) a@b.id 081234567890"
    jadi = samarkan(teks, lambda _: True, ["Ani"])
    assert jadi == f"{TANDA} ({TANDA}) {TANDA} {TANDA}"
    assert len(jadi) <= len(teks)
    assert cari(jadi, ["Ani"]) == []
