"""Plans after a survey: what is proposed, what is kept, what is late, and what the next report says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, Peran
from skm.dokumen.laporan_skm.kelengkapan import belum_lengkap
from skm.dokumen.laporan_skm.penyusun import LaporanSkm, baca_laporan
from skm.galat import Bersamaan, Galat
from skm.laporan.hasil.baca import Saat, baca_unsur
from skm.laporan.hasil.narasi import kalimat_tindak_lanjut
from skm.laporan.hasil.pilihan import BAGIAN, bagian_periode, periode_diminta
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from skm.tindaklanjut.models import RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import daftar_peristiwa, daftar_terlambat
from skm.tindaklanjut.services import (
    IsiRencana,
    simpan_rencana,
    tambah_rencana,
    tetapkan_forum,
    ubah_usulan,
)
from tests.conftest import WITA
from tests.klien import Klien
from tests.skm.laporan.susun import jawab

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
HARI = date(2026, 7, 1)
TW1, TW2 = Periode.triwulan(2026, 1), Periode.triwulan(2026, 2)
ISI = IsiRencana(
    "U3", "Waktu Penyelesaian", "Antrean bernomor", 2026, "34", "Kasi", StatusTindakLanjut.DIRENCANAKAN, ""
)
BERTINGKAT = [1, 2, 2, 3, 3, 4, 4, 4, 4]
"""U1 lowest, then U2 and U3 alike, then U4 and U5 alike."""
SIAPA = {"oleh": "uji", "pada": PADA}


def rencanakan(
    session: Session, unit: Unit, periode: Periode = TW2, hari: date = HARI, **ubah: object
) -> RencanaTindakLanjut:
    isi = replace(ISI, **ubah)
    return tambah_rencana(session, unit_id=unit.id, periode=periode, isi=isi, hari=hari, **SIAPA)


def laporan(session: Session, unit: Unit, periode: Periode, kode: str = "") -> LaporanSkm:
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    return baca_laporan(session, unit, periode, Saat(PADA, WITA), layanan, kode=kode)


@pytest.mark.parametrize(
    ("banyak", "kode"),
    [
        (1, ["U1"]),
        (2, ["U1", "U2", "U3"]),  # the second place is shared
        (3, ["U1", "U2", "U3"]),
        (4, ["U1", "U2", "U3", "U4", "U5"]),
    ],
)
def test_as_many_of_the_lowest_unsur_are_proposed_as_the_office_chose_and_equal_ones_come_along(
    session: Session, unit: Unit, banyak: int, kode: list[str]
) -> None:
    jawab(session, date(2026, 5, 12), *([BERTINGKAT] * 6))
    assert unit.unsur_diusulkan == 3
    ubah_usulan(session, unit, banyak, **SIAPA)
    diusulkan = baca_unsur(session, unit, TW2)
    assert list(diusulkan.diusulkan) == kode
    assert [satu.unsur for satu in laporan(session, unit, TW2).hasil.rencana.usulan] == [
        diusulkan.nama[satu] for satu in kode
    ]


def test_nothing_is_proposed_where_fewer_than_five_answered(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *([BERTINGKAT] * 4))
    assert (baca_unsur(session, unit, TW2).diusulkan, baca_unsur(session, unit, TW2).unsur) == ((), ())


def test_plan_and_forum_stand_in_the_report_and_are_no_longer_missing(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *([BERTINGKAT] * 6))
    semula = laporan(session, unit, TW2)
    belum = set(belum_lengkap(semula.hasil, semula.kantor))
    rencanakan(session, unit)
    tetapkan_forum(
        session, unit_id=unit.id, periode=TW2, tanggal=date(2026, 6, 30), versi=0, hari=HARI, **SIAPA
    )
    kini = laporan(session, unit, TW2)
    assert belum - set(belum_lengkap(kini.hasil, kini.kantor)) == {
        "Rencana tindak lanjut belum ditetapkan.",
        "Tanggal Forum Konsultasi Publik belum dicatat.",
    }
    (satu,) = kini.hasil.rencana.baris
    assert (satu.unsur, satu.program) == ("Waktu Penyelesaian", "Antrean bernomor (2026)")
    assert (satu.triwulan, satu.penanggung_jawab) == ({3, 4}, "Kasi")
    assert kini.hasil.rencana.forum == date(2026, 6, 30)
    assert laporan(session, unit, Periode.bulan(2026, 5)).hasil.rencana.ditetapkan == ()
    assert laporan(session, unit, TW2, "KK").hasil.rencana.ditetapkan == ()


def test_the_next_report_says_what_became_of_the_plan_and_which_share_is_done(
    session: Session, unit: Unit
) -> None:
    selesai = {"status": StatusTindakLanjut.SELESAI, "realisasi": "Mesin antrean dipasang"}
    rencanakan(session, unit, TW1, **selesai)
    rencanakan(session, unit, TW1, program="Papan jam")
    rencanakan(session, unit, TW1, program="Kursi")
    hasil = laporan(session, unit, TW2).hasil
    assert [(satu.status, satu.bukti) for satu in hasil.rencana.sebelumnya] == [
        ("Selesai", "Mesin antrean dipasang"),
        ("Direncanakan", ""),
        ("Direncanakan", ""),
    ]
    assert kalimat_tindak_lanjut(hasil) == (
        "Dari 3 rencana tindak lanjut Triwulan I 2026, 1 selesai (33,33 %)."  # 100 ÷ 3
    )
    assert kalimat_tindak_lanjut(laporan(session, unit, TW1).hasil) == ""


def test_late_is_what_is_not_done_after_the_last_day_of_its_last_quarter(
    session: Session, unit: Unit
) -> None:
    terbuka = rencanakan(session, unit, TW1, triwulan="2")
    rencanakan(session, unit, TW1, triwulan="24", program="Sampai akhir tahun")
    selesai = {"status": StatusTindakLanjut.SELESAI, "realisasi": "Sudah"}
    rencanakan(session, unit, TW1, triwulan="2", program="Selesai", **selesai)
    assert daftar_terlambat(session, unit.id, date(2026, 6, 30)).banyak == 0  # the quarter's last day
    lambat = daftar_terlambat(session, unit.id, date(2026, 7, 1))
    assert (lambat.baris, lambat.banyak) == ((terbuka,), 1)


def test_every_status_is_one_more_row_of_a_log_that_the_database_keeps(session: Session, unit: Unit) -> None:
    satu = rencanakan(session, unit)
    berjalan = replace(ISI, status=StatusTindakLanjut.BERJALAN, realisasi="Dipesan")
    assert simpan_rencana(session, satu, berjalan, versi=satu.versi, **SIAPA)
    assert not simpan_rencana(session, satu, berjalan, versi=satu.versi, **SIAPA)
    assert simpan_rencana(session, satu, replace(berjalan, program="Nomor"), versi=satu.versi, **SIAPA)
    catatan = [(p.urut, p.status.value, p.realisasi) for p in daftar_peristiwa(session, satu.id)]
    assert catatan == [(2, "berjalan", "Dipesan"), (1, "direncanakan", "")]
    jejak = list(session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id)))[-3:]
    assert jejak[0].startswith("merencanakan tindak lanjut Triwulan II 2026: U3 Waktu Penyelesaian")
    assert "mengubah status dari Direncanakan menjadi Berjalan" in jejak[1]
    assert "Antrean bernomor" in jejak[2]
    for ubah in ("UPDATE peristiwa_tindak_lanjut SET oleh = 'lain'", "DELETE FROM peristiwa_tindak_lanjut"):
        with pytest.raises(sa.exc.DBAPIError, match="tidak dapat di"), session.begin_nested():
            session.execute(sa.text(ubah))


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"triwulan": ""}, "tw1"),
        ({"status": StatusTindakLanjut.SELESAI}, "realisasi"),  # done, and nothing is told
        ({"triwulan": "12"}, "tahun"),  # over on the day on which the period ended
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(
    session: Session, unit: Unit, ubah: dict[str, object], bidang: str
) -> None:
    with pytest.raises(Galat) as galat:
        rencanakan(session, unit, **ubah)
    assert galat.value.bidang == bidang


def test_plans_are_made_for_whole_quarters_that_are_over(session: Session, unit: Unit) -> None:
    for periode in (Periode.triwulan(2026, 3), Periode.bulan(2026, 5), Periode.tahun(2026)):
        with pytest.raises(Galat, match="sudah berakhir"):
            rencanakan(session, unit, periode, tahun=2027)
    for periode in (TW2, Periode.semester(2026, 1), Periode.tahun(2025)):
        assert rencanakan(session, unit, periode).sampai == periode.sampai


def test_the_same_programme_for_the_same_unsur_stands_once_in_a_plan(session: Session, unit: Unit) -> None:
    rencanakan(session, unit)
    with pytest.raises(Bersamaan, match="sudah ada"), session.begin_nested():
        rencanakan(session, unit)
    rencanakan(session, unit, TW1)


@pytest.mark.parametrize("tanggal", [date(2026, 7, 2), date(2026, 3, 31)])  # tomorrow; before the period
def test_a_forum_is_of_a_day_that_was_since_the_period_began(
    session: Session, unit: Unit, tanggal: date
) -> None:
    with pytest.raises(Galat) as galat:
        tetapkan_forum(session, unit_id=unit.id, periode=TW2, tanggal=tanggal, versi=0, hari=HARI, **SIAPA)
    assert galat.value.bidang == "tanggal"


@pytest.mark.parametrize("bagian", BAGIAN)
def test_every_period_that_an_address_names_has_that_name(bagian: str) -> None:
    assert bagian_periode(periode_diminta(2026, bagian)) == (2026, bagian)


def test_a_refused_plan_keeps_what_was_typed_and_a_kept_one_is_listed(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/laporan/tindak-lanjut/baru?tahun=2025&bagian=tw4&unsur=U2"
    form = klien.get(alamat).form("#form-rencana")
    assert (form.nilai["unsur"], form.nilai["tahun"], form.nilai["tw1"]) == ("U2", "2026", "y")
    ditolak = form.isi(program="Papan jam layanan", penanggung_jawab="Kasi").kosongkan("tw1").kirim()
    assert ditolak.status == 400
    assert "paling sedikit satu triwulan" in ditolak.sup.select_one(".ringkasan-galat").text
    ulang = ditolak.form("#form-rencana")
    assert ulang.nilai["program"] == "Papan jam layanan"
    papan = ulang.isi(tw1="y").kirim().ikuti()
    assert papan.url == "/laporan/tindak-lanjut?tahun=2025&bagian=tw4"
    (baris,) = papan.sup.select("main table")[0].select("tbody tr")
    assert "Papan jam layanan" in baris.text
    assert "Triwulan I 2026" in baris.text
    assert "Terlambat" in baris.text  # the quarter ended in March 2026


def test_who_only_reads_figures_sees_the_plan_and_no_form(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    papan = klien.get("/laporan/tindak-lanjut?tahun=2025&bagian=tw4")
    assert (papan.status, papan.sup.select("main form[method=post]")) == (200, [])
    assert klien.get("/laporan/tindak-lanjut/baru").status == 403
    assert klien.get("/laporan/tindak-lanjut?tahun=2025&bagian=b3").status == 404
