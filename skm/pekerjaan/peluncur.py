"""Starts the process that does a piece of long work, apart from the one that serves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from tempfile import TemporaryFile
from threading import Thread

from skm.config import Konfigurasi, lingkungan_anak

PROGRAM = "from skm.cli import main; main()"
Peluncur = Callable[[int, bytes], None]
"""Takes the number of what was noted, and the bytes of its file."""


def luncurkan(konf: Konfigurasi, nomor: int, isi: bytes, *, berakhir: Callable[[], None]) -> None:
    """Start it. Its file has no name on the disk and goes with it; `berakhir` is called when it has gone.

    It is in a session of its own: neither a closed browser nor a server that ends stops it. Raises OSError
    where no process can be started.
    """
    with TemporaryFile() as berkas:
        berkas.write(isi)
        berkas.seek(0)
        proses = subprocess.Popen(  # noqa: S603  # this program with a number
            [sys.executable, "-c", PROGRAM, "pekerjaan", "--jalankan", str(nomor)],
            stdin=berkas,
            stdout=subprocess.DEVNULL,
            env=lingkungan_anak(konf),
            start_new_session=True,
        )

    def tunggu() -> None:
        proses.wait()
        berakhir()

    Thread(target=tunggu, name="skm-menunggu-pekerjaan", daemon=True).start()
