"""Hours to 24.00 and over midnight: every moment of such a shift has the date on which it opened.

Mon-Thu 08.00-12.00 and 22.00-06.00 of the next day, Friday 08.00-24.00; June 2026, and a night when
clocks change.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kinerja.galat import GalatMasukan
from kinerja.jeda import Jeda
from kinerja.kalender import Janji, Kalender, Pola, Satuan, Selang

WITA, BERLIN = ZoneInfo("Asia/Makassar"), ZoneInfo("Europe/Berlin")
PAGI, MALAM = Selang(time(8), time(12)), Selang(time(22), time(6))
SAMPAI_24 = (Selang(time(8), time(0)),)
POLA = Pola("malam", date(2020, 1, 1), None, ((PAGI, MALAM),) * 4 + (SAMPAI_24, (), ()))
KALENDER = Kalender(WITA, (POLA,), {date(2026, 6, 10): "Libur"})  # a Wednesday
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def saat(tulisan: str) -> datetime:
    """ "Senin 08 23.00" of June 2026 in office time; the weekday written is asserted."""
    hari, tanggal, jam = tulisan.split()
    hasil = datetime.strptime(f"2026-06-{tanggal} {jam}", "%Y-%m-%d %H.%M").replace(tzinfo=WITA)
    assert HARI[hasil.weekday()] == hari, tulisan
    return hasil


@pytest.mark.parametrize(
    ("tulisan", "mulai", "akhir"),
    [
        ("Selasa 09 02.00", 8, 8),  # in Monday's shift
        ("Selasa 09 06.00", 9, 8),  # its closing: what ends then belongs to it, what begins does not
        ("Selasa 09 06.01", 9, 9),
        ("Sabtu 13 00.00", 13, 12),  # 24.00 on Friday
        ("Jumat 12 23.59", 12, 12),
        ("Senin 08 12.00", 8, 8),
        ("Rabu 10 05.00", 9, 9),  # on a holiday, in the shift of the day before
        ("Kamis 11 02.00", 11, 11),  # nobody opened on the holiday
    ],
)
def test_a_closing_belongs_to_the_date_on_which_its_shift_opened_for_what_ends_at_it(
    tulisan: str, mulai: int, akhir: int
) -> None:
    assert KALENDER.tanggal(saat(tulisan)) == date(2026, 6, mulai)
    assert KALENDER.tanggal(saat(tulisan), akhir=True) == date(2026, 6, akhir)


@pytest.mark.parametrize(
    ("mulai", "janji", "tempo"),
    [
        # Over midnight: an hour on Monday, an hour on Tuesday.
        ("Senin 08 23.00", Janji(2, Satuan.JAM), "Selasa 09 01.00"),
        # Begun at 02.00 in Monday's shift: four hours of it are left, one of Tuesday morning.
        ("Selasa 09 02.00", Janji(5, Satuan.JAM), "Selasa 09 09.00"),
        # Up to 24.00 and on to Monday.
        ("Jumat 12 23.00", Janji(60, Satuan.MENIT), "Sabtu 13 00.00"),
        ("Jumat 12 23.00", Janji(61, Satuan.MENIT), "Senin 15 08.01"),
        # Filed on Monday, day 1 is Tuesday: its shift closes on Wednesday at 06.00, holiday or not.
        ("Senin 08 09.00", Janji(1, Satuan.HARI), "Rabu 10 06.00"),
        # 02.00 on Tuesday belongs to Monday.
        ("Selasa 09 02.00", Janji(1, Satuan.HARI), "Rabu 10 06.00"),
        ("Selasa 09 02.00", Janji(0, Satuan.HARI), "Selasa 09 06.00"),
        # 07.00 on Tuesday lies in no shift and is Tuesday; Wednesday is a holiday.
        ("Selasa 09 07.00", Janji(1, Satuan.HARI), "Jumat 12 06.00"),
        # Thursday's shift closes on Friday at 06.00; day 1 is Friday, which closes at 24.00.
        ("Jumat 12 05.00", Janji(1, Satuan.HARI), "Sabtu 13 00.00"),
        ("Jumat 12 10.00", Janji(0, Satuan.HARI), "Sabtu 13 00.00"),
    ],
)
def test_a_promise_runs_through_a_shift_over_midnight(mulai: str, janji: Janji, tempo: str) -> None:
    assert KALENDER.jatuh_tempo(saat(mulai), janji) == saat(tempo)


def test_a_pause_over_a_closing_after_midnight_moves_the_day_of_its_shift() -> None:
    # Monday 09.00, 1 day: Wednesday 06.00 (Tuesday's shift). It stood then; the next is Thursday's.
    terhenti = [Jeda(saat("Rabu 10 05.00"), saat("Rabu 10 06.00"))]
    hasil = KALENDER.jatuh_tempo_berjeda(saat("Senin 08 09.00"), Janji(1, Satuan.HARI), terhenti)
    assert hasil == saat("Jumat 12 06.00")
    # The filing day's closing is that of its shift too.
    terhenti = [Jeda(saat("Selasa 09 05.00"), saat("Selasa 09 07.00"))]
    hasil = KALENDER.jatuh_tempo_berjeda(saat("Selasa 09 02.00"), Janji(1, Satuan.HARI), terhenti)
    assert hasil == saat("Jumat 12 06.00")
    assert KALENDER.jeda_singkat(saat("Selasa 09 02.00"), Janji(1, Satuan.HARI), terhenti) == 0
    sebentar = [Jeda(saat("Selasa 09 05.45"), saat("Selasa 09 08.10"))]
    assert KALENDER.jeda_singkat(saat("Selasa 09 02.00"), Janji(1, Satuan.HARI), sebentar) == 1


def test_a_moment_has_the_date_on_which_its_shift_opened() -> None:
    for tulisan, tanggal in {
        "Senin 08 23.00": 8,
        "Selasa 09 05.59": 8,
        "Selasa 09 06.00": 9,
        "Rabu 10 03.00": 9,  # a holiday since midnight, but the shift is Tuesday's
        "Sabtu 13 00.00": 13,  # 24.00 ends Friday
    }.items():
        assert KALENDER.tanggal(saat(tulisan)).day == tanggal, tulisan
    with pytest.raises(GalatMasukan, match="zona"):
        KALENDER.tanggal(datetime(2026, 6, 8, tzinfo=WITA).replace(tzinfo=None))


def test_closing_may_lie_on_the_next_date() -> None:
    assert KALENDER.tutup(date(2026, 6, 8)) == saat("Selasa 09 06.00")
    assert KALENDER.tutup(date(2026, 6, 12)) == saat("Sabtu 13 00.00")
    assert KALENDER.tutup(date(2026, 6, 10)) is None
    assert not KALENDER.hari_kerja(date(2026, 6, 10))


def test_a_shift_over_midnight_ends_where_the_next_date_s_own_hours_begin() -> None:
    kal = Kalender(WITA, (POLA,), {}, {date(2026, 6, 9): (Selang(time(5), time(9)),)})
    assert kal.tutup(date(2026, 6, 8)) == saat("Selasa 09 05.00")
    assert kal.antara(saat("Senin 08 22.00"), saat("Selasa 09 12.00")) == timedelta(hours=11)


def test_an_office_open_day_and_night_has_24_hours_a_day() -> None:
    kal = Kalender(WITA, (Pola("terus", date(2020, 1, 1), None, ((Selang(time(0), time(0)),),) * 7),), {})
    assert kal.antara(saat("Senin 08 10.00"), saat("Rabu 10 10.00")) == timedelta(hours=48)
    assert kal.jatuh_tempo(saat("Senin 08 10.00"), Janji(1, Satuan.HARI)) == saat("Rabu 10 00.00")


def test_hours_over_midnight_do_not_overlap_what_follows() -> None:
    malam = (Selang(time(22), time(6)),)
    with pytest.raises(
        GalatMasukan, match=r"^Jam kerja yang melewati tengah malam bertumpuk dengan hari berikutnya\.$"
    ):
        Pola("tumpuk", date(2020, 1, 1), None, (malam, (Selang(time(5), time(9)),), *((),) * 5))
    with pytest.raises(GalatMasukan, match="hari berikutnya"):  # Sunday into Monday
        Pola("tumpuk", date(2020, 1, 1), None, ((Selang(time(5), time(9)),), *((),) * 5, malam))
    with pytest.raises(GalatMasukan, match="bertumpuk"):  # nothing of a day comes after its night
        Pola("tumpuk", date(2020, 1, 1), None, ((*malam, Selang(time(23), time(23, 30))), *((),) * 6))
    Pola("sambung", date(2020, 1, 1), None, (malam, (Selang(time(6), time(9)),), *((),) * 5))


@pytest.mark.parametrize(("mulai", "selesai", "sah"), [((8, 0), (2, 0), True), ((8, 0), (2, 1), False)])
def test_a_shift_over_midnight_lasts_at_most_18_hours(
    mulai: tuple[int, int], selesai: tuple[int, int], sah: bool
) -> None:
    if sah:
        assert Selang(time(*mulai), time(*selesai)).esok
    else:
        with pytest.raises(GalatMasukan, match=r"; yang melewati tengah malam paling lama 18 jam\.$"):
            Selang(time(*mulai), time(*selesai))


def menit_kerja(kal: Kalender) -> list[datetime]:
    """Every minute worked in the weeks around a change of clocks, in true time: a walk by the minute in UTC
    that reads the weekday and the clock on the wall, and yesterday's for what is past midnight."""
    hasil = []
    menit = datetime(2026, 10, 18, tzinfo=UTC)
    while menit < datetime(2026, 11, 6, tzinfo=UTC):
        lokal = menit.astimezone(kal.zona)
        dinding = (lokal.hour, lokal.minute)
        hari, kemarin = lokal.weekday(), (lokal.weekday() - 1) % 7
        malam = dinding >= (22, 0)
        siang = hari < 4 and ((8, 0) <= dinding < (12, 0) or malam)
        if siang or (hari == 4 and dinding >= (8, 0)) or (kemarin < 4 and dinding < (6, 0)):
            hasil.append(menit)
        menit += timedelta(minutes=1)
    return hasil


def test_over_midnight_and_over_a_change_of_clocks_the_calendar_agrees_with_a_walk_by_the_minute() -> None:
    # In Berlin 03.00 became 02.00 on Sunday 25 October 2026. Sunday is worked here from Saturday 22.00.
    assert date(2026, 10, 25).strftime("%A") == "Sunday"
    sabtu = Pola("malam", date(2020, 1, 1), None, ((PAGI, MALAM),) * 4 + (SAMPAI_24, (MALAM,), ()))
    acak = random.Random(5)
    for kal in (Kalender(BERLIN, (POLA,), {}), Kalender(WITA, (POLA,), {})):
        semua = menit_kerja(kal)
        for _ in range(150):
            mulai = datetime(2026, 10, 20, tzinfo=UTC) + timedelta(minutes=acak.randrange(9 * 1440))
            lama = acak.randint(1, 3000)
            berikut = [menit for menit in semua if menit >= mulai]
            selesai = berikut[lama - 1] + timedelta(minutes=1)
            assert kal.tambah(mulai, timedelta(minutes=lama)) == selesai
            assert kal.antara(mulai, selesai) == timedelta(minutes=lama)
    # Saturday 22.00 to Sunday 06.00 lasts nine hours that night.
    kal = Kalender(BERLIN, (sabtu,), {})
    awal, akhir = kal.selang(date(2026, 10, 24))[0]
    assert kal.antara(awal, akhir) == timedelta(hours=9)
    assert kal.tambah(awal, timedelta(hours=9)) == akhir
