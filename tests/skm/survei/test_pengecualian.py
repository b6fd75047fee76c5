"""Flagged answers leave the figures by a person with a reason, hidden among others, and can come back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, Peran
from skm.galat import Galat
from skm.jawaban.models import Jalur, Jawaban, Pengecualian, Rentang, Tanda
from skm.jawaban.queries.bertanda import KelompokBertanda, bertanda, jumlah_dikecualikan
from skm.jawaban.queries.hitungan import Cakupan
from skm.jawaban.rentang import awal
from skm.jawaban.services.pengecualian import kecualikan, kembalikan
from skm.jawaban.services.penutupan import tutup
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import hitungan_ikm, kuesioner_skm
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei.services.pelepasan import akhiri_hari
from skm.web.waktu import hari_ini
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.jawaban.kiriman import menunggu_dilepas

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
MARET, TAHUN = Periode.bulan(2026, 3), Periode.tahun(2026)
SERAGAM = (date(2026, 3, 1), Tanda.SERAGAM_CEPAT.value)
DUA = (date(2026, 3, 1), (Tanda.SERAGAM_CEPAT | Tanda.BERUNTUN).value)
APRIL = date(2026, 4, 2)


@pytest.fixture
def semua(session: Session, unit: Unit, kuesioner: Kuesioner) -> None:
    """March: six honest threes, five flagged fours, two with two flags; April has begun."""
    for banyak, tanda, nilai in ((6, 0, 3), (5, 1, 4), (2, 3, 4)):
        satu = {
            "unit_id": unit.id,
            "kuesioner_id": kuesioner.id,
            "jalur": Jalur.POSTER,
            "tanggal": date(2026, 3, 2),
            "tanda": tanda,
            **kolom_unsur([nilai] * 9),
        }
        simpan(session, *[satu] * banyak)
    tutup(session, unit_id=unit.id, hari_ini=APRIL)


def _responden(session: Session, unit: Unit, periode: Periode = MARET) -> int:
    return hitungan_ikm(session, unit_id=unit.id, periode=periode).responden


def _kecualikan(session: Session, unit: Unit, *kelompok: tuple[date, int]) -> Pengecualian:
    return kecualikan(
        session, unit_id=unit.id, kelompok=kelompok, alasan=" Pelatihan petugas ", oleh="admin", pada=PADA
    )


@pytest.mark.usefixtures("semua")
def test_flagged_answers_count_and_are_told_by_month_and_flag_alone(session: Session, unit: Unit) -> None:
    assert _responden(session, unit) == 13
    assert bertanda(session, unit_id=unit.id, periode=TAHUN) == (
        KelompokBertanda(*DUA, 2),
        KelompokBertanda(*SERAGAM, 5),
    )
    assert hitungan_ikm(session, unit_id=unit.id, periode=MARET).tanpa_bertanda() is None


@pytest.mark.usefixtures("semua")
def test_an_exclusion_and_its_undo_move_no_figure_before_the_next_release(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    satu = _kecualikan(session, unit, SERAGAM, DUA)
    assert (satu.jumlah, satu.alasan, satu.oleh, satu.pada) == (7, "Pelatihan petugas", "admin", PADA)
    assert bertanda(session, unit_id=unit.id, periode=TAHUN) == ()
    assert (_responden(session, unit), jumlah_dikecualikan(session, unit_id=unit.id, periode=TAHUN)) == (
        13,
        (7, 7),
    )
    menunggu_dilepas(session, kuesioner, APRIL, 5)
    assert (_responden(session, unit), jumlah_dikecualikan(session, unit_id=unit.id, periode=TAHUN)) == (
        6,
        (7, 0),
    )
    kembalikan(session, unit_id=unit.id, nomor=satu.id, oleh="camat", pada=PADA)
    assert _responden(session, unit) == 6
    menunggu_dilepas(session, kuesioner, APRIL + timedelta(1), 5)
    assert _responden(session, unit) == 13
    assert (satu.dibatalkan_oleh, satu.dibatalkan_pada) == ("camat", PADA)
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc()).limit(2)).all()
    assert jejak == [
        "mengembalikan 7 jawaban survei yang dikecualikan: Pelatihan petugas",
        "mengecualikan 7 jawaban survei: Pelatihan petugas",
    ]


@pytest.mark.usefixtures("semua")
def test_fewer_than_five_of_an_ended_month_wait_until_five_leave_it_together(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    _kecualikan(session, unit, DUA)
    menunggu_dilepas(session, kuesioner, APRIL, 5)
    assert _responden(session, unit) == 13
    _kecualikan(session, unit, SERAGAM)
    menunggu_dilepas(session, kuesioner, APRIL + timedelta(1), 5)
    assert _responden(session, unit) == 6


@pytest.mark.usefixtures("semua")
def test_five_wait_too_while_the_quarter_without_flags_would_tell_the_two_that_stay(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    assert hitungan_ikm(session, unit_id=unit.id, periode=TAHUN).tanpa_bertanda() is not None
    _kecualikan(session, unit, SERAGAM)
    menunggu_dilepas(session, kuesioner, APRIL, 5)
    assert _responden(session, unit) == 13


@pytest.mark.usefixtures("semua")
def test_an_exclusion_undone_before_it_took_effect_leaves_everything_as_it_was(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    satu = _kecualikan(session, unit, SERAGAM)
    kembalikan(session, unit_id=unit.id, nomor=satu.id, oleh="camat", pada=PADA)
    menunggu_dilepas(session, kuesioner, APRIL, 5)
    assert _responden(session, unit) == 13


@pytest.mark.usefixtures("semua")
def test_a_service_that_is_shown_loses_an_exclusion_only_with_four_others_of_its_own(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    layanan = Cakupan(layanan_id=0)
    assert hitungan_ikm(session, unit_id=unit.id, periode=MARET, cakupan=layanan).responden == 13
    _kecualikan(session, unit, SERAGAM, DUA)
    menunggu_dilepas(session, kuesioner, APRIL, 5)
    assert hitungan_ikm(session, unit_id=unit.id, periode=MARET, cakupan=layanan).responden == 6


@pytest.mark.usefixtures("semua")
def test_without_a_reason_or_an_answer_nothing_is_excluded(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="Alasan harus diisi"):
        kecualikan(session, unit_id=unit.id, kelompok=[SERAGAM], alasan=" ", oleh="admin", pada=PADA)
    for salah in ([], [(date(2026, 3, 1), 0)], [(date(2026, 4, 1), 1)], [(date(2025, 3, 1), 1)]):
        with pytest.raises(Galat, match="paling sedikit satu"):
            _kecualikan(session, unit, *salah)
    with pytest.raises(Galat, match="tidak ditemukan"):
        kembalikan(session, unit_id=unit.id, nomor=999, oleh="admin", pada=PADA)


def test_the_admin_excludes_and_puts_back_on_the_page(app: Flask, klien: Klien) -> None:
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit, hari = kantor(session), hari_ini()
        lalu = awal(hari, Rentang.BULAN) - timedelta(days=1)
        satu = {
            "unit_id": unit.id,
            "kuesioner_id": kuesioner_skm(session, unit.id)[0].id,
            "jalur": Jalur.POSTER,
            "tanggal": lalu,
            "tanda": Tanda.SERAGAM_CEPAT,
            **kolom_unsur([4] * 9),
        }
        simpan(session, satu)
        akhiri_hari(session, segel=SEGEL, hari_ini=hari)
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(f"/kelola/pemeriksaan?tahun={lalu.year}")
    kotak = halaman.sup.select_one("input[name=kelompok]")
    assert kotak is not None
    kosong = halaman.form("main form").isi(kelompok=kotak["value"]).kirim()
    assert kosong.status == 400
    assert kosong.sup.select_one("input[name=kelompok][checked]") is not None, "the choice was lost"
    hasil = kosong.form("main form").isi(alasan="Percobaan").kirim().ikuti()
    assert "1 jawaban dikeluarkan" in hasil.teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(Pengecualian.alasan)).all() == ["Percobaan"]
        assert session.scalars(sa.select(Jawaban.terhitung)).all() == [True]
    kembali = hasil.form("form[action$='/kembalikan']").kirim().ikuti()
    assert "1 jawaban dikembalikan" in kembali.teks
    assert kembali.sup.select_one("form[action$='/kembalikan']") is None
