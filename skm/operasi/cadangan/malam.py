"""The nightly backup: the command itself, in a process of its own, so that no page waits for it."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga.queries import cadangan_terakhir
from skm.operasi.cadangan.keadaan import perlu
from skm.operasi.terkunci import terkunci
from skm.orm import buka_sesi

PELAN = "import os; getattr(os, 'nice', lambda _: 0)(10); from skm.cli import main; main()"
TERLAMA = 6 * 3600
"""Seconds after which it is given up."""
TENANG, ULANG = timedelta(minutes=10), timedelta(hours=1)
"""From the server's start to the first one, and from one that failed to the next."""
catatan = logging.getLogger("skm")


class Penjaga:
    """Asks every minute whether a backup is due; of several processes one takes it."""

    def __init__(self, mesin: Callable[[], Engine], konf: Konfigurasi) -> None:
        self._mesin, self._konf = mesin, konf
        self._sejak: datetime | None = None

    def jaga(self, pada: datetime) -> None:
        """Take one if it is time. What goes wrong is logged, and tried again in an hour."""
        berkas = self._konf.backup
        if self._sejak is None:
            self._sejak = pada + TENANG
        if berkas is None or pada < self._sejak:
            return
        try:
            berkas.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with terkunci(berkas.parent, 0.0):
                if self._perlu(pada):
                    self._sejak = pada + ULANG
                    self._jalankan(str(berkas))
        except Galat:  # another process is at it
            return
        except (SQLAlchemyError, OSError, subprocess.SubprocessError) as salah:
            catatan.error("the nightly backup failed: %s", salah)

    def _perlu(self, pada: datetime) -> bool:
        with buka_sesi(self._mesin(), tulis=False) as session:
            return perlu(cadangan_terakhir(session, pada), self._konf, pada)

    def _jalankan(self, berkas: str) -> None:
        perintah = [sys.executable, "-c", PELAN, "backup", berkas, "--simpan", str(self._konf.backup_simpan)]
        hasil = subprocess.run(perintah, capture_output=True, text=True, timeout=TERLAMA, check=False)  # noqa: S603  # our own command
        if hasil.returncode:
            catatan.error("the nightly backup failed: %s", hasil.stderr.strip()[-2000:])
