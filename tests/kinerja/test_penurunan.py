"""A decrease whose base and present are two inputs of their own, told apart by their words."""

from fractions import Fraction

import pytest

from kinerja.capaian import Polaritas, Target, hitung
from kinerja.hasil import Hasil, Status
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.rumus import Masukan, Variabel, parse

TURUN = "(lalu − kini) ÷ lalu × 100"


def kamus(
    lalu: str = "Jumlah kasus tahun lalu", kini: str = "Jumlah kasus", satuan: str = "kasus"
) -> dict[str, Variabel]:
    return {"lalu": Variabel("lalu", lalu, "kasus", "kasus"), "kini": Variabel("kini", kini, "kasus", satuan)}


def nilai(rumus: str, lalu: int, kini: int, variabel: dict[str, Variabel] | None = None) -> Hasil:
    return parse(rumus).hitung(Masukan(({"lalu": lalu, "kini": kini},)), variabel or kamus(), "%")


@pytest.mark.parametrize(("kini", "capaian"), [(0, 100), (3, 0)])
def test_a_decrease_from_a_base_of_zero_is_rated_by_its_rule_whether_one_name_is_read_twice_or_two(
    kini: int, capaian: int
) -> None:
    turun = nilai(TURUN, 0, kini)
    assert (turun.status, turun.dari_nol) == (Status.PENYEBUT_NOL, kini)
    assert hitung(turun, Target.angka(10), Polaritas.NAIK).nilai == capaian
    triwulan = [Masukan(({"lalu": 0, "kini": kini},)), Masukan(({"lalu": 0, "kini": 1},))]
    for cara in (Konsolidasi.VARIABEL, Konsolidasi.HITUNG_ULANG):
        assert konsolidasikan(cara, parse(TURUN), triwulan, kamus(), "%").dari_nol == kini + 1


def test_a_decrease_with_a_base_is_its_value() -> None:
    assert (nilai(TURUN, 5, 3).nilai, nilai(TURUN, 5, 3).dari_nol) == (Fraction(40), None)


@pytest.mark.parametrize(
    ("rumus", "variabel"),
    [
        ("(kini − lalu) ÷ lalu × 100", kamus()),  # growth
        ("(kini − lalu) ÷ kini × 100", kamus()),  # over this year's
        ("(lalu − 1) ÷ lalu × 100", kamus()),
        ("lalu ÷ lalu", kamus()),
        (TURUN, kamus("Jumlah kasus", "Jumlah kasus selesai")),  # a part that is left over, of this year
        (TURUN, kamus(kini="Jumlah kasus dua tahun lalu")),  # two earlier periods
        (TURUN, kamus(satuan="orang")),
    ],
)
def test_only_what_was_before_less_what_is_now_over_what_was_before_is_a_decrease(
    rumus: str, variabel: dict[str, Variabel]
) -> None:
    assert nilai(rumus, 0, 0, variabel).dari_nol is None
