"""init, doctor, demo and user: what a newcomer types first."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from skm.akun import services as akun
from skm.akun.models import Akun, JejakAudit, Peran
from skm.config import Konfigurasi, baca
from skm.isian.models import BuktiDukung
from skm.isian.services import letak, simpan_bukti
from skm.isian.services.bukti import periksa_berkas, tempatkan_berkas
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode
from skm.kuesioner.models import Kuesioner
from skm.layanan.models import HariLibur, JanjiLayanan, Layanan, Unit, Wilayah
from skm.layanan.queries import daftar_libur
from skm.orm import buka_sesi, make_engine
from skm.survei.models import Tautan
from tests.kantor import kantor
from tests.perintah import Perintah
from tests.skm.cli.conftest import jalankan, jumlah, sisakan

Skm = Callable[..., Perintah]


TABEL_BENIH = (Unit, Wilayah, Layanan, JanjiLayanan, HariLibur, Kuesioner, Indikator, Tautan, Akun)


def test_init_twice_seeds_once_and_announces_the_admin_once(kosong: Path) -> None:
    pertama = jalankan("init")
    sesudah_pertama = jumlah(kosong, *TABEL_BENIH)
    kedua = jalankan("init")
    assert (pertama.exit_code, kedua.exit_code) == (0, 0)
    assert jumlah(kosong, *TABEL_BENIH) == sesudah_pertama
    # 1 unit, 1 kelurahan + 22 desa, 9 + 4 services with a promise each, 71 indicators for three years
    assert sesudah_pertama[:4] == [1, 23, 13, 13]
    assert sesudah_pertama[5:] == [1, 3 * 71, 1, 1]
    assert "sandi     :" in pertama.stdout
    assert "sandi" not in kedua.stdout


def test_the_printed_one_time_password_works_and_must_be_changed(kosong: Path) -> None:
    cocok = re.search(r"sandi     : (\S+)", jalankan("init").stdout)
    assert cocok is not None
    mesin = make_engine(f"sqlite:///{kosong / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=False) as session:
        admin = akun.akun_bersandi(session, nama="admin", sandi=cocok[1])
        assert admin is not None
        assert admin.peran is Peran.ADMIN
        assert admin.wajib_ganti_sandi
    mesin.dispose()


@pytest.mark.parametrize("sandi", ["admin", "password", "skm", "12345678", ""])
def test_no_default_password_works(siap: Path, sandi: str) -> None:
    mesin = make_engine(f"sqlite:///{siap / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=False) as session:
        assert akun.akun_bersandi(session, nama="admin", sandi=sandi) is None
    mesin.dispose()


def test_what_an_admin_edited_survives_the_next_init(siap: Path) -> None:
    mesin = make_engine(f"sqlite:///{siap / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        kk = session.scalars(sa.select(Layanan).where(Layanan.kode == "KK")).one()
        kk.nama, kk.aktif = "Surat Pengantar Kartu Keluarga", False
        natal = date(2026, 12, 24)
        libur = {"unit_id": kk.unit_id, "tanggal": natal, "nama": "dibatalkan", "jenis": "cuti_bersama"}
        session.add(HariLibur(**libur, versi=2, dicabut=True))
        session.commit()
    jalankan("init")
    with buka_sesi(mesin, tulis=False) as session:
        kk = session.scalars(sa.select(Layanan).where(Layanan.kode == "KK")).one()
        assert (kk.nama, kk.aktif) == ("Surat Pengantar Kartu Keluarga", False)
        assert natal not in [satu.tanggal for satu in daftar_libur(session, kk.unit_id, 2026)]
    mesin.dispose()


def test_commands_before_init_say_what_to_run(kosong: Path) -> None:
    hasil = jalankan("ikm")
    assert hasil.exit_code == 1
    assert "skm init" in hasil.stderr
    assert hasil.stdout == ""


def test_an_unknown_command_is_wrong_usage(kosong: Path) -> None:
    assert jalankan("indeks").exit_code == 2


def test_a_wrong_setting_is_refused_by_name(kosong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKM_PORT", "delapan")
    hasil = jalankan("init")
    assert hasil.exit_code == 1
    assert "SKM_PORT" in hasil.stderr


@pytest.mark.parametrize("kunci", ["secret_key", "data_key"])
def test_doctor_finds_a_key_others_can_read(siap: Path, kunci: str) -> None:
    assert jalankan("doctor").exit_code == 0
    (siap / kunci).chmod(0o644)
    hasil = jalankan("doctor", "--json")
    assert hasil.exit_code == 1
    assert '"GALAT"' in hasil.stdout
    assert stat.S_IMODE((siap / kunci).stat().st_mode) == 0o644  # it reports, it does not repair


def test_doctor_finds_a_case_that_does_not_say_what_its_log_says(siap: Path) -> None:
    sisakan(siap)
    jalankan("demo", "--responden", "0", "--permohonan", "20", "--benih", "5")
    assert "20 permohonan terakhir sama dengan catatannya" in jalankan("doctor").stdout
    mesin = make_engine(f"sqlite:///{siap / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.text("UPDATE permohonan SET janji_jumlah = janji_jumlah + 1 WHERE id = 7"))
        nomor = session.scalar(sa.text("SELECT nomor FROM permohonan WHERE id = 7"))
        session.commit()
    mesin.dispose()
    hasil = jalankan("doctor")
    assert hasil.exit_code == 1
    assert f"1 permohonan tidak sama dengan catatannya: {nomor} (janji_jumlah)\n" in hasil.stdout


def test_doctor_finds_evidence_that_is_gone_or_was_changed(siap: Path) -> None:
    mesin = make_engine(f"sqlite:///{siap / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        satu = indikator_berkode(session, kantor(session).id, 2026, "IKU-04")
        assert satu is not None
        semua = [
            periksa_berkas(f"{nama}.pdf", f"%PDF-1.4 {nama}".encode())
            for nama in ("hilang", "diubah", "utuh")
        ]
        for berkas in semua:
            pada = datetime(2026, 7, 1, tzinfo=UTC)
            simpan_bukti(session, satu, 2, berkas, folder=siap, oleh="uji", pada=pada)
        session.commit()
        for berkas in semua:
            tempatkan_berkas(berkas, siap)
        sidik = {satu.nama: satu.sidik for satu in session.scalars(sa.select(BuktiDukung))}
    mesin.dispose()
    assert "3 berkas ada" in jalankan("doctor").stdout
    letak(siap, sidik["hilang.pdf"]).unlink()
    letak(siap, sidik["diubah.pdf"]).write_bytes(b"%PDF-1.4 DIUBAH")  # as long as before
    hasil = jalankan("doctor")
    assert hasil.exit_code == 1
    assert "2 berkas hilang atau berubah: 'diubah.pdf', 'hilang.pdf'" in hasil.stdout


def test_doctor_on_an_empty_database_asks_for_init(kosong: Path) -> None:
    kosong.mkdir()
    hasil = jalankan("doctor")
    assert hasil.exit_code == 1
    assert "skm init" in hasil.stdout


def test_a_command_in_the_wrong_folder_founds_no_second_office(kosong: Path) -> None:
    hasil = jalankan("user", "sandi", "admin")
    assert hasil.exit_code == 1
    assert "skm init" in hasil.stderr
    assert not kosong.exists()


def test_nobody_else_on_the_machine_reads_the_database(kosong: Path) -> None:
    jalankan("init")
    assert stat.S_IMODE((kosong / "skm.sqlite3").stat().st_mode) == 0o600


def test_doctor_refuses_an_address_no_citizen_can_open(kosong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKM_HOST", "0.0.0.0")  # noqa: S104  # what offices type to serve the whole network
    jalankan("init")
    hasil = jalankan("doctor")
    assert hasil.exit_code == 1
    assert "SKM_BASE_URL" in hasil.stdout


def test_user_add_reads_the_password_from_stdin_and_is_audited(skm: Skm, konf: Konfigurasi) -> None:
    hasil = skm("user", "add", "Rina", "--peran", "petugas", masukan="sandi yang panjang\n")
    assert hasil.exit_code == 0
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=False) as session:
        petugas = akun.akun_bersandi(session, nama="rina", sandi="sandi yang panjang")
        assert petugas is not None
        assert petugas.peran is Peran.PETUGAS
        jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first()
        assert jejak == "membuat akun rina sebagai Petugas loket"
    mesin.dispose()


@pytest.mark.parametrize(
    ("nama", "sandi", "pesan"),
    [
        ("rina", "pendek", "paling sedikit 10 karakter"),
        ("rina", "", "paling sedikit 10 karakter"),
        ("rina", "x" * 201, "paling banyak 200"),
        ("dua kata", "sandi yang panjang", "Nama akun"),
    ],
)
def test_user_add_refuses_a_bad_name_or_password(skm: Skm, nama: str, sandi: str, pesan: str) -> None:
    hasil = skm("user", "add", nama, "--peran", "petugas", masukan=sandi + "\n")
    assert hasil.exit_code == 1
    assert pesan in hasil.stderr


def test_user_add_refuses_a_name_already_taken(skm: Skm) -> None:
    skm("user", "add", "rina", "--peran", "petugas", masukan="sandi yang panjang\n")
    hasil = skm("user", "add", "RINA", "--peran", "admin", masukan="sandi yang lain lagi\n")
    assert hasil.exit_code == 1
    assert "sudah dipakai" in hasil.stderr


def test_an_unknown_role_is_wrong_usage(skm: Skm) -> None:
    assert skm("user", "add", "rina", "--peran", "camat", masukan="sandi yang panjang\n").exit_code == 2


@pytest.mark.parametrize("perintah", ["ikm", "doctor", "init"])
def test_a_damaged_database_is_said_in_a_sentence(kosong: Path, perintah: str) -> None:
    baca({"SKM_INSTANCE": str(kosong)}, buat=True)  # the keys are there
    (kosong / "skm.sqlite3").write_bytes(b"ini bukan basis data" * 100)
    hasil = jalankan(perintah)
    assert hasil.exit_code == 1
    assert "Traceback" not in hasil.stdout + hasil.stderr
    assert "basis data" in (hasil.stdout + hasil.stderr).lower()
