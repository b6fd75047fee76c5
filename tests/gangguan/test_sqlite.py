"""Real faults of a server on SQLite: a full disk, a file read-only, locked or broken."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from skm import migrasi
from tests.gangguan.conftest import dilayani, penuhi, siapkan, tempat_kecil
from tests.gangguan.kantor import Kantor
from tests.gangguan.tabel import SQLITE, cocokkan
from tests.pangkalan import tempat_sementara

pytestmark = pytest.mark.luas
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
def kantor(sqlite_acuan: Path) -> Iterator[Kantor]:
    """An office on a file of its own: one server, as far as faults leave it, meets them one after another."""
    with tempat_sementara("skm-gangguan-") as folder:
        shutil.copyfile(sqlite_acuan, folder / "skm.sqlite3")
        with dilayani(siapkan(folder, f"sqlite:///{folder}/skm.sqlite3")) as satu:
            yield satu


def berkas(kantor: Kantor) -> Path:
    """The database."""
    return kantor.konf.instance / "skm.sqlite3"


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
            assert "SQLITE_FULL" in kantor.catatan()
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
    sejak = len(kantor.catatan())
    kantor.server.henti()
    mode = stat.S_IMODE(berkas(kantor).stat().st_mode)
    berkas(kantor).chmod(0o444)
    kantor.server.tanpa_kuasa = True
    try:
        kantor.server.mulai()
        cocokkan("database file read-only", SQLITE, kantor.lihat())
        assert "SQLITE_READONLY" in kantor.catatan(sejak)
    finally:
        berkas(kantor).chmod(mode)
    kantor.pulih()


def test_a_corrupted_page_is_told_in_a_sentence_and_in_the_log_and_never_as_a_traceback(
    kantor: Kantor,
) -> None:
    kantor.server.henti()
    with rusak(berkas(kantor), "layanan"):
        sejak = len(kantor.catatan())
        kantor.server.mulai()
        cocokkan("a page of a table corrupted", SQLITE, kantor.lihat())
        assert "SQLITE_CORRUPT" in kantor.catatan(sejak)
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
