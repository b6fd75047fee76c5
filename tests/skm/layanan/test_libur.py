"""Holidays of a year: by hand, from the library, and confirmed by the decree."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.layanan import libur, queries
from skm.layanan.models import JenisLibur, Unit

PELAKU = {"oleh": "admin", "pada": datetime(2026, 2, 2, 1, 0, tzinfo=UTC)}
HARI_INI = {"hari_ini": date(2026, 2, 2)}


def peristiwa(session: Session, unit: Unit) -> str:
    session.flush()
    return jejak_terakhir(session, unit.id, 1)[0].peristiwa


def tambah(session: Session, unit: Unit, tanggal: date) -> None:
    libur.tambah_libur(
        session,
        unit_id=unit.id,
        tanggal=tanggal,
        nama="Pilkada",
        jenis=JenisLibur.LIBUR_DAERAH,
        **HARI_INI,
        **PELAKU,
    )


def test_libur_ditambah_dan_dihapus_dengan_jejak(session: Session, unit: Unit) -> None:
    tanggal = date(2026, 12, 9)
    tambah(session, unit, tanggal)
    assert peristiwa(session, unit) == "menambah hari libur 9 Desember 2026 (Pilkada)"
    (satu,) = [h for h in queries.daftar_libur(session, unit.id, 2026) if h.tanggal == tanggal]
    libur.hapus_libur(session, satu, **HARI_INI, **PELAKU)
    assert peristiwa(session, unit) == "menghapus hari libur 9 Desember 2026 (Pilkada)"
    assert tanggal not in [h.tanggal for h in queries.daftar_libur(session, unit.id, 2026)]


def test_tanggal_yang_sudah_libur_ditolak_tanpa_merusak_transaksi(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="Tanggal 17 Agustus 2026 sudah tercatat"):
        tambah(session, unit, date(2026, 8, 17))
    tambah(session, unit, date(2026, 12, 9))


def test_memastikan_satu_tahun_hanya_menghapus_perkiraan_tahun_itu(session: Session, unit: Unit) -> None:
    assert queries.tahun_libur(session, unit.id).perkiraan == (2027,)
    libur.muat_usulan(session, unit_id=unit.id, tahun=2029, **HARI_INI, **PELAKU)
    libur.konfirmasi_tahun(session, unit_id=unit.id, tahun=2027, **PELAKU)
    session.expire_all()
    assert queries.tahun_libur(session, unit.id).perkiraan == (2029,)
    assert peristiwa(session, unit) == "memastikan hari libur tahun 2027 sesuai keputusan yang berlaku"


def test_usulan_memuat_libur_nasional_dan_cuti_bersama_dari_pustaka() -> None:
    usulan = {satu.tanggal: satu for satu in libur.usulan_libur(2026)}
    assert usulan[date(2026, 8, 17)].jenis is JenisLibur.LIBUR_NASIONAL
    assert usulan[date(2026, 12, 24)].jenis is JenisLibur.CUTI_BERSAMA
    assert not any(satu.perkiraan for satu in usulan.values())
    assert list(usulan) == sorted(usulan)


def test_tahun_tanpa_cuti_bersama_seluruhnya_perkiraan() -> None:
    usulan = libur.usulan_libur(2032)
    assert usulan
    assert all(satu.perkiraan for satu in usulan)
    assert {satu.jenis for satu in usulan} == {JenisLibur.LIBUR_NASIONAL}
    assert not any("perkiraan" in satu.nama for satu in usulan)


def test_usulan_hanya_untuk_tahun_yang_belum_berisi(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="Tahun 2026 sudah berisi"):
        libur.muat_usulan(session, unit_id=unit.id, tahun=2026, **HARI_INI, **PELAKU)
    jumlah = libur.muat_usulan(session, unit_id=unit.id, tahun=2029, **HARI_INI, **PELAKU)
    assert jumlah == len(queries.daftar_libur(session, unit.id, 2029)) > 10
    assert peristiwa(session, unit) == f"memuat {jumlah} usulan hari libur tahun 2029 dari pustaka"
