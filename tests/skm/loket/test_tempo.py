"""When a case at the desk falls due: promise, calendar, pauses and a changed promise together, in one table.

The seeded calendar: Mon-Thu 07.30-12.00 and 13.00-16.00, Fri 07.30-11.30 and 13.00-16.30; Ramadan
(19 Feb-18 Mar) Mon-Thu 08.00-15.00 with 30 minutes of rest, Fri 08.00-15.30 with 60.
Off: 16-17 Feb, 18-24 Mar, 3 Apr, 1 May, 14-15 May, 27-28 May, 1 and 16 Jun, 17 and 25 Aug, 24-25 Dec, 1 Jan.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender, Satuan
from skm.akun.models import Peran
from skm.layanan import queries
from skm.layanan.models import JanjiLayanan, Layanan, Unit
from skm.loket import services
from skm.loket.models import JenisPeristiwa, Permohonan
from skm.loket.services.catatan import tambah

WITA = ZoneInfo("Asia/Makassar")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
KASUS = """
# complete at             | promise  | what happens                                                    | due
# within the day
Senin 2026-06-08 08.00    | 45 menit |                                                                 | Senin 2026-06-08 08.45
Senin 2026-06-08 05.00    | 10 menit |                                                                 | Senin 2026-06-08 07.40
Senin 2026-06-08 07.30    | 4 jam    |                                                                 | Senin 2026-06-08 11.30
# lunch
Senin 2026-06-08 11.40    | 30 menit |                                                                 | Senin 2026-06-08 13.10
Senin 2026-06-08 11.30    | 30 menit |                                                                 | Senin 2026-06-08 12.00
Senin 2026-06-08 12.30    | 10 menit |                                                                 | Senin 2026-06-08 13.10
# Friday prayer
Jumat 2026-06-12 11.20    | 20 menit |                                                                 | Jumat 2026-06-12 13.10
Jumat 2026-06-12 12.00    | 15 menit |                                                                 | Jumat 2026-06-12 13.15
Jumat 2026-06-12 16.00    | 30 menit |                                                                 | Jumat 2026-06-12 16.30
# night and weekend
Senin 2026-06-08 15.45    | 30 menit |                                                                 | Selasa 2026-06-09 07.45
Senin 2026-06-08 16.00    | 10 menit |                                                                 | Selasa 2026-06-09 07.40
Jumat 2026-06-12 16.15    | 30 menit |                                                                 | Senin 2026-06-15 07.45
Sabtu 2026-06-13 10.00    | 15 menit |                                                                 | Senin 2026-06-15 07.45
Minggu 2026-06-14 10.00   | 1 jam    |                                                                 | Senin 2026-06-15 08.30
# a holiday in the week, and bridges
Senin 2026-06-15 15.50    | 20 menit |                                                                 | Rabu 2026-06-17 07.40
Selasa 2026-06-16 09.00   | 1 jam    |                                                                 | Rabu 2026-06-17 08.30
Rabu 2026-05-13 15.30     | 1 jam    |                                                                 | Senin 2026-05-18 08.00
Jumat 2026-08-14 16.15    | 30 menit |                                                                 | Selasa 2026-08-18 07.45
# Ramadan, into it, through it, out of it over eight days
Rabu 2026-02-18 15.30     | 1 jam    |                                                                 | Kamis 2026-02-19 08.30
Kamis 2026-02-19 11.45    | 30 menit |                                                                 | Kamis 2026-02-19 12.45
Jumat 2026-02-20 11.15    | 30 menit |                                                                 | Jumat 2026-02-20 12.45
Selasa 2026-03-17 14.30   | 1 jam    |                                                                 | Rabu 2026-03-25 08.00
# working days end at closing
Senin 2026-06-08 09.00    | 1 hari   |                                                                 | Selasa 2026-06-09 16.00
Kamis 2026-06-11 09.00    | 1 hari   |                                                                 | Jumat 2026-06-12 16.30
Sabtu 2026-06-13 10.00    | 1 hari   |                                                                 | Senin 2026-06-15 16.00
Jumat 2026-06-12 09.00    | 3 hari   |                                                                 | Kamis 2026-06-18 16.00
Senin 2026-03-16 09.00    | 1 hari   |                                                                 | Selasa 2026-03-17 15.00
Senin 2026-03-16 09.00    | 2 hari   |                                                                 | Rabu 2026-03-25 16.00
Rabu 2026-05-13 09.00     | 1 hari   |                                                                 | Senin 2026-05-18 16.00
Selasa 2026-05-26 09.00   | 1 hari   |                                                                 | Jumat 2026-05-29 16.30
# year end
Rabu 2026-12-23 09.00     | 1 hari   |                                                                 | Senin 2026-12-28 16.00
Kamis 2026-12-31 15.30    | 1 jam    |                                                                 | Senin 2027-01-04 08.00
Kamis 2026-12-31 09.00    | 1 hari   |                                                                 | Senin 2027-01-04 16.00
# leap day
Senin 2028-02-28 15.30    | 1 jam    |                                                                 | Selasa 2028-02-29 08.00
Senin 2028-02-28 09.00    | 2 hari   |                                                                 | Rabu 2028-03-01 16.00
# a pause: within the day, over lunch, over a weekend, over a holiday, open, and one that comes too late
Senin 2026-06-08 08.00    | 60 menit | kurang Senin 2026-06-08 08.30, lengkap Senin 2026-06-08 10.00   | Senin 2026-06-08 10.30
Senin 2026-06-08 11.00    | 60 menit | kurang Senin 2026-06-08 11.30, lengkap Senin 2026-06-08 14.00   | Senin 2026-06-08 14.30
Jumat 2026-06-12 15.30    | 2 jam    | kurang Jumat 2026-06-12 16.00, lengkap Senin 2026-06-15 09.00   | Senin 2026-06-15 10.30
Senin 2026-06-15 15.00    | 2 jam    | kurang Senin 2026-06-15 15.30, lengkap Rabu 2026-06-17 09.00    | Rabu 2026-06-17 10.30
Kamis 2026-06-11 09.00    | 2 hari   | kurang Jumat 2026-06-12 15.00, lengkap Senin 2026-06-15 09.00   | Rabu 2026-06-17 16.00
Senin 2026-06-08 08.00    | 2 hari   | kurang Selasa 2026-06-09 08.00, lengkap Selasa 2026-06-09 15.00 | Rabu 2026-06-10 16.00
Senin 2026-06-08 08.00    | 60 menit | kurang Senin 2026-06-08 08.30                                   | berhenti
Senin 2026-06-08 08.00    | 60 menit | kurang Senin 2026-06-08 09.30, lengkap Rabu 2026-06-10 09.00    | Senin 2026-06-08 09.00
# a pause over a closing costs that day; short ones together never more than their share
Senin 2026-06-08 08.00    | 1 hari   | kurang Selasa 2026-06-09 15.59, lengkap Rabu 2026-06-10 07.31   | Rabu 2026-06-10 16.00
Senin 2026-06-08 08.00    | 1 hari   | kurang Senin 2026-06-08 15.59, lengkap Selasa 2026-06-09 07.31, kurang Selasa 2026-06-09 15.59, lengkap Rabu 2026-06-10 07.31 | Rabu 2026-06-10 16.00
# the same day
Senin 2026-06-08 08.00    | 0 hari   |                                                                 | Senin 2026-06-08 16.00
Senin 2026-06-08 16.00    | 0 hari   |                                                                 | Selasa 2026-06-09 16.00
# the promise changed midway: what was given stays, also over a pause; what comes later gets the new one
Senin 2026-06-08 15.30    | 2 jam    | janji 30 menit mulai Selasa 2026-06-09 00.00                    | Selasa 2026-06-09 09.00
Selasa 2026-06-09 08.00   | 2 jam    | janji 30 menit mulai Selasa 2026-06-09 00.00                    | Selasa 2026-06-09 08.30
Senin 2026-06-08 15.30    | 2 jam    | janji 30 menit mulai Selasa 2026-06-09 00.00, kurang Senin 2026-06-08 15.45, lengkap Rabu 2026-06-10 08.00 | Rabu 2026-06-10 09.45
"""  # noqa: E501  # a table is read in rows
MOMEN = r"(\w+ [0-9-]{10} [0-9.]{5})"


def _saat(teks: str) -> datetime:
    """ "Senin 2026-06-08 08.00" in WITA; the weekday written must be the date's own."""
    hari, _, waktu = teks.strip().partition(" ")
    hasil = datetime.strptime(waktu, "%Y-%m-%d %H.%M").replace(tzinfo=WITA)
    assert HARI[hasil.weekday()] == hari, teks
    return hasil


def _janji(layanan: Layanan, mulai: date, teks: str) -> JanjiLayanan:
    jumlah, satuan = teks.split()
    versi = sum(satu.berlaku_mulai == mulai for satu in layanan.janji) + 1
    return JanjiLayanan(berlaku_mulai=mulai, versi=versi, jumlah=int(jumlah), satuan=Satuan(satuan))


def _jalankan(session: Session, unit: Unit, kalender: Kalender, baris: list[str]) -> datetime | None:
    """Log the case of one row with the promise it names, and let happen what it says."""
    mulai, janji, peristiwa, _ = baris
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    layanan.janji.append(_janji(layanan, date(2020, 1, 1), janji))
    if ganti := re.search(rf"janji ([0-9]+ \w+) mulai {MOMEN}", peristiwa):
        layanan.janji.append(_janji(layanan, _saat(ganti[2]).date(), ganti[1]))
    session.flush()
    saat = _saat(mulai)
    isi: dict[str, Any] = {"unit_id": unit.id, "layanan": layanan, "pemohon": "Siti", "diterima": saat}
    satu = services.terima(session, **isi, kalender=kalender, oleh="ani")
    for apa, pada in re.findall(rf"(kurang|lengkap) {MOMEN}", peristiwa):
        lain: dict[str, Any] = {"pada": _saat(pada), "oleh": "ani", "kalender": kalender}
        if apa == "kurang":
            services.kurang(session, satu, apa="surat RT", **lain)
        else:
            services.lengkapi(session, satu, **lain)
    return satu.jatuh_tempo


def test_every_case_of_the_table_falls_due_when_it_says(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    tabel = [
        [sel.strip() for sel in baris.split("|")]
        for baris in KASUS.strip().splitlines()
        if not baris.startswith("#")
    ]
    assert len(tabel) >= 40
    keliru = []
    for baris in tabel:
        hasil = _jalankan(session, unit, kalender, baris)
        harap = None if baris[3] == "berhenti" else _saat(baris[3])
        if hasil != harap:
            keliru.append((baris, hasil and hasil.astimezone(WITA).isoformat()))
    assert keliru == []


def _sehari(session: Session, unit: Unit, kalender: Kalender) -> Permohonan:
    """A case complete on Monday 8 June at 08.00 with a promise of one day: due on Tuesday at 16.00."""
    _jalankan(session, unit, kalender, ["Senin 2026-06-08 08.00", "1 hari", "", ""])
    satu = session.scalars(sa.select(Permohonan).order_by(Permohonan.id.desc()).limit(1)).one()
    assert satu.jatuh_tempo == _saat("Selasa 2026-06-09 16.00")
    return satu


def test_a_pause_recorded_after_the_due_moment_moves_it_only_as_a_correction_with_a_reason(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    satu, tempo = _sehari(session, unit, kalender), _saat("Selasa 2026-06-09 16.00")
    rabu = _saat("Rabu 2026-06-10 09.00")
    kata: dict[str, Any] = {"oleh": "ani", "kalender": kalender, "dicatat": rabu}
    # Told on Wednesday of a pause over Tuesday's closing: the due moment had passed.
    tambah(session, satu, JenisPeristiwa.KURANG, pada=_saat("Selasa 2026-06-09 15.00"), **kata)
    assert satu.jatuh_tempo == tempo
    tambah(session, satu, JenisPeristiwa.LENGKAP, pada=_saat("Rabu 2026-06-10 08.00"), **kata)
    assert satu.jatuh_tempo == tempo
    # A correction says why, and moves it: Tuesday's closing stood.
    services.pindahkan(
        session,
        satu,
        urut=3,
        saat=_saat("Selasa 2026-06-09 14.00"),
        alasan="Surat panggilan bertanggal Selasa",
        pada=rabu + timedelta(hours=1),
        oleh="admin",
        peran=Peran.ADMIN,
        kalender=kalender,
    )
    assert satu.jatuh_tempo == _saat("Rabu 2026-06-10 16.00")


def test_short_pauses_over_a_closing_are_kept_with_the_case(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    satu = _sehari(session, unit, kalender)
    lain: dict[str, Any] = {"oleh": "ani", "kalender": kalender}
    services.kurang(session, satu, apa="KTP", pada=_saat("Selasa 2026-06-09 15.50"), **lain)
    assert satu.jeda_singkat == 0  # how long it will be is not known
    services.lengkapi(session, satu, pada=_saat("Rabu 2026-06-10 07.40"), **lain)
    assert (satu.jatuh_tempo, satu.jeda_singkat) == (_saat("Rabu 2026-06-10 16.00"), 1)
    # Taken back by who corrects hours: it is no longer over a closing.
    services.pindahkan(
        session,
        satu,
        urut=4,
        saat=_saat("Selasa 2026-06-09 15.55"),
        alasan="Berkas datang sebelum tutup",
        pada=_saat("Rabu 2026-06-10 09.00"),
        **lain,
    )
    assert (satu.jatuh_tempo, satu.jeda_singkat) == (_saat("Selasa 2026-06-09 16.00"), 0)
