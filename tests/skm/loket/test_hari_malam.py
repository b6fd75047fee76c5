"""A moment in a shift over midnight has the date on which the shift opened, in every figure of a period."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from kinerja.kalender import Kalender, Selang
from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.berkas.models import Impor
from skm.berkas.tabel import dari_isi
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.ketepatan.queries import Kelompok, kasus, rekap_ketepatan, selesai_per_layanan, sewaktu
from skm.ketepatan.queries.ketepatan import rekap_desa
from skm.ketepatan.queries.lama import lama_selesai
from skm.ketepatan.queries.samping import Samping, alasan_keluar, di_samping
from skm.layanan import jadwal, queries
from skm.layanan.jadwal import IsiPola
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.ember import banyak
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import banding_catatan, log, papan
from skm.loket.queries.hari import HARI
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register
from skm.orm import buka_sesi, make_engine
from tests.kantor import kantor
from tests.perintah import Perintah

WITA = ZoneInfo("Asia/Makassar")
MARET, APRIL = Periode.bulan(2026, 3), Periode.bulan(2026, 4)
LAMA_SEKALI = datetime(2026, 4, 30, 12, tzinfo=WITA)
MALAM = (Selang(time(8), time(12)), Selang(time(18), time(2)))
SAMPAI_24 = (Selang(time(8), time(0)),)
DIPASANG = datetime(2026, 3, 2, 9, tzinfo=WITA)


def saat(bulan: int, hari: int, pukul: int, menit: int = 0) -> datetime:
    return datetime(2026, bulan, hari, pukul, menit, tzinfo=WITA)


def pasang(
    session: Session, unit_id: int, jam: tuple[Selang, ...], pada: datetime = DIPASANG, nama: str = "Malam"
) -> None:
    """Those hours on every working day from 25 March to 10 April."""
    isi = IsiPola(nama, max(pada.date(), date(2026, 3, 25)), date(2026, 4, 10), (jam,) * 5 + ((), ()))
    jadwal.simpan_pola(session, unit_id=unit_id, isi=isi, hari_ini=pada.date(), oleh="admin", pada=pada)


@pytest.fixture
def kalender(session: Session, unit: Unit, request: pytest.FixtureRequest) -> Kalender:
    """The seeded calendar with nights to 02.00, or the hours that a test asks for."""
    pasang(session, unit.id, getattr(request, "param", MALAM))
    return queries.kalender(session, unit.id, WITA)


def rekap(session: Session, unit: Unit, periode: Periode, pada: datetime = LAMA_SEKALI) -> Any:
    return rekap_ketepatan(session, unit_id=unit.id, periode=periode, zona=WITA, pada=pada)


def test_the_last_of_march_is_a_tuesday() -> None:
    assert f"{saat(3, 31, 8):%a}" == "Tue"


def test_what_falls_due_in_the_night_counts_in_the_period_in_which_its_shift_opened(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    tepat = catat("KK", saat(3, 31, 23, 50), selesai=saat(4, 1, 0, 30))  # 55 minutes: 00.45
    catat("KK", saat(3, 31, 23, 55))
    assert (tepat.jatuh_tempo, tepat.hari_tempo) == (saat(4, 1, 0, 45), date(2026, 3, 31))
    maret, april = rekap(session, unit, MARET), rekap(session, unit, APRIL)
    assert (maret.semua.jatuh_tempo, maret.semua.tepat_waktu, maret.semua.belum_selesai) == (2, 1, 1)
    assert (maret.semua.selesai, sum(maret.diproses.values())) == (1, 2)
    assert (april.semua.jatuh_tempo, april.semua.selesai, sum(april.diproses.values())) == (0, 0, 0)
    assert rekap(session, unit, MARET, saat(4, 1, 0, 49)).semua.jatuh_tempo == 1  # the other is due at 00.50


@pytest.mark.parametrize("kalender", [SAMPAI_24], indirect=True)
def test_what_falls_due_and_is_finished_at_24_00_counts_on_the_day_that_ends(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", saat(3, 30, 10), selesai=saat(4, 1, 0))  # 1 day: the closing of the 31st
    assert (satu.jatuh_tempo, satu.hari_tempo) == (saat(4, 1, 0), date(2026, 3, 31))
    masuk = catat("KK", saat(4, 1, 0))  # received at that moment: the next day's
    assert (masuk.hari_diterima, masuk.hari_lengkap) == (None, None)
    maret, april = rekap(session, unit, MARET), rekap(session, unit, APRIL)
    assert (maret.semua.jatuh_tempo, maret.semua.selesai_tepat, sum(maret.diproses.values())) == (1, 1, 1)
    assert (april.semua.jatuh_tempo, april.semua.selesai, sum(april.diproses.values())) == (1, 0, 1)


def test_every_list_and_count_of_a_period_has_the_night_in_the_date_of_its_shift(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], kalender: Kalender
) -> None:
    catat("KK", saat(4, 1, 0, 10), selesai=saat(4, 1, 0, 30))
    catat("KTP", saat(4, 1, 0, 10), batal=saat(4, 1, 0, 20))
    catat("KTP", saat(4, 1, 0, 40), ditolak=saat(4, 1, 1, 59))  # 45 minutes: after the due moment
    session.flush()
    cari: dict[str, Any] = {"unit_id": unit.id, "zona": WITA, "pada": LAMA_SEKALI}
    for periode, ada in ((MARET, 1), (APRIL, 0), (Periode(date(2026, 3, 31), date(2026, 3, 31)), 1)):
        n = [len(kasus(session, **cari, periode=periode, kelompok=satu)) for satu in Kelompok]
        # due, finished, cancelled; of the due in time, late, closed when late, open, by a short pause;
        # of the finished in time; cancelled, refused, nobody knows when; taken in hand
        assert n == [2 * ada, ada, ada, ada, 0, ada, 0, 0, ada, ada, 0, 0, 3 * ada]
        assert rekap_desa(session, **cari, periode=periode).semua.jatuh_tempo == 2 * ada
        assert sum(selesai_per_layanan(session, **cari, periode=periode).values()) == ada
        lama = lama_selesai(session, **cari, periode=periode)
        assert sum(map(banyak, lama.petugas.values())) == ada
        assert sum(satu.jumlah for satu in alasan_keluar(session, **cari, periode=periode)) == 2 * ada
        samping = di_samping(session, **cari, periode=periode)
        # Cancelled at 00.20, and a new request came at 00.40 in the same shift.
        assert sum(satu.total(Samping.BATAL_ULANG) for satu in samping.values()) == ada


def test_a_request_filed_anew_before_midnight_came_on_the_day_of_the_shift(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    cari: dict[str, Any] = {"unit_id": unit.id, "zona": WITA, "pada": LAMA_SEKALI, "periode": MARET}
    catat("KK", saat(3, 31, 22), batal=saat(3, 31, 23))
    catat("KK", saat(4, 1, 1, 30))
    session.flush()
    assert sum(s.total(Samping.BATAL_ULANG) for s in di_samping(session, **cari).values()) == 1
    catat("KTP", saat(3, 31, 22), batal=saat(3, 31, 23))
    catat("KTP", saat(4, 1, 2, 30))  # after the closing: the first of April
    session.flush()
    assert sum(s.total(Samping.BATAL_ULANG) for s in di_samping(session, **cari).values()) == 1


def test_the_board_at_one_in_the_night_still_shows_the_day_of_the_shift(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], kalender: Kalender
) -> None:
    catat("KK", saat(3, 31, 19), selesai=saat(3, 31, 19, 30))
    catat("KK", saat(4, 1, 0, 5), selesai=saat(4, 1, 0, 20))
    session.flush()
    for pada, tuntas in ((saat(4, 1, 1), 2), (saat(4, 1, 2), 0)):
        assert papan(session, unit.id, pada=pada, kalender=kalender).selesai.jumlah == tuntas


def test_new_hours_move_no_date_and_a_correction_goes_by_the_calendar_of_the_entry_it_moves(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("KK", saat(3, 30, 23, 50), selesai=saat(3, 31, 0, 30))
    semula = rekap(session, unit, MARET)
    pasang(session, unit.id, (Selang(time(8), time(16)),), saat(3, 31, 9), "Tanpa malam")
    siang = queries.kalender(session, unit.id, WITA)
    assert siang.tanggal(saat(4, 1, 0, 30)) == date(2026, 4, 1)
    lain: dict[str, Any] = {
        "alasan": "salah tulis",
        "pada": saat(4, 2, 9),
        "oleh": "admin",
        "peran": Peran.ADMIN,
        "kalender": siang,
    }
    services.pindahkan(session, satu, urut=3, saat=saat(4, 1, 0, 40), **lain)
    assert (satu.selesai, satu.hari_selesai) == (saat(4, 1, 0, 40), date(2026, 3, 31))
    services.pindahkan(session, satu, urut=3, saat=saat(3, 31, 0, 30), **lain)
    assert rekap(session, unit, MARET) == semula
    services.pindahkan(session, satu, urut=3, saat=saat(3, 31, 9), **lain)
    assert (satu.hari_selesai, berbeda(satu, log(session, satu.id))) == (None, ())


def test_a_loaded_register_has_the_nights_in_the_dates_of_their_shifts_and_leaves_them_when_undone(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    isi = (
        b"nomor,layanan,diterima,lengkap,selesai,status\n"
        b"R-1,KK,2026-03-31T23:50,,2026-04-01T00:30,selesai\n"
        b"R-2,KK,2026-04-01T00:10,,2026-04-01T02:00,batal\n"
        b"R-3,KK,2026-03-31T09:00,,,ditolak\n"
    )
    nilai: dict[str, Any] = {"unit_id": unit.id, "kalender": kalender, "oleh": "admin", "pada": LAMA_SEKALI}
    muat(session, dari_isi("malam.csv", isi), **nilai)
    maret, april = rekap(session, unit, MARET), rekap(session, unit, APRIL)
    assert (maret.semua.jatuh_tempo, maret.semua.ditutup_terlambat, maret.semua.selesai) == (2, 1, 1)
    assert (april.semua.jatuh_tempo, april.semua.selesai, sum(april.diproses.values())) == (0, 0, 0)
    assert banding_catatan(session, unit.id, terbanyak=9).selisih == ()
    nomor = session.scalars(sa.select(Impor.id)).one()
    batalkan_register(session, unit_id=unit.id, nomor=nomor, oleh="admin", pada=LAMA_SEKALI)
    session.expire_all()
    assert banding_catatan(session, unit.id, terbanyak=9).selisih == ()


def test_the_command_counts_the_night_of_the_last_day_in_the_days_that_are_asked_for(
    skm: Callable[..., Perintah], konf: Konfigurasi
) -> None:
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as basis:
        unit = kantor(basis)
        pasang(basis, unit.id, MALAM)
        kk = queries.layanan_berkode(basis, unit.id, "KK")
        assert kk is not None
        isi: dict[str, Any] = {"unit_id": unit.id, "layanan": kk, "pemohon": "Siti", "oleh": "ani"}
        services.terima(
            basis, **isi, diterima=saat(3, 31, 23, 50), kalender=queries.kalender(basis, unit.id, WITA)
        )
        basis.commit()
    mesin.dispose()
    for dari, sampai, ada in (("2026-03-01", "2026-03-31", 1), ("2026-04-01", "2026-04-30", 0)):
        for kapan in ((), ("--pada", "2026-04-20T08:00:00+08:00")):
            hasil = skm("ketepatan", "--dari", dari, "--sampai", sampai, *kapan, "--json").json()
            assert hasil["non_perizinan"]["jatuh_tempo"] == ada


def test_an_office_without_nights_keeps_no_date_beside_a_moment(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    for jam in (9, 11, 19):  # the seeded hours hold in February; 19.00 lies outside of them
        catat("KK", saat(2, 3, jam), selesai=saat(2, 4, jam))
        catat("PINDAH", saat(2, 3, jam), batal=saat(2, 6, 0))
    session.flush()
    assert session.scalar(sa.select(sa.func.count()).select_from(Permohonan)) == 6
    for kolom in HARI.values():
        assert session.scalars(sa.select(kolom).distinct()).all() == [None]
    assert not any(
        "hari" in c.isi for s in session.scalars(sa.select(Permohonan)) for c in log(session, s.id)
    )


def test_whatever_happens_to_cases_in_the_night_their_dates_are_those_of_the_calendar(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], kalender: Kalender
) -> None:
    """Random nights through the desk's own acts: log, columns and calendar say the same, at every moment."""
    acak, tercatat = random.Random(31), 0
    kapan = [saat(4, 1, 0) + timedelta(hours=12 * n) for n in range(6)]
    dulu: dict[datetime, Any] = {}
    acara = sorted(saat(3, 30, 20) + timedelta(minutes=acak.randrange(3 * 1440)) for _ in range(60))
    semua: list[Permohonan] = []
    cari: dict[str, Any] = {"unit_id": unit.id, "periode": MARET, "zona": WITA}

    def ingat(sampai: datetime) -> None:
        for pada in [satu for satu in kapan if satu < sampai and satu not in dulu]:
            session.flush()
            dulu[pada] = rekap_ketepatan(session, **cari, pada=pada)

    for pada in acara:
        ingat(pada)
        if not semua or acak.random() < 0.5:
            semua.append(catat(acak.choice(("KK", "KTP", "PINDAH")), pada))
            continue
        satu = acak.choice(semua)
        with suppress(Galat, GalatKinerja):
            _laku(session, satu, acak, pada, kalender)
            tercatat += 1
    ingat(saat(4, 30, 0))
    assert tercatat > 10
    assert banding_catatan(session, unit.id, terbanyak=99).selisih == ()
    malam = 0
    for satu in semua:
        for nama, hari in HARI.items():
            moment = getattr(satu, nama)
            if moment is None:
                continue
            akhir = nama in {"jatuh_tempo", "selesai", "ditutup"}
            tanggal = getattr(satu, hari.key) or moment.astimezone(WITA).date()
            assert tanggal == kalender.tanggal(moment, akhir=akhir), (nama, moment)
            malam += getattr(satu, hari.key) is not None
    assert malam > 20
    for pada, angka in dulu.items():
        assert rekap_ketepatan(session, **cari, pada=pada, sewaktu=sewaktu(session, unit.id, pada)) == angka


def _laku(
    session: Session, satu: Permohonan, acak: random.Random, pada: datetime, kalender: Kalender
) -> None:
    apa = acak.choice(("selesaikan", "selesaikan", "batalkan", "tolak", "kurang", "lengkapi", "pindahkan"))
    lain: dict[str, Any] = {"pada": pada, "oleh": "ani", "kalender": kalender}
    if apa in {"batalkan", "tolak", "pindahkan"}:
        lain["alasan"] = "uji"
    if apa == "kurang":
        lain["apa"] = "KTP"
    if apa == "pindahkan":
        catatan = acak.choice(log(session, satu.id))
        lain |= {
            "urut": catatan.urut,
            "saat": min(pada, catatan.pada + timedelta(minutes=acak.randrange(-90, 90))),
        }
    with session.begin_nested():
        getattr(services, apa)(session, satu, **lain)
        session.flush()
