"""Pauses: from an event log, and what they do to a promise."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.jeda import Jeda, Peristiwa, dari_peristiwa, gabung
from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang
from kinerja.ketepatan import KetepatanTally, hitung

WITA = ZoneInfo("Asia/Makassar")
BIASA = (Selang(time(7, 30), time(12)), Selang(time(13), time(16)))
JUMAT = (Selang(time(7, 30), time(11, 30)), Selang(time(13), time(16, 30)))
KALENDER = Kalender(
    WITA,
    (Pola("biasa", date(2020, 1, 1), None, (BIASA, BIASA, BIASA, BIASA, JUMAT, (), ())),),
    {date(2026, 3, 19): "Hari Raya Nyepi"},  # Thursday
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BERHENTI, LANJUT = Peristiwa.BERHENTI, Peristiwa.LANJUT


def saat(tulisan: str) -> datetime:
    """ "Senin 02 10.00" in office time; the weekday is checked."""
    hari, tanggal, jam = tulisan.split()
    hasil = datetime.strptime(f"2026-03-{tanggal} {jam}", "%Y-%m-%d %H.%M").replace(tzinfo=WITA)
    assert HARI[hasil.weekday()] == hari, tulisan
    return hasil


def jeda(mulai: str, selesai: str | None) -> Jeda:
    return Jeda(saat(mulai), None if selesai is None else saat(selesai))


@pytest.mark.parametrize(
    ("janji", "terhenti", "tempo"),
    [
        # Complete on Monday 2 March 2026 at 08.00 in every row.
        (Janji(60, Satuan.MENIT), [], "Senin 02 09.00"),
        (Janji(60, Satuan.MENIT), [("Senin 02 08.30", "Senin 02 10.00")], "Senin 02 10.30"),
        # Stopped at the due moment itself, or after it: nothing moves.
        (Janji(60, Satuan.MENIT), [("Senin 02 09.00", "Senin 02 10.00")], "Senin 02 09.00"),
        (Janji(60, Satuan.MENIT), [("Senin 02 09.00", None)], "Senin 02 09.00"),
        (Janji(60, Satuan.MENIT), [("Senin 02 08.59", None)], None),
        # 30 minutes ran before the pause, 30 run from Wednesday's opening.
        (Janji(60, Satuan.MENIT), [("Senin 02 08.30", "Rabu 04 06.00")], "Rabu 04 08.00"),
        # Over a weekend: 7,5 h a day; 1 h on Monday, then from Friday 15.30 1 h, the rest on Monday.
        (Janji(4, Satuan.JAM), [("Senin 02 09.00", "Jumat 06 15.30")], "Senin 09 09.30"),
        # Overlapping and touching pauses are one.
        (
            Janji(60, Satuan.MENIT),
            [
                ("Senin 02 08.30", "Senin 02 09.30"),
                ("Senin 02 09.00", "Senin 02 10.00"),
                ("Senin 02 10.00", "Senin 02 10.30"),
            ],
            "Senin 02 11.00",
        ),
        # A pause over before the clock started does not matter; one reaching over the start holds it back.
        (Janji(60, Satuan.MENIT), [("Senin 02 07.30", "Senin 02 08.00")], "Senin 02 09.00"),
        (Janji(60, Satuan.MENIT), [("Senin 02 07.30", "Senin 02 08.15")], "Senin 02 09.15"),
        (Janji(2, Satuan.HARI), [], "Rabu 04 16.00"),
        # Before the closing: nothing moves, however long; up to the closing itself it moves.
        (Janji(2, Satuan.HARI), [("Selasa 03 07.30", "Selasa 03 15.59")], "Rabu 04 16.00"),
        (Janji(2, Satuan.HARI), [("Selasa 03 07.30", "Selasa 03 16.00")], "Kamis 05 16.00"),
        # Tuesday's closing stood: Wednesday and Thursday count.
        (Janji(2, Satuan.HARI), [("Selasa 03 15.00", "Rabu 04 08.00")], "Kamis 05 16.00"),
        # The closing of the day of filing stood, so one more of the later ones.
        (Janji(2, Satuan.HARI), [("Senin 02 10.00", "Selasa 03 08.00")], "Kamis 05 16.00"),
        # Two that touch: the closing passes in the first.
        (
            Janji(2, Satuan.HARI),
            [("Selasa 03 15.00", "Selasa 03 16.00"), ("Selasa 03 16.00", "Rabu 04 08.00")],
            "Kamis 05 16.00",
        ),
        # From closing to opening no working hour is touched.
        (Janji(2, Satuan.HARI), [("Selasa 03 16.00", "Rabu 04 07.30")], "Rabu 04 16.00"),
        # Over a weekend, until Monday or Sunday: only Friday's closing stood.
        (Janji(5, Satuan.HARI), [("Jumat 06 15.00", "Senin 09 09.00")], "Selasa 10 16.00"),
        (Janji(5, Satuan.HARI), [("Jumat 06 15.00", "Minggu 08 09.00")], "Selasa 10 16.00"),
        # Open: unknown, unless the time ran out before.
        (Janji(2, Satuan.HARI), [("Rabu 04 15.59", None)], None),
        (Janji(2, Satuan.HARI), [("Rabu 04 16.00", None)], "Rabu 04 16.00"),
    ],
)
def test_what_a_pause_does_to_a_promise(
    janji: Janji, terhenti: list[tuple[str, str | None]], tempo: str | None
) -> None:
    hasil = KALENDER.jatuh_tempo_berjeda(saat("Senin 02 08.00"), janji, [jeda(*j) for j in terhenti])
    assert hasil == (None if tempo is None else saat(tempo))


def test_a_holiday_in_a_pause_costs_no_day_of_its_own() -> None:
    # Filed Tuesday 17 March; Wednesday stopped until Friday; Nyepi on Thursday; Friday's closing counts.
    terhenti = [jeda("Rabu 18 09.00", "Jumat 20 09.00")]
    hasil = KALENDER.jatuh_tempo_berjeda(saat("Selasa 17 08.00"), Janji(1, Satuan.HARI), terhenti)
    assert hasil == saat("Jumat 20 16.30")


def test_working_time_is_measured_without_the_pauses() -> None:
    a, b = saat("Senin 02 08.00"), saat("Selasa 03 09.00")
    assert KALENDER.antara(a, b) == timedelta(hours=8, minutes=30)  # 7 h on Monday, 1,5 h on Tuesday
    terhenti = [
        jeda("Senin 02 11.00", "Senin 02 14.00"),
        jeda("Selasa 03 08.30", None),
    ]
    assert KALENDER.antara(a, b, terhenti) == timedelta(hours=6)  # without 2 h and 0,5 h
    assert KALENDER.antara(a, b, [jeda("Senin 02 07.30", "Senin 02 08.30")]) == timedelta(hours=8)
    assert KALENDER.antara(b, a, terhenti) == timedelta(0)


def test_pauses_come_from_a_log_in_any_order() -> None:
    a, b, c = (saat(f"Senin 02 {jam}.00") for jam in ("08", "09", "10"))
    assert dari_peristiwa([(b, LANJUT), (a, BERHENTI), (c, BERHENTI)]) == (Jeda(a, b), Jeda(c, None))
    assert dari_peristiwa([(a, BERHENTI), (b, LANJUT)]) == (Jeda(a, b),)
    assert dari_peristiwa([]) == ()
    # At one moment the log's own order holds.
    log = [(a, BERHENTI), (b, LANJUT), (b, BERHENTI), (c, LANJUT)]
    assert dari_peristiwa(log) == (Jeda(a, b), Jeda(b, c))


@pytest.mark.parametrize(
    ("urutan", "pesan"),
    [
        ([BERHENTI, BERHENTI], "berhenti pada 02-03-2026 09.00, padahal waktu sudah berhenti"),
        ([LANJUT], "lanjut pada 02-03-2026 08.00, padahal waktu sedang berjalan"),
        ([BERHENTI, LANJUT, LANJUT], "lanjut pada 02-03-2026 10.00, padahal waktu sedang berjalan"),
    ],
)
def test_a_log_that_contradicts_itself_is_refused(urutan: list[Peristiwa], pesan: str) -> None:
    awal = saat("Senin 02 08.00")
    with pytest.raises(GalatMasukan, match=pesan):
        dari_peristiwa([(awal + timedelta(hours=n), apa) for n, apa in enumerate(urutan)])


def test_an_impossible_pause_is_refused() -> None:
    a, b = saat("Senin 02 08.00"), saat("Senin 02 09.00")
    with pytest.raises(GalatMasukan, match="sebelum mulai"):
        Jeda(b, a)
    for mulai, selesai in ((a.replace(tzinfo=None), b), (a, b.replace(tzinfo=None))):
        with pytest.raises(GalatMasukan, match="zona waktu"):
            Jeda(mulai, selesai)
    assert gabung([Jeda(a, a)], a) == []


def test_an_office_that_never_opens_again_is_refused_rather_than_searched_for_ever() -> None:
    tutup = Kalender(WITA, (), {})
    with pytest.raises(GalatMasukan, match="sepuluh tahun"):
        tutup.jatuh_tempo_berjeda(saat("Senin 02 08.00"), Janji(1, Satuan.HARI), [])


def test_requests_whose_clock_stands_still_are_shown_beside_the_figure() -> None:
    tally = KetepatanTally(jatuh_tempo=4, tepat_waktu=3, belum_selesai=1, terhenti=2)
    assert (tally + tally).terhenti == 4
    assert hitung(tally).nilai == 75
    with pytest.raises(GalatMasukan):
        KetepatanTally(terhenti=-1)


AWAL = datetime(2026, 3, 1, tzinfo=UTC)
MOMEN = st.integers(0, 20 * 24 * 4).map(lambda n: AWAL + timedelta(minutes=15 * n))
JEDA = st.tuples(MOMEN, MOMEN, st.booleans()).map(
    lambda isi: Jeda(min(isi[:2]), None if isi[2] and max(isi[:2]).day % 5 == 0 else max(isi[:2]))
)
JANJI = st.one_of(
    st.builds(Janji, st.integers(1, 12), st.sampled_from(Satuan)), st.just(Janji(0, Satuan.HARI))
)


@given(MOMEN, JANJI, st.lists(JEDA, max_size=4), JEDA)
def test_a_pause_never_makes_a_due_moment_earlier(
    mulai: datetime, janji: Janji, terhenti: list[Jeda], satu_lagi: Jeda
) -> None:
    tanpa = KALENDER.jatuh_tempo_berjeda(mulai, janji, terhenti)
    dengan = KALENDER.jatuh_tempo_berjeda(mulai, janji, [*terhenti, satu_lagi])
    assert dengan is None or (tanpa is not None and tanpa <= dengan)


@given(MOMEN, JANJI)
def test_without_pauses_the_due_moment_is_the_plain_one(mulai: datetime, janji: Janji) -> None:
    assert KALENDER.jatuh_tempo_berjeda(mulai, janji, []) == KALENDER.jatuh_tempo(mulai, janji)


@given(MOMEN, st.integers(1, 4000), st.lists(JEDA, max_size=4))
def test_the_working_time_until_the_due_moment_is_the_promised_time(
    mulai: datetime, menit: int, terhenti: list[Jeda]
) -> None:
    tempo = KALENDER.jatuh_tempo_berjeda(mulai, Janji(menit, Satuan.MENIT), terhenti)
    if tempo is not None:
        assert KALENDER.antara(mulai, tempo, terhenti) == timedelta(minutes=menit)
