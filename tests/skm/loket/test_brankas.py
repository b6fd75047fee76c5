"""People's numbers: encrypted, found by a keyed hash, shown to whoever goes on record."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.layanan.brankas import Brankas, baca_nik, baca_telepon, cari_nik, samarkan
from skm.loket.models import Permohonan
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.loket.conftest import Catat

SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=ZoneInfo("Asia/Makassar"))
KUNCI = "aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE="
LAIN = "bGFpbi11bnR1ay11amktbGFpbi11bnR1ay11amktMTE="
NIK = "6401081203890007"
TELEPON = "081298761234"


def _catat(klien: Klien, **lain: str) -> Halaman:
    form = klien.get("/loket").form("#catat")
    return form.isi(layanan="kk", pemohon="Siti", desa="toyu", nik=NIK, telepon=TELEPON, **lain).kirim()


def test_a_number_comes_back_only_under_its_key_and_never_looks_the_same_twice() -> None:
    satu = Brankas(KUNCI)
    pertama, kedua = satu.sandikan(NIK), satu.sandikan(NIK)
    assert pertama != kedua
    assert satu.buka(pertama) == satu.buka(kedua) == NIK
    with pytest.raises(Galat, match="kunci lain"):
        Brankas(LAIN).buka(pertama)
    with pytest.raises(Galat, match="Kunci data rusak"):
        Brankas("pendek")


def test_the_hash_finds_equal_numbers_and_needs_the_key() -> None:
    assert Brankas(KUNCI).sidik(NIK) == Brankas(KUNCI).sidik(NIK) != Brankas(LAIN).sidik(NIK)
    assert NIK not in Brankas(KUNCI).sidik(NIK)


@pytest.mark.parametrize(
    ("teks", "nik"), [("6401 0812 0389 0007", NIK), (NIK, NIK), ("6401.0812.0389.0007", NIK), ("  ", None)]
)
def test_a_nik_is_read_as_people_write_it(teks: str, nik: str | None) -> None:
    assert baca_nik(teks) == nik


@pytest.mark.parametrize(
    "teks", ["640108120389000", "64010812038900071", "0401081203890007", "6401x81203890007"]
)
def test_what_is_no_nik_is_refused(teks: str) -> None:
    with pytest.raises(Galat, match="16 angka"):
        baca_nik(teks)


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("6401010101010000", "berakhir 0000.*Excel"),  # a spreadsheet keeps fifteen digits
        ("6401082902850000", "berakhir 0000"),
        ("6401011313890007", "131389, bukan tanggal lahir"),  # month 13
        ("6401013002890007", "300289, bukan tanggal lahir"),  # 30 February
        ("6401013589030007", "bukan tanggal lahir"),
        ("6401017201890007", "bukan tanggal lahir"),  # a woman's 32nd
        ("6,40101E+15", "diubah Excel"),
        ("6.40108120389E15", "diubah Excel"),
        ("640108120389007", "16 angka; yang ditulis 15 angka"),
    ],
)
def test_a_nik_that_cannot_be_is_refused_by_what_is_wrong_with_it(teks: str, kalimat: str) -> None:
    with pytest.raises(Galat, match=kalimat):
        baca_nik(teks)


@pytest.mark.parametrize("teks", ["6401085203890007", "6401082902000001", "6401087112990010"])
def test_birthdays_of_women_and_of_leap_years_are_days(teks: str) -> None:
    assert baca_nik(teks) == teks


def test_a_number_taken_before_the_check_can_still_be_looked_for() -> None:
    assert cari_nik("6401 0812 3456 0000") == "6401081234560000"


@pytest.mark.parametrize(
    "teks",
    [
        "0812-9876-1234",
        "+62 812 9876 1234",
        "6281298761234",
        "(0812) 98761234",
        "+62 0812 9876 1234",
        "0062812.9876.1234",
    ],
)
def test_a_phone_number_is_one_however_its_country_is_written(teks: str) -> None:
    assert baca_telepon(teks) == TELEPON


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("12345", "diawali 0"),
        ("+1 650 253 0000", "diawali 0"),
        ("81298761234", "0 di depan nomor ini hilang.*081298761234"),
        ("8,12988E+10", "diubah Excel"),
    ],
)
def test_what_is_no_phone_number_is_refused_by_what_is_wrong_with_it(teks: str, kalimat: str) -> None:
    with pytest.raises(Galat, match=kalimat):
        baca_telepon(teks)


def test_a_masked_number_shows_its_last_four() -> None:
    assert samarkan(NIK) == "••••••0007"


def test_a_dump_of_the_database_shows_neither_nik_nor_phone(app: Flask, klien: Klien, tmp_path: Path) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    assert _catat(klien).status == 303
    klien.get("/loket/warga").form("#cari").isi(nik=NIK).kirim()
    with app.extensions["skm_mesin"].connect() as koneksi:
        koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        isi = "\n".join(koneksi.connection.driver_connection.iterdump())
    assert "KK/20" in isi, "the dump holds the case"
    berkas = Path(app.config["SKM"].database_url.removeprefix("sqlite:///"))
    mentah = b"".join(satu.read_bytes() for satu in berkas.parent.glob("skm.sqlite3*"))
    for rahasia in (NIK, TELEPON, NIK[2:14], TELEPON[1:]):
        assert rahasia not in isi
        assert rahasia.encode() not in mentah


def test_what_either_database_keeps_of_a_case_shows_neither(catat: Catat, session: Session) -> None:
    satu, brankas = catat("KK", SENIN), Brankas(KUNCI)
    satu.nik_sandi, satu.nik_sidik = brankas.sandikan(NIK), brankas.sidik(NIK)
    satu.telepon_sandi = brankas.sandikan(TELEPON)
    session.flush()
    isi = repr(session.execute(sa.text("SELECT * FROM permohonan")).all())
    isi += repr(session.execute(sa.text("SELECT * FROM peristiwa_permohonan")).all())
    assert satu.nomor in isi
    assert not any(rahasia in isi for rahasia in (NIK, TELEPON))


def test_numbers_are_masked_until_somebody_reveals_them_on_record(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    _catat(klien)
    rincian = klien.get("/loket/1")
    assert NIK not in rincian.teks
    assert TELEPON not in rincian.teks
    terbuka = rincian.form("#form-ungkap").kirim()
    assert NIK in terbuka.sup.main.text
    assert TELEPON in terbuka.sup.main.text
    assert terbuka.headers["Cache-Control"] == "no-store"
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        peristiwa = [satu.peristiwa for satu in jejak_terakhir(session, kantor(session).id)]
    assert peristiwa[0].startswith("melihat NIK atau telepon pada permohonan KK/")
    assert not any(NIK in satu for satu in peristiwa)


def test_a_person_is_found_by_nik_and_gets_what_is_kept(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    _catat(klien)
    cari = klien.get("/loket/warga").form("#cari").isi(nik="6401 0812 0389 0007").kirim()
    assert "KK/" in cari.sup.select_one("main ul").text
    form = cari.form("#cari").isi(nik=NIK)
    form.nilai["unduh"] = "1"
    unduh = klien.http.post("/loket/warga", data=form.nilai)
    (isi,) = json.loads(unduh.data)
    assert (isi["pemohon"], isi["nik"], isi["telepon"]) == ("Siti", NIK, TELEPON)
    assert [langkah["apa"] for langkah in isi["riwayat"]] == ["diterima", "lengkap"]
    asing = klien.get("/loket/warga").form("#cari").isi(nik="6401081203890008").kirim()
    assert "Tidak ada permohonan dengan NIK itu" in asing.sup.main.text


def test_a_wrong_number_is_named_at_its_field_and_nothing_is_logged(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    form = klien.get("/loket").form("#catat")
    tolak = form.isi(layanan="kk", pemohon="Siti", desa="toyu", nik="123", telepon="abc").kirim()
    assert tolak.status == 400
    assert "16 angka" in tolak.sup.select_one("#nik-galat").text
    assert "diawali 0" in tolak.sup.select_one("#telepon-galat").text
    assert tolak.form("#catat").nilai["nik"] == "123"
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Permohonan)) == 0
