"""What can be done about a complaint: each act is an entry of its log, which its columns agree with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.queries import jejak_terakhir
from skm.bagian import UKURAN
from skm.galat import Bersamaan, Galat
from skm.layanan.brankas import Brankas
from skm.layanan.models import HariLibur, JenisLibur, Unit
from skm.pengaduan.kode import kode_pengaduan, sidik_kode
from skm.pengaduan.models import AkhirPengaduan, JalurPengaduan, Pengaduan, TahapPengaduan
from skm.pengaduan.queries import (
    Saring,
    daftar,
    hitungan_bulanan,
    janji_berlaku,
    jumlah,
    log,
    pengaduan_berkode,
    periksa,
)
from skm.pengaduan.services import TINDAKAN, Hasil, kosongkan, tanggapi, ubah_janji
from tests.skm.pengaduan.conftest import SENIN, WITA, Adukan

Tanggap = Callable[..., None]
MARET = Periode(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def tanggap(session: Session) -> Tanggap:
    def tanggap(
        satu: Pengaduan, aksi: str, pada: datetime, *, jawaban: str = "", catatan: str = "", versi: int = 0
    ) -> None:
        kata = {"jawaban": jawaban, "catatan": catatan}
        tanggapi(session, satu, TINDAKAN[aksi], **kata, versi=versi or satu.versi, oleh="ani", pada=pada)

    return tanggap


def _tempo(satu: Pengaduan) -> str:
    return satu.jatuh_tempo.astimezone(WITA).isoformat(timespec="minutes")


def test_fourteen_working_days_are_promised_where_the_office_says_nothing(adukan: Adukan) -> None:
    assert SENIN.astimezone(WITA).strftime("%A %H.%M") == "Monday 10.00"
    satu = adukan()
    # 18 to 24 March hold Nyepi, Idul Fitri and joint leave: five working days of March are none
    assert (satu.janji_hari, _tempo(satu)) == (14, "2026-03-27T16:30+08:00")


def test_what_is_spoken_at_the_counter_is_due_when_what_is_written_is(
    session: Session, adukan: Adukan
) -> None:
    tertulis, lisan = adukan(kode="a" * 12), adukan(kode="b" * 12, oleh="ani")
    assert (tertulis.jalur, lisan.jalur) == (JalurPengaduan.HALAMAN, JalurPengaduan.LISAN)
    assert (lisan.janji_hari, lisan.jatuh_tempo) == (tertulis.janji_hari, tertulis.jatuh_tempo)
    assert [log(session, satu.id)[0].oleh for satu in (tertulis, lisan)] == ["", "ani"]


def test_the_promise_of_the_day_it_came_is_kept_whatever_is_promised_later(
    session: Session, unit: Unit, adukan: Adukan
) -> None:
    lama = adukan(kode="a" * 12)
    janji = {"unit_id": unit.id, "oleh": "ani", "pada": SENIN}
    ubah_janji(session, hari=3, mulai=date(2026, 3, 3), hari_ini=date(2026, 3, 2), **janji)
    ubah_janji(session, hari=2, mulai=date(2026, 3, 3), hari_ini=date(2026, 3, 2), **janji)
    assert [janji_berlaku(session, unit.id, date(2026, 3, hari)) for hari in (2, 3, 4)] == [14, 2, 2]
    baru = adukan(kode="b" * 12, pada=SENIN + timedelta(days=1))
    assert (lama.janji_hari, baru.janji_hari, _tempo(baru)) == (14, 2, "2026-03-05T15:00+08:00")
    session.add(
        HariLibur(unit_id=unit.id, tanggal=date(2026, 3, 5), nama="uji", jenis=JenisLibur.LIBUR_DAERAH)
    )
    session.flush()
    assert _tempo(baru) == "2026-03-05T15:00+08:00"
    peristiwa = [satu.peristiwa for satu in jejak_terakhir(session, unit.id)]
    assert "menetapkan janji menjawab pengaduan 2 hari kerja mulai 3 Maret 2026" in peristiwa


@pytest.mark.parametrize(("hari", "mulai"), [(0, 2), (61, 2), (5, 1)])
def test_a_promise_is_of_one_to_sixty_days_and_never_of_a_day_that_is_past(
    session: Session, unit: Unit, hari: int, mulai: int
) -> None:
    with pytest.raises(Galat):
        ubah_janji(
            session,
            unit_id=unit.id,
            hari=hari,
            mulai=date(2026, 3, mulai),
            hari_ini=date(2026, 3, 2),
            oleh="ani",
            pada=SENIN,
        )


def test_numbers_run_by_office_and_year(session: Session, adukan: Adukan) -> None:
    tahun_depan = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # 1 January 2027, 01.00 WITA
    semua = [
        adukan(kode=huruf * 12, pada=pada) for huruf, pada in (("a", SENIN), ("b", SENIN), ("c", tahun_depan))
    ]
    assert [satu.nomor for satu in semua] == ["ADU/2026/0001", "ADU/2026/0002", "ADU/2027/0001"]


def test_a_form_sent_twice_is_one_complaint_and_other_words_are_none(
    session: Session, kirim: Callable[..., tuple[Hasil, Pengaduan]]
) -> None:
    hasil = [kirim(isi, kontak=kontak)[0] for isi, kontak in (("A", "x"), ("A", "x"), ("A", "y"), ("B", "x"))]
    assert hasil == [Hasil.BARU, Hasil.ULANGAN, Hasil.BERBEDA, Hasil.BERBEDA]
    assert session.scalar(sa.select(sa.func.count()).select_from(Pengaduan)) == 1


def test_a_code_belongs_to_its_form_and_is_kept_as_a_fingerprint(session: Session, adukan: Adukan) -> None:
    kode = kode_pengaduan("rahasia", "kunci-satu")
    assert kode == kode_pengaduan("rahasia", "kunci-satu") != kode_pengaduan("rahasia", "kunci-dua")
    assert kode != kode_pengaduan("lain", "kunci-satu")
    satu = adukan(kode=kode)
    assert (satu.kode_sidik, len(kode)) == (sidik_kode(kode), 12)
    assert pengaduan_berkode(session, f"{kode[:4]}-{kode[4:].upper()}") is satu


def test_a_complaint_goes_from_received_over_dealt_with_to_answered(
    session: Session, unit: Unit, adukan: Adukan, tanggap: Tanggap
) -> None:
    satu, besok = adukan(), SENIN + timedelta(days=1)
    tanggap(satu, "proses", besok)
    tanggap(satu, "proses", besok, jawaban="Kami periksa.", catatan="tanya kasi")
    tanggap(satu, "jawab", besok + timedelta(hours=1), jawaban="Sudah diperbaiki.")
    isi = [(p.tahap.value, p.oleh, p.jawaban, p.catatan) for p in log(session, satu.id)]
    assert isi == [
        ("diterima", "", None, None),
        ("diproses", "ani", None, None),
        ("diproses", "ani", "Kami periksa.", "tanya kasi"),
        ("selesai", "ani", "Sudah diperbaiki.", None),
    ]
    assert (satu.tahap, satu.akhir) == (TahapPengaduan.SELESAI, AkhirPengaduan.DIJAWAB)
    assert satu.selesai == besok + timedelta(hours=1)
    assert periksa(session, unit.id, terbanyak=10).berbeda == ()


@pytest.mark.parametrize(("aksi", "bidang"), [("jawab", "jawaban"), ("bukan", "catatan")])
def test_no_complaint_is_closed_without_words(
    adukan: Adukan, tanggap: Tanggap, aksi: str, bidang: str
) -> None:
    satu = adukan()
    with pytest.raises(Galat) as tolak:
        tanggap(satu, aksi, SENIN)
    assert (tolak.value.bidang, satu.tahap) == (bidang, TahapPengaduan.DITERIMA)


def test_what_is_closed_is_answered_no_more_but_may_be_opened_again_with_a_reason(
    session: Session, unit: Unit, adukan: Adukan, tanggap: Tanggap
) -> None:
    satu = adukan()
    tanggap(satu, "bukan", SENIN, catatan="percobaan")
    assert (satu.akhir, satu.selesai) == (AkhirPengaduan.BUKAN, SENIN)
    for aksi in ("proses", "jawab", "bukan"):
        with pytest.raises(Galat, match="sudah selesai"):
            tanggap(satu, aksi, SENIN, jawaban="kata", catatan="kata")
    with pytest.raises(Galat, match="mengapa"):
        tanggap(satu, "buka", SENIN)
    tanggap(satu, "buka", SENIN, catatan="ternyata pengaduan")
    assert (satu.tahap, satu.akhir, satu.selesai) == (TahapPengaduan.DIPROSES, None, None)
    assert periksa(session, unit.id, terbanyak=10).berbeda == ()


def test_of_two_officers_at_once_the_later_is_told(adukan: Adukan, tanggap: Tanggap) -> None:
    satu = adukan()
    terlihat = satu.versi
    tanggap(satu, "proses", SENIN)
    with pytest.raises(Bersamaan, match="petugas lain"):
        tanggap(satu, "proses", SENIN, jawaban="kata", versi=terlihat)


@pytest.mark.parametrize(
    "ubah", ["UPDATE peristiwa_pengaduan SET oleh = 'lain'", "DELETE FROM peristiwa_pengaduan"]
)
def test_the_database_refuses_to_change_the_log(session: Session, adukan: Adukan, ubah: str) -> None:
    adukan()
    with pytest.raises(DBAPIError, match="tidak dapat"), session.begin_nested():
        session.execute(sa.text(ubah))


def test_words_of_the_log_go_only_after_those_of_the_complaint(
    session: Session, adukan: Adukan, tanggap: Tanggap
) -> None:
    satu = adukan()
    tanggap(satu, "jawab", SENIN, jawaban="Baik.")
    kosong = sa.text("UPDATE peristiwa_pengaduan SET jawaban = NULL, catatan = NULL")
    with pytest.raises(DBAPIError, match="tidak dapat"), session.begin_nested():
        session.execute(kosong)
    session.execute(sa.text("UPDATE pengaduan SET isi = NULL"))
    session.execute(kosong)
    with pytest.raises(DBAPIError, match="tidak dapat"), session.begin_nested():
        session.execute(sa.text("UPDATE peristiwa_pengaduan SET jawaban = 'lain'"))


def test_what_is_kept_too_long_goes_with_both_sides_words_and_the_counts_stay(
    session: Session, unit: Unit, adukan: Adukan, tanggap: Tanggap
) -> None:
    lama, terbuka = adukan(kode="a" * 12, nama="Siti", kontak="0812"), adukan(kode="b" * 12, nama="Siti")
    tanggap(lama, "jawab", SENIN, jawaban="Baik, Ibu Siti.", catatan="rumahnya jauh")
    sebelum = hitungan_bulanan(session, unit.id, MARET, pada=SENIN)
    kapan = {"sebelum": SENIN + timedelta(days=1), "oleh": "ani", "pada": SENIN + timedelta(days=1)}
    assert [kosongkan(session, unit_id=unit.id, **kapan) for _ in range(2)] == [1, 0]
    session.expire_all()
    assert (lama.isi, lama.nama_sandi, lama.kontak_sandi, lama.kode_sidik) == (None, None, None, None)
    assert [(p.jawaban, p.catatan) for p in log(session, lama.id)] == [(None, None)] * 2
    assert terbuka.isi and terbuka.nama_sandi
    assert hitungan_bulanan(session, unit.id, MARET, pada=SENIN) == sebelum
    assert periksa(session, unit.id, terbanyak=10).berbeda == ()


def test_who_wrote_past_the_log_is_found(session: Session, unit: Unit, adukan: Adukan) -> None:
    satu = adukan()
    satu.tahap = TahapPengaduan.DIPROSES
    session.flush()
    hasil = periksa(session, unit.id, terbanyak=10)
    assert (hasil.dibandingkan, hasil.berbeda) == (1, (satu.nomor,))


def test_the_contact_is_kept_under_the_key_and_opened_with_it(adukan: Adukan, brankas: Brankas) -> None:
    satu = adukan(nama="Siti", kontak="siti@contoh.id")
    assert satu.nama_sandi and satu.kontak_sandi
    assert (brankas.buka(satu.nama_sandi), brankas.buka(satu.kontak_sandi)) == ("Siti", "siti@contoh.id")
    assert "siti" not in satu.kontak_sandi.lower()


def test_the_late_stand_first_and_the_list_is_paged(
    session: Session, unit: Unit, adukan: Adukan, tanggap: Tanggap
) -> None:
    semua = [adukan(kode=f"{n:012d}", pada=SENIN - timedelta(days=n)) for n in range(UKURAN + 2)]
    tanggap(semua[0], "jawab", SENIN, jawaban="Baik.")
    tanggap(semua[1], "proses", SENIN)
    pertama, kedua = (daftar(session, unit.id, Saring.TERBUKA, lewat) for lewat in (0, UKURAN))
    tempo = [satu.jatuh_tempo for satu in (*pertama, *kedua)]
    assert (len(pertama), len(kedua), tempo) == (UKURAN, 1, sorted(tempo))
    assert {satu.id for satu in (*pertama, *kedua)} == {satu.id for satu in semua[1:]}
    assert [satu.nomor for satu in daftar(session, unit.id, Saring.SELESAI, 0)] == [semua[0].nomor]
    terakhir = pertama[0].jatuh_tempo
    isi = jumlah(session, unit.id, terakhir)
    assert (isi.diterima, isi.diproses, isi.selesai, isi.terlambat) == (UKURAN, 1, 1, 0)
    assert jumlah(session, unit.id, terakhir + timedelta(seconds=1)).terlambat >= 1


def test_counts_by_month_tell_the_answered_the_late_and_the_open(
    session: Session, unit: Unit, adukan: Adukan, tanggap: Tanggap
) -> None:
    tepat, lewat, bukan, bukan_lewat, terbuka, baru = (adukan(kode=huruf * 12) for huruf in "abcdef")
    april = adukan(kode="g" * 12, pada=datetime(2026, 3, 31, 16, 0, tzinfo=UTC))  # 1 April, 00.00 WITA
    tempo = tepat.jatuh_tempo
    tanggap(tepat, "jawab", tempo, jawaban="Baik.")  # at that very moment is in time
    tanggap(lewat, "jawab", tempo + timedelta(seconds=1), jawaban="Baik.")
    tanggap(bukan, "bukan", tempo, catatan="percobaan")
    tanggap(bukan_lewat, "bukan", tempo + timedelta(seconds=1), catatan="percobaan")
    sesudah = tempo + timedelta(days=1)
    assert {terbuka.jatuh_tempo, baru.jatuh_tempo} == {tempo}
    (satu,) = hitungan_bulanan(session, unit.id, MARET, pada=sesudah)
    isi = (satu.diterima, satu.dijawab, satu.tepat, satu.terlambat, satu.terbuka, satu.bukan)
    assert (satu.bulan, isi) == (date(2026, 3, 1), (6, 2, 1, 4, 2, 1))
    (dulu,) = hitungan_bulanan(session, unit.id, MARET, pada=tempo)
    assert dulu.terlambat == 2  # the two answered a second too late; the open ones still have that moment
    semua = hitungan_bulanan(session, unit.id, Periode(date(2026, 3, 1), date(2026, 4, 30)), pada=sesudah)
    assert [(b.bulan.month, b.diterima, b.terbuka, b.terlambat) for b in semua] == [
        (4, 1, 1, 0),
        (3, 6, 2, 4),
    ]
    assert hitungan_bulanan(session, unit.id, MARET, pada=sesudah, layanan_id=1) == ()
    assert april.hari_diterima == date(2026, 4, 1)
