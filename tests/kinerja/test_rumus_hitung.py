"""Computing a formula: exact values, states instead of wrong numbers, traces that read as sentences."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status
from kinerja.rumus import (
    Bilangan,
    Jika,
    Jumlah,
    Lampau,
    Masukan,
    Nama,
    Pembanding,
    Rumus,
    Syarat,
    Variabel,
    Waktu,
    parse,
)

VARIABEL = {
    "tepat": Variabel("tepat", "Jumlah permohonan tepat waktu", "permohonan tepat waktu", "permohonan"),
    "tempo": Variabel(
        "tempo",
        "Jumlah permohonan jatuh tempo",
        "permohonan jatuh tempo",
        "permohonan",
        bila_nol=Status.BELUM_JATUH_TEMPO,
    ),
    "serapan": Variabel("serapan", "Serapan anggaran (Rp)", "serapan", "Rp"),
    "desa": Variabel("desa", "Jumlah Desa", "Desa", "desa"),
    "persen": Variabel("persen", "Persentase sarana", "sarana", "%"),
}


def hitung(rumus: str, masukan: Any, satuan: str = "%") -> Hasil:
    return parse(rumus, VARIABEL).hitung(masukan, VARIABEL, satuan)


def kalimat(hasil: Hasil) -> list[str]:
    return [langkah.kalimat for langkah in hasil.jejak]


def test_the_trace_is_a_sentence_a_civil_servant_reads() -> None:
    hasil = hitung("tepat ÷ tempo × 100", {"tepat": 36, "tempo": 40})
    assert kalimat(hasil) == ["36 permohonan tepat waktu ÷ 40 permohonan jatuh tempo × 100 = 90,00"]
    assert (hasil.nilai, hasil.pembilang, hasil.penyebut, hasil.satuan) == (90, 36, 40, "%")


@pytest.mark.parametrize(
    ("rumus", "harapan"),  # tepat 7, tempo 2: by hand
    [
        ("tepat + tempo", 9),
        ("tepat − tempo", 5),
        ("tepat × tempo", 14),
        ("tepat ÷ tempo", Fraction(7, 2)),
        ("−tepat + tempo", -5),
        ("tepat ÷ tempo × 100", 350),
        ("tepat ÷ (tempo × 100)", Fraction(7, 200)),
        ("tepat − tempo − 1", 4),
        ("jika(tepat = 7; 1; 2)", 1),
        ("jika(tepat ≠ 7; 1; 2)", 2),
        ("jika(tepat < 7; 1; 2)", 2),
        ("jika(tepat ≤ 7; 1; 2)", 1),
        ("jika(tepat > 7; 1; 2)", 2),
        ("jika(tepat ≥ 7; 1; 2)", 1),
        ("−jika(tepat > 1; tempo; 2) + 1", -1),
        ("jika(jika(tepat > 1; 5; 6) = 5; 1; 2)", 1),
    ],
)
def test_values_are_exact(rumus: str, harapan: Fraction | int) -> None:
    hasil = hitung(rumus, {"tepat": 7, "tempo": 2})
    assert (hasil.status, hasil.nilai) == (Status.OK, harapan)


def test_a_decimal_and_a_fraction_go_in_exactly() -> None:
    assert hitung("tepat + tempo", {"tepat": Decimal("0.1"), "tempo": Fraction(1, 5)}).nilai == Fraction(
        3, 10
    )


@pytest.mark.parametrize("nilai", [0.5, True, "7", Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_exact_number_is_refused_by_name(nilai: object) -> None:
    with pytest.raises(GalatMasukan, match=r"Jumlah Desa: .* bukan bilangan"):
        hitung("desa", {"desa": nilai})


def test_missing_inputs_are_named_each_once_in_reading_order() -> None:
    hasil = hitung("tepat ÷ tempo × 100 + tepat", {"tepat": None})
    assert (hasil.status, hasil.nilai) == (Status.BELUM_DIISI, None)
    assert hasil.alasan == "Belum diisi: Jumlah permohonan tepat waktu; Jumlah permohonan jatuh tempo."
    assert hasil.jejak == ()


def test_zero_is_a_value_and_not_a_missing_input() -> None:
    assert hitung("tepat ÷ tempo × 100", {"tepat": 0, "tempo": 40}).nilai == 0


@pytest.mark.parametrize(
    ("rumus", "status", "alasan"),
    [
        ("tepat ÷ desa × 100", Status.PENYEBUT_NOL, "Belum ada Desa."),
        ("tepat ÷ tempo × 100", Status.BELUM_JATUH_TEMPO, "Belum ada permohonan jatuh tempo."),
        ("tepat ÷ jumlah(tempo)", Status.BELUM_JATUH_TEMPO, "Belum ada permohonan jatuh tempo."),
        ("tepat ÷ tahun_lalu(tempo)", Status.BELUM_JATUH_TEMPO, "Belum ada permohonan jatuh tempo."),
        ("tepat ÷ (tempo × desa)", Status.PENYEBUT_NOL, "Penyebutnya nol."),
        ("tepat ÷ jumlah(tempo + desa)", Status.PENYEBUT_NOL, "Penyebutnya nol."),
        ("1 + jumlah(tepat ÷ desa)", Status.PENYEBUT_NOL, "Belum ada Desa."),
        ("jika(tepat ÷ desa > 1; 1; 2)", Status.PENYEBUT_NOL, "Belum ada Desa."),
    ],
)
def test_a_zero_denominator_is_the_state_its_variable_declares(
    rumus: str, status: Status, alasan: str
) -> None:
    hasil = hitung(rumus, Masukan(({"tepat": 3, "tempo": 0, "desa": 0},), tahun_lalu={"tempo": 0}))
    assert (hasil.status, hasil.nilai, hasil.alasan) == (status, None, alasan)


def test_the_numbers_of_a_zero_denominator_are_kept_and_shown() -> None:
    hasil = hitung("tepat ÷ desa × 100", {"tepat": 3, "desa": 0})
    assert (hasil.pembilang, hasil.penyebut) == (3, 0)
    assert kalimat(hasil) == ["3 permohonan tepat waktu ÷ 0 Desa × 100 = belum ada"]


def test_what_is_missing_is_said_before_a_zero_denominator() -> None:
    assert hitung("tepat ÷ desa + tempo", {"tepat": 1, "desa": 0}).status is Status.BELUM_DIISI


def test_jumlah_adds_the_parts_of_the_period_and_says_so() -> None:
    bagian = Masukan(({"tepat": 10, "tempo": 10}, {"tepat": 40, "tempo": 80}))
    hasil = hitung("jumlah(tepat) ÷ jumlah(tempo) × 100", bagian)
    assert hasil.teks == "55.56"  # 50 of 90, not the mean of 100 % and 50 %
    assert kalimat(hasil) == [
        "10 + 40 = 50 permohonan tepat waktu",
        "10 + 80 = 90 permohonan jatuh tempo",
        "50 permohonan tepat waktu ÷ 90 permohonan jatuh tempo × 100 = 55,56",
    ]
    assert hasil.jejak[0].uraian == "Jumlah 2 bagian"


def test_jumlah_of_an_expression_is_computed_in_each_part() -> None:
    bagian = Masukan(({"tepat": 2, "tempo": 3}, {"tepat": 4, "tempo": 5}))
    hasil = hitung("jumlah(tepat × tempo)", bagian)
    assert hasil.nilai == 26  # 2 × 3 + 4 × 5
    assert kalimat(hasil) == ["6 + 20 = 26", "26 = 26,00"]


def test_a_part_that_was_not_filled_is_named() -> None:
    hasil = hitung("jumlah(tepat)", Masukan(({"tepat": 1}, {}, {"tepat": 2})))
    assert hasil.alasan == "Belum diisi: Jumlah permohonan tepat waktu (bagian ke-2)."


def test_a_plain_name_is_the_last_parts_value() -> None:
    assert hitung("tepat", Masukan(({"tepat": 1}, {"tepat": 5}))).nilai == 5


def test_earlier_periods_are_their_own_inputs() -> None:
    masukan = Masukan(({"desa": 3},), sebelumnya={"desa": 4}, tahun_lalu={"desa": 5})
    hasil = hitung("(tahun_lalu(desa) − desa) ÷ tahun_lalu(desa) × 100", masukan)
    assert kalimat(hasil) == ["(5 Desa (tahun lalu) − 3 Desa) ÷ 5 Desa (tahun lalu) × 100 = 40,00"]
    assert kalimat(hitung("sebelumnya(desa)", masukan)) == ["4 Desa (periode sebelumnya) = 4,00"]
    kosong = hitung("sebelumnya(desa) + tahun_lalu(desa)", {"desa": 3})
    assert kosong.alasan == "Belum diisi: Jumlah Desa (periode sebelumnya); Jumlah Desa (tahun lalu)."


def test_only_the_side_that_holds_is_computed() -> None:
    hasil = hitung("jika(tempo > 0; tepat ÷ tempo; desa)", {"tempo": 0, "desa": 7})
    assert hasil.nilai == 7
    assert kalimat(hasil) == ["0 permohonan jatuh tempo > 0 = tidak", "7 Desa = 7,00"]


def test_a_condition_that_cannot_be_decided_is_a_missing_input() -> None:
    assert hitung("1 + jika(tempo > 0; 1; 2)", {}).status is Status.BELUM_DIISI
    assert hitung("−jika(tempo > 0; 1; 2)", {}).status is Status.BELUM_DIISI
    assert hitung("jika(jika(desa > 0; 1; 2) > 1; 1; 2)", {}).alasan == "Belum diisi: Jumlah Desa."


def test_a_condition_inside_jumlah_cannot_be_computed() -> None:
    pohon = Jumlah(
        Jika(
            Syarat(Bilangan(Fraction(1)), Pembanding.SAMA, Bilangan(Fraction(1))), Nama("desa"), Nama("desa")
        )
    )
    with pytest.raises(GalatMasukan, match=r"di dalam jumlah"):
        Rumus(pohon).hitung({"desa": 1}, VARIABEL, "")


def test_a_referenced_indicator_passes_its_value_or_its_state_on() -> None:
    ada = Hasil(Status.OK, Fraction(787037, 10000), None, None, "nilai", ())
    belum = Hasil(Status.PENYEBUT_NOL, None, None, None, "%", (), "Belum ada Desa.")
    masukan = Masukan(({},), indikator={"IKU-01": ada, "IKU-02": belum})
    assert kalimat(hitung("[IKU-01] ÷ 2", masukan)) == ["78,7037 (IKU-01) ÷ 2 = 39,35"]
    hasil = hitung("[IKU-01] + [IKU-02]", masukan)
    assert (hasil.status, hasil.alasan) == (Status.PENYEBUT_NOL, "Indikator IKU-02: Belum ada Desa.")
    assert hitung("[IKU-03]", masukan).alasan == "Belum diisi: indikator IKU-03."


def test_money_and_percentages_are_written_as_such() -> None:
    hasil = hitung("serapan ÷ desa × 100", {"serapan": 33_000_000_000, "desa": 22})
    assert kalimat(hasil) == ["Rp33.000.000.000 serapan ÷ 22 Desa × 100 = 150.000.000.000,00"]
    assert kalimat(hitung("persen ÷ desa", {"persen": 85, "desa": 1})) == ["85 % sarana ÷ 1 Desa = 85,00"]


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (Fraction(1, 3), "0,3333"),
        (Fraction(1, 16), "0,0625"),  # four decimals write it
        (Fraction(1, 32), "0,0313"),  # 0,03125 has five
        (Fraction(5, 2), "2,5"),
    ],
)
def test_an_input_is_shown_exactly_when_four_decimals_write_it(nilai: Fraction, tertulis: str) -> None:
    assert hitung("desa", {"desa": nilai}).jejak[0].hitungan == f"{tertulis} Desa"


def test_an_undeclared_variable_cannot_be_computed() -> None:
    with pytest.raises(GalatMasukan, match='Variabel "zzz" belum dideklarasikan'):
        parse("zzz").hitung({}, VARIABEL, "")
    with pytest.raises(GalatMasukan, match='Variabel "zzz" belum dideklarasikan'):
        Rumus(Lampau(Waktu.TAHUN_LALU, Nama("zzz"))).hitung({}, VARIABEL, "")
