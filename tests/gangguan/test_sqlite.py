"""Real faults of a server on SQLite: a full disk, a file read-only, locked or broken, keys, the clock."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from skm import migrasi
from tests.gangguan.conftest import dilayani, penuhi, siapkan, tempat_kecil
from tests.gangguan.kantor import Kantor
from tests.gangguan.tabel import cocokkan
from tests.pangkalan import tempat_sementara

pytestmark = pytest.mark.luas
SQLITE = "SQLite"
PENGUNCI = """
import sqlite3, sys, time
koneksi = sqlite3.connect(sys.argv[1], isolation_level=None)
koneksi.execute("BEGIN IMMEDIATE")
print("terkunci", flush=True)
time.sleep(10)
koneksi.execute("ROLLBACK")
"""
"""Another program that writes there and takes its time."""


@pytest.fixture(scope="module")
def kantor(sqlite_acuan: Path, jam: tuple[dict[str, str], Path]) -> Iterator[Kantor]:
    """An office on a file of its own: one server, as far as faults leave it, meets them one after another."""
    with tempat_sementara("skm-gangguan-") as folder:
        shutil.copyfile(sqlite_acuan, folder / "skm.sqlite3")
        with dilayani(siapkan(folder, f"sqlite:///{folder}/skm.sqlite3", **jam[0])) as satu:
            yield satu


def berkas(kantor: Kantor) -> Path:
    """The database."""
    return kantor.konf.instance / "skm.sqlite3"


def catatan(kantor: Kantor, sejak: int) -> str:
    """What the server's log says since it was so long."""
    return kantor.server.catatan.read_text(encoding="utf-8")[sejak:]


def panjang(kantor: Kantor) -> int:
    """How long it is now."""
    return len(kantor.server.catatan.read_text(encoding="utf-8"))


def test_a_full_disk_refuses_what_is_written_and_takes_it_again_when_there_is_room(
    sqlite_acuan: Path, tmp_path: Path
) -> None:
    with tempat_kecil(tmp_path / "kantor", "40m") as folder:
        if not folder.is_mount():
            pytest.skip("A FULL DISK IS NOT TESTED: only root may mount a small one (tmpfs)")
        shutil.copyfile(sqlite_acuan, folder / "skm.sqlite3")
        with dilayani(siapkan(folder, f"sqlite:///{folder}/skm.sqlite3")) as kantor:
            with closing(sqlite3.connect(berkas(kantor))) as koneksi:
                koneksi.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # no room of its own is left to it
            pengisi = penuhi(folder)
            cocokkan("disk full", SQLITE, kantor.lihat())
            assert "SQLITE_FULL" in catatan(kantor, 0)
            pengisi.unlink()
            kantor.pulih()


def test_what_waits_for_a_lock_of_another_process_is_stored_or_given_back(kantor: Kantor) -> None:
    perintah = [sys.executable, "-c", PENGUNCI, str(berkas(kantor))]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE) as pengunci:
        assert pengunci.stdout is not None and pengunci.stdout.readline()
        time.sleep(0.5)  # who waits for ten seconds outlasts it
        cocokkan("locked by another process for 10 s", SQLITE, kantor.lihat())
    kantor.pulih()


def test_a_newer_schema_holds_everything_back_until_program_and_database_fit(kantor: Kantor) -> None:
    def menjadi(versi: str) -> None:
        with closing(sqlite3.connect(berkas(kantor))) as koneksi, koneksi:
            koneksi.execute("UPDATE alembic_version SET version_num = ?", (versi,))

    menjadi("30000101_nanti")
    kantor.admin.minta("/sehat")  # somebody watches; without, the server looks once a minute
    try:
        cocokkan("schema of a newer version", SQLITE, kantor.lihat())
    finally:
        menjadi(migrasi.versi_terbaru())
    kantor.pulih()


def test_a_file_that_nobody_may_write_is_read_and_written_again_when_its_mode_is_put_right(
    kantor: Kantor,
) -> None:
    """It was put there by root, as a restored file is; a server without root's rights finds it so."""
    sejak = panjang(kantor)
    kantor.server.henti()
    mode = stat.S_IMODE(berkas(kantor).stat().st_mode)
    berkas(kantor).chmod(0o444)
    kantor.server.tanpa_kuasa = True
    try:
        kantor.server.mulai()
        cocokkan("database file read-only", SQLITE, kantor.lihat())
        assert "SQLITE_READONLY" in catatan(kantor, sejak)
    finally:
        berkas(kantor).chmod(mode)
    kantor.pulih()


def test_a_corrupted_page_is_told_in_a_sentence_and_in_the_log_and_never_as_a_traceback(
    kantor: Kantor,
) -> None:
    kantor.server.henti()
    with rusak(berkas(kantor), "layanan"):
        sejak = panjang(kantor)
        kantor.server.mulai()
        cocokkan("a page of a table corrupted", SQLITE, kantor.lihat())
        assert "SQLITE_CORRUPT" in catatan(kantor, sejak)
    kantor.pulih()


@contextmanager
def rusak(berkas: Path, tabel: str) -> Iterator[None]:
    """Every bit of the page on which that table begins is turned, and turned back."""
    with closing(sqlite3.connect(berkas)) as koneksi:
        koneksi.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        besar = koneksi.execute("PRAGMA page_size").fetchone()[0]
        (nomor,) = koneksi.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tabel,)).fetchone()
    for _ in range(2):
        with berkas.open("r+b") as isi:
            isi.seek((nomor - 1) * besar)
            halaman = isi.read(besar)
            isi.seek((nomor - 1) * besar)
            isi.write(bytes(satu ^ 0xFF for satu in halaman))
        if _ == 0:
            yield


def test_a_server_that_lost_its_keys_does_not_start_and_says_which(kantor: Kantor, tmp_path: Path) -> None:
    kantor.server.henti()
    sejak = panjang(kantor)
    for nama in ("data_key", "secret_key"):
        shutil.move(kantor.konf.instance / nama, tmp_path / nama)
    with pytest.raises(AssertionError):  # it ends by itself
        kantor.server.mulai()
    cocokkan("both keys lost, server started anew", SQLITE, kantor.lihat())
    assert "skm kunci pulihkan" in catatan(kantor, sejak)
    assert "Traceback" not in catatan(kantor, sejak)
    for nama in ("data_key", "secret_key"):
        shutil.move(tmp_path / nama, kantor.konf.instance / nama)
    kantor.server.mulai()  # as systemd does
    kantor.pulih()


@contextmanager
def meleset(kantor: Kantor, jam: tuple[dict[str, str], Path], hari: int) -> Iterator[None]:
    """The clock of the server's computer is off by so many days, from now on and until the block ends."""
    if not jam[0]:
        pytest.skip("THE CLOCK IS NOT TESTED: no C compiler (cc)")
    kantor.jam = timedelta(days=hari)
    jam[1].write_text(str(hari * 86_400))
    try:
        yield
    finally:
        jam[1].write_text("0")
        kantor.jam = timedelta()


def test_a_clock_that_goes_back_signs_nobody_out_and_the_admin_is_told(
    kantor: Kantor, jam: tuple[dict[str, str], Path]
) -> None:
    with meleset(kantor, jam, -3):
        cocokkan("clock 3 days back", SQLITE, kantor.lihat())
        assert "Jam server melompat 3 hari mundur" in kantor.admin.minta("/dasbor")
        assert "Jam server melompat 3 hari mundur" in kantor.admin.minta("/sehat/siap")
    kantor.masuk_lagi()  # what was signed in three days ago, as the cookie says, is over when it is set right
    kantor.pulih()
    assert "Jam server" not in kantor.admin.minta("/dasbor")


def test_a_clock_that_goes_ahead_loses_nothing_and_the_admin_is_told_then_and_later(
    kantor: Kantor, jam: tuple[dict[str, str], Path]
) -> None:
    with meleset(kantor, jam, 3):
        cocokkan("clock 3 days ahead", SQLITE, kantor.lihat())
        kantor.masuk_lagi()
        assert "Jam server melompat 3 hari maju" in kantor.admin.minta("/dasbor")
        assert kantor.kirim_kunjungan() == "stored"
    kantor.masuk_lagi()
    kantor.pulih()
    assert "Peristiwa terakhir bertanggal 3 hari di depan jam server" in kantor.admin.minta("/dasbor")
    assert kantor.doctor() == "jam"
