"""The panel counts services from the desk and answers from the survey, for the unit and every service."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.laporan.sampel import panel
from skm.layanan.models import Unit
from tests.conftest import WITA
from tests.klien import Klien
from tests.skm.laporan.susun import jawab, mohon

MARET = Periode.bulan(2026, 3)
TENGAH = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)  # Tuesday 10 March 2026, 20.00 WITA


def test_services_finished_and_answers_given_are_told_apart_by_service(session: Session, unit: Unit) -> None:
    assert TENGAH.astimezone(WITA).strftime("%A") == "Tuesday"
    pagi = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
    for urut in range(4):
        mohon(session, "KK", jatuh_tempo=pagi + timedelta(hours=5), selesai=pagi + timedelta(hours=urut))
    mohon(session, "KTP", jatuh_tempo=pagi + timedelta(hours=5))  # not finished: no service given
    jawab(session, date(2026, 3, 4), *[[3] * 9] * 5, [4] * 9, layanan="KK")
    jawab(session, date(2026, 3, 4), [4] * 9, layanan="KTP")  # too few to be told
    jawab(session, date(2026, 3, 4), [3] * 9)
    jawab(session, date(2026, 2, 28), [3] * 9, layanan="KK")  # another period
    hasil = panel(session, unit_id=unit.id, periode=MARET, zona=WITA, pada=TENGAH)
    assert hasil is not None
    assert (hasil.berlalu, hasil.sisa) == (10, 21)
    ((nama, kk),) = hasil.layanan
    assert nama == "Surat Pengantar KK"
    # 4 services need 4 answers; at this pace 4 × 31 ÷ 10 = 12,4 services, whose minimum is 12.
    assert (kk.populasi, kk.minimum, kk.terkumpul, kk.kurang) == (4, 4, 6, 0)
    assert (kk.populasi_akhir, kk.minimum_akhir, kk.terkumpul_akhir) == (12, 12, 18)
    assert (hasil.unit.populasi, hasil.unit.terkumpul) == (4, 8)


def test_a_period_without_an_end_has_no_pace(session: Session, unit: Unit) -> None:
    assert panel(session, unit_id=unit.id, periode=Periode.semua(), zona=WITA, pada=TENGAH) is None


def test_a_coming_period_has_not_begun_and_a_past_one_has_no_day_left(session: Session, unit: Unit) -> None:
    for bulan, hari in ((4, (0, 30)), (2, (28, 0))):
        hasil = panel(session, unit_id=unit.id, periode=Periode.bulan(2026, bulan), zona=WITA, pada=TENGAH)
        assert hasil is not None
        assert (hasil.berlalu, hasil.sisa) == hari


def test_the_page_says_what_is_missing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/sampel?dari=2026-03-01&sampai=2026-03-31")
    assert "Belum ada pelayanan dan jawaban" in halaman.sup.main.text
    assert "Pilih periode yang berawal" in klien.get("/laporan/sampel?dari=2026-03-01&sampai=").sup.main.text
    assert klien.get("/laporan/sampel?dari=kemarin").status == 400
