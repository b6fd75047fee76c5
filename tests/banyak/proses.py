"""Programs that a test starts, on loopback, and ends whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

LOKAL = "127.0.0.1"
SABAR = 40.0
"""Seconds until something that was started must be there."""


def program(*nama: str) -> str:
    """The first of these programs that is installed; without one the test is skipped, and says so."""
    for satu in nama:
        letak = shutil.which(satu, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
        if letak is not None:
            return letak
    pytest.skip(f"{' atau '.join(nama)} TIDAK ADA: jalankan sh tests/banyak.sh sebagai root")


def tunggu(apa: Callable[[], object], sebutan: str, sabar: float = SABAR) -> None:
    """Until `apa` gives something true; what it raises means not yet."""
    tenggat, terakhir = time.monotonic() + sabar, None
    while time.monotonic() < tenggat:
        try:
            if apa():
                return
        except Exception as belum:
            terakhir = belum
        time.sleep(0.05)
    raise TimeoutError(f"{sebutan}: {terakhir}")


def mendengar(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as uji:
        return uji.connect_ex((LOKAL, port)) == 0


def mulai(
    perintah: Sequence[str], catatan: Path, sebagai: str | None = None, **lingkungan: str
) -> subprocess.Popen[bytes]:
    """A program with a process group of its own; what it says goes to `catatan`."""
    with catatan.open("ab") as keluar:
        return subprocess.Popen(
            perintah,
            stdout=keluar,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **lingkungan},
            user=sebagai,
            group=sebagai,
            extra_groups=None if sebagai is None else [],
            start_new_session=True,
        )


def akhiri(proses: subprocess.Popen[bytes], tanda: int = signal.SIGTERM) -> None:
    """End it and what it started."""
    for satu in (tanda, signal.SIGKILL):
        try:
            os.killpg(proses.pid, satu)
            proses.wait(15)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            proses.wait(15)
            return


@contextmanager
def jalan(
    perintah: Sequence[str], catatan: Path, port: int, sebagai: str | None = None, **lingkungan: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that listens on `port` as long as the block lasts."""
    proses = mulai(perintah, catatan, sebagai, **lingkungan)
    try:
        tunggu(lambda: mendengar(port) or proses.poll() is not None, perintah[0])
        if proses.poll() is not None:
            raise RuntimeError(f"{perintah[0]}: {catatan.read_text(errors='replace')[-2000:]}")
        yield proses
    finally:
        akhiri(proses)
