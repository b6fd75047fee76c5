"""The linter on natures of inputs: a year counts no thing twice, and no side of a percentage alone."""

import pytest

from kinerja.konsolidasi import Konsolidasi
from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import baca, indikator, kalimat

SEMUA = tuple(
    map(
        baca,
        (
            "arus = Jumlah desa difasilitasi (desa; arus)",
            "lain = Jumlah desa didatangi (desa; arus)",
            "keadaan = Jumlah desa tertib (desa; keadaan)",
            "awal = Jumlah desa semula (desa; awal)",
            "rata = Jumlah desa rata-rata (desa; rata)",
            "sejak = Jumlah desa sejak Januari (desa; kumulatif)",
            "tetap = Jumlah desa (desa; tetap)",
        ),
    )
)


def _kata(aturan: Kaidah, rumus: str, cara: Konsolidasi, *, nama: str = "Persentase desa") -> str | None:
    satuan = "%" if nama.startswith("Persentase") else "desa"
    satu = indikator(nama=nama, rumus=rumus, satuan=satuan, konsolidasi=cara)
    return kalimat(aturan, satu, variabel=SEMUA)


def test_what_stands_at_a_quarters_end_is_told_not_to_be_added_up() -> None:
    pesan = _kata(Kaidah.KEADAAN_DIJUMLAHKAN, "keadaan", Konsolidasi.JUMLAH, nama="Jumlah desa")
    assert pesan == (
        '"Jumlah desa tertib" adalah keadaan pada akhir triwulan, tetapi triwulannya dijumlahkan, '
        "sehingga yang sama terhitung sampai empat kali. Gabungkan menurut sifat tiap variabel."
    )


@pytest.mark.parametrize(
    ("rumus", "sebutan"),
    [
        ("jumlah(keadaan)", "keadaan pada akhir triwulan"),
        ("jumlah(awal)", "keadaan pada awal triwulan"),
        ("jumlah(rata) ÷ arus", "rata-rata triwulan"),
        ("arus + jumlah(sejak + keadaan)", "hitungan sejak Januari"),
        ("jumlah(keadaan × tetap)", "keadaan pada akhir triwulan"),
        ("jumlah(arus) + jumlah(tetap)", "angka setahun"),  # the second sum
    ],
)
def test_a_sum_over_quarters_in_the_formula_is_told_likewise(rumus: str, sebutan: str) -> None:
    for cara in (Konsolidasi.VARIABEL, Konsolidasi.JUMLAH, Konsolidasi.TERAKHIR, Konsolidasi.TAHUNAN):
        pesan = _kata(Kaidah.KEADAAN_DIJUMLAHKAN, rumus, cara, nama="Jumlah desa")
        assert pesan is not None
        assert f'" adalah {sebutan}, tetapi' in pesan


@pytest.mark.parametrize(
    ("rumus", "cara"),
    [
        ("arus", Konsolidasi.JUMLAH),
        ("jumlah(arus)", Konsolidasi.VARIABEL),
        ("keadaan", Konsolidasi.VARIABEL),
        ("keadaan", Konsolidasi.TERAKHIR),
        ("keadaan + jumlah(arus)", Konsolidasi.VARIABEL),  # only what stands in the sum
        ("arus − keadaan", Konsolidasi.JUMLAH),  # what is taken off is not counted
        ("jumlah(keadaan × arus)", Konsolidasi.VARIABEL),  # employees times the quarter's days
        ("jumlah(arus × keadaan)", Konsolidasi.VARIABEL),
        ("7", Konsolidasi.JUMLAH),
    ],
)
def test_flows_may_be_added_up_and_what_stands_may_be_taken_as_it_is(rumus: str, cara: Konsolidasi) -> None:
    assert _kata(Kaidah.KEADAAN_DIJUMLAHKAN, rumus, cara, nama="Jumlah desa") is None


def test_a_denominator_that_grows_alone_is_told_to_be_of_one_nature() -> None:
    assert _kata(Kaidah.SIFAT_TIDAK_SEPADAN, "keadaan ÷ arus × 100", Konsolidasi.VARIABEL) == (
        'Dalam setahun penyebut "Jumlah desa difasilitasi" dijumlahkan dari empat triwulan, '
        'sedangkan pembilang "Jumlah desa tertib" tidak (keadaan pada akhir triwulan), sehingga '
        "persentasenya sampai empat kali terlalu kecil. Samakan sifat keduanya."
    )


@pytest.mark.parametrize(
    "rumus",
    [
        "awal ÷ arus × 100",
        "rata ÷ arus × 100",
        "sejak ÷ arus × 100",
        "tetap ÷ arus × 100",
        "(keadaan + sejak) ÷ (arus + lain) × 100",
        "arus ÷ tetap + keadaan ÷ arus",  # in the second quotient
    ],
)
def test_every_nature_that_is_not_added_up_over_one_that_is_is_found(rumus: str) -> None:
    assert _kata(Kaidah.SIFAT_TIDAK_SEPADAN, rumus, Konsolidasi.VARIABEL) is not None


@pytest.mark.parametrize(
    "rumus",
    [
        "arus ÷ lain × 100",
        "arus ÷ keadaan × 100",  # what happened over what there is
        "sejak ÷ tetap × 100",
        "keadaan ÷ tetap × 100",
        "(arus + keadaan) ÷ lain × 100",  # one side is of both natures
        "keadaan ÷ (arus + tetap) × 100",
        "[Y-01] ÷ arus × 100",
        "keadaan ÷ [Y-01] × 100",
        "keadaan",
    ],
)
def test_like_natures_and_a_flow_over_a_stock_are_no_finding(rumus: str) -> None:
    satu = indikator(nama="Persentase desa", rumus=rumus, konsolidasi=Konsolidasi.VARIABEL)
    lain = indikator("Y-01", nama="Jumlah desa lain", rumus="lain", satuan="desa")
    assert kalimat(Kaidah.SIFAT_TIDAK_SEPADAN, satu, lain, variabel=SEMUA) is None


@pytest.mark.parametrize("cara", [satu for satu in Konsolidasi if satu is not Konsolidasi.VARIABEL])
def test_natures_matter_only_where_quarters_are_joined_by_variable(cara: Konsolidasi) -> None:
    assert _kata(Kaidah.SIFAT_TIDAK_SEPADAN, "keadaan ÷ arus × 100", cara) is None


def test_what_is_no_percentage_may_hold_a_stock_against_a_flow() -> None:
    cara = Konsolidasi.VARIABEL
    assert _kata(Kaidah.SIFAT_TIDAK_SEPADAN, "keadaan ÷ arus", cara, nama="Rasio desa") is None
