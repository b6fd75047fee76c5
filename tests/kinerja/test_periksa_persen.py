"""The linter on percentages: something below the line, alike in unit and population, more than one."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import indikator, kalimat

ORANG = indikator("Y-01", nama="Jumlah pegawai", rumus="pegawai", satuan="orang")
"""Another indicator to refer to."""


def test_a_percentage_that_divides_by_nothing_is_told_to_find_its_denominator() -> None:
    satu = indikator(nama="Persentase kehadiran", rumus="hadir × 100", teks="Jumlah pegawai yang hadir × 100")
    assert kalimat(Kaidah.PERSEN_TANPA_PENYEBUT, satu) == (
        '"Persentase kehadiran" adalah persentase, tetapi rumusnya "Jumlah pegawai yang hadir × 100" tidak '
        "membagi dengan apa pun. Tentukan penyebutnya: berapa seluruhnya, atau berapa semula."
    )


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus"),
    [
        ("Persentase kehadiran", "orang", "hadir"),  # the name says it
        ("Cakupan kehadiran", "orang", "hadir"),  # coverage is a percentage
        ("Jumlah kehadiran", "%", "hadir"),  # the unit says it
        ("Persentase kehadiran", "%", "(hadir − tamu) × 100"),
        ("Persentase kehadiran", "%", "hadir ÷ 12 × 100"),  # a number measures nothing
        ("Persentase kehadiran", "%", "jumlah(hadir)"),
    ],
)
def test_percentage_by_name_or_by_unit_needs_something_measured_below_the_line(
    nama: str, satuan: str, rumus: str
) -> None:
    satu = indikator(nama=nama, satuan=satuan, rumus=rumus)
    assert kalimat(Kaidah.PERSEN_TANPA_PENYEBUT, satu) is not None


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus"),
    [
        ("Persentase kehadiran", "%", "hadir ÷ pegawai × 100"),
        ("Persentase kehadiran", "%", "(1 − tamu ÷ pegawai) × 100"),  # a quotient below the top
        ("Persentase kehadiran", "%", "jika(pegawai = 0; 0; hadir ÷ pegawai × 100)"),
        ("Persentase kehadiran", "%", "hadir ÷ [Y-01]"),
        ("Persentase kehadiran", "%", "[Y-01] × 2"),  # what the other one divides is its own matter
        ("Persentase kehadiran", "%", "persen"),  # filled in as a percentage
        ("Jumlah kehadiran", "orang", "hadir"),
    ],
)
def test_quotients_references_and_ready_percentages_have_their_denominator(
    nama: str, satuan: str, rumus: str
) -> None:
    satu = indikator(nama=nama, satuan=satuan, rumus=rumus)
    assert kalimat(Kaidah.PERSEN_TANPA_PENYEBUT, satu, ORANG) is None


def test_a_percentage_of_unlike_units_names_both() -> None:
    assert kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, indikator(rumus="kegiatan ÷ desa × 100")) == (
        'Pembilang "Jumlah kegiatan" dihitung dalam kegiatan, sedangkan penyebut "Jumlah desa" dalam desa. '
        "Persentase hanya bermakna bila keduanya satu satuan: samakan satuannya."
    )


@pytest.mark.parametrize(
    ("rumus", "atas", "bawah"),
    [
        ("uang ÷ desa × 100", "Rp", "desa"),
        ("absen ÷ pegawai × hari", "orang·hari·hari", "orang"),  # × after ÷ goes above the line
        ("hadir ÷ (pegawai × hari)", "orang", "orang·hari"),
        ("kegiatan ÷ desa ÷ hari × 100", "kegiatan", "desa·hari"),
        ("kegiatan ÷ (pegawai ÷ desa)", "kegiatan", "orang per desa"),
        ("kegiatan ÷ (1 ÷ desa) × 100", "kegiatan", "1 per desa"),
        ("kegiatan ÷ (pegawai ÷ (desa × hari))", "kegiatan", "orang per desa·hari"),
        ("(kegiatan + desa) ÷ desa × 100", "kegiatan + desa", "desa"),  # a sum of unlike things
        ("(kegiatan − desa) ÷ desa × 100", "kegiatan + desa", "desa"),
        ("jika(hari > 1; kegiatan; desa) ÷ desa × 100", "kegiatan + desa", "desa"),
        ("(1 − kegiatan ÷ desa) × 100", "kegiatan", "desa"),
        ("(2 + 3) ÷ desa × 100", "tanpa satuan", "desa"),
        ("[Y-01] ÷ desa × 100", "orang", "desa"),
        ("tahun_lalu(hadir) ÷ desa × 100", "orang", "desa"),
        ("jumlah(hadir) ÷ desa × 100", "orang", "desa"),
        ("−hadir ÷ desa × 100", "orang", "desa"),
        ("hadir ÷ pegawai + kegiatan ÷ desa", "kegiatan", "desa"),  # the second of two quotients
        ("persen ÷ desa × 100", "%", "desa"),
    ],
)
def test_units_follow_the_formula_as_in_physics(rumus: str, atas: str, bawah: str) -> None:
    kata = kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, indikator(rumus=rumus), ORANG)
    assert kata is not None
    assert f"dihitung dalam {atas}, sedangkan" in kata
    assert f'" dalam {bawah}. Persentase' in kata


@pytest.mark.parametrize(
    "rumus",
    [
        "hadir ÷ pegawai × 100",
        "(pegawai × hari − absen) ÷ (pegawai × hari) × 100",  # orang·hari on both sides
        "absen ÷ (hari × pegawai) × 100",  # in any order
        "(tahun_lalu(hadir) − hadir) ÷ tahun_lalu(hadir) × 100",
        "(pegawai − 1) ÷ pegawai × 100",  # a bare number takes the unit beside it
        "jika(hari > 1; 0; hadir) ÷ pegawai × 100",
        "(kegiatan ÷ desa) ÷ (kegiatan ÷ desa) × 100",
        "hadir × 100",  # nothing is divided
    ],
)
def test_like_units_are_no_finding(rumus: str) -> None:
    assert kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, indikator(rumus=rumus)) is None


def test_a_rate_that_is_no_percentage_may_have_unlike_units() -> None:
    satu = indikator(nama="Jumlah kegiatan per desa", rumus="kegiatan ÷ desa", satuan="kegiatan per desa")
    assert kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, satu) is None


@pytest.mark.parametrize(
    ("rumus", "akhir"),
    [
        (
            "tamu ÷ pegawai × 100",
            'Pembilang "Jumlah tamu" menghitung tamu kantor, sedangkan penyebut "Jumlah pegawai" menghitung '
            "pegawai kantor: yang satu bukan bagian dari yang lain. Hitung keduanya dari himpunan yang sama.",
        ),
        (  # PNS are ASN, ASN are pegawai
            "pns ÷ pegawai × 100",
            'Pembilang "Jumlah PNS" menghitung PNS kantor, sedangkan penyebut "Jumlah pegawai" menghitung '
            "pegawai kantor: hanya sebagian darinya, sehingga 100% tidak dapat dicapai. "
            "Hitung keduanya dari himpunan yang sama.",
        ),
        (
            "pegawai ÷ pns × 100",
            'Pembilang "Jumlah pegawai" menghitung pegawai kantor, sedangkan penyebut "Jumlah PNS" '
            "menghitung PNS kantor: lebih luas darinya, sehingga hasilnya dapat melebihi 100%. "
            "Hitung keduanya dari himpunan yang sama.",
        ),
    ],
)
def test_a_numerator_of_another_population_says_what_that_does(rumus: str, akhir: str) -> None:
    assert kalimat(Kaidah.PEMBILANG_BUKAN_BAGIAN, indikator(rumus=rumus)) == akhir


@pytest.mark.parametrize(
    "rumus",
    [
        "(hadir + tamu) ÷ pegawai × 100",  # one of the parts is enough
        "hadir ÷ pegawai + tamu ÷ pegawai",  # in the second quotient
        "kegiatan ÷ desa + tamu ÷ pegawai",  # behind one of unlike units
        "jika(hari > 1; hadir; tamu) ÷ pegawai × 100",
        "jika(hari > 1; tamu; hadir) ÷ pegawai × 100",
    ],
)
def test_a_stranger_in_any_part_of_the_numerator_is_found(rumus: str) -> None:
    assert kalimat(Kaidah.PEMBILANG_BUKAN_BAGIAN, indikator(rumus=rumus)) is not None


@pytest.mark.parametrize(
    "rumus",
    [
        "hadir ÷ pegawai × 100",
        "pegawai ÷ (pegawai + tamu) × 100",  # a share of the whole
        "(pegawai − tamu) ÷ pegawai × 100",  # what is taken out is not counted
        "(pegawai + −tamu) ÷ pegawai × 100",
        "jika(tamu > 1; hadir; pegawai) ÷ pegawai × 100",  # a condition counts nothing
        "relawan ÷ pegawai × 100",  # no population is declared
        "pegawai ÷ relawan × 100",
        "kegiatan ÷ desa × 100",  # unlike units have a rule of their own
        "hadir × 100",
    ],
)
def test_parts_of_one_population_and_undeclared_ones_are_no_finding(rumus: str) -> None:
    assert kalimat(Kaidah.PEMBILANG_BUKAN_BAGIAN, indikator(rumus=rumus)) is None


def test_a_ratio_that_is_no_percentage_may_compare_two_populations() -> None:
    satu = indikator(nama="Rasio tamu terhadap pegawai", rumus="tamu ÷ pegawai", satuan="tamu per pegawai")
    assert kalimat(Kaidah.PEMBILANG_BUKAN_BAGIAN, satu) is None


def test_a_percentage_that_goes_into_a_percentage_again_is_found() -> None:
    assert kalimat(Kaidah.PERSEN_DARI_PERSEN, indikator(rumus="persen ÷ desa × 100")) == (
        'Pembilang "Jumlah persentase desa" sudah berupa persentase; persentase tidak dijumlahkan atau '
        "dipersenkan lagi. Hitung dari jumlah asalnya."
    )


def test_a_percentage_in_the_second_quotient_is_found() -> None:
    satu = indikator(rumus="hadir ÷ pegawai + persen ÷ desa")
    assert kalimat(Kaidah.PERSEN_DARI_PERSEN, satu) is not None


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus"),
    [
        ("Persentase", "%", "persen ÷ target × 100"),  # realisasi over target: % over %
        ("Persentase", "%", "desa ÷ persen × 100"),
        ("Persentase", "%", "hadir ÷ pegawai × 100"),
        ("Persentase", "%", "persen"),
        ("Jumlah", "poin", "persen ÷ desa"),  # no percentage comes out
    ],
)
def test_percentages_that_cancel_or_stay_alone_are_no_finding(nama: str, satuan: str, rumus: str) -> None:
    satu = indikator(nama=nama, satuan=satuan, rumus=rumus)
    assert kalimat(Kaidah.PERSEN_DARI_PERSEN, satu) is None


def test_a_share_of_what_an_office_has_one_of_is_0_or_100() -> None:
    assert kalimat(Kaidah.POPULASI_SATU, indikator(rumus="kantor_siap ÷ kantor × 100")) == (
        'Penyebut "Jumlah kantor" menghitung kantor kecamatan; satu kantor hanya memiliki satu, sehingga '
        "hasilnya hanya dapat 0 atau 100. Pakai ukuran yang berubah di dalam kantor sendiri."
    )


def test_other_things_over_what_an_office_has_one_of_are_divided_by_nothing() -> None:
    assert kalimat(Kaidah.POPULASI_SATU, indikator(rumus="pegawai ÷ kantor × 100")) == (
        'Penyebut "Jumlah kantor" menghitung kantor kecamatan; satu kantor hanya memiliki satu, sehingga '
        "penyebut itu tidak membagi apa pun. Pakai ukuran yang berubah di dalam kantor sendiri."
    )


def test_a_share_of_one_in_the_second_quotient_is_found() -> None:
    satu = indikator(rumus="hadir ÷ pegawai + kantor_siap ÷ kantor")
    assert kalimat(Kaidah.POPULASI_SATU, satu) is not None


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus"),
    [
        ("Persentase", "%", "hadir ÷ pegawai × 100"),
        ("Persentase", "%", "pegawai ÷ (kantor × hari) × 100"),  # days vary
        ("Persentase", "%", "kantor_siap ÷ (kantor + desa) × 100"),
        ("Persentase", "%", "hadir ÷ relawan × 100"),  # no population is declared
        ("Persentase", "%", "hadir ÷ [Y-01] × 100"),
        ("Jumlah", "kantor", "kantor_siap ÷ kantor"),
    ],
)
def test_a_denominator_that_can_vary_is_no_finding(nama: str, satuan: str, rumus: str) -> None:
    satu = indikator(nama=nama, satuan=satuan, rumus=rumus)
    assert kalimat(Kaidah.POPULASI_SATU, satu, ORANG) is None


def test_a_ratio_printed_in_per_cent_may_compare_unlike_units() -> None:
    satu = indikator(nama="Rasio kegiatan terhadap desa", rumus="kegiatan ÷ desa × 100")
    assert kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, satu) is None
    assert kalimat(Kaidah.PERSEN_TANPA_PENYEBUT, indikator(nama="Rasio kegiatan", rumus="kegiatan")) is None


@pytest.mark.parametrize("satuan", ["%", "persen", "Persen", "Persentase", "prosentase", "Persen (%)"])
def test_per_cent_is_one_unit_however_it_is_written(satuan: str) -> None:
    satu = indikator(nama="Kegiatan desa", rumus="kegiatan ÷ desa × 100", satuan=satuan)
    assert kalimat(Kaidah.SATUAN_TIDAK_SEPADAN, satu) is not None
