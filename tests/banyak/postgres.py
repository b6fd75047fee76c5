"""PostgreSQL of the system's packages: where it lies, as whom it runs, a folder that this account may use."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.alur.jalan import port_bebas
from tests.banyak.proses import LOKAL, jalan, tunggu

PEMILIK = "postgres" if os.geteuid() == 0 else None
"""The account its servers run as: they refuse to be root."""
KELUARGA = Path("/usr/lib/postgresql")


def bin_postgres() -> Path:
    """The programs of the newest version that is installed."""
    semua = sorted(KELUARGA.glob("*/bin/postgres"), key=lambda satu: int(satu.parts[-3]))
    if not semua:
        pytest.skip("postgresql TIDAK ADA: jalankan sh tests/banyak.sh sebagai root")
    return semua[-1].parent


@contextmanager
def folder_postgres() -> Iterator[Path]:
    """A folder of that account's, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="skm-banyak-"))
    if PEMILIK is not None:
        shutil.chown(folder, PEMILIK, PEMILIK)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server(folder: Path, nama: str = "utama", dari: int | None = None) -> Iterator[int]:
    """A server's port; with `dari` a standby of the one at that port."""
    port, data = port_bebas(), folder / nama
    if dari is None:
        _jalankan("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    else:
        _jalankan(
            "pg_basebackup",
            "-h",
            LOKAL,
            "-p",
            dari,
            "-U",
            "postgres",
            "-D",
            data,
            "-R",
            "-c",
            "fast",
            "--no-sync",
        )
    perintah = [str(bin_postgres() / "postgres"), "-D", str(data), "-p", str(port), "-h", LOKAL]
    perintah += ["-k", str(folder), "-c", "shared_buffers=32MB"]
    with jalan(perintah, folder / f"{nama}.log", port, PEMILIK):
        tunggu(lambda: _jalankan("pg_isready", "-h", LOKAL, "-p", port) is None, nama)
        yield port


def _jalankan(nama: str, *pilihan: object) -> None:
    perintah = [str(bin_postgres() / nama), *map(str, pilihan)]
    subprocess.run(
        perintah, user=PEMILIK, group=PEMILIK, cwd="/", check=True, capture_output=True, timeout=120
    )
