"""Answers to extra questions have counters of closed months, and these say what the answers say."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import HitunganTambahan, Jalur, Jawaban
from skm.jawaban.queries.tambahan import jawaban_tambahan
from skm.jawaban.services.bangun import bangun_hitungan, periksa_hitungan
from skm.jawaban.services.muat import cabut, siapkan_cabut
from skm.jawaban.services.penutupan import tutup
from skm.jawaban.services.tambahan import hitung_tambahan, tambahan_mentah, tambahan_tersimpan
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.models import Unit
from tests.jawaban import kolom_unsur, simpan
from tests.skm.jawaban.test_muat import impor_kosong

FEBRUARI, MARET = date(2026, 2, 3), date(2026, 3, 3)


@pytest.fixture
def sama(session: Session, unit: Unit) -> dict[str, Any]:
    """What all answers have in common."""
    (kuesioner,) = kuesioner_skm(session, unit.id)
    return {"unit_id": unit.id, "kuesioner_id": kuesioner.id} | kolom_unsur([3] * 9)


def nilai(session: Session, unit: Unit, bulan: int) -> dict[str, Counter[int | str]]:
    """What is shown of a month of 2026, by question."""
    semua = jawaban_tambahan(session, unit_id=unit.id, periode=Periode.bulan(2026, bulan))
    return {satu.kode: satu.nilai for satu in semua}


def tetap_sama(session: Session, unit: Unit) -> bool:
    """Whether the counters of all closed months are what the answers give."""
    mentah = tambahan_mentah(session, unit.id, date(2026, 1, 1), date(2026, 2, 28))
    return bool(mentah) and mentah == tambahan_tersimpan(session, unit.id)


def test_a_month_is_counted_as_it_is_closed_and_a_running_one_is_not(
    session: Session, unit: Unit, sama: dict[str, Any]
) -> None:
    for hari in (FEBRUARI, MARET):
        satu = sama | {"jalur": Jalur.POSTER, "tanggal": hari}
        simpan(
            session, *([satu | {"tambahan": {"T1": 1, "T2": "Kipas"}}] * 6), satu | {"tambahan": {"T1": 2}}
        )
    assert nilai(session, unit, 2) == {}
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 3, 4))
    assert nilai(session, unit, 2) == {"T1": Counter({1: 6, 2: 1}), "T2": Counter({"Kipas": 6})}
    assert nilai(session, unit, 3) == {}
    assert tetap_sama(session, unit)
    semua = jawaban_tambahan(session, unit_id=unit.id, periode=Periode(None, None))
    assert [(satu.kode, satu.sendiri, satu.bertanda) for satu in semua] == [("T2", 6, 0), ("T1", 7, 0)]


def test_what_is_loaded_into_a_closed_month_is_counted_at_once_and_its_undo_too(
    session: Session, unit: Unit, sama: dict[str, Any]
) -> None:
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 3, 4))
    nomor = impor_kosong(session, unit, 2)
    satu = sama | {"jalur": Jalur.IMPOR, "tanggal": FEBRUARI, "tambahan": {"T1": 2}, "impor_id": nomor}
    simpan(session, sama | {"jalur": Jalur.KERTAS, "tanggal": FEBRUARI, "tambahan": {"T1": 1}}, satu, satu)
    assert nilai(session, unit, 2) == {"T1": Counter({2: 2, 1: 1})}
    assert tetap_sama(session, unit)
    cabut(session, siapkan_cabut(session, unit_id=unit.id, impor_id=nomor))
    assert nilai(session, unit, 2) == {"T1": Counter({1: 1})}
    assert tetap_sama(session, unit)


def test_a_wrong_counter_is_found_and_counted_anew(
    session: Session, unit: Unit, sama: dict[str, Any]
) -> None:
    simpan(session, *([sama | {"jalur": Jalur.KERTAS, "tanggal": FEBRUARI, "tambahan": {"T1": 1}}] * 3))
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 3, 4))
    assert periksa_hitungan(session, unit_id=unit.id).berbeda == 0
    session.execute(sa.update(HitunganTambahan).values(banyak=99))
    assert periksa_hitungan(session, unit_id=unit.id).berbeda == 1
    assert bangun_hitungan(session, unit_id=unit.id).berbeda == 1
    assert nilai(session, unit, 2) == {"T1": Counter({1: 3})}


LUAR, KEMBALI, LAGI = "2026-02-01 a -\n", "2026-02-01 b +\n", "2026-03-01 c -\n"


def ubah(session: Session, unit: Unit, semua: list[Jawaban], riwayat: str) -> None:
    """A change takes effect for these."""
    for satu in semua:
        satu.riwayat = (satu.riwayat or "") + riwayat
        satu.terhitung = riwayat.endswith("+\n")
    session.flush()
    hitung_tambahan(session, unit.id, date(2026, 2, 1), date(2026, 2, 28))


def test_those_who_left_together_stay_together_however_they_come_back(
    session: Session, unit: Unit, sama: dict[str, Any]
) -> None:
    satu = sama | {"jalur": Jalur.POSTER, "tanggal": FEBRUARI}
    simpan(session, *([satu | {"tambahan": {"T1": 1}}] * 6))
    simpan(session, *([satu | {"tanda": 1, "tambahan": {"T1": 2}}] * 10))
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 3, 4))
    sepuluh = list(session.scalars(sa.select(Jawaban).where(Jawaban.tanda == 1)))
    dilihat = []
    for semua, riwayat in ((sepuluh, LUAR), (sepuluh[:7], KEMBALI), (sepuluh[:7], LAGI)):
        ubah(session, unit, semua, riwayat)
        dilihat.append(sum(nilai(session, unit, 2)["T1"].values()))
    assert dilihat == [6, 16, 6], "three alone are never the difference"


def test_a_few_who_come_in_late_stay_out_and_a_few_who_leave_stay_in(
    session: Session, unit: Unit, sama: dict[str, Any]
) -> None:
    satu = sama | {"jalur": Jalur.POSTER, "tanggal": FEBRUARI}
    simpan(session, *([satu | {"tambahan": {"T1": 1}}] * 6))
    simpan(session, *([satu | {"tanda": 1, "terhitung": False, "tambahan": {"T1": 2}}] * 4))
    simpan(session, *([satu | {"tanda": 1, "tambahan": {"T1": 3}}] * 4))
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 3, 4))
    masuk = list(session.scalars(sa.select(Jawaban).where(Jawaban.terhitung.is_(False))))
    keluar = list(session.scalars(sa.select(Jawaban).where(Jawaban.tanda == 1, Jawaban.terhitung)))
    ubah(session, unit, masuk, KEMBALI)
    ubah(session, unit, keluar, LUAR)
    assert nilai(session, unit, 2) == {"T1": Counter({1: 6, 3: 4})}
