"""What a worker keeps in memory has bounds that do not depend on how many threads and cores there are."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skm.cli.pelayan import ARENA
from skm.orm import make_engine

UTAS = 24
PEKERJA = f"""
import ctypes, sys
from threading import Barrier, Thread
from skm.cli.pelayan import muat_pekerja
muat_pekerja("builtins:dict")
semua = Barrier({UTAS})
def kerja():
    isi = [bytes(4000) for _ in range(100)]
    semua.wait()
utas = [Thread(target=kerja) for _ in range({UTAS})]
for satu in utas: satu.start()
for satu in utas: satu.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
berkas = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, berkas)
libc.fclose(berkas)
"""
"""A worker whose threads all take memory at once; glibc writes down what it made of that."""


def tumpukan(catatan: Path, sebelum: str = "") -> int:
    """How many heaps that worker's threads shared."""
    subprocess.run([sys.executable, "-c", sebelum + PEKERJA, str(catatan)], check=True, timeout=60)
    return catatan.read_text(encoding="ascii").count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep no heaps by thread")
def test_a_workers_threads_share_few_heaps_however_many_cores_there_are(tmp_path: Path) -> None:
    assert tumpukan(tmp_path / "bawaan") == ARENA
    lain = tumpukan(tmp_path / "lain", "import skm.cli.pelayan as p; p.ARENA = 5")
    assert lain == 5, "as many threads at once would have had more"


def test_a_connection_keeps_two_megabytes_of_a_sqlite_file_at_most(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as berkas:
        berkas.execute("PRAGMA default_cache_size = 9000")  # as another build of SQLite may choose
    mesin = make_engine(f"sqlite:///{tmp_path}/a.sqlite3")
    with mesin.connect() as koneksi:
        banyak = koneksi.exec_driver_sql("PRAGMA cache_size").scalar_one()
    mesin.dispose()
    assert -2048 <= banyak < 0, "kibibytes are negative; a number of pages would be no bound"
