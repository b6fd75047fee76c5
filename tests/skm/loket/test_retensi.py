"""People's data goes when its time is over; the case and every count stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.katalog.models import Indikator
from skm.ketepatan.queries import rekap_ketepatan
from skm.layanan.models import Unit
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.loket.services.retensi import HasilRetensi, kosongkan
from tests.perintah import Perintah
from tests.skm.loket.conftest import Catat

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
SELESAI = datetime(2026, 2, 2, 8, 30, tzinfo=WITA)


@pytest.fixture
def lengkap(catat: Catat) -> Permohonan:
    """A finished case with everything people can be known by."""
    satu = catat("KK", SENIN, selesai=SELESAI)
    satu.nik_sandi, satu.nik_sidik, satu.telepon_sandi = "sandi", "x" * 64, "sandi"
    return satu


def test_what_is_old_enough_is_emptied_and_the_figures_stay(
    session: Session, unit: Unit, lengkap: Permohonan
) -> None:
    periode = {"periode": Periode.bulan(2026, 2), "zona": WITA, "pada": datetime(2028, 1, 1, tzinfo=UTC)}
    sebelum = rekap_ketepatan(session, unit_id=unit.id, **periode)
    pada = datetime(2028, 3, 1, tzinfo=UTC)
    hasil = kosongkan(
        session, unit_id=unit.id, sebelum=datetime(2026, 3, 1, tzinfo=UTC), oleh="ani", pada=pada
    )
    assert hasil == HasilRetensi(1, 1, 1, 1)
    session.refresh(lengkap)
    assert [
        lengkap.pemohon,
        lengkap.nik_sandi,
        lengkap.nik_sidik,
        lengkap.telepon_sandi,
        lengkap.kode_lacak,
    ] == [None] * 5
    assert rekap_ketepatan(session, unit_id=unit.id, **periode) == sebelum
    assert berbeda(lengkap, log(session, lengkap.id)) == ()
    lagi = kosongkan(
        session, unit_id=unit.id, sebelum=datetime(2026, 3, 1, tzinfo=UTC), oleh="ani", pada=pada
    )
    assert lagi == HasilRetensi(0, 0, 0, 0)


def test_open_cases_and_younger_ones_keep_what_they_need(session: Session, unit: Unit, catat: Catat) -> None:
    terbuka, baru = catat("KK", SENIN), catat("KK", SENIN, selesai=SELESAI)
    hasil = kosongkan(session, unit_id=unit.id, sebelum=SELESAI, oleh="ani", pada=SELESAI)
    assert hasil.permohonan == 0
    assert (terbuka.pemohon, baru.pemohon) == ("Siti Aminah", "Siti Aminah")


def test_the_command_shows_first_and_then_does(app: Flask, skm: Callable[..., Perintah]) -> None:
    with app.extensions["skm_mesin"].begin() as koneksi:  # requests are enough
        koneksi.execute(sa.delete(Indikator))
    skm("demo", "--responden", "0", "--permohonan", "20", "--benih", "3")
    coba = skm("retensi", "--bulan", "6", "--coba", "--json").json()
    assert coba["permohonan"] == coba["nama"] > 0
    assert "tidak ada yang diubah" in skm("retensi", "--bulan", "6", "--coba").stdout
    assert skm("retensi", "--bulan", "6", "--json").json() == coba
    assert skm("retensi", "--bulan", "6", "--json").json()["permohonan"] == 0
    assert skm("retensi", "--bulan", "0").exit_code == 2
