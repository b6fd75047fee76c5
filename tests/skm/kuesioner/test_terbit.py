"""A questionnaire takes effect on a day, and its page says before what it will do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.galat import Galat
from skm.kuesioner import queries
from skm.kuesioner.halaman_terbit import halaman_terbit
from skm.kuesioner.models import JenisKuesioner, Kuesioner, SkalaKuesioner
from skm.kuesioner.queries.dampak import dampak
from skm.kuesioner.services import kuesioner as layani
from skm.kuesioner.services.kuesioner import IsiKuesioner, IsiUnsur
from skm.kuesioner.tanam import contoh_2004
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.jawaban import tersimpan
from tests.klien import Klien
from tests.skm.kuesioner.test_tally import isi

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
HARI = date(2026, 3, 5)
SEPULUH = [f"U{n}" for n in range(1, 11)]


def draf(
    session: Session, unit: Unit, kode: list[str], jenis: JenisKuesioner = JenisKuesioner.SKM
) -> Kuesioner:
    satu = layani.draf(session, unit_id=unit.id, jenis=jenis, oleh="ani", pada=PADA)
    unsur = tuple(IsiUnsur(k, k, f"{k}?", ("a", "b", "c", "d"), Fraction(1, len(kode))) for k in kode)
    layani.simpan_draf(session, satu, IsiKuesioner("Survei", "", unsur), perubahan=satu.perubahan)
    return satu


def terbit(session: Session, satu: Kuesioner, mulai: date) -> Kuesioner:
    layani.terbitkan(session, satu, mulai=mulai, hari_ini=HARI, oleh="ani", pada=PADA)
    return satu


def berlaku(session: Session, unit: Unit, hari: date) -> int:
    return queries.kuesioner_berlaku(session, unit.id, pada=hari).versi


def test_a_version_is_in_force_from_its_day_on_and_not_a_day_before(session: Session, unit: Unit) -> None:
    terbit(session, draf(session, unit, SEPULUH), date(2026, 4, 1))
    assert [berlaku(session, unit, hari) for hari in (HARI, date(2026, 3, 31), date(2026, 4, 1))] == [1, 1, 2]


def test_a_form_is_stored_under_a_version_of_the_days_it_may_have_waited_and_under_no_other(
    session: Session, unit: Unit
) -> None:
    nomor = {1: queries.kuesioner_berlaku(session, unit.id, pada=HARI).id}
    for mulai in (date(2004, 2, 24), HARI, date(2026, 4, 1)):  # for old data, today, in April
        satu = terbit(session, draf(session, unit, SEPULUH[: 10 - len(nomor)]), mulai)
        nomor[satu.versi] = satu.id

    def diterima(hari: date) -> list[int]:
        rentang = {"sejak": hari - timedelta(14), "pada": hari}
        skm = JenisKuesioner.SKM
        return [v for v, i in nomor.items() if queries.kuesioner_terbit(session, unit.id, skm, i, **rentang)]

    assert diterima(HARI) == [1, 3]
    assert diterima(HARI + timedelta(13)) == [1, 3]
    assert diterima(HARI + timedelta(14)) == [3]
    assert diterima(date(2026, 4, 1)) == [3, 4]


def test_of_two_versions_for_one_day_the_later_is_in_force(session: Session, unit: Unit) -> None:
    terbit(session, draf(session, unit, SEPULUH), date(2026, 4, 1))
    terbit(session, draf(session, unit, SEPULUH[:8]), date(2026, 4, 1))
    assert berlaku(session, unit, date(2026, 4, 1)) == 3


@pytest.mark.parametrize(
    ("mulai", "kata"),
    [
        (date(2026, 3, 4), "mulai hari ini atau sesudahnya"),  # yesterday would move what was answered
        (date(2026, 3, 31), "Sudah ada versi untuk 1 April 2026"),  # before the one that is to come
    ],
)
def test_a_day_that_is_past_or_before_the_newest_version_is_refused(
    session: Session, unit: Unit, mulai: date, kata: str
) -> None:
    terbit(session, draf(session, unit, SEPULUH), date(2026, 4, 1))
    with pytest.raises(Galat, match=kata):
        terbit(session, draf(session, unit, SEPULUH[:8]), mulai)


def test_a_year_typed_wrongly_never_bars_the_office_from_publishing_again(
    session: Session, unit: Unit
) -> None:
    satu = draf(session, unit, SEPULUH)
    with pytest.raises(Galat, match="Paling jauh setahun ke depan, 6 Maret 2027"):
        terbit(session, satu, date(2206, 4, 1))
    terbit(session, satu, date(2026, 4, 1))
    assert berlaku(session, unit, date(2026, 4, 1)) == satu.versi
    terbit(session, draf(session, unit, SEPULUH[:8]), HARI + layani.TERJAUH)


def test_the_first_of_a_kind_may_begin_on_any_day_and_is_open_from_then_on(
    session: Session, unit: Unit
) -> None:
    terbit(session, draf(session, unit, ["U1"], JenisKuesioner.SPAK), date(2020, 1, 1))
    terbit(session, draf(session, unit, ["U1"], JenisKuesioner.SPKP), date(2026, 4, 1))
    assert queries.jenis_terbit(session, unit.id, pada=HARI) == [JenisKuesioner.SKM, JenisKuesioner.SPAK]
    assert len(queries.jenis_terbit(session, unit.id, pada=date(2026, 4, 1))) == 3


def test_a_questionnaire_for_old_data_begins_before_the_first_and_no_citizen_sees_it(
    session: Session, unit: Unit
) -> None:
    satu = layani.draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, oleh="ani", pada=PADA)
    layani.simpan_draf(session, satu, contoh_2004(), perubahan=satu.perubahan)
    terbit(session, satu, date(2004, 2, 24))
    assert (len(satu.unsur), satu.skala) == (14, SkalaKuesioner.TAHUN_2004)
    assert sum(unsur.bobot for unsur in satu.unsur) == 1
    assert berlaku(session, unit, HARI) == 1
    semua = queries.kuesioner_terhitung(session, unit.id)
    assert [queries.versi_pada(semua, hari).versi for hari in (date(2016, 12, 31), date(2017, 1, 1))] == [
        2,
        1,
    ]


def test_before_publishing_it_is_said_which_period_is_divided_and_how_many_answered_so_far(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    for hari in (date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 3)):
        isi(session, kuesioner, tanggal=hari)
    akibat = dampak(session, draf(session, unit, [*SEPULUH[:8], "U10"]), HARI)
    halaman = halaman_terbit(akibat, HARI, HARI)
    assert halaman.terbagi == (
        ("Maret 2026", "2"),
        ("Triwulan I 2026", "3"),
        ("Semester I 2026", "3"),
        ("Tahun 2026", "3"),
    )
    assert "Ditambahkan sesudah versi 1: U10." in halaman.kalimat
    assert "Tidak lagi ditanyakan sesudah versi 1: U9." in halaman.kalimat
    assert "Angka dari jawaban yang sudah masuk tidak berubah." in halaman.kalimat
    tahun_depan = dampak(session, draf(session, unit, SEPULUH), date(2027, 1, 1))
    assert tahun_depan.terbagi == ()


def test_another_scale_is_warned_of_and_changed_weights_are_named(session: Session, unit: Unit) -> None:
    satu = layani.draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, oleh="ani", pada=PADA)
    layani.simpan_draf(session, satu, contoh_2004(), perubahan=satu.perubahan)
    halaman = halaman_terbit(dampak(session, satu, HARI), HARI, HARI)
    assert "Skala berubah menjadi KEP/25/M.PAN/2/2004." in halaman.kalimat
    assert any(kalimat.startswith("Bobot berubah: U1 1/9 menjadi 1/14") for kalimat in halaman.kalimat)
    assert "tidak pernah digabung" in halaman.peringatan


def test_the_page_publishes_for_the_day_that_was_shown_and_a_form_opened_before_keeps_its_version(
    app: Flask, klien: Klien, alamat: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lama = klien.get(alamat)
    halaman = klien.get("/kelola/kuesioner").form('form:has(input[value="skm"])').kirim().ikuti()
    ganti = {"hapus-8": "y", **{f"bobot-{n}": "1/8" for n in range(8)}}
    akibat = halaman.form("#draf").isi(aksi="terbit", **ganti).kirim().ikuti()
    besok_saja = akibat.form("#hari").isi(mulai="2999-01-01").kirim()
    assert "Sampai hari itu warga masih mengisi" in besok_saja.sup.main.text
    assert klien.get(f"{akibat.url.split('?')[0]}?mulai=besok").status == 400
    assert akibat.form("#terbit").kirim().status == 303
    isian = {f"U{n}": "3" for n in range(1, 10)}
    assert lama.form().isi(**isian).kirim().status == 303
    assert len(klien.get(alamat).sup.select("fieldset.tanya")) == 8
    (satu,) = tersimpan(app)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.get_one(Kuesioner, satu.kuesioner_id).versi == 1


def test_the_public_page_promises_no_other_number_of_questions_than_are_asked(
    app: Flask, klien: Klien, alamat: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/kuesioner").form('form:has(input[value="skm"])').kirim().ikuti()
    ganti = {"hapus-8": "y", **{f"bobot-{n}": "1/8" for n in range(8)}}
    halaman.form("#draf").isi(aksi="terbit", **ganti).kirim().ikuti().form("#terbit").kirim()
    assert len(klien.get(alamat).sup.select("fieldset.tanya")) == 8
    beranda = klien.get("/").sup.main.text
    assert "pertanyaan singkat" in beranda
    assert "embilan" not in beranda


def test_an_admin_begins_a_draft_with_the_14_unsur_of_2004(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/kuesioner").form('form:has(input[value="skm"])').kirim().ikuti()
    contoh = halaman.form("#draf").isi(aksi="contoh-2004").kirim()
    assert contoh.sup.select_one("#nama-13")["value"] == "Keamanan pelayanan"
    akibat = contoh.form("#draf").isi(aksi="terbit").kirim().ikuti()
    terbit = akibat.form("#hari").isi(mulai="2004-02-24").kirim().form("#terbit").kirim()
    assert terbit.status == 303
    assert "Berlaku mulai 24 Februari 2004" in terbit.ikuti().sup.main.text
