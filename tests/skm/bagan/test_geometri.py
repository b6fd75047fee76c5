"""Where marks lie: pure, without a page."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from skm.bagan.deret import susun_deret
from skm.bagan.garis import ATAS, BAWAH, Titik, susun_garis
from skm.bagan.percik import susun_percik
from skm.bagan.pohon import BARIS, Dahan, susun_pohon
from skm.bagan.skala import NRR, PERSEN, susun_skala


@pytest.mark.parametrize(
    ("nilai", "bawah", "atas", "langkah"),
    [
        # all equal, at the top: the scale does not go past 100
        ([100, 100], 90, 100, 5),
        # all equal, at the bottom: nor below 0
        ([0], 0, 10, 5),
        # two near values span no less than ten, so that a tenth does not look like a fall
        ([79, Fraction("79.4")], 70, 85, 5),
        ([50, 100], 40, 100, 20),
        ([0, 100], 0, 100, 50),
        ([Fraction("25.5"), 78], 20, 80, 20),
    ],
)
def test_a_scale_has_round_numbers_around_its_values(
    nilai: Sequence[int | Fraction], bawah: int, atas: int, langkah: int
) -> None:
    skala = susun_skala([Fraction(satu) for satu in nilai])
    assert (skala.bawah, skala.atas, skala.langkah) == (bawah, atas, langkah)
    assert skala.tanda[0] == bawah and skala.tanda[-1] == atas
    assert 2 <= len(skala.tanda) <= 5
    assert all(0 <= skala.letak(Fraction(satu)) <= 1 for satu in nilai)


def _titik(*nilai: int | None, target: Sequence[tuple[int, ...]] = (), patah: int = -1) -> list[Titik]:
    return [
        Titik(
            f"bulan {n}",
            str(n),
            "",
            None if satu is None else Fraction(satu),
            tuple(map(Fraction, target[n])) if target else (),
            patah=n == patah,
        )
        for n, satu in enumerate(nilai)
    ]


def test_a_month_without_data_is_a_gap_and_not_a_zero() -> None:
    garis = susun_garis(_titik(80, 82, None, 84, 85))
    assert [satu.titik.nama for satu in garis.bulatan] == ["bulan 0", "bulan 1", "bulan 3", "bulan 4"]
    assert len(garis.ruas) == 2  # 0–1 and 3–4; nothing crosses the gap
    assert [(satu.x1, satu.x2) for satu in garis.ruas] == [
        (garis.bulatan[0].x, garis.bulatan[1].x),
        (garis.bulatan[2].x, garis.bulatan[3].x),
    ]


def test_no_line_crosses_the_place_where_the_meaning_breaks() -> None:
    garis = susun_garis(_titik(80, 82, 84, 85, patah=2))
    assert [(satu.x1, satu.x2) for satu in garis.ruas] == [
        (garis.bulatan[0].x, garis.bulatan[1].x),
        (garis.bulatan[2].x, garis.bulatan[3].x),
    ]
    (patah,) = (float(satu.rstrip("%")) for satu in garis.patahan)
    sebelum, sesudah = (float(garis.bulatan[n].x.rstrip("%")) for n in (1, 2))
    assert patah == pytest.approx((sebelum + sesudah) / 2, abs=0.02)


def test_nothing_is_drawn_of_nothing_and_one_month_is_a_mark_without_a_line() -> None:
    kosong = susun_garis(_titik(None, None))
    assert (kosong.bulatan, kosong.skala, kosong.akhir, kosong.sementara) == ((), (), None, None)
    satu = susun_garis(_titik(None, 70, None))
    assert (len(satu.bulatan), satu.ruas, satu.bertarget) == (1, (), False)
    assert satu.akhir is satu.bulatan[0]


def test_a_target_is_level_and_changes_with_its_year() -> None:
    garis = susun_garis(_titik(70, 72, 74, 75, target=[(80,), (80,), (85,), ()]))
    assert len(garis.target) == 2  # two months of 80 are one line; the last month has none
    assert all(satu.y1 == satu.y2 for satu in garis.target)
    assert float(garis.target[0].y1) > float(garis.target[1].y1)  # 85 lies higher
    assert garis.target[0].x2 == garis.target[1].x1
    rentang = susun_garis(_titik(70, 72, target=[(80, 95), (80, 95)]))
    assert len(rentang.target) == 2


def test_the_largest_number_of_the_scale_lies_on_top_and_values_between() -> None:
    garis = susun_garis(_titik(100, 90))
    assert float(garis.skala[-1].letak) == ATAS and float(garis.skala[0].letak) == BAWAH
    assert float(garis.bulatan[0].y) == ATAS and float(garis.bulatan[1].y) == BAWAH


def test_rows_lie_on_one_scale_and_what_is_missing_has_no_place() -> None:
    deret = susun_deret([("a", Fraction(1), Fraction(4), ""), ("b", None, Fraction("2.5"), "c")], NRR)
    assert [(satu.letak, satu.letak_lain) for satu in deret.lajur] == [("0.00%", "100.00%"), (None, "50.00%")]
    assert deret.berlawan
    assert not susun_deret([("a", Fraction(1), None, "")], NRR).berlawan
    assert [satu for _, satu in susun_deret([], PERSEN).tanda] == ["0", "25", "50", "75", "100"]


def test_a_spark_runs_between_its_least_and_its_largest_and_stops_at_a_gap() -> None:
    percik = susun_percik([("I", Fraction(1)), ("II", Fraction(3)), ("III", None), ("IV", Fraction(2))])
    assert percik is not None
    assert percik.runtun == ("4.0,18.0 25.3,4.0",)
    assert percik.tunggal == (("68.0", "11.0"),)
    assert (percik.x, percik.y) == ("68.0", "11.0")


def test_a_spark_of_equal_values_is_level_and_one_of_a_single_value_is_not_drawn() -> None:
    percik = susun_percik([("I", Fraction(5)), ("II", Fraction(5))])
    assert percik is not None and percik.runtun == ("4.0,11.0 68.0,11.0",)
    assert susun_percik([("I", Fraction(5)), ("II", None)]) is None
    besar = susun_percik(
        [("I", Fraction(0)), ("II", Fraction(228 * 10**9))]
    )  # a decreed formula gives such per cent
    assert besar is not None and besar.runtun == ("4.0,18.0 68.0,4.0",)


def test_a_tree_gives_every_twig_a_row_and_every_branch_the_middle_of_its_twigs() -> None:
    def dahan(kode: str, *anak: Dahan) -> Dahan:
        return Dahan(kode, "nama " * 12, f"#{kode}", anak=anak)

    pohon = susun_pohon([dahan("s1", dahan("a", dahan("x"), dahan("y")), dahan("b")), dahan("s2")])
    assert [satu.dahan.kode for satu in pohon.letak] == ["s1", "a", "x", "y", "b", "s2"]
    y = {satu.dahan.kode: float(satu.y_tulisan) for satu in pohon.letak}
    assert [y[satu] - y["x"] for satu in ("x", "y", "b", "s2")] == [0, BARIS, 2 * BARIS, 3 * BARIS]
    assert y["a"] == (y["x"] + y["y"]) / 2 and y["s1"] == (y["a"] + y["b"]) / 2
    assert max(y.values()) < pohon.tinggi
    assert all(len(satu.ringkas) <= 36 and satu.ringkas.endswith("…") for satu in pohon.letak)
    assert susun_pohon([]).letak == ()
