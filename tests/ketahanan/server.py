"""A server of its own process that a test stops, kills and starts again at the same address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from skm.config import Konfigurasi
from tests.alur.jalan import AKAR
from tests.banyak.layanan import SKM, lingkungan

SABAR = 60
"""Seconds by which a started server answers, however busy the machine is."""
TANPA_KUASA = """
import ctypes, os, sys
if os.geteuid() == 0:
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
os.execv(sys.argv[1], sys.argv[1:])
"""
"""A file's mode holds for what is run so though it be root's, as it does for an office's server."""


@dataclass
class Server:
    """One that is killed and started at the same address."""

    konf: Konfigurasi
    port: int
    catatan: Path
    tambahan: dict[str, str] = field(default_factory=dict)
    """What its environment says besides."""
    tanpa_kuasa: bool = False
    """Whether a file that nobody may write cannot be written by it either, though it be root's."""
    proses: subprocess.Popen[bytes] | None = None

    @property
    def sebagai(self) -> list[str]:
        """What its commands begin with."""
        return [sys.executable, "-c", TANPA_KUASA] if self.tanpa_kuasa else []

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def mulai(self) -> None:
        """Start it, and wait until it answers."""
        with self.catatan.open("ab") as keluar:
            self.proses = subprocess.Popen(
                [*self.sebagai, *SKM, "serve"],
                env=lingkungan(self.konf, SKM_PORT=str(self.port), **self.tambahan),
                cwd=AKAR,
                stdout=keluar,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        tenggat = time.monotonic() + SABAR
        while not self.menjawab():
            assert time.monotonic() < tenggat, self.catatan.read_text(errors="replace")[-3000:]
            assert self.proses.poll() is None, self.catatan.read_text(errors="replace")[-3000:]
            time.sleep(0.05)

    def bunuh(self) -> None:
        """SIGKILL to everything that it is, at once."""
        assert self.proses is not None
        os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait(SABAR)

    def henti(self) -> None:
        """Let it finish, as a machine that is turned off does."""
        assert self.proses is not None
        os.killpg(self.proses.pid, signal.SIGTERM)
        self.proses.wait(SABAR)

    def menjawab(self) -> bool:
        """Whether it is healthy."""
        try:
            with urllib.request.urlopen(f"{self.url}/sehat", timeout=5) as jawaban:  # noqa: S310  # our own
                return bool(jawaban.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
