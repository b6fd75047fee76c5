"""Capaian by direction, targets of 0 and ranges, caps, the category scale."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.capaian import (
    ATURAN_DASAR,
    BATAS_100,
    BATAS_110_120,
    SKALA_CAPAIAN,
    Aturan,
    Polaritas,
    Target,
    hitung,
)
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.rumus import Masukan, Rumus, Variabel, parse

NAIK, TURUN, RENTANG = Polaritas.NAIK, Polaritas.TURUN, Polaritas.RENTANG


def realisasi(nilai: Fraction | int | str, status: Status = Status.OK) -> Hasil:
    return Hasil(status, Fraction(nilai), None, None, "unit", ())


def rentang(bawah: int, atas: int) -> Target:
    return Target(Fraction(bawah), Fraction(atas))


@pytest.mark.parametrize(
    ("polaritas", "target", "r", "capaian"),
    [
        (NAIK, Target.angka(90), 87, "96.67"),  # 87 ÷ 90
        (NAIK, Target.angka(90), 90, "100.00"),
        (NAIK, Target.angka(90), 99, "110.00"),
        (NAIK, Target.angka(90), 0, "0.00"),
        (
            NAIK,
            Target.angka(90),
            -9,
            "0.00",
        ),  # a rise shown as a negative fall reached nothing: −10 is floored
        (RENTANG, rentang(80, 85), -8, "0.00"),
        (TURUN, Target.angka(10), -5, "250.00"),  # (10 − (−5 − 10)) ÷ 10
        (TURUN, Target.angka(10), 8, "120.00"),  # (10 − (8 − 10)) ÷ 10
        (TURUN, Target.angka(10), 10, "100.00"),
        (TURUN, Target.angka(10), 15, "50.00"),
        (TURUN, Target.angka(10), 20, "0.00"),
        (TURUN, Target.angka(10), 25, "0.00"),  # −50 is floored
        (TURUN, Target.angka(200), 399, "0.50"),  # (200 − 199) ÷ 200: small, but above 0
        (TURUN, Target.angka(0), 0, "100.00"),
        (TURUN, Target.angka(0), 1, "0.00"),
        (TURUN, rentang(0, 2), 1, "100.00"),
        (RENTANG, rentang(80, 85), 80, "100.00"),
        (RENTANG, rentang(80, 85), 85, "100.00"),
        (RENTANG, rentang(80, 85), 60, "75.00"),  # 60 ÷ 80
        (RENTANG, rentang(2, 4), 5, "75.00"),  # (4 − (5 − 4)) ÷ 4
        (RENTANG, rentang(2, 4), 9, "0.00"),
        (NAIK, rentang(80, 85), 102, "120.00"),  # 102 ÷ 85: above the range is better still
        (NAIK, rentang(80, 85), 60, "75.00"),
        (TURUN, rentang(2, 4), 5, "75.00"),
        (TURUN, rentang(2, 4), 1, "150.00"),  # (2 − (1 − 2)) ÷ 2
        (RENTANG, Target.angka(80), 60, "75.00"),
        (RENTANG, Target.angka(80), 100, "75.00"),  # (80 − 20) ÷ 80
        (RENTANG, Target.angka(80), 80, "100.00"),
        (RENTANG, Target.angka(0), 1, "0.00"),
    ],
)
def test_capaian_by_direction_and_target(polaritas: Polaritas, target: Target, r: int, capaian: str) -> None:
    hasil = hitung(realisasi(r), target, polaritas)
    assert (hasil.status, hasil.teks, hasil.satuan) == (Status.OK, capaian, "%")


@pytest.mark.parametrize(
    ("polaritas", "target", "r", "kalimat"),
    [
        (NAIK, Target.angka(90), "87", "87 ÷ 90 × 100 = 96,67"),
        (NAIK, Target.angka(90), "787037/10000", "78,7037 ÷ 90 × 100 = 87,45"),
        (NAIK, Target.angka(3), "1/3", "0,33 ÷ 3 × 100 = 11,11"),
        (NAIK, Target.angka(3), "1/32", "0,03 ÷ 3 × 100 = 1,04"),  # five decimals: shown with two
        (TURUN, Target.angka(10), "15", "(10 − (15 − 10)) ÷ 10 × 100 = 50,00"),
        (TURUN, Target.angka(10), "25", "(10 − (25 − 10)) ÷ 10 × 100 di bawah nol, dihitung = 0,00"),
        (TURUN, Target.angka(10), "20", "(10 − (20 − 10)) ÷ 10 × 100 = 0,00"),
        (NAIK, Target.angka(90), "-9", "-9 ÷ 90 × 100 di bawah nol, dihitung = 0,00"),
        (TURUN, Target.angka(0), "1", "1 dengan target 0 = 0,00"),
        (RENTANG, rentang(80, 85), "80", "80 di dalam target 80 sampai 85 = 100,00"),
        (RENTANG, rentang(80, 85), "82", "82 di dalam target 80 sampai 85 = 100,00"),
    ],
)
def test_the_trace_shows_the_computation(polaritas: Polaritas, target: Target, r: str, kalimat: str) -> None:
    (langkah,) = hitung(realisasi(r), target, polaritas).jejak
    assert langkah.kalimat == kalimat
    assert langkah.uraian == "Capaian"


ANGKA = st.fractions(-500, 500, max_denominator=90)
TARGET = st.tuples(ANGKA, ANGKA).map(lambda dua: Target(*sorted(map(abs, dua)))) | ANGKA.map(
    lambda satu: Target.angka(abs(satu))
)


@given(
    ANGKA,
    TARGET,
    st.sampled_from([NAIK, TURUN, RENTANG]),
    st.sampled_from([Status.OK, Status.BELUM_DISETUJUI]),
)
def test_capaian_is_never_below_zero_whatever_the_direction(
    r: Fraction, target: Target, polaritas: Polaritas, status: Status
) -> None:
    hasil = hitung(realisasi(r, status), target, polaritas)
    assert (hasil.nilai is None) == (hasil.status is Status.TARGET_NOL)
    assert hasil.nilai is None or hasil.nilai >= 0


RUMUS_IKI_03 = parse("(tahun_lalu(x) − x) ÷ tahun_lalu(x) × 100")
PELANGGARAN = {"x": Variabel("x", "Jumlah pelanggaran disiplin", "pelanggaran disiplin", "kasus")}


def penurunan(lalu: int, kini: int | Fraction, rumus: Rumus = RUMUS_IKI_03) -> Hasil:
    return rumus.hitung(Masukan(({"x": kini},), tahun_lalu={"x": lalu}), PELANGGARAN, "%")


@pytest.mark.parametrize(
    ("kini", "capaian", "kalimat"),
    [
        (0, "100.00", "dasar 0, kini 0 = 100,00"),
        (3, "0.00", "dasar 0, kini 3 = 0,00"),
        (Fraction(1, 2), "0.00", "dasar 0, kini 0,5 = 0,00"),
    ],
)
def test_a_decrease_from_a_base_of_zero_gives_100_if_it_is_still_0_and_0_if_it_has_risen(
    kini: int | Fraction, capaian: str, kalimat: str
) -> None:
    turun = penurunan(0, kini)
    assert (turun.status, turun.nilai, turun.dari_nol) == (Status.PENYEBUT_NOL, None, kini)
    hasil = hitung(turun, Target.angka(10), NAIK)
    assert (hasil.status, hasil.teks, hasil.satuan, hasil.alasan) == (Status.OK, capaian, "%", "")
    (langkah,) = hasil.jejak
    assert (langkah.uraian, langkah.kalimat) == (ATURAN_DASAR, kalimat)


def test_a_year_recomputed_from_its_quarters_knows_a_decrease_from_a_base_of_zero_too() -> None:
    triwulan = [Masukan(({"x": kini},), tahun_lalu={"x": 0}) for kini in (1, 2)]
    rumus = RUMUS_IKI_03, parse("x ÷ tahun_lalu(x) × 100")
    turun, bagi = (
        konsolidasikan(Konsolidasi.HITUNG_ULANG, satu, triwulan, PELANGGARAN, "%") for satu in rumus
    )
    assert (turun.status, turun.dari_nol) == (Status.PENYEBUT_NOL, 3)
    assert (bagi.status, bagi.dari_nol) == (Status.PENYEBUT_NOL, None)


def test_a_decrease_from_a_base_of_zero_needs_a_target_a_direction_and_a_rule() -> None:
    turun = penurunan(0, 0)
    assert hitung(turun, None, NAIK).status is Status.TARGET_BELUM_ADA
    assert hitung(turun, Target.angka(10), Polaritas.PERLU_DIPUTUS).status is Status.TIDAK_BERLAKU
    aturan = Aturan(dasar_tetap=Fraction(120), dasar_naik=None)
    assert hitung(turun, Target.angka(10), NAIK, aturan).nilai == 120
    naik = hitung(penurunan(0, 2), Target.angka(10), NAIK, aturan)
    assert (naik.status, naik.nilai, naik.alasan) == (
        Status.PENYEBUT_NOL,
        None,
        "Belum ada pelanggaran disiplin.",
    )


def test_a_decrease_from_a_base_of_zero_not_yet_approved_gives_a_capaian_not_yet_approved() -> None:
    belum = replace(penurunan(0, 0), status=Status.BELUM_DISETUJUI, alasan="sudah diisi, belum disetujui")
    hasil = hitung(belum, Target.angka(10), NAIK)
    assert (hasil.status, hasil.nilai, hasil.alasan) == (Status.BELUM_DISETUJUI, 100, belum.alasan)


@pytest.mark.parametrize(
    ("rumus", "lalu"),
    [
        ("(tahun_lalu(x) − x) ÷ tahun_lalu(x) × 100", 5),  # a base to divide by
        ("(x − tahun_lalu(x)) ÷ tahun_lalu(x) × 100", 0),  # growth
        ("tahun_lalu(x) ÷ tahun_lalu(x)", 0),
        ("(tahun_lalu(x) − 1) ÷ tahun_lalu(x)", 0),
        ("(x − x) ÷ (x − x)", 0),
        ("x ÷ (tahun_lalu(x) × 100)", 0),
    ],
)
def test_only_a_decrease_from_a_base_of_zero_is_one(rumus: str, lalu: int) -> None:
    assert penurunan(lalu, 2, parse(rumus)).dari_nol is None


def test_what_a_target_of_zero_gives_is_the_offices_rule() -> None:
    aturan = Aturan(nol_tercapai=Fraction(120), nol_terlewati=Fraction(10))
    assert hitung(realisasi(0), Target.angka(0), TURUN, aturan).nilai == 120
    assert hitung(realisasi(2), Target.angka(0), TURUN, aturan).nilai == 10


@pytest.mark.parametrize(
    ("polaritas", "target", "r"),
    [
        (NAIK, Target.angka(0), 3),
        (NAIK, Target.angka(0), 0),
        (RENTANG, Target.angka(0), 0),
        (NAIK, rentang(0, 2), -1),
    ],
)
def test_a_target_of_zero_to_be_reached_from_below_is_a_state(
    polaritas: Polaritas, target: Target, r: int
) -> None:
    hasil = hitung(realisasi(r), target, polaritas)
    assert (hasil.status, hasil.nilai) == (Status.TARGET_NOL, None)
    assert hasil.alasan == "Target 0, sehingga capaian tidak dapat dihitung."


def test_without_a_target_there_is_no_capaian() -> None:
    hasil = hitung(realisasi(3), None, NAIK)
    assert (hasil.status, hasil.alasan) == (Status.TARGET_BELUM_ADA, "Target belum ditetapkan.")
    assert hasil.jejak == ()


def test_an_undecided_direction_has_no_capaian() -> None:
    hasil = hitung(realisasi(3), Target.angka(3), Polaritas.PERLU_DIPUTUS)
    assert hasil.status is Status.TIDAK_BERLAKU
    assert hasil.alasan == "Arah penilaian belum diputuskan: naik atau turun yang lebih baik."


def test_a_realisasi_without_a_value_passes_its_state_on() -> None:
    belum = Hasil(Status.BELUM_DIISI, None, None, None, "unit", (), "Belum diisi: Jumlah Desa.")
    hasil = hitung(belum, None, NAIK)
    assert (hasil.status, hasil.alasan, hasil.satuan) == (
        Status.BELUM_DIISI,
        "Belum diisi: Jumlah Desa.",
        "%",
    )


def test_a_realisasi_not_yet_approved_gives_a_capaian_not_yet_approved() -> None:
    hasil = hitung(realisasi(45, Status.BELUM_DISETUJUI), Target.angka(90), NAIK)
    assert (hasil.status, hasil.nilai) == (Status.BELUM_DISETUJUI, 50)


@pytest.mark.parametrize(("bawah", "atas"), [(-1, 3), (4, 3)])
def test_an_impossible_target_is_refused(bawah: int, atas: int) -> None:
    with pytest.raises(GalatMasukan, match="Target tidak boleh negatif"):
        rentang(bawah, atas)


@pytest.mark.parametrize(
    ("capaian", "seratus", "seratus_dua_puluh"),
    [
        ("99.99", "99.99", "99.99"),
        ("100", "100", "100"),
        ("109.99", "100", "109.99"),
        ("110", "100", "120"),
        ("300", "100", "120"),
    ],
)
def test_a_cap_changes_what_counts_in_an_average(capaian: str, seratus: str, seratus_dua_puluh: str) -> None:
    assert BATAS_100.terapkan(Fraction(capaian)) == Fraction(seratus)
    assert BATAS_110_120.terapkan(Fraction(capaian)) == Fraction(seratus_dua_puluh)


@pytest.mark.parametrize(
    ("nilai", "kategori"),
    [
        ("91", "Sangat tinggi"),
        ("90.995", "Sangat tinggi"),  # printed as 91,00
        ("90.99", "Tinggi"),
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66", "Sedang"),
        ("65.99", "Rendah"),
        ("51", "Rendah"),
        ("50.99", "Sangat rendah"),
        ("-40", "Sangat rendah"),
    ],
)
def test_the_category_is_the_band_of_the_printed_value(nilai: str, kategori: str) -> None:
    assert SKALA_CAPAIAN.klasifikasi(Decimal(nilai))[1] == kategori


@given(st.fractions(-500, 500), st.fractions(-500, 500))
def test_every_value_has_a_category_and_a_higher_one_never_a_lower_category(a: Fraction, b: Fraction) -> None:
    urutan = ["SR", "R", "S", "T", "ST"]
    rendah, tinggi = sorted((a, b))
    assert urutan.index(SKALA_CAPAIAN.klasifikasi(rendah)[0]) <= urutan.index(
        SKALA_CAPAIAN.klasifikasi(tinggi)[0]
    )
