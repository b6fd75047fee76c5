"""Quarters into a year, in the way each indicator declares."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.rumus import Masukan, Variabel, parse

VARIABEL = {
    "tepat": Variabel("tepat", "Jumlah permohonan tepat waktu", "permohonan tepat waktu", "permohonan"),
    "tempo": Variabel(
        "tempo",
        "Jumlah permohonan jatuh tempo",
        "permohonan jatuh tempo",
        "permohonan",
        bila_nol=Status.BELUM_JATUH_TEMPO,
    ),
    "pegawai": Variabel("pegawai", "Jumlah pegawai", "pegawai", "orang"),
    "hari": Variabel("hari", "Jumlah hari efektif", "hari", "hari"),
    "absen": Variabel("absen", "Jumlah ketidakhadiran", "hari tidak hadir", "orang·hari"),
}
PERSEN = "tepat ÷ tempo × 100"


def satukan(cara: str, rumus: str, *triwulan: Mapping[str, int] | None, satuan: str = "%") -> Hasil:
    masukan = [None if isi is None else Masukan((isi,)) for isi in triwulan]
    return konsolidasikan(Konsolidasi(cara), parse(rumus), masukan, VARIABEL, satuan)


def test_counts_are_added() -> None:
    hasil = satukan("jumlah", "tepat", {"tepat": 3}, {"tepat": 0}, {"tepat": 4}, satuan="permohonan")
    assert (hasil.nilai, hasil.satuan) == (7, "permohonan")
    assert [(s.uraian, s.kalimat) for s in hasil.jejak] == [("Jumlah triwulan", "3,00 + 0,00 + 4,00 = 7,00")]


def test_percentages_are_recomputed_from_their_sums_and_never_averaged() -> None:
    hasil = satukan("hitung_ulang", PERSEN, {"tepat": 10, "tempo": 10}, {"tepat": 40, "tempo": 80})
    assert (hasil.teks, hasil.pembilang, hasil.penyebut) == ("55.56", 50, 90)
    assert [(s.uraian, s.kalimat) for s in hasil.jejak] == [
        ("Jumlah pembilang", "10,00 + 40,00 = 50,00"),
        ("Jumlah penyebut", "10,00 + 80,00 = 90,00"),
        ("Dihitung ulang dari jumlahnya", "50 ÷ 90 × 100 = 55,56"),
    ]


def test_where_quarters_are_added_a_percentage_is_still_recomputed() -> None:
    """One way of joining holds for both formulas of an indicator, of which one may count and one divide."""
    triwulan = {"tepat": 10, "tempo": 10}, {"tepat": 40, "tempo": 80}
    assert satukan("jumlah", PERSEN, *triwulan) == satukan("hitung_ulang", PERSEN, *triwulan)
    assert satukan("jumlah", "tepat", *triwulan, satuan="permohonan").nilai == 50
    with pytest.raises(GalatMasukan, match="bukan pembagian"):
        satukan("jumlah", "tepat", *triwulan)


def test_a_product_is_added_as_a_product() -> None:
    triwulan = {"pegawai": 30, "hari": 60, "absen": 15}
    rumus = "(pegawai × hari − absen) ÷ (pegawai × hari) × 100"
    # Σ(30 × 60) = 7.200 and Σ absen = 60 give 99,17; Σ pegawai × Σ hari would be 28.800.
    hasil = satukan("hitung_ulang", rumus, triwulan, triwulan, triwulan, triwulan)
    assert (hasil.teks, hasil.penyebut) == ("99.17", 7200)


def test_a_ratio_without_factor_is_recomputed_too() -> None:
    hasil = satukan("hitung_ulang", "tepat ÷ tempo", {"tepat": 3, "tempo": 2})
    assert (hasil.nilai, hasil.jejak[-1].kalimat) == (1.5, "3 ÷ 2 = 1,50")


@pytest.mark.parametrize("cara", ["jumlah", "hitung_ulang"])
def test_a_quarter_that_was_not_filled_is_named_and_never_counts_as_zero(cara: str) -> None:
    hasil = satukan(cara, PERSEN, {"tepat": 1, "tempo": 1}, None, {"tepat": 1, "tempo": 1}, None)
    assert (hasil.status, hasil.nilai) == (Status.BELUM_DIISI, None)
    assert hasil.alasan == "Triwulan II, IV belum diisi."


def test_a_quarter_filled_in_part_is_named() -> None:
    hasil = satukan("hitung_ulang", PERSEN, {"tepat": 1, "tempo": 1}, {"tepat": 1})
    assert hasil.status is Status.BELUM_DIISI
    assert hasil.alasan == "Triwulan II: Belum diisi: Jumlah permohonan jatuh tempo."
    hasil = satukan("hitung_ulang", PERSEN, {"tempo": 1})
    assert hasil.alasan == "Triwulan I: Belum diisi: Jumlah permohonan tepat waktu."


def test_nothing_below_the_line_all_year_is_the_state_its_variable_declares() -> None:
    hasil = satukan("hitung_ulang", PERSEN, {"tepat": 0, "tempo": 0}, {"tepat": 0, "tempo": 0})
    assert (hasil.status, hasil.alasan) == (Status.BELUM_JATUH_TEMPO, "Belum ada permohonan jatuh tempo.")
    assert (hasil.pembilang, hasil.penyebut, hasil.jejak[-1].kalimat) == (0, 0, "0 ÷ 0 × 100 = belum ada")
    hasil = satukan("hitung_ulang", "absen ÷ (pegawai × hari)", {"absen": 1, "pegawai": 0, "hari": 60})
    assert (hasil.status, hasil.alasan) == (Status.PENYEBUT_NOL, "Penyebutnya nol.")


def test_a_quarter_with_nothing_due_takes_nothing_away_from_the_year() -> None:
    assert satukan("hitung_ulang", PERSEN, {"tepat": 0, "tempo": 0}, {"tepat": 3, "tempo": 4}).nilai == 75


def test_what_is_no_quotient_cannot_be_recomputed_from_sums() -> None:
    with pytest.raises(GalatMasukan, match="Rumus tepat bukan pembagian"):
        satukan("hitung_ulang", "tepat", {"tepat": 1})


@pytest.mark.parametrize("cara", ["terakhir", "tahunan"])
def test_the_last_filled_quarter_stands_for_the_year_and_is_named(cara: str) -> None:
    hasil = satukan(cara, PERSEN, {"tepat": 1, "tempo": 1}, {"tepat": 1, "tempo": 2}, None)
    assert (hasil.nilai, hasil.pembilang, hasil.penyebut) == (50, 1, 2)
    assert hasil.jejak[-1].uraian == "Keadaan terakhir"
    assert hasil.jejak[-1].kalimat == "Triwulan II = 50,00"
    assert hasil.jejak[0].kalimat == "1 permohonan tepat waktu ÷ 2 permohonan jatuh tempo × 100 = 50,00"


def test_a_last_quarter_without_a_value_keeps_its_state() -> None:
    hasil = satukan("terakhir", PERSEN, {"tepat": 0, "tempo": 0})
    assert (hasil.status, hasil.jejak[-1].kalimat) == (Status.BELUM_JATUH_TEMPO, "Triwulan I = belum ada")


def test_no_filled_quarter_is_a_state() -> None:
    assert satukan("terakhir", PERSEN, None, None).alasan == "Belum ada triwulan yang diisi."
    menunggu = satukan("tahunan", PERSEN, None, None, None)
    assert (menunggu.status, menunggu.alasan) == (Status.BELUM_JATUH_TEMPO, "Dinilai sekali setahun.")
    assert satukan("tahunan", PERSEN, None, None, None, None).status is Status.BELUM_DIISI


@pytest.mark.parametrize("banyak", [0, 5])
def test_a_year_has_one_to_four_quarters(banyak: int) -> None:
    with pytest.raises(GalatMasukan, match="satu sampai empat triwulan"):
        satukan("jumlah", "tepat", *([{"tepat": 1}] * banyak))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=4))
def test_recomputing_from_quarters_equals_the_formula_on_the_whole(triwulan: list[tuple[int, int]]) -> None:
    hasil = satukan("hitung_ulang", PERSEN, *({"tepat": a, "tempo": b} for a, b in triwulan))
    utuh = {"tepat": sum(a for a, _ in triwulan), "tempo": sum(b for _, b in triwulan)}
    assert hasil.nilai == parse(PERSEN).hitung(utuh, VARIABEL, "%").nilai
