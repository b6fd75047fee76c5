"""Pauses and promises in days: the table of the rule, and a slow reading of it that shares no code.

May 2026, Mon-Thu 07.30-12.00 and 13.00-16.00, Fri 07.30-11.30 and 13.00-16.30, closed on 14 and 15 May.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.galat import GalatMasukan
from kinerja.jeda import Jeda, gabung
from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang

WITA = ZoneInfo("Asia/Makassar")
BIASA = (Selang(time(7, 30), time(12)), Selang(time(13), time(16)))
JUMAT = (Selang(time(7, 30), time(11, 30)), Selang(time(13), time(16, 30)))
LIBUR = {date(2026, 5, 14): "Kenaikan Yesus Kristus", date(2026, 5, 15): "Cuti bersama"}
KALENDER = Kalender(WITA, (Pola("biasa", date(2020, 1, 1), None, (BIASA,) * 4 + (JUMAT, (), ())),), LIBUR)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def saat(tulisan: str) -> datetime:
    """ "Senin 4/5 10.00" in office time; the weekday written is asserted."""
    hari, tanggal, jam = tulisan.split()
    hasil = datetime.strptime(f"2026/{tanggal} {jam}", "%Y/%d/%m %H.%M").replace(tzinfo=WITA)
    assert HARI[hasil.weekday()] == hari, tulisan
    return hasil


def jeda(*tulisan: str) -> Jeda:
    awal, akhir = tulisan
    return Jeda(saat(awal), None if akhir == "terbuka" else saat(akhir))


@pytest.mark.parametrize(
    ("mulai", "jumlah", "terhenti", "tempo"),
    [
        ("Senin 4/5 10.00", 1, [], "Selasa 5/5 16.00"),
        # 8 May is a Friday whose closing stood.
        ("Kamis 7/5 10.00", 2, [("Jumat 8/5 15.00", "Senin 11/5 09.00")], "Selasa 12/5 16.00"),
        # Two whole days give two.
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 07.30", "Rabu 6/5 16.00")], "Kamis 7/5 16.00"),
        # A whole day but one minute: the closing was not in it.
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 08.00", "Selasa 5/5 15.59")], "Selasa 5/5 16.00"),
        # One minute before the closing is enough, up to the closing itself too.
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 15.59", "Rabu 6/5 07.31")], "Rabu 6/5 16.00"),
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 15.59", "Selasa 5/5 16.00")], "Rabu 6/5 16.00"),
        # The closing of the filing day stood.
        ("Senin 4/5 10.00", 1, [("Senin 4/5 15.00", "Selasa 5/5 09.00")], "Rabu 6/5 16.00"),
        # From closing to opening nothing stood.
        ("Senin 4/5 10.00", 2, [("Selasa 5/5 16.00", "Rabu 6/5 07.30")], "Rabu 6/5 16.00"),
        # Over two holidays and a weekend.
        ("Selasa 12/5 10.00", 2, [("Rabu 13/5 15.00", "Senin 18/5 09.00")], "Selasa 19/5 16.00"),
        ("Selasa 12/5 10.00", 2, [("Rabu 13/5 16.00", "Senin 18/5 07.30")], "Senin 18/5 16.00"),
        # Open: at the due moment itself it changes nothing, before it there is none.
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 16.00", "terbuka")], "Selasa 5/5 16.00"),
        ("Senin 4/5 10.00", 1, [("Selasa 5/5 15.59", "terbuka")], None),
        # Filed on a Saturday, which has no closing.
        ("Sabtu 9/5 10.00", 1, [("Sabtu 9/5 11.00", "Senin 11/5 09.00")], "Senin 11/5 16.00"),
        # The same day: at the closing itself that day's is past.
        ("Senin 4/5 16.00", 0, [], "Selasa 5/5 16.00"),
        ("Senin 4/5 10.00", 0, [], "Senin 4/5 16.00"),
        ("Sabtu 9/5 10.00", 0, [], "Senin 11/5 16.00"),
        ("Senin 4/5 10.00", 0, [("Senin 4/5 15.00", "Selasa 5/5 09.00")], "Selasa 5/5 16.00"),
        # Four pauses of two working minutes over four closings: eight minutes, so one day at most.
        (
            "Senin 4/5 10.00",
            1,
            [
                ("Senin 4/5 15.59", "Selasa 5/5 07.31"),
                ("Selasa 5/5 15.59", "Rabu 6/5 07.31"),
                ("Rabu 6/5 15.59", "Kamis 7/5 07.31"),
                ("Kamis 7/5 15.59", "Jumat 8/5 07.31"),
            ],
            "Rabu 6/5 16.00",
        ),
        # A long pause that begins after that due moment gives it no more room.
        (
            "Senin 4/5 10.00",
            1,
            [
                ("Senin 4/5 15.59", "Selasa 5/5 07.31"),
                ("Selasa 5/5 15.59", "Rabu 6/5 07.31"),
                ("Rabu 6/5 16.00", "Rabu 20/5 07.31"),
            ],
            "Rabu 6/5 16.00",
        ),
    ],
)
def test_a_promise_in_days_falls_due_at_the_closing_that_the_rule_names(
    mulai: str, jumlah: int, terhenti: list[tuple[str, str]], tempo: str | None
) -> None:
    hasil = KALENDER.jatuh_tempo_berjeda(
        saat(mulai), Janji(jumlah, Satuan.HARI), [jeda(*satu) for satu in terhenti]
    )
    assert hasil == (None if tempo is None else saat(tempo))


@pytest.mark.parametrize(
    ("terhenti", "banyak"),
    [
        ([("Selasa 5/5 15.59", "Rabu 6/5 07.31")], 1),
        # 15 minutes on each side are 30: no longer short.
        ([("Selasa 5/5 15.45", "Rabu 6/5 07.45")], 0),
        ([("Selasa 5/5 10.00", "Selasa 5/5 10.10")], 0),  # over no closing
        ([("Rabu 6/5 15.59", "Kamis 7/5 07.31")], 0),  # after the due moment
        ([("Sabtu 9/5 10.00", "Sabtu 9/5 11.00")], 0),
        ([("Senin 4/5 15.50", "Selasa 5/5 07.31"), ("Selasa 5/5 15.59", "Rabu 6/5 07.31")], 2),
        ([("Selasa 5/5 15.59", "terbuka")], 0),  # how long it will be is not known
        ([("Selasa 5/5 15.59", "Selasa 5/5 16.00")], 1),  # up to the closing itself
        ([("Senin 4/5 16.00", "Senin 4/5 17.00")], 0),  # the closing had passed
    ],
)
def test_a_pause_of_less_than_30_working_minutes_over_a_closing_is_counted(
    terhenti: list[tuple[str, str]], banyak: int
) -> None:
    semua = [jeda(*satu) for satu in terhenti]
    assert KALENDER.jeda_singkat(saat("Senin 4/5 10.00"), Janji(1, Satuan.HARI), semua) == banyak
    assert KALENDER.jeda_singkat(saat("Senin 4/5 10.00"), Janji(8, Satuan.JAM), semua) == 0


def test_the_closing_of_a_day_with_one_interval_is_that_interval_s() -> None:
    pendek = replace(KALENDER, khusus={date(2026, 5, 5): (Selang(time(8), time(10)),)})
    satu = [jeda("Selasa 5/5 09.59", "Rabu 6/5 07.31")]
    assert pendek.jeda_singkat(saat("Senin 4/5 10.00"), Janji(1, Satuan.HARI), satu) == 1


def test_a_pause_that_begins_at_the_due_moment_is_not_counted_whatever_closing_it_lets_pass() -> None:
    singkat = replace(KALENDER, khusus={date(2026, 5, 6): (Selang(time(8), time(8, 20)),)})
    satu = [jeda("Selasa 5/5 16.00", "Rabu 6/5 09.00")]
    assert singkat.jeda_singkat(saat("Senin 4/5 10.00"), Janji(1, Satuan.HARI), satu) == 0


def test_a_pause_over_before_the_start_hides_none_after_it_and_touching_pauses_are_one() -> None:
    dulu = jeda("Senin 4/5 08.00", "Senin 4/5 09.00")
    dua = [jeda("Selasa 5/5 15.59", "Rabu 6/5 07.31"), jeda("Rabu 6/5 07.31", "Rabu 6/5 07.35")]
    assert gabung([dulu, *dua], saat("Senin 4/5 10.00")) == [jeda("Selasa 5/5 15.59", "Rabu 6/5 07.35")]


@pytest.mark.parametrize(
    ("jumlah", "satuan", "kalimat"),
    [
        (-1, Satuan.HARI, "Janji waktu paling sedikit 0 hari."),
        (0, Satuan.JAM, "Janji waktu paling sedikit 1."),
    ],
)
def test_a_promise_of_less_than_the_same_day_or_one_unit_is_refused(
    jumlah: int, satuan: Satuan, kalimat: str
) -> None:
    with pytest.raises(GalatMasukan) as galat:
        Janji(jumlah, satuan)
    assert str(galat.value) == kalimat


# A slow reading: every minute of the month is either worked or not, and belongs to a date or not.
AWAL = datetime(2026, 5, 1, tzinfo=WITA)
JAM_KERJA = {
    (hari, menit)
    for hari in range(5)
    for buka, tutup in (((450, 690), (780, 990)) if hari == 4 else ((450, 720), (780, 960)))
    for menit in range(buka, tutup)
}
LIBUR_LAMBAT = {date(2026, 5, 14), date(2026, 5, 15)}


def dikerjakan(tanggal: date) -> list[datetime]:
    """The minutes worked on a date, each by its beginning."""
    if tanggal in LIBUR_LAMBAT:
        return []
    tengah_malam = datetime.combine(tanggal, time(0), WITA)
    return [
        tengah_malam + timedelta(minutes=menit)
        for menit in range(24 * 60)
        if (tanggal.weekday(), menit) in JAM_KERJA
    ]


SEMUA_HARI = {
    tanggal: dikerjakan(tanggal) for tanggal in (date(2026, 5, 1) + timedelta(n) for n in range(150))
}
SEMENIT = timedelta(minutes=1)


def lambat(mulai: datetime, jumlah: int, terhenti: list[Jeda]) -> datetime | None:
    """Closing by closing, each asked anew for everything that the rule says."""
    tutup = {tanggal: menit[-1] + SEMENIT for tanggal, menit in SEMUA_HARI.items() if menit}

    def dalam_jeda(saat: datetime, semua: list[Jeda]) -> bool:
        return any(max(j.mulai, mulai) <= saat < (j.selesai or saat + SEMENIT) for j in semua)

    def berdiri(c: datetime) -> bool:
        return dalam_jeda(c - SEMENIT, terhenti)

    berikut = [c for tanggal, c in sorted(tutup.items()) if c > mulai]
    dasar = [
        c for tanggal, c in sorted(tutup.items()) if c > mulai and (jumlah == 0 or tanggal > mulai.date())
    ]
    tambah = jumlah > 0 and len(dasar) < len(berikut) and berdiri(berikut[0])
    for c in dasar:
        if any(j.selesai is None and j.mulai < c for j in terhenti):
            return None
        berjalan = [d for d in dasar if d <= c and not berdiri(d)]
        if len(berjalan) == max(jumlah, 1) + tambah:
            return c
        begun = [j for j in terhenti if j.mulai < c]
        bagian = sum(
            (
                Fraction(sum(m >= mulai and dalam_jeda(m, begun) for m in menit), len(menit))
                for menit in SEMUA_HARI.values()
                if begun
                and menit
                and menit[-1] >= mulai
                and menit[0] <= max(j.selesai for j in begun if j.selesai)
            ),
            Fraction(0),
        )
        if dasar.index(c) + 1 >= max(jumlah, 1) + ceil(bagian):
            return c
    raise AssertionError("beyond the slow calendar")


menit_mei = st.integers(0, 20 * 24 * 60).map(lambda n: AWAL + timedelta(minutes=n))
# Around closings and openings, where the rule decides.
dekat = st.tuples(st.integers(0, 20), st.sampled_from((450, 451, 959, 960, 961, 990, 540))).map(
    lambda isi: AWAL + timedelta(days=isi[0], minutes=isi[1])
)
momen = st.one_of(menit_mei, dekat)


@st.composite
def jeda_acak(draw: st.DrawFn) -> Jeda:
    mulai = draw(momen)
    lama = draw(st.one_of(st.integers(0, 24 * 60), st.just(15 * 60 + 32), st.integers(0, 6 * 24 * 60)))
    terbuka = draw(st.integers(0, 15)) == 0
    return Jeda(mulai, None if terbuka else mulai + timedelta(minutes=lama))


@given(momen, st.integers(0, 4), st.lists(jeda_acak(), max_size=4))
def test_the_due_moment_in_days_equals_a_slow_reading_of_the_rule(
    mulai: datetime, jumlah: int, terhenti: list[Jeda]
) -> None:
    hasil = KALENDER.jatuh_tempo_berjeda(mulai, Janji(jumlah, Satuan.HARI), terhenti)
    assert hasil == lambat(mulai, jumlah, terhenti)


@given(momen, st.integers(0, 4), st.lists(jeda_acak(), max_size=4), jeda_acak())
def test_more_pause_never_makes_a_promise_in_days_due_earlier(
    mulai: datetime, jumlah: int, terhenti: list[Jeda], satu_lagi: Jeda
) -> None:
    janji = Janji(jumlah, Satuan.HARI)
    tanpa = KALENDER.jatuh_tempo_berjeda(mulai, janji, terhenti)
    dengan = KALENDER.jatuh_tempo_berjeda(mulai, janji, [*terhenti, satu_lagi])
    assert dengan is None or (tanpa is not None and tanpa <= dengan)
    if tanpa is not None and satu_lagi.mulai >= tanpa:
        assert dengan == tanpa  # what begins at or after the due moment moves nothing
