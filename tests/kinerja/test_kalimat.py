"""What a refusal says, and what a figure's trace says, word for word: these sentences are shown to people."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from kinerja import ketepatan
from kinerja.bulat import bulat
from kinerja.capaian import Polaritas, Target
from kinerja.capaian import hitung as capaian
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.ikm import Tally, UnsurTally, bobot_sama, hitung, tally_dari_nilai
from kinerja.jadwal import Janji, Pola, Satuan, Selang
from kinerja.jeda import Jeda
from kinerja.kalender import Kalender
from kinerja.ketepatan import Kasus, KetepatanTally
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.rumus import Masukan, Variabel, parse

A = datetime(2026, 3, 2, 8, tzinfo=UTC)  # Monday
TUTUP = Kalender(ZoneInfo("Asia/Makassar"), (), {})
TALLY = Tally(2, (UnsurTally("U1", 7, 2), UnsurTally("U2", 4, 1)))
HARI = Janji(1, Satuan.HARI)
SATU_HARI = ((Selang(time(8), time(9)),),) + ((),) * 6


@pytest.mark.parametrize(
    ("panggilan", "pesan"),
    [
        (lambda: bulat(1, -1), "Jumlah angka di belakang koma tidak boleh negatif."),
        (
            lambda: UnsurTally("U1", 9, 2),
            "Unsur U1: jumlah nilai 9 tidak mungkin dari 2 jawaban bernilai 1 sampai 4.",
        ),
        (lambda: Tally(-1, ()), "Jumlah responden tidak boleh negatif."),
        (lambda: Tally(1, (UnsurTally("U1", 1, 1),) * 2), "Kode unsur tidak boleh berulang."),
        (
            lambda: TALLY + Tally(0, ()),
            "Hanya tally dengan unsur dan urutan yang sama yang dapat dijumlahkan.",
        ),
        (
            lambda: tally_dari_nilai(["U1"], [[5]]),
            "Baris 1, unsur U1: nilai 5 tidak sah; yang diterima 1, 2, 3, 4, atau kosong.",
        ),
        (lambda: bobot_sama(0), "IKM memerlukan paling sedikit satu unsur."),
        (lambda: hitung(TALLY, [Fraction(2), Fraction(-1)]), "Bobot tidak boleh negatif."),
        (lambda: KetepatanTally(batal=-1), "Jumlah permohonan tidak boleh negatif."),
        (
            lambda: KetepatanTally(jatuh_tempo=1),
            "Permohonan jatuh tempo harus sama dengan tepat waktu + selesai terlambat + "
            "ditutup terlambat + belum selesai.",
        ),
        (
            lambda: KetepatanTally(batal=1, tanpa_waktu=2),
            "Yang ditutup tanpa waktu tidak boleh melebihi batal + ditolak.",
        ),
        (
            lambda: KetepatanTally(selesai_tepat=1),
            "Permohonan selesai tepat waktu tidak boleh melebihi permohonan selesai.",
        ),
        (
            lambda: Kasus(A.replace(tzinfo=None), None),
            "Waktu jatuh tempo dan waktu selesai harus memuat zona waktu.",
        ),
        (lambda: Janji(0, Satuan.JAM), "Janji waktu paling sedikit 1."),
        (
            lambda: Pola("p", date(2026, 1, 1), None, ((Selang(time(8), time(9)),) * 2,) + ((),) * 6),
            "Jam kerja dalam satu hari harus berurutan dan tidak bertumpuk.",
        ),
        (lambda: Jeda(A, A.replace(tzinfo=None)), "Awal dan akhir jeda harus memuat zona waktu."),
        (lambda: Jeda(A, A - timedelta(1)), "Jeda tidak boleh berakhir sebelum mulai."),
        (lambda: TUTUP.tambah(A, -timedelta(1)), "Lama waktu kerja tidak boleh negatif."),
        (
            lambda: TUTUP.tambah(A, timedelta(1)),
            "Tidak cukup jam kerja dalam sepuluh tahun; periksa kalender kerja.",
        ),
        (
            lambda: TUTUP.jatuh_tempo(A, HARI),
            "Tidak cukup hari kerja dalam sepuluh tahun; periksa kalender kerja.",
        ),
        (
            lambda: TUTUP.jatuh_tempo_berjeda(A, HARI, []),
            "Tidak cukup hari kerja dalam sepuluh tahun; periksa kalender kerja.",
        ),
        (lambda: TUTUP.antara(A.replace(tzinfo=None), A), "Waktu harus memuat zona waktu."),
        (
            lambda: konsolidasikan(Konsolidasi.JUMLAH, parse("a"), [], {}, "unit"),
            "Konsolidasi memerlukan satu sampai empat triwulan.",
        ),
        (
            lambda: Target(Fraction(2), Fraction(1)),
            "Target tidak boleh negatif, dan batas bawahnya tidak boleh di atas batas atasnya.",
        ),
    ],
)
def test_a_refusal_is_a_sentence(panggilan: Callable[[], object], pesan: str) -> None:
    with pytest.raises(GalatMasukan) as galat:
        panggilan()
    assert str(galat.value) == pesan


def test_a_pattern_may_hold_for_one_day() -> None:
    assert Pola("p", date(2026, 1, 1), date(2026, 1, 1), SATU_HARI).meliputi(date(2026, 1, 1))


def test_an_unsur_may_have_no_weight() -> None:
    assert hitung(TALLY, [Fraction(1), Fraction(0)]).eksak == Fraction(7, 2) * 25


def test_the_trace_of_an_ikm_word_for_word() -> None:
    hasil = hitung(TALLY)
    assert hasil.jejak == (
        Langkah("NRR U1, lalu tertimbang", "7 ÷ 2 = 3,5000; 3,5000 × 0,5", "1,7500"),
        Langkah("NRR U2, lalu tertimbang", "4 ÷ 1 = 4,0000; 4,0000 × 0,5", "2,0000"),
        Langkah(
            "Jumlah NRR tertimbang × 25 (dihitung dengan pecahan persis, ditampilkan empat angka)",
            "3,7500 × 25",
            "93,7500",
        ),
        Langkah(
            "Pembulatan dua angka, lalu mutu menurut PermenPANRB 14/2017",
            "93,7500 dibulatkan",
            "93,75, mutu A (Sangat baik)",
        ),
    )
    assert [(satu.kode, satu.bobot) for satu in hasil.unsur] == [
        ("U1", Fraction(1, 2)),
        ("U2", Fraction(1, 2)),
    ]


def test_an_unsur_nobody_filled_keeps_its_place_its_weight_and_a_trace() -> None:
    hasil = hitung(Tally(2, (UnsurTally("U1", 7, 2), UnsurTally("U2", 0, 0))))
    assert (hasil.status, hasil.responden, hasil.mode) == (Status.BELUM_DIISI, 2, "eksak")
    assert hasil.alasan == "Belum ada yang mengisi unsur U2."
    assert hasil.jejak[1] == Langkah("NRR U2", "0 ÷ 0", "belum diisi")
    assert (hasil.unsur[1].kode, hasil.unsur[1].bobot) == ("U2", Fraction(1, 2))


def test_the_trace_of_the_completed_cohort_word_for_word() -> None:
    (langkah,) = ketepatan.hitung_selesai(KetepatanTally(selesai=4, selesai_tepat=3)).jejak
    kalimat = "3 permohonan selesai tepat waktu ÷ 4 permohonan selesai × 100 = 75,00"
    assert (langkah.uraian, langkah.kalimat) == ("Persentase", kalimat)


def test_a_capaian_carries_no_reason_of_its_own_but_keeps_that_of_an_unapproved_realisasi() -> None:
    menunggu = Hasil(Status.BELUM_DISETUJUI, Fraction(3), None, None, "unit", (), "menunggu")
    assert capaian(menunggu, Target.angka(3), Polaritas.NAIK).alasan == "menunggu"


VARIABEL = {
    "a": Variabel("a", "Jumlah a", "a", "unit"),
    "b": Variabel("b", "Jumlah b", "b", "unit"),
}


@pytest.mark.parametrize(
    ("cara", "triwulan"),
    [
        (cara, triwulan)
        for cara in Konsolidasi
        for triwulan in (
            [{"a": 1, "b": 2}],
            [{"a": 1, "b": 0}],
            [{"a": 1}],
            [{"b": 1}],
            [None],
            [None, None, None, None],
        )
    ],
)
def test_every_consolidated_result_has_its_unit_and_a_trace_that_can_be_read(
    cara: Konsolidasi, triwulan: list[dict[str, int] | None]
) -> None:
    masukan = [None if isi is None else Masukan((isi,)) for isi in triwulan]
    hasil = konsolidasikan(cara, parse("a ÷ b"), masukan, VARIABEL, "unit")
    assert hasil.satuan == "unit"
    assert isinstance(hasil.jejak, tuple)
    assert (hasil.alasan == "") is (hasil.status is Status.OK)


def test_a_year_without_a_denominator_says_what_was_recomputed() -> None:
    hasil = konsolidasikan(
        Konsolidasi.HITUNG_ULANG, parse("a ÷ b"), [Masukan(({"a": 1, "b": 0},))], VARIABEL, "unit"
    )
    assert hasil.jejak[-1] == Langkah("Dihitung ulang dari jumlahnya", "1 ÷ 0", "belum ada")


def test_a_score_after_an_empty_cell_is_still_counted() -> None:
    assert tally_dari_nilai(["U1", "U2"], [[None, 3]]).unsur[1] == UnsurTally("U2", 3, 1)
