"""Quarters become a year by variable: an input by its nature, and the same formula over the year's inputs."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.menurut_sifat import TahunLalu, setriwulan
from kinerja.rumus import Masukan, Nilai, Rumus, Sifat, Variabel, Waktu, parse
from kinerja.setahun import gabung, pastikan_sesuai

KOSONG = ...
"""A quarter that was not filled in."""


def variabel(sifat: str, nama: str = "x") -> Variabel:
    return Variabel(nama, f"Jumlah {nama}", nama, "unit", sifat=Sifat(sifat))


def isian(*nilai: object, nama: str = "x") -> list[Mapping[str, Nilai] | None]:
    return [None if satu is KOSONG else {nama: satu} for satu in nilai]  # type: ignore[dict-item]  # numbers or None


def setahun(sifat: str, *nilai: object, rumus: str = "x", lalu: TahunLalu | None = None) -> Hasil:
    masukan = [None if isi is None else Masukan((isi,)) for isi in isian(*nilai)]
    kamus = {"x": variabel(sifat)}
    return konsolidasikan(Konsolidasi.VARIABEL, parse(rumus), masukan, kamus, "unit", lalu=lalu)


# By hand, from the rule: 3 + 4 + 2 + 0 = 9, the last is 0, the first is 3, 9 ÷ 4 = 2,25.
@pytest.mark.parametrize(
    ("sifat", "nilai"),
    [("arus", Fraction(9)), ("keadaan", Fraction(0)), ("awal", Fraction(3)), ("rata", Fraction(9, 4))],
)
def test_flows_add_up_stocks_are_the_last_openings_the_first_and_means_the_mean(
    sifat: str, nilai: Fraction
) -> None:
    hasil = setahun(sifat, 3, 4, 2, 0)
    assert (hasil.status, hasil.nilai) == (Status.OK, nilai)


def test_what_is_counted_since_january_is_the_last_and_may_not_fall() -> None:
    assert setahun("kumulatif", 3, 7, 9, 9).nilai == 9
    turun = setahun("kumulatif", 3, 4, 2, 0)
    assert (turun.status, turun.nilai) == (Status.BELUM_DIISI, None)
    assert turun.alasan == (
        "Jumlah x dihitung sejak Januari, jadi tidak boleh turun: triwulan II 4, triwulan III 2."
    )


def test_a_quarter_declared_not_applicable_is_skipped_and_named() -> None:
    assert setahun("arus", 3, 4, None, 2).nilai == 9
    assert setahun("rata", 3, 4, None, 2).nilai == 3
    assert setahun("keadaan", 3, 4, 2, None).nilai == 2
    assert setahun("awal", None, 4, 2, 0).nilai == 4
    assert setahun("kumulatif", 3, None, 7, None).nilai == 7
    langkah = setahun("arus", 3, 4, None, 2).jejak[0]
    assert (langkah.uraian, langkah.kalimat) == ("Jumlah x (triwulan III tidak berlaku)", "3 + 4 + 2 = 9")


@pytest.mark.parametrize("sifat", ["arus", "keadaan", "awal", "rata", "kumulatif", "tetap"])
def test_four_quarters_not_applicable_are_not_applicable(sifat: str) -> None:
    hasil = setahun(sifat, None, None, None, None)
    assert (hasil.status, hasil.nilai) == (Status.TIDAK_BERLAKU, None)
    assert hasil.alasan == "Jumlah x tidak berlaku pada triwulan I, II, III, IV."


# Which unfilled quarter leaves the year unfilled: any for arus and rata, the first for awal, the last for
# keadaan and kumulatif.
@pytest.mark.parametrize(
    ("sifat", "kosong", "status"),
    [
        *((sifat, n, Status.BELUM_DIISI) for sifat in ("arus", "rata") for n in range(4)),
        ("awal", 0, Status.BELUM_DIISI),
        *(("awal", n, Status.OK) for n in (1, 2, 3)),
        *((sifat, n, Status.OK) for sifat in ("keadaan", "kumulatif") for n in (0, 1, 2)),
        ("keadaan", 3, Status.BELUM_DIISI),
        ("kumulatif", 3, Status.BELUM_DIISI),
    ],
)
def test_an_unfilled_quarter_counts_only_where_the_nature_needs_it(
    sifat: str, kosong: int, status: Status
) -> None:
    nilai: list[object] = [3, 7, 9, 9]
    nilai[kosong] = KOSONG
    assert setahun(sifat, *nilai).status is status


def test_an_unfilled_last_quarter_of_a_stock_is_named() -> None:
    hasil = setahun("keadaan", 3, 4, 2, KOSONG)
    assert (hasil.status, hasil.alasan) == (Status.BELUM_DIISI, "Jumlah x: triwulan IV belum diisi.")


def test_one_value_a_year_stands_wherever_it_was_filled_in_and_a_second_is_stated() -> None:
    assert setahun("tetap", KOSONG, 22, None, 22).nilai == 22
    assert setahun("tetap", KOSONG, KOSONG).status is Status.BELUM_JATUH_TEMPO
    assert setahun("tetap", KOSONG, KOSONG, KOSONG, KOSONG).status is Status.BELUM_DIISI
    beda = setahun("tetap", 22, KOSONG, 23)
    assert (beda.status, beda.nilai) == (Status.BELUM_DIISI, None)
    assert beda.alasan == "Jumlah x diisi sekali setahun dan harus sama: triwulan I 22, triwulan III 23."


def test_what_is_computed_is_never_entered() -> None:
    with pytest.raises(GalatMasukan, match="Jumlah x dihitung, tidak diisi"):
        gabung(variabel("turunan"), isian(1))


def test_an_input_that_is_no_exact_number_is_refused() -> None:
    assert gabung(variabel("arus"), isian(Decimal("1.5"), 2)).nilai == Fraction(7, 2)
    with pytest.raises(GalatMasukan, match="bukan bilangan"):
        gabung(variabel("arus"), isian(Decimal("NaN")))


def test_a_fall_is_refused_where_it_is_typed_with_the_quarter_it_falls_from() -> None:
    with pytest.raises(GalatMasukan, match="triwulan II 4, triwulan III 2"):
        pastikan_sesuai(variabel("kumulatif"), 2, Fraction(2), {0: Fraction(3), 1: Fraction(4)})
    with pytest.raises(GalatMasukan, match="triwulan I 8, triwulan II 7"):
        pastikan_sesuai(variabel("kumulatif"), 0, Fraction(8), {1: Fraction(7)})
    pastikan_sesuai(variabel("kumulatif"), 1, Fraction(4), {0: Fraction(4), 2: Fraction(4)})
    pastikan_sesuai(variabel("keadaan"), 1, Fraction(1), {0: Fraction(4)})


def test_a_second_value_of_the_year_is_refused_where_it_is_typed() -> None:
    with pytest.raises(GalatMasukan, match="triwulan I 22, triwulan II 23"):
        pastikan_sesuai(variabel("tetap"), 1, Fraction(23), {0: Fraction(22)})
    # The first quarter's is the one to mend: later ones follow it.
    pastikan_sesuai(variabel("tetap"), 0, Fraction(23), {1: Fraction(22)})
    pastikan_sesuai(variabel("tetap"), 1, Fraction(22), {0: Fraction(22)})


KASUS = {
    "selesai": variabel("arus", "selesai"),
    "awal": variabel("awal", "awal"),
    "baru": variabel("arus", "baru"),
    "wajib": variabel("arus", "wajib"),
}


def rumus_setahun(rumus: Rumus, *triwulan: Mapping[str, int] | None) -> Hasil:
    masukan = [None if isi is None else Masukan((isi,)) for isi in triwulan]
    return konsolidasikan(Konsolidasi.VARIABEL, rumus, masukan, KASUS, "%")


def test_a_carried_obligation_counts_once_in_its_year() -> None:
    """One recommendation stood open all year and was followed up in quarter IV: 1 of 1, not 1 of 4."""
    triwulan = [{"selesai": int(n == 3), "awal": 1, "baru": 0, "wajib": 1} for n in range(4)]
    assert rumus_setahun(parse("selesai ÷ (awal + baru) × 100"), *triwulan).nilai == 100
    assert rumus_setahun(parse("selesai ÷ wajib × 100"), *triwulan).nilai == 25


def test_the_years_figure_is_the_formula_over_the_years_inputs() -> None:
    """15 absent days a quarter, 30 staff, 62 days: 60 ÷ 30 × 248 = 496, and 7.380 of 7.440 person-days."""
    kamus = {
        "absen": variabel("arus", "absen"),
        "pegawai": variabel("rata", "pegawai"),
        "hari": variabel("arus", "hari"),
    }
    triwulan = [Masukan(({"absen": 15, "pegawai": 30, "hari": 62},))] * 4

    def hitung(teks: str, cara: Konsolidasi = Konsolidasi.VARIABEL) -> Hasil:
        return konsolidasikan(cara, parse(teks), triwulan, kamus, "%")

    assert hitung("absen ÷ pegawai × hari").nilai == 496
    assert hitung("absen ÷ pegawai × hari", Konsolidasi.HITUNG_ULANG).nilai == 31  # years begun with it
    hadir = hitung("(jumlah(pegawai × hari) − absen) ÷ jumlah(pegawai × hari) × 100")
    assert (hadir.pembilang, hadir.penyebut, hadir.teks) == (7380, 7440, "99.19")


def test_what_is_added_quarter_by_quarter_skips_what_is_not_applicable_and_names_what_is_missing() -> None:
    assert setahun("rata", 3, None, 4, rumus="jumlah(x × x)").nilai == 25
    assert setahun("rata", None, None, rumus="jumlah(x × x)").status is Status.TIDAK_BERLAKU
    kurang = setahun("rata", 3, KOSONG, rumus="jumlah(x × x)")
    assert (kurang.status, kurang.alasan) == (Status.BELUM_DIISI, "Jumlah x: triwulan II belum diisi.")


def test_every_missing_input_is_named_and_what_can_be_filled_in_comes_first() -> None:
    hasil = rumus_setahun(parse("selesai ÷ (awal + baru)"), {"awal": 1}, {"awal": 1, "baru": 2})
    assert hasil.alasan == "Jumlah selesai: triwulan I, II belum diisi. Jumlah baru: triwulan I belum diisi."
    kamus = {"x": variabel("tetap"), "y": variabel("arus", "y")}
    dua = konsolidasikan(Konsolidasi.VARIABEL, parse("x ÷ y"), [None], kamus, "%")
    assert dua.status is Status.BELUM_DIISI


LALU = "tahun_lalu(x) − x"


def test_last_year_is_read_over_the_same_quarters() -> None:
    lalu = TahunLalu(isian(5, 5, 1, 1))
    assert setahun("arus", 3, 4, rumus=LALU, lalu=lalu).nilai == 3
    assert setahun("arus", 3, 4, 2, 0, rumus=LALU, lalu=lalu).nilai == 3
    assert setahun("keadaan", 3, 4, rumus=LALU, lalu=lalu).nilai == 1
    langkah = setahun("arus", 3, 4, rumus=LALU, lalu=lalu).jejak[0]
    assert (langkah.uraian, langkah.kalimat) == ("Tahun lalu: Jumlah x", "5 + 5 = 10")


def test_last_year_unfilled_is_named_as_last_years() -> None:
    hasil = setahun("arus", 3, 4, rumus=LALU, lalu=TahunLalu(isian(5, KOSONG, 1, 1)))
    assert hasil.alasan == "Tahun lalu: Jumlah x: triwulan II belum diisi."
    assert setahun("arus", 3, rumus=LALU).status is Status.BELUM_DIISI


def test_where_only_the_year_is_known_nothing_compares_before_quarter_iv() -> None:
    lalu = TahunLalu(isian(2, 5, 7, KOSONG), utuh=True)
    hasil = setahun("arus", 3, 4, 2, rumus=LALU, lalu=lalu)
    assert (hasil.status, hasil.nilai) == (Status.BELUM_JATUH_TEMPO, None)
    assert hasil.alasan == "Jumlah x tahun lalu hanya diketahui untuk setahun penuh."
    setahun_penuh = setahun("arus", 3, 4, 2, 0, rumus=LALU, lalu=lalu)
    assert (setahun_penuh.nilai, setahun_penuh.jejak[0].kalimat) == (-2, "Triwulan III = 7")
    # What stands at a quarter's end was known then too.
    assert setahun("keadaan", 3, 4, rumus=LALU, lalu=lalu).nilai == 1
    kosong = TahunLalu(isian(KOSONG, KOSONG, KOSONG, KOSONG), utuh=True)
    assert setahun("arus", 3, 4, 2, 0, rumus=LALU, lalu=kosong).status is Status.BELUM_DIISI


def test_the_period_before_a_year_is_the_whole_year_before() -> None:
    lalu = TahunLalu(isian(5, 5, 1, 1))
    assert setahun("arus", 3, 4, rumus="sebelumnya(x)", lalu=lalu).nilai == 12
    assert setahun("keadaan", 3, 4, rumus="sebelumnya(x)", lalu=lalu).nilai == 1


def test_a_quarter_declared_not_applicable_says_so_itself() -> None:
    kamus = {"x": variabel("arus")}
    masukan = setriwulan(Masukan(({"x": None},)), kamus, TahunLalu())
    hasil = parse("x").hitung(masukan, kamus, "unit")
    assert (hasil.status, hasil.alasan) == (
        Status.TIDAK_BERLAKU,
        "Jumlah x tidak berlaku pada triwulan ini.",
    )


def test_a_value_declared_not_applicable_that_no_formula_asks_for_any_more_is_passed_over() -> None:
    kamus = {"x": variabel("arus")}
    masukan = setriwulan(Masukan(({"x": Fraction(3), "dahulu": None},)), kamus, TahunLalu())
    assert parse("x").hitung(masukan, kamus, "unit").nilai == 3


def test_a_quarter_declared_not_applicable_says_so_inside_a_sum_over_quarters_too() -> None:
    kamus = {"x": variabel("rata"), "y": variabel("arus", "y")}
    masukan = setriwulan(Masukan(({"x": None, "y": Fraction(62)},)), kamus, TahunLalu())
    hasil = parse("jumlah(x * y)").hitung(masukan, kamus, "unit")
    assert (hasil.status, hasil.alasan) == (
        Status.TIDAK_BERLAKU,
        "Jumlah x tidak berlaku pada triwulan ini.",
    )


def test_a_year_names_the_quarters_that_its_sum_over_quarters_skips() -> None:
    hasil = setahun("rata", 3, None, 2, None, rumus="jumlah(x)")
    assert (hasil.nilai, hasil.jejak[0].hitungan, hasil.jejak[0].hasil) == (
        5,
        "triwulan II, IV tidak berlaku",
        "dilewati",
    )


def test_a_quarter_does_not_compare_with_a_year_of_flows() -> None:
    kamus = {"x": variabel("arus")}
    masukan = Masukan(({"x": 3},), tahun_lalu={"x": 7, "dulu": 1})
    utuh = setriwulan(masukan, kamus, TahunLalu(isian(7), utuh=True))
    assert parse(LALU).hitung(utuh, kamus, "unit").status is Status.BELUM_JATUH_TEMPO
    assert (Waktu.TAHUN_LALU, "dulu") not in utuh.sebab
    assert parse(LALU).hitung(setriwulan(masukan, kamus, TahunLalu(isian(7))), kamus, "unit").nilai == 4


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=4))
def test_flows_over_flows_equal_the_recomputed_quotient(triwulan: list[tuple[int, int]]) -> None:
    rumus, isi = parse("selesai ÷ baru × 100"), [{"selesai": a, "baru": b} for a, b in triwulan]
    ulang = konsolidasikan(Konsolidasi.HITUNG_ULANG, rumus, [Masukan((satu,)) for satu in isi], KASUS, "%")
    assert rumus_setahun(rumus, *isi).nilai == ulang.nilai


def test_a_way_of_the_whole_row_is_one_nature_for_all_its_inputs() -> None:
    sifat = {cara.value: cara.sifat for cara in Konsolidasi}
    assert sifat == {
        "variabel": None,
        "jumlah": Sifat.ARUS,
        "hitung_ulang": Sifat.ARUS,
        "terakhir": Sifat.KEADAAN,
        "tahunan": Sifat.TETAP,
    }
    assert {cara.value for cara in Konsolidasi if cara.sampai_kini} == {"terakhir", "tahunan"}


def test_nothing_carried_and_nothing_new_is_the_state_that_both_declare() -> None:
    kamus = {
        nama: Variabel(nama, f"Jumlah {nama}", nama, "unit", bila_nol=Status.TIDAK_BERLAKU)
        for nama in ("awal", "baru")
    } | {"selesai": variabel("arus", "selesai")}
    nol = {"selesai": 0, "awal": 0, "baru": 0}
    hasil = parse("selesai ÷ (awal + baru) × 100").hitung(nol, kamus, "%")
    assert (hasil.status, hasil.alasan) == (Status.TIDAK_BERLAKU, "Belum ada awal dan baru.")
    campur = parse("selesai ÷ (awal + selesai × baru)").hitung(nol, kamus, "%")
    assert (campur.status, campur.alasan) == (Status.PENYEBUT_NOL, "Penyebutnya nol.")
