"""Offices that had nights before their dates were kept get them by the calendar as it was known."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.kalender import Selang
from kinerja.periode import Periode
from skm import migrasi
from skm.ketepatan.queries import rekap_ketepatan, sewaktu
from skm.layanan import jadwal, queries
from skm.layanan.jadwal import IsiPola
from skm.loket import services
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from tests.kantor import kantor
from tests.test_migrasi_isi import _baris

WITA = ZoneInfo("Asia/Makassar")
MARET = Periode.bulan(2026, 3)
SEBELUM = "20261128_sebutan_layanan"
PERMOHONAN = (
    "SELECT id, diterima, hari_diterima, lengkap, hari_lengkap, jatuh_tempo, hari_tempo, selesai, "
    "hari_selesai, ditutup, hari_ditutup, status, versi FROM permohonan ORDER BY id"
)

pytestmark = pytest.mark.luas


def saat(bulan: int, hari: int, pukul: int, menit: int = 0) -> datetime:
    return datetime(2026, bulan, hari, pukul, menit, tzinfo=WITA)


def test_dates_of_nights_come_back_by_the_calendar_known_then_whether_the_log_says_them_or_not(
    mesin: Engine,
) -> None:
    with Session(mesin) as session:
        _malam(session)
        session.commit()
        semula = _angka(session)
    assert semula[0].semua.jatuh_tempo == 2
    kasus, catatan = _baris(mesin, PERMOHONAN), _catatan(mesin)
    assert [satu["hari_tempo"] is None for satu in kasus] == [False, False, True]
    for tanpa in (False, True):
        migrasi.turunkan(mesin, SEBELUM)
        assert "hari_tempo" not in _baris(mesin, "SELECT * FROM permohonan")[0]
        if tanpa:
            _hapus_hari(mesin)
            assert _catatan(mesin) != catatan
        migrasi.naikkan(mesin)
        assert (_baris(mesin, PERMOHONAN), _catatan(mesin)) == (kasus, catatan)
        with Session(mesin) as session:
            assert _angka(session) == semula
            for satu in session.scalars(sa.select(Permohonan)):
                assert berbeda(satu, log(session, satu.id)) == ()


def test_the_log_is_guarded_again_after_its_dates_were_filled_in(mesin: Engine) -> None:
    with Session(mesin) as session:
        _malam(session)
        session.commit()
    migrasi.turunkan(mesin, SEBELUM)
    migrasi.naikkan(mesin)
    with Session(mesin) as session:
        try:
            session.execute(sa.update(PeristiwaPermohonan).values(oleh="orang lain"))
        except sa.exc.DatabaseError as salah:
            assert "tidak dapat diubah" in str(salah)
        else:
            raise AssertionError("an entry of the log was changed")


def _catatan(mesin: Engine) -> list[tuple[Any, ...]]:
    p = PeristiwaPermohonan
    with Session(mesin) as session:
        pilih = sa.select(p.permohonan_id, p.urut, p.isi).order_by(p.permohonan_id, p.urut)
        return [tuple(satu) for satu in session.execute(pilih)]


def _malam(session: Session) -> None:
    """Two cases of a night shift, one of them corrected after the nights had ended, and one of a day."""
    unit = kantor(session)
    kk = queries.layanan_berkode(session, unit.id, "KK")
    assert kk is not None
    _pola(session, unit.id, "Malam", saat(3, 2, 9), (Selang(time(18), time(2)),))
    malam = queries.kalender(session, unit.id, WITA)
    isi: dict[str, Any] = {"unit_id": unit.id, "layanan": kk, "pemohon": "Siti", "oleh": "ani"}
    isi["kalender"] = malam
    satu = services.terima(session, **isi, diterima=saat(3, 31, 23, 50))
    services.selesaikan(session, satu, pada=saat(4, 1, 0, 30), oleh="ani", kalender=malam)
    tutup = services.terima(session, **isi, diterima=saat(4, 1, 0, 10))
    services.batalkan(session, tutup, alasan="pindah", pada=saat(4, 1, 1, 30), oleh="ani", kalender=malam)
    _pola(session, unit.id, "Siang", saat(4, 1, 9), (Selang(time(8), time(16)),))
    siang = queries.kalender(session, unit.id, WITA)
    lain = {"alasan": "salah", "oleh": "admin", "kalender": siang}
    services.pindahkan(session, satu, urut=3, saat=saat(4, 1, 0, 40), pada=saat(4, 2, 9), **lain)
    services.pindahkan(session, satu, urut=2, saat=saat(4, 1, 0, 5), pada=saat(4, 2, 9), **lain)
    services.terima(session, **isi | {"kalender": siang}, diterima=saat(4, 2, 9))
    assert (satu.jatuh_tempo, satu.hari_tempo) == (saat(4, 1, 1), date(2026, 3, 31))
    assert (satu.hari_selesai, satu.hari_lengkap, tutup.hari_ditutup) == (date(2026, 3, 31),) * 3


def _pola(session: Session, unit_id: int, nama: str, pada: datetime, jam: tuple[Selang, ...]) -> None:
    isi = IsiPola(nama, max(pada.date(), date(2026, 3, 25)), date(2026, 4, 10), (jam,) * 5 + ((), ()))
    jadwal.simpan_pola(session, unit_id=unit_id, isi=isi, hari_ini=pada.date(), oleh="admin", pada=pada)


def _angka(session: Session) -> list[Any]:
    """March as known in the night, after it, and after everything."""
    unit_id = kantor(session).id
    cari: dict[str, Any] = {"unit_id": unit_id, "periode": MARET, "zona": WITA}
    kapan = (saat(4, 20, 9), saat(4, 1, 0, 35), saat(4, 1, 9))
    return [
        rekap_ketepatan(session, **cari, pada=pada, sewaktu=sewaktu(session, unit_id, pada)) for pada in kapan
    ]


def _hapus_hari(mesin: Engine) -> None:
    """Make the log what it was before entries kept dates."""
    tanpa = {
        "sqlite": (
            "DROP TRIGGER peristiwa_permohonan_tetap",
            "UPDATE peristiwa_permohonan SET isi = json_remove(isi, '$.hari', '$.hari_tempo')",
            "CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan "
            "BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END",
        ),
        "postgresql": (
            "ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap",
            "UPDATE peristiwa_permohonan SET isi = ((isi::jsonb - 'hari') - 'hari_tempo')::json",
            "ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap",
        ),
    }
    with mesin.begin() as koneksi:
        for perintah in tanpa[koneksi.dialect.name]:
            koneksi.exec_driver_sql(perintah)
