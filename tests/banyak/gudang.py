"""A store of limits: Valkey where the system has it, else Redis, which speaks the same."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.alur.jalan import port_bebas
from tests.banyak.proses import LOKAL, jalan, program


@contextmanager
def gudang(folder: Path, port: int | None = None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its URL and process; it keeps nothing on disk, as is asked of who sets one up."""
    port = port or port_bebas()
    perintah = [program("valkey-server", "redis-server"), "--bind", LOKAL, "--port", str(port)]
    perintah += ["--save", "", "--appendonly", "no", "--dir", str(folder)]
    with jalan(perintah, folder / "gudang.log", port) as proses:
        yield f"valkey://{LOKAL}:{port}/0", proses
