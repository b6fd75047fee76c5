"""The category of a service is a dated fact: a change never moves a figure of the past."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.ketepatan.queries import Kelompok, RekapKetepatan, kasus, rekap_ketepatan
from skm.layanan import queries
from skm.layanan.models import Kategori, Layanan, Unit
from skm.layanan.penyiapan import mulai_melayani
from skm.layanan.services import ganti_kategori
from skm.loket import services

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
PADA = datetime(2026, 2, 9, 1, 0, tzinfo=UTC)
HARI_INI = date(2026, 2, 9)
AKHIR_TAHUN = datetime(2026, 12, 31, 12, 0, tzinfo=WITA)
FEBRUARI = Periode.bulan(2026, 2)
NON, IZIN = Kategori.NON_PERIZINAN, Kategori.PERIZINAN


@pytest.fixture
def kematian(session: Session, unit: Unit) -> Layanan:
    """A service of 15 working minutes, a non-licence so far."""
    satu = queries.layanan_berkode(session, unit.id, "KEMATIAN")
    assert satu is not None
    return satu


def ganti(session: Session, layanan: Layanan, kategori: Kategori, mulai: date) -> None:
    pelaku = {"hari_ini": HARI_INI, "oleh": "ani", "pada": PADA}
    ganti_kategori(session, layanan, kategori=kategori, berlaku_mulai=mulai, **pelaku)


def rekap(session: Session, unit: Unit, periode: Periode = FEBRUARI) -> RekapKetepatan:
    session.flush()
    return rekap_ketepatan(session, unit_id=unit.id, periode=periode, zona=WITA, pada=AKHIR_TAHUN)


def test_monday_is_monday() -> None:
    assert (f"{SENIN:%a}", f"{HARI_INI:%a}") == ("Mon", "Mon")


def test_a_changed_category_leaves_every_figure_of_the_past_as_it_was(
    session: Session, unit: Unit, catat, kematian: Layanan
) -> None:
    catat("KEMATIAN", SENIN, selesai=SENIN.replace(minute=10))
    catat("KEMATIAN", SENIN)
    sebelum = rekap(session, unit).tally
    diproses = rekap(session, unit).diproses
    assert sebelum[NON].jatuh_tempo == 2
    ganti(session, kematian, IZIN, HARI_INI)
    assert (rekap(session, unit).tally, rekap(session, unit).diproses) == (sebelum, diproses)


def test_a_service_that_changed_category_has_a_row_for_each(
    session: Session, unit: Unit, catat, kematian: Layanan
) -> None:
    catat("KEMATIAN", SENIN, selesai=SENIN.replace(minute=10))
    ganti(session, kematian, IZIN, date(2026, 2, 10))
    catat("KEMATIAN", SENIN.replace(day=10), selesai=SENIN.replace(day=10, minute=30))
    hasil = rekap(session, unit)
    milik = {satu.kategori: satu.tally for satu in hasil.layanan if satu.kode == "KEMATIAN"}
    assert milik == {
        NON: KetepatanTally(jatuh_tempo=1, tepat_waktu=1, selesai=1, selesai_tepat=1),
        IZIN: KetepatanTally(jatuh_tempo=1, selesai_terlambat=1, selesai=1),
    }
    assert [(satu.menjadi, satu.mulai) for satu in hasil.perubahan] == [(IZIN, date(2026, 2, 10))]
    assert rekap(session, unit, Periode.bulan(2026, 3)).perubahan == ()
    cari = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": AKHIR_TAHUN}
    for golongan in Kategori:
        assert len(kasus(session, **cari, kategori=golongan, kelompok=Kelompok.JATUH_TEMPO)) == 1


def test_a_service_without_cases_stands_in_the_category_of_the_periods_last_day(
    session: Session, unit: Unit, kematian: Layanan
) -> None:
    ganti(session, kematian, IZIN, date(2026, 3, 1))

    def golongan(bulan: int) -> list[Kategori]:
        semua = rekap(session, unit, Periode.bulan(2026, bulan)).layanan
        return [satu.kategori for satu in semua if satu.kode == "KEMATIAN"]

    assert (golongan(2), golongan(3)) == ([NON], [IZIN])


def test_a_case_is_counted_in_the_category_of_the_day_its_clock_started(
    session: Session, unit: Unit, kalender, kematian: Layanan
) -> None:
    ganti(session, kematian, IZIN, date(2026, 2, 10))
    satu = services.terima(
        session,
        unit_id=unit.id,
        layanan=kematian,
        pemohon="Siti",
        diterima=SENIN.replace(day=9),
        kurang="surat RT",
        kalender=kalender,
        oleh="ani",
    )
    assert satu.kategori is NON
    services.lengkapi(session, satu, pada=SENIN.replace(day=10), oleh="ani", kalender=kalender)
    assert satu.kategori is IZIN


def test_a_category_begins_today_at_the_earliest_and_changes_something(
    session: Session, unit: Unit, kematian: Layanan
) -> None:
    mulai_melayani(session, unit.id, PADA)
    with pytest.raises(Galat, match="paling cepat hari ini"):
        ganti(session, kematian, IZIN, date(2026, 2, 8))
    with pytest.raises(Galat, match="sudah non perizinan"):
        ganti(session, kematian, NON, date(2026, 3, 1))
    ganti(session, kematian, IZIN, date(2026, 3, 1))
    ganti(session, kematian, NON, date(2026, 3, 1))  # thought better of: both stay on record
    assert len(kematian.kategori) == 3
    session.expire_all()
    ada = queries.layanan_berkategori(session, unit.id, date(2026, 3, 1))
    assert {satu.kode: golongan for satu, golongan in ada}["KEMATIAN"] is NON
    assert jejak_terakhir(session, unit.id, 1)[0].peristiwa == (
        "menetapkan kategori layanan KEMATIAN menjadi non perizinan mulai 1 Maret 2026"
    )
