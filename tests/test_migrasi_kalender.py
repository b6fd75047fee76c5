"""What the desk knows of its calendar survives a change of the schema, forward and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from skm import migrasi
from skm.berkas.tabel import dari_isi
from skm.layanan import libur
from skm.layanan.models import JenisLibur, Unit
from skm.layanan.queries import daftar_libur, kalender, layanan_berkode
from skm.layanan.services import ganti_janji, ubah_layanan
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.loket.services import terima, tetapkan_tempo
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register
from tests.test_migrasi_isi import PERMOHONAN, _baris

pytestmark = pytest.mark.luas


def test_versions_and_what_was_undone_go_back_to_what_the_earlier_version_knows(mesin: Engine) -> None:
    """Of every day the last version stays, what was removed goes, a due moment set anew keeps its moment."""
    with Session(mesin) as session:
        tempo = _kalender_baru(session)
        session.commit()
    semula = _baris(mesin, PERMOHONAN)
    migrasi.turunkan(mesin, "20261128_hari_yang_sama")
    assert [satu["nomor"] for satu in _baris(mesin, PERMOHONAN)] == ["PINDAH/2026/0001"]
    libur = "SELECT tanggal FROM hari_libur WHERE nama = 'Uji' ORDER BY tanggal"
    assert [str(satu["tanggal"]) for satu in _baris(mesin, libur)] == ["2026-02-03"]
    janji = "SELECT jumlah FROM janji_layanan WHERE dasar = 'uji'"
    assert [satu["jumlah"] for satu in _baris(mesin, janji)] == [3]
    migrasi.naikkan(mesin)
    assert _baris(mesin, PERMOHONAN) == [satu for satu in semula if satu["status"] != "ditarik"]
    with Session(mesin) as session:
        satu = session.scalars(sa.select(Permohonan)).one()
        assert (satu.jatuh_tempo, berbeda(satu, log(session, satu.id))) == (tempo, ())
        assert session.scalars(sa.select(Unit.kasus_pertama)).one() == satu.dicatat_pada


def test_names_on_record_count_as_always_known_and_going_back_keeps_the_last(mesin: Engine) -> None:
    sebutan = (
        "SELECT kode, s.nama, s.urutan, versi, dicatat FROM sebutan_layanan s "
        "JOIN layanan l ON l.id = s.layanan_id WHERE kode IN ('KK', 'KTP') ORDER BY kode, versi"
    )
    semula = _baris(mesin, sebutan)
    with Session(mesin) as session:
        kk = layanan_berkode(session, session.scalars(sa.select(Unit.id)).one(), "KK")
        assert kk is not None
        saat = datetime(2026, 2, 2, 8, 0, tzinfo=ZoneInfo("Asia/Makassar"))
        ubah_layanan(session, kk, nama="Kartu Keluarga", urutan=20, aktif=True, oleh="admin", pada=saat)
        session.commit()
    assert [satu["versi"] for satu in _baris(mesin, sebutan)] == [1, 2, 1]
    migrasi.turunkan(mesin, "20261128_sifat_variabel")
    nama = "SELECT nama, urutan FROM layanan WHERE kode = 'KK'"
    assert _baris(mesin, nama) == [{"nama": "Kartu Keluarga", "urutan": 20}]
    migrasi.naikkan(mesin)
    assert _baris(mesin, sebutan) == [semula[0] | {"nama": "Kartu Keluarga", "urutan": 20}, semula[1]]


def _kalender_baru(session: Session) -> datetime:
    """A case whose due moment was set anew, promises and holidays in versions, a register that was undone."""
    unit, zona = session.scalars(sa.select(Unit)).one(), ZoneInfo("Asia/Makassar")
    layanan = layanan_berkode(session, unit.id, "PINDAH")
    assert layanan is not None
    saat = datetime(2026, 2, 2, 8, 0, 0, 123456, tzinfo=zona)
    pelaku: dict[str, Any] = {"oleh": "admin", "pada": saat}
    satu = terima(
        session,
        unit_id=unit.id,
        layanan=layanan,
        pemohon="Siti",
        diterima=saat,
        kalender=kalender(session, unit.id, zona),
        oleh="ani",
    )
    hari = {"hari_ini": saat.date()}
    for tanggal in (date(2026, 2, 3), date(2026, 2, 4)):
        isi = {"unit_id": unit.id, "tanggal": tanggal, "nama": "Uji", "jenis": JenisLibur.LIBUR_DAERAH}
        libur.tambah_libur(session, **isi, **hari, **pelaku)
    dicabut = next(h for h in daftar_libur(session, unit.id, 2026) if h.tanggal == date(2026, 2, 4))
    libur.hapus_libur(session, dicabut, **hari, **pelaku)
    for jumlah in (2, 3):
        janji = {"janji": Janji(jumlah, Satuan.HARI), "dasar": "uji", "berlaku_mulai": date(2026, 3, 2)}
        ganti_janji(session, layanan, **janji, **hari, **pelaku)
    kini = kalender(session, unit.id, zona)
    tetapkan_tempo(session, satu, alasan="libur", kalender=kini, **pelaku)
    register = b"nomor,layanan,diterima,lengkap,selesai,status\nR-1,KK,2026-01-05T08:00,,,proses\n"
    muat(session, dari_isi("lama.csv", register), unit_id=unit.id, kalender=kini, **pelaku)
    batalkan_register(session, unit_id=unit.id, nomor=1, **pelaku)
    assert satu.jatuh_tempo == datetime(2026, 2, 4, 16, 0, tzinfo=zona)
    return satu.jatuh_tempo
