"""The board: what is late, what is next, what is done today."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.layanan.models import PolaKerja, Unit
from skm.layanan.queries import daftar_pola
from skm.layanan.queries import kalender as baca_kalender
from skm.loket.queries import StatusJanji, papan, rincian

WITA = ZoneInfo("Asia/Makassar")


def senin(jam: int, menit: int = 0) -> datetime:
    """A moment of Monday 2 February 2026."""
    return datetime(2026, 2, 2, jam, menit, tzinfo=WITA)


def test_terlambat_dari_yang_terlama_berikut_dari_yang_tersegera(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    assert f"{senin(8):%a}" == "Mon"
    catat("KERAMAIAN", senin(8))  # 30 minutes: due 08.30
    catat("KEMATIAN", senin(8))  # 15 minutes: due 08.15
    catat("TANAH", senin(8))  # 3 working days: due Thursday 16.00
    catat("WARIS", senin(8))  # 90 minutes: due 09.30
    isi = papan(session, unit.id, pada=senin(9), kalender=kalender)
    assert [satu.nomor for satu in isi.terlambat.baris] == ["KEMATIAN/2026/0001", "KERAMAIAN/2026/0001"]
    assert [satu.nomor for satu in isi.berikut.baris] == ["WARIS/2026/0001", "TANAH/2026/0001"]
    assert (isi.terlambat.jumlah, isi.berikut.jumlah, isi.selesai.jumlah) == (2, 2, 0)


def test_selesai_hari_ini_menurut_hari_setempat_yang_terakhir_lebih_dulu(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    minggu = datetime(2026, 2, 1, 23, 59, tzinfo=WITA)
    assert f"{minggu:%a}" == "Sun"
    catat("KK", datetime(2026, 1, 30, 8, 0, tzinfo=WITA), selesai=minggu)
    catat("KK", senin(0), selesai=senin(0))  # in UTC this is still Sunday
    catat("KK", senin(8), selesai=senin(8, 30))
    isi = papan(session, unit.id, pada=senin(9), kalender=kalender)
    assert [satu.nomor for satu in isi.selesai.baris] == ["KK/2026/0003", "KK/2026/0002"]
    assert isi.selesai.jumlah == 2


def test_batal_dan_ditolak_tidak_ada_di_papan(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    catat("KK", senin(8), batal=senin(8, 5))
    catat("KK", senin(8), ditolak=senin(8, 5))
    isi = papan(session, unit.id, pada=senin(10), kalender=kalender)
    assert {satu.jumlah for satu in isi.daftar.values()} == {0}


def test_jatuh_tempo_saat_ini_juga_belum_terlambat(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    catat("KEMATIAN", senin(8))
    isi = papan(session, unit.id, pada=senin(8, 15), kalender=kalender)
    assert [satu.status_janji for satu in isi.berikut.baris] == [StatusJanji.SEGERA]


def test_segera_ialah_jatuh_tempo_hari_ini_atau_dalam_tiga_puluh_menit_kerja(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    # Logged 15.50: 10 minutes until closing at 16.00, then 5, 20 and 80 more from 07.30 on Tuesday.
    catat("KEMATIAN", senin(15, 50))  # 15 minutes: Tuesday 07.35
    catat("KERAMAIAN", senin(15, 50))  # 30 minutes: Tuesday 07.50, exactly 30 working minutes ahead
    catat("WARIS", senin(15, 50))  # 90 minutes: Tuesday 08.50
    catat("KERAMAIAN", senin(15, 20))  # 30 minutes: today 15.50
    isi = papan(session, unit.id, pada=senin(15, 50), kalender=kalender)
    assert {satu.nomor: satu.status_janji for satu in isi.berikut.baris} == {
        "KERAMAIAN/2026/0002": StatusJanji.SEGERA,
        "KEMATIAN/2026/0001": StatusJanji.SEGERA,
        "KERAMAIAN/2026/0001": StatusJanji.SEGERA,
        "WARIS/2026/0001": StatusJanji.BERJALAN,
    }


def test_sebuah_daftar_ditunjukkan_sebagian_demi_sebagian_dan_jumlahnya_tetap_seluruhnya(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    for menit in range(3):
        catat("KEMATIAN", senin(8, menit))

    def bagian(ke: int) -> tuple[list[str], int, int]:
        isi = papan(session, unit.id, pada=senin(9), kalender=kalender, ke={"terlambat": ke}, ukuran=2)
        satu = isi.terlambat
        return [kasus.nomor[-1] for kasus in satu.baris], satu.lewat, satu.jumlah

    assert bagian(1) == (["1", "2"], 0, 3)
    assert bagian(2) == (["3"], 2, 3)
    assert bagian(9) == (["3"], 2, 3), "past the end stands the last part"


def test_papan_tetap_terbuka_meski_kalender_tanpa_jam_kerja(session: Session, unit: Unit, catat) -> None:
    catat("KEMATIAN", senin(8))
    for pola in daftar_pola(session, unit.id):
        kunci = {"unit_id": unit.id, "nama": pola.nama, "berlaku_mulai": pola.berlaku_mulai}
        session.add(PolaKerja(**kunci, versi=2, dicabut=True))
    session.flush()
    kosong = baca_kalender(session, unit.id, WITA)
    assert kosong.selang(senin(8).date()) == ()
    isi = papan(session, unit.id, pada=datetime.combine(senin(8).date(), time(8, 5), WITA), kalender=kosong)
    assert [satu.status_janji for satu in isi.berikut.baris] == [StatusJanji.SEGERA]


def test_rincian_hanya_untuk_permohonan_unit_sendiri(
    session: Session, unit: Unit, kalender: Kalender, catat
) -> None:
    satu = catat("KK", senin(8), batal=senin(8, 5))
    isi = rincian(session, unit.id, satu.id, pada=senin(9), kalender=kalender)
    assert isi is not None
    assert (isi.status_janji, isi.ditutup, isi.alasan) == (StatusJanji.BATAL, senin(8, 5), "Ditarik")
    assert not isi.terbuka
    assert rincian(session, unit.id + 1, satu.id, pada=senin(9), kalender=kalender) is None
