"""What stands beside the on-time figure: every way out of it is counted, by age, on both databases."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.ketepatan.queries import rekap_ketepatan
from skm.ketepatan.queries.samping import DiSamping, Samping, alasan_keluar, di_samping
from skm.laporan.samping import baris_samping, kalimat_ketepatan
from skm.layanan.models import Kategori, Unit
from skm.layanan.queries import layanan_berkode
from skm.loket import services
from skm.loket.models import StatusPermohonan
from tests.perekam import daftar, rekam
from tests.susunan import susun

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)
NON, IZIN = Kategori.NON_PERIZINAN, Kategori.PERIZINAN


def jam(hari: int, pukul: int, menit: int = 0, bulan: int = 2) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, bulan, hari, pukul, menit, tzinfo=WITA)


def samping(session: Session, unit: Unit, pada: datetime) -> dict[Kategori, DiSamping]:
    session.flush()
    return di_samping(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=pada)


def test_a_stopped_request_stands_beside_by_how_long_it_has_stood(
    session: Session, unit: Unit, kalender: Kalender, catat: Any
) -> None:
    assert f"{jam(2, 8):%a}" == "Mon"
    satu = catat("PINDAH", jam(2, 8))
    services.kurang(session, satu, apa="KTP", pada=jam(3, 9), oleh="ani", kalender=kalender)
    # Since the pause, not since it was received: seven days on the 10th, eight on the 11th.
    assert samping(session, unit, jam(10, 9))[NON].jumlah == {Samping.TERHENTI: {"sampai 7 hari": 1}}
    assert samping(session, unit, jam(11, 9))[NON].jumlah == {Samping.TERHENTI: {"8 sampai 30 hari": 1}}
    assert samping(session, unit, jam(11, 9))[IZIN].jumlah == {}
    services.lengkapi(session, satu, pada=jam(11, 10), oleh="ani", kalender=kalender)
    assert samping(session, unit, jam(12, 9))[NON].jumlah == {}


def test_a_request_closed_while_its_clock_stood_stands_beside_in_the_period_it_was_closed_in(
    session: Session, unit: Unit, kalender: Kalender, catat: Any
) -> None:
    satu = catat("IUMK", jam(2, 8))
    services.kurang(session, satu, apa="KTP", pada=jam(3, 9), oleh="ani", kalender=kalender)
    services.tolak(session, satu, alasan="tidak dilengkapi", pada=jam(27, 9), oleh="ani", kalender=kalender)
    assert samping(session, unit, jam(27, 10))[IZIN].jumlah == {
        Samping.DITUTUP_TERHENTI: {"8 sampai 30 hari": 1}
    }
    lain = di_samping(session, unit_id=unit.id, periode=Periode.bulan(2026, 3), zona=WITA, pada=jam(27, 10))
    assert lain[IZIN].jumlah == {}


def test_a_request_never_complete_stands_beside_since_it_was_received(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    layanan = catat_kurang(session, unit, kalender, jam(2, 8))
    assert layanan.lengkap is None
    assert samping(session, unit, jam(2, 8, bulan=6))[NON].jumlah == {
        Samping.BELUM_LENGKAP: {"lebih dari 90 hari": 1}
    }


def catat_kurang(session: Session, unit: Unit, kalender: Kalender, masuk: datetime) -> Any:
    satu = layanan_berkode(session, unit.id, "KK")
    assert satu is not None
    isi: dict[str, Any] = {"unit_id": unit.id, "layanan": satu, "pemohon": "Siti", "diterima": masuk}
    return services.terima(session, **isi, kurang="KTP", kalender=kalender, oleh="ani")


def test_a_cancellation_followed_by_a_new_request_for_that_service_the_same_day_stands_beside(
    session: Session, unit: Unit, catat: Any
) -> None:
    catat("KK", jam(2, 8), batal=jam(2, 8, 50))
    catat("KTP", jam(2, 9))  # another service
    assert samping(session, unit, jam(28, 9))[NON].jumlah == {}
    catat("KK", jam(3, 8))  # the next day
    assert samping(session, unit, jam(28, 9))[NON].jumlah == {}
    catat("KK", jam(2, 15), selesai=jam(2, 15, 30))
    hasil = samping(session, unit, jam(28, 9))
    assert hasil[NON].jumlah == {Samping.BATAL_ULANG: {"sampai 7 hari": 1}}
    assert samping(session, unit, jam(2, 14))[NON].jumlah == {}  # not yet known
    (baris,) = baris_samping(hasil)
    assert (baris.kelompok, [n for _, n in baris.umur], baris.jumlah) == ("Non perizinan", [1, 0, 0, 0], 1)


def test_all_ways_are_read_in_one_statement_however_many_cases_there_are(
    session: Session, unit: Unit, kalender: Kalender, catat: Any
) -> None:
    for _ in range(4):
        satu = catat("PINDAH", jam(2, 8))
        services.kurang(session, satu, apa="KTP", pada=jam(3, 9), oleh="ani", kalender=kalender)
        catat("KK", jam(2, 8), batal=jam(2, 8, 50))
    session.flush()
    with rekam(session.get_bind()) as hitungan:
        di_samping(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=jam(28, 9))
    assert hitungan.total() == 1, daftar(hitungan)


def test_the_list_of_reasons_counts_the_cases_that_the_table_counts_and_knows_the_moment(
    session: Session, unit: Unit, catat: Any
) -> None:
    catat("KK", jam(2, 8), batal=jam(2, 8, 50))  # due at 8.55
    catat("KK", jam(2, 8), ditolak=jam(2, 9))  # late
    catat("KK", jam(27, 15, 50), batal=jam(27, 16, 10))  # due in March: in March's table
    catat("KK", jam(2, 8)).status = StatusPermohonan.BATAL  # nobody knows when
    susun(session)
    session.flush()
    for pada in (jam(2, 8, 50), jam(2, 8, 55), jam(2, 9), jam(28, 9), jam(28, 9, bulan=12)):
        kapan: Any = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": pada}
        tally = rekap_ketepatan(session, **kapan).semua
        alasan = alasan_keluar(session, **kapan)
        assert sum(satu.jumlah for satu in alasan if not satu.terlambat) == tally.batal + tally.ditolak
        assert sum(satu.jumlah for satu in alasan if satu.terlambat) == tally.ditutup_terlambat
    assert [(satu.alasan, satu.terlambat, satu.jumlah) for satu in alasan] == [
        ("Ditarik", False, 1),
        ("tanpa alasan", False, 1),
        ("Bukan warga", True, 1),
    ]


def test_what_stands_beside_is_said_in_words_with_the_other_reading_first(
    session: Session, unit: Unit, kalender: Kalender, catat: Any
) -> None:
    catat("KK", jam(2, 8), selesai=jam(2, 8, 30))
    catat("KK", jam(2, 8), ditolak=jam(2, 9))
    catat("KK", jam(2, 8)).status = StatusPermohonan.DITOLAK
    susun(session)
    satu = catat("PINDAH", jam(2, 8))
    services.kurang(session, satu, apa="KTP", pada=jam(3, 15, 50), oleh="ani", kalender=kalender)
    services.lengkapi(session, satu, pada=jam(4, 7, 40), oleh="ani", kalender=kalender)
    catat_kurang(session, unit, kalender, jam(2, 8))
    hasil, pada = samping(session, unit, jam(28, 9)), jam(28, 9)
    tally = rekap_ketepatan(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=pada).tally[NON]
    assert list(kalimat_ketepatan("IKU-02", tally, hasil[NON])) == [
        "IKU-02: selesai dalam periode 1, di antaranya tepat waktu 1 (100,00 %).",
        "IKU-02: 1 dibatalkan atau ditolak sesudah jatuh tempo dan dihitung terlambat.",
        "IKU-02: 1 ditutup tanpa diketahui waktunya dan tidak ikut dihitung; bila semuanya dihitung "
        "terlambat 25,00 %.",
        "IKU-02: 1 jeda kurang dari 30 menit kerja melewati jam tutup dan menambah sehari.",
        "IKU-02, di samping angka: Diterima, berkasnya belum pernah lengkap: 1 (1 berumur 8 sampai 30 hari).",
    ]
