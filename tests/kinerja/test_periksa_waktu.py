"""The linter on growth: a difference, against last year, in the direction of the name."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import indikator, kalimat, kata

KINI = "kini = Jumlah kasus (kasus)"
LALU = "lalu = Jumlah kasus tahun lalu (kasus)"
SEMUA = "semua = Jumlah desa (kasus)"


def test_growth_divided_by_this_years_figure_is_told_to_take_last_years() -> None:
    pesan = kata(Kaidah.DASAR_TAHUN_INI, "Persentase kenaikan", "(kini − lalu) ÷ kini × 100", KINI, LALU)
    assert pesan == (
        'Perubahan dibagi dengan keadaan sekarang, "Jumlah kasus", padahal diukur terhadap keadaan semula. '
        "Bagi dengan angka tahun lalu."
    )


@pytest.mark.parametrize(
    "rumus",
    [
        "(lalu − kini) ÷ kini × 100",  # a decrease likewise
        "(kini − tahun_lalu(kini)) ÷ kini × 100",
        "(sebelumnya(kini) − kini) ÷ kini × 100",
        "kini ÷ lalu + (kini − lalu) ÷ kini",  # in the second quotient
    ],
)
def test_every_way_to_write_last_year_is_known(rumus: str) -> None:
    pakai = [satu for satu in (KINI, LALU) if satu.split()[0] in rumus.replace("tahun_lalu", "")]
    assert kata(Kaidah.DASAR_TAHUN_INI, "Persentase", rumus, *pakai) is not None


@pytest.mark.parametrize(
    "rumus",
    [
        "(kini − lalu) ÷ lalu × 100",
        "(kini − lalu) ÷ semua × 100",  # something else below the line
        "(kini − semua) ÷ kini × 100",  # nothing of last year
        "(lalu − tahun_lalu(lalu)) ÷ lalu × 100",  # both are past
        "(kini + lalu) ÷ kini × 100",
        "lalu ÷ kini × 100",
        "kini × 100",
    ],
)
def test_growth_over_last_year_and_what_is_no_growth_are_no_finding(rumus: str) -> None:
    semua = [satu for satu in (KINI, LALU, SEMUA) if satu.split()[0] in rumus.replace("tahun_lalu", "")]
    assert kata(Kaidah.DASAR_TAHUN_INI, "Persentase kenaikan", rumus, *semua) is None


def test_growth_that_is_no_percentage_may_be_divided_by_anything() -> None:
    pesan = kata(Kaidah.DASAR_TAHUN_INI, "Rasio", "(kini − lalu) ÷ kini", KINI, LALU, satuan="rasio")
    assert pesan is None


@pytest.mark.parametrize(
    "kata_waktu",
    [
        *("tahun lalu", "tahun sebelumnya", "tahun yang lalu", "tahun dasar", "tahun awal", "tahun n-1"),
        *("tahun (n-1)", "tahun n − 1", "tahun t-1", "tahun ajaran sebelumnya", "tahun anggaran lalu"),
        *("bulan lalu", "triwulan sebelumnya", "semester lalu", "periode sebelumnya", "semula"),
        *("pada kondisi awal", "pada keadaan awal", "TAHUN LALU", "tahun pelajaran lalu"),
    ],
)
def test_words_of_an_earlier_period_are_known(kata_waktu: str) -> None:
    lalu = f"lalu = Jumlah kasus {kata_waktu} (kasus)"
    rumus = "(kini − lalu) ÷ kini × 100"
    assert kata(Kaidah.DASAR_TAHUN_INI, "Persentase kenaikan", rumus, KINI, lalu) is not None


@pytest.mark.parametrize(
    "kata_waktu", ["tahun ini", "tahun n", "tahun berjalan", "awal", "lalu lintas tahunan"]
)
def test_words_of_this_period_are_not_of_an_earlier_one(kata_waktu: str) -> None:
    bukan = f"lalu = Jumlah kasus {kata_waktu} (kasus)"
    rumus = "(kini − lalu) ÷ kini × 100"
    assert kata(Kaidah.DASAR_TAHUN_INI, "Persentase kenaikan", rumus, KINI, bukan) is None


def test_a_share_by_the_name_of_growth_is_told_to_compare_with_last_year() -> None:
    pesan = kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, "Persentase peningkatan", "kini ÷ semua × 100", KINI, SEMUA)
    assert pesan == (
        '"Persentase peningkatan" adalah perubahan, tetapi rumusnya "Jumlah kasus ÷ Jumlah desa × 100" hanya '
        "memakai keadaan sekarang. Hitung selisih dengan tahun lalu, lalu bagi dengan angka tahun lalu; atau "
        "ubah namanya."
    )


@pytest.mark.parametrize("rumus", ["kini ÷ lalu × 100", "lalu ÷ kini × 100"])
def test_two_years_side_by_side_are_no_growth(rumus: str) -> None:
    pesan = kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, "Persentase pertumbuhan", rumus, KINI, LALU)
    assert pesan is not None
    assert '× 100" membandingkan dua tahun tanpa mengurangkannya. Hitung' in pesan


@pytest.mark.parametrize(
    "nama",
    [
        *(
            "% peningkatan",
            "%peningkatan",
            "Prosentase kenaikan",
            "Presentase pertumbuhan",
            "Persen penurunan",
        ),
        *(
            "Angka penurunan",
            "Tingkat pengurangan",
            "Laju pertambahan",
            " Penurunan",
            "PERSENTASE PENAMBAHAN",
        ),
        *(
            "Persentase meningkatnya",
            "Persentase bertambahnya",
            "Persentase naiknya",
            "Persentase menurunnya",
        ),
        *("Persentase berkurangnya", "Persentase turunnya"),
    ],
)
def test_names_of_a_change_are_known(nama: str) -> None:
    pesan = kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, f"{nama} kasus", "kini ÷ semua × 100", KINI, SEMUA)
    assert pesan is not None


@pytest.mark.parametrize(
    ("nama", "rumus", "definisi"),
    [
        ("Persentase peningkatan", "(kini − lalu) ÷ lalu × 100", ""),
        ("Persentase kasus", "kini ÷ semua × 100", ""),  # the name is no change
        ("Persentase desa dengan peningkatan", "kini ÷ semua × 100", ""),
        ("Persentase peningkatanan", "kini ÷ semua × 100", ""),
        ("Persentase peningkatan", "kini × 100", ""),  # divided by nothing: another rule
        ("Persentase peningkatan", "x ÷ semua × 100", "Jumlah desa yang naik statusnya"),
        ("Persentase peningkatan", "x ÷ lalu × 100", "Selisih kasus"),
        ("Persentase penurunan", "x ÷ lalu × 100", "Penurunan kasus"),
        ("Persentase peningkatan", "x ÷ lalu × 100", "Jumlah kasus baru"),
    ],
)
def test_a_difference_and_what_is_counted_as_changed_are_no_finding(
    nama: str, rumus: str, definisi: str
) -> None:
    semua = (KINI, LALU, SEMUA, f"x = {definisi} (kasus)")
    pakai = [satu for satu in semua if satu.split()[0] in rumus]
    assert kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, nama, rumus, *pakai) is None


def test_growth_that_is_no_percentage_is_not_asked_for_a_difference() -> None:
    nama, rumus = "Peningkatan kasus", "kini ÷ semua"
    assert kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, nama, rumus, KINI, SEMUA, satuan="kasus per desa") is None


def test_a_decrease_that_grows_with_what_is_measured_is_told_to_swap() -> None:
    pesan = kata(Kaidah.ARAH_TERBALIK, "Persentase penurunan", "(kini − lalu) ÷ lalu × 100", KINI, LALU)
    assert pesan == (
        'Nama "Persentase penurunan" mengukur yang turun, tetapi "Jumlah kasus − Jumlah kasus tahun lalu" '
        "bertambah bila angkanya naik. Tukar kedua suku pengurangannya."
    )


@pytest.mark.parametrize(
    ("nama", "rumus", "arah"),
    [
        ("Persentase kenaikan", "(lalu − kini) ÷ lalu × 100", "turun"),
        ("Persentase kenaikan", "(tahun_lalu(kini) − kini) ÷ kini × 100", "turun"),
        ("Pengurangan", "kini ÷ lalu + (kini − lalu) ÷ lalu", "naik"),  # in the second quotient
    ],
)
def test_the_direction_of_a_difference_is_held_against_the_name(nama: str, rumus: str, arah: str) -> None:
    pakai = [satu for satu in (KINI, LALU) if satu.split()[0] in rumus.replace("tahun_lalu", "")]
    pesan = kata(Kaidah.ARAH_TERBALIK, nama, rumus, *pakai)
    assert pesan is not None
    assert f"bertambah bila angkanya {arah}." in pesan


@pytest.mark.parametrize(
    ("nama", "rumus"),
    [
        ("Persentase penurunan", "(lalu − kini) ÷ lalu × 100"),
        ("Persentase kenaikan", "(kini − lalu) ÷ lalu × 100"),
        ("Persentase kasus", "(lalu − kini) ÷ lalu × 100"),  # the name does not say
        ("Persentase penurunan", "(kini − semua) ÷ lalu × 100"),  # no difference of two years
        ("Persentase penurunan", "kini ÷ lalu × 100"),
    ],
)
def test_a_difference_in_the_direction_of_the_name_is_no_finding(nama: str, rumus: str) -> None:
    pakai = [satu for satu in (KINI, LALU, SEMUA) if satu.split()[0] in rumus]
    assert kata(Kaidah.ARAH_TERBALIK, nama, rumus, *pakai) is None


@pytest.mark.parametrize(
    "nama", ["Peningkatan kasus", "Penurunan kasus", "Pertumbuhan", "Pengurangan", "Kenaikan"]
)
def test_a_change_is_a_measure_only_where_two_periods_are_compared(nama: str) -> None:
    assert kata(Kaidah.NAMA_BUKAN_UKURAN, nama, "(kini − lalu) ÷ lalu × 100", KINI, LALU) is None
    assert kata(Kaidah.NAMA_BUKAN_UKURAN, nama, "(kini − sebelumnya(kini)) ÷ kini", KINI) is None
    assert kata(Kaidah.NAMA_BUKAN_UKURAN, nama, "kini ÷ semua × 100", KINI, SEMUA) is not None
    assert kalimat(Kaidah.NAMA_BUKAN_UKURAN, indikator(nama=nama)) is not None
