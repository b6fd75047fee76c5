"""Publishing: what is kept of it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit
from skm.galat import Bersamaan, Galat
from skm.jawaban.models import Jalur
from skm.layanan.models import Unit
from skm.survei.perbaikan import baca_butir
from skm.terbit.queries import baca_terbitan, daftar_disahkan
from skm.tindaklanjut.queries import tampilan
from skm.tindaklanjut.services import tambah_rencana
from tests.skm.kuesioner.test_tally import isi as isi_satu
from tests.skm.kuesioner.test_versi import TANPA_U9
from tests.skm.kuesioner.test_versi import terbitkan as versi_lain
from tests.skm.laporan.susun import nilai_48
from tests.skm.terbit.susun import PADA, RENCANA, TAHUN, TW, isi_triwulan, terbit
from tests.terbit import setujui_periode, terbitkan_periode


def test_what_is_not_approved_or_has_changed_since_is_not_published(session: Session, unit: Unit) -> None:
    isi_triwulan(session, 2, *nilai_48())
    with pytest.raises(Galat, match="belum disetujui pimpinan"):
        terbitkan_periode(session, unit, TW[2], PADA)
    setujui_periode(session, unit, TW[2], PADA)
    isi_triwulan(session, 2, [4] * 9)
    with pytest.raises(Galat, match="berubah sesudah disetujui"):
        terbitkan_periode(session, unit, TW[2], PADA)
    setujui_periode(session, unit, TW[2], PADA, "satu formulir tertinggal")
    assert terbitkan_periode(session, unit, TW[2], PADA).edisi == 1
    with pytest.raises(Bersamaan, match="sudah terbit sebagai edisi 1"):
        terbitkan_periode(session, unit, TW[2], PADA)
    assert unit.terbit == "Triwulan II 2024"
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first()
    assert jejak == "menerbitkan hasil SKM Triwulan II 2024 edisi 1, IKM 79,14 (B)"


def test_a_correction_is_an_edition_beside_the_old_one_with_its_reason(session: Session, unit: Unit) -> None:
    isi_triwulan(session, 1, *nilai_48())
    terbit(session, TW[1])
    isi_triwulan(session, 1, *([[4] * 9] * 5))
    setujui_periode(session, unit, TW[1], PADA, "lima formulir tertinggal")
    with pytest.raises(Galat, match="memerlukan alasan"):
        terbitkan_periode(session, unit, TW[1], PADA)
    assert terbitkan_periode(session, unit, TW[1], PADA, "Lima formulir tertinggal.").edisi == 2
    kini, dulu = (baca_terbitan(session, unit.id, (2024, "tw1"), n).isi for n in (None, 1))
    assert kini is not None
    assert dulu is not None
    assert [(satu["edisi"], satu["responden"], satu["alasan"]) for satu in (dulu, kini)] == [
        (1, 48, ""),
        (2, 53, "Lima formulir tertinggal."),
    ]
    (baris,) = daftar_disahkan(session, unit.id, 40)
    assert (baris.nomor, baris.edisi, baris.terbit) == (2, 2, True)


@pytest.mark.parametrize("banyak", [1, 4])
def test_editions_differ_by_no_answer_or_by_five_or_more(session: Session, unit: Unit, banyak: int) -> None:
    isi_triwulan(session, 1, *nilai_48())
    terbit(session, TW[1])
    isi_triwulan(session, 1, *([[4] * 9] * banyak))
    setujui_periode(session, unit, TW[1], PADA, "tertinggal")
    with pytest.raises(Galat, match="kurang dari 5 orang"):
        terbitkan_periode(session, unit, TW[1], PADA, "tertinggal")


def test_another_plan_alone_is_an_edition_that_differs_by_no_answer(session: Session, unit: Unit) -> None:
    isi_triwulan(session, 1, *nilai_48())
    terbit(session, TW[1])
    siapa = {"hari": PADA.date(), "oleh": "uji", "pada": PADA}
    tambah_rencana(session, unit_id=unit.id, periode=TW[1], isi=RENCANA, **siapa)
    terbit(session, TW[1], "Rencananya ditetapkan.")
    isi = baca_terbitan(session, unit.id).isi
    assert isi is not None
    assert [satu["program"] for satu in isi["rencana"]["baris"]] == ["Papan syarat (2024)"]


def test_a_plan_is_shown_to_citizens_once_the_report_it_was_approved_with_is_published(
    session: Session, unit: Unit
) -> None:
    siapa = {"hari": PADA.date(), "oleh": "uji", "pada": PADA}
    isi_triwulan(session, 1, *nilai_48())
    setujui_periode(session, unit, TW[1], PADA)
    tambah_rencana(session, unit_id=unit.id, periode=TW[1], isi=RENCANA, **siapa)
    terbitkan_periode(session, unit, TW[1], PADA)
    assert tampilan(session, unit.id, TW[1]) is None  # nobody approved it yet
    terbit(session, TW[1], "Rencananya ditetapkan.")
    tampil = tampilan(session, unit.id, TW[1])
    assert tampil is not None
    lain = replace(RENCANA, unsur="U2", program="Loket kedua")
    tambah_rencana(session, unit_id=unit.id, periode=TW[1], isi=lain, **siapa)
    terbit(session, TW[1], "Rencananya ditambah.")
    assert tampilan(session, unit.id, TW[1]) is tampil
    assert [butir.program for butir in baca_butir(tampil.butir)] == ["Papan syarat", "Loket kedua"]


def test_a_year_less_its_quarters_tells_nobody(session: Session, unit: Unit) -> None:
    for nomor in (1, 2):
        isi_triwulan(session, nomor, *nilai_48())
        terbit(session, TW[nomor])
    isi_triwulan(session, 4, *([[3] * 9] * 3))  # too few for a quarter of their own
    setujui_periode(session, unit, TAHUN, PADA)
    with pytest.raises(Galat, match="kurang dari 5 orang"):
        terbitkan_periode(session, unit, TAHUN, PADA)
    isi_triwulan(session, 3, *([[3] * 9] * 2))
    setujui_periode(session, unit, TAHUN, PADA, "dua lagi")
    assert terbitkan_periode(session, unit, TAHUN, PADA).isi["responden"] == 101


def test_the_trend_has_the_published_periods_of_the_same_length_alone(session: Session, unit: Unit) -> None:
    for nomor in (1, 2, 3):
        isi_triwulan(session, nomor, *([[nomor] * 9] * 6))
    terbit(session, TW[1])
    terbit(session, Periode.semester(2024, 1))
    terbit(session, TW[3])  # the second was never approved
    isi = baca_terbitan(session, unit.id).isi
    assert isi is not None
    assert [(satu["label"], satu["ikm"]) for satu in isi["tren"]] == [
        ("Triwulan I 2024", "25.00"),
        ("Triwulan III 2024", "75.00"),
    ]


def test_the_database_keeps_an_edition_as_it_was_written(session: Session) -> None:
    isi_triwulan(session, 1, *nilai_48())
    terbit(session, TW[1])
    for ubah in ("UPDATE terbitan SET ikm = '99.00'", "DELETE FROM terbitan"):
        with pytest.raises(sa.exc.DBAPIError, match="tidak dapat di"), session.begin_nested():
            session.execute(sa.text(ubah))


def test_a_half_year_does_not_tell_those_whom_the_figure_of_its_quarter_left_out(
    session: Session, unit: Unit
) -> None:
    """Three answered another questionnaire: the quarter's index is without them, the half-year's is not."""
    lain = versi_lain(session, unit, TANPA_U9, date(2026, 1, 3))
    for nomor, banyak in ((1, 3), (2, 6)):
        isi_triwulan(session, nomor, *nilai_48())
        for _ in range(banyak):
            isi_satu(session, lain, [1] * 8, tanggal=date(2024, 3 * nomor - 1, 11), jalur=Jalur.IMPOR)
        terbit(session, TW[nomor])
    setujui_periode(session, unit, Periode.semester(2024, 1), PADA)
    with pytest.raises(Galat, match="kurang dari 5 orang"):
        terbitkan_periode(session, unit, Periode.semester(2024, 1), PADA)
