"""Weekly patterns of working hours, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from kinerja.kalender import Selang
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.layanan import jadwal, queries
from skm.layanan.halaman import jam_terisi
from skm.layanan.models import Unit
from skm.terbit.halaman import sepekan

WITA = ZoneInfo("Asia/Makassar")
PELAKU = {"oleh": "admin", "pada": datetime(2026, 2, 2, 1, 0, tzinfo=UTC)}
HARI_INI = {"hari_ini": date(2026, 2, 2)}
PAGI, SIANG = Selang(time(7, 30), time(12)), Selang(time(13), time(16))


def isi(hari: str = "08.00-12.00", mulai=date(2028, 1, 28), sampai=date(2028, 2, 26)) -> jadwal.IsiPola:
    """A pattern with the same hours from Monday to Friday."""
    selang = jadwal.baca_jam(hari)
    return jadwal.IsiPola("Ramadan 1449 H", mulai, sampai, (selang,) * 5 + ((), ()))


@pytest.mark.parametrize(
    ("teks", "selang"),
    [
        ("07.30-12.00, 13.00-16.00", (PAGI, SIANG)),
        ("7:30 – 12:00,13:00–16:00", (PAGI, SIANG)),  # colons, dashes and spaces as people type them
        ("08.00-24.00", (Selang(time(8), time(0)),)),
        ("00.00-24.00", (Selang(time(0), time(0)),)),
        ("08.00-12.00, 22.00-06.00", (Selang(time(8), time(12)), Selang(time(22), time(6)))),
        ("07.30-12.00,12.00-16.00", (PAGI, Selang(time(12), time(16)))),  # touching is not overlapping
        ("", ()),
        ("  ", ()),
        ("Libur", ()),
        ("-", ()),
    ],
)
def test_jam_kerja_dibaca_seperti_orang_menulisnya(teks: str, selang: tuple[Selang, ...]) -> None:
    assert jadwal.baca_jam(teks) == selang


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("07.30", "Tulis seperti"),
        ("07.30-12.00;13.00-16.00", "Tulis seperti"),
        ("07.30-12.00,", "Tulis seperti"),
        ("pagi", "Tulis seperti"),
        ("07.30-24.01", "Jam 00.00 sampai 24.00"),
        ("24.00-06.00", "Jam 00.00 sampai 24.00"),
        ("07.60-12.00", "Jam 00.00 sampai 24.00"),
        ("22.00-06.00, 23.00-23.30", "tidak bertumpuk"),
        ("12.00-07.30", "harus sebelum jam tutup"),
        ("08.00-08.00", "harus sebelum jam tutup"),
        ("07.30-12.00, 11.59-16.00", "tidak bertumpuk"),
        ("13.00-16.00, 07.30-12.00", "berurutan"),
    ],
)
def test_jam_kerja_yang_keliru_atau_bertumpuk_ditolak(teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan, match=pesan):
        jadwal.baca_jam(teks)


def test_jam_sampai_24_dan_lewat_tengah_malam_disimpan_dan_tampil_seperti_ditulis(
    session: Session, unit: Unit
) -> None:
    selang = jadwal.baca_jam("08.00-12.00, 22.00-06.00")
    sampai_24 = jadwal.baca_jam("08.00-24.00")
    senin = date(2028, 1, 31)
    assert f"{senin:%a}" == "Mon"
    isi = jadwal.IsiPola("Malam", senin, None, (selang, sampai_24, *((),) * 5))
    pola = jadwal.simpan_pola(session, unit_id=unit.id, isi=isi, **HARI_INI, **PELAKU)
    session.expire_all()
    assert list(jam_terisi(pola).values())[:3] == ["08.00-12.00, 22.00-06.00", "08.00-24.00", ""]
    kalender = queries.kalender(session, unit.id, WITA)
    assert kalender.tutup(senin) == datetime(2028, 2, 1, 6, 0, tzinfo=WITA)
    assert kalender.tutup(date(2028, 2, 1)) == datetime(2028, 2, 2, 0, 0, tzinfo=WITA)
    hari = sepekan(kalender, senin)
    assert hari[0].selang == (("08.00", "12.00"), ("22.00", "06.00 esok hari"))
    assert hari[1].selang == (("08.00", "24.00"),)


def test_jam_yang_ditulis_dapat_dibaca_kembali() -> None:
    assert jadwal.tulis_jam((PAGI, SIANG)) == "07.30-12.00, 13.00-16.00"
    assert jadwal.baca_jam(jadwal.tulis_jam((PAGI, SIANG))) == (PAGI, SIANG)


def test_pola_bertanggal_mengalahkan_pola_biasa_selama_berlaku(session: Session, unit: Unit) -> None:
    jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    kalender = queries.kalender(session, unit.id, WITA)
    senin, sesudah = date(2028, 1, 31), date(2028, 2, 28)
    assert (f"{senin:%a}", f"{sesudah:%a}") == ("Mon", "Mon")
    assert kalender.tutup(senin) == datetime(2028, 1, 31, 12, 0, tzinfo=WITA)
    assert kalender.tutup(sesudah) == datetime(2028, 2, 28, 16, 0, tzinfo=WITA)


def test_mengubah_pola_mengganti_seluruh_jamnya_meski_sebagian_sama(session: Session, unit: Unit) -> None:
    pola = jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    lama, jam = pola, isi("08.00-12.00, 12.30-15.00")
    pola = jadwal.simpan_pola(session, unit_id=unit.id, pola=lama, isi=jam, **HARI_INI, **PELAKU)
    session.flush()
    session.expire_all()
    ada = queries.daftar_pola(session, unit.id)
    assert pola in ada
    assert lama not in ada
    assert (len(lama.jam), len(pola.jam)) == (5, 10)
    assert jadwal.tulis_jam([jam for jam in pola.jam if jam.hari == 4]) == "08.00-12.00, 12.30-15.00"


def test_jejak_menyebut_jam_yang_ditetapkan(session: Session, unit: Unit) -> None:
    jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    session.flush()
    (satu,) = jejak_terakhir(session, unit.id, 1)
    assert satu.peristiwa.startswith(
        "menambah pola kerja Ramadan 1449 H (mulai 2028-01-28 sampai 2028-02-26): Senin 08.00-12.00;"
    )
    assert satu.peristiwa.endswith("Minggu libur")


def test_pola_tanpa_hari_kerja_atau_dengan_tanggal_terbalik_ditolak(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="paling sedikit satu hari kerja"):
        jadwal.simpan_pola(session, unit_id=unit.id, isi=isi("libur"), **HARI_INI, **PELAKU)
    with pytest.raises(GalatMasukan, match="berakhir sebelum mulai"):
        jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(sampai=date(2028, 1, 1)), **HARI_INI, **PELAKU)


def test_nama_dan_tanggal_mulai_yang_sama_ditolak(session: Session, unit: Unit) -> None:
    jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    jumlah = len(queries.daftar_pola(session, unit.id))
    with pytest.raises(Galat, match="Sudah ada pola bernama itu"):
        jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    assert len(queries.daftar_pola(session, unit.id)) == jumlah


def test_hanya_pola_yang_belum_berlaku_dapat_dihapus(session: Session, unit: Unit) -> None:
    pola = jadwal.simpan_pola(session, unit_id=unit.id, isi=isi(), **HARI_INI, **PELAKU)
    with pytest.raises(Galat, match="sudah berlaku"):
        jadwal.hapus_pola(session, pola, hari_ini=pola.berlaku_mulai, **PELAKU)
    jadwal.hapus_pola(session, pola, hari_ini=date(2028, 1, 27), **PELAKU)
    session.flush()
    assert pola not in queries.daftar_pola(session, unit.id)
