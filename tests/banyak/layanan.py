"""The product's own processes: `skm serve` over an instance that is there already."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skm.config import Konfigurasi
from tests.alur.jalan import AKAR, layani, port_bebas

SKM = (sys.executable, "-c", "from skm.cli import main; main()")
"""The command, of the tree under test."""


def lingkungan(konf: Konfigurasi, **lain: str) -> dict[str, str]:
    """What a process of that office finds in its environment."""
    bersih = {nama: isi for nama, isi in os.environ.items() if not nama.startswith("SKM_")}
    kunci = {"SKM_SECRET_KEY": konf.secret_key, "SKM_DATA_KEY": konf.data_key}
    return {
        **bersih,
        **kunci,
        "SKM_INSTANCE": str(konf.instance),
        "SKM_DATABASE_URL": konf.database_url,
        "PYTHONPATH": str(AKAR),
        "PYTHONUNBUFFERED": "1",
        **lain,
    }


def skm(konf: Konfigurasi, *perintah: str, **lain: str) -> str:
    """What a command of that office prints."""
    env = lingkungan(konf, **lain)
    return subprocess.run(
        [*SKM, *perintah], env=env, cwd=AKAR, capture_output=True, text=True, check=True, timeout=500
    ).stdout


@contextmanager
def skm_serve(konf: Konfigurasi, catatan: Path, *pilihan: str, **lain: str) -> Iterator[str]:
    """The address of a server that runs as long as the block lasts."""
    port = port_bebas()
    url = f"http://127.0.0.1:{port}"
    perintah = [*SKM, "serve", *pilihan]
    env = lingkungan(konf, SKM_PORT=str(port), **lain)
    with layani(perintah, env=env, cwd=AKAR, url=url, catatan=catatan, sabar=60):
        yield url
