"""Bringing a database to the newest schema with Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from skm.config import folder
from skm.orm import TULIS


def pengaturan(koneksi: Connection | None = None) -> Config:
    """Alembic's configuration with the versions' folder and, if given, the connection to work on."""
    konf = Config()
    konf.set_main_option("script_location", str(folder("migrations")).replace("%", "%%"))
    konf.attributes["connection"] = koneksi
    return konf


def naikkan(mesin: Engine, sampai: str = "head") -> None:
    """Run the versions that are missing, all in one transaction where the database allows it."""
    with _penulis(mesin) as koneksi:
        naikkan_di(koneksi, sampai)


def naikkan_di(koneksi: Connection, sampai: str = "head") -> None:
    """The same in a transaction that somebody else has begun and ends."""
    command.upgrade(pengaturan(koneksi), sampai)


def turunkan(mesin: Engine, sampai: str) -> None:
    """Undo versions down to `sampai` (`base` for none)."""
    with _penulis(mesin) as koneksi:
        command.downgrade(pengaturan(koneksi), sampai)


@contextmanager
def _penulis(mesin: Engine) -> Iterator[Connection]:
    """A connection in a writing transaction.

    SQLite alters a table by building it anew, which its foreign keys would refuse: they rest meanwhile,
    and are checked as a whole before the commit.
    """
    with mesin.execution_options(**TULIS).connect() as koneksi:
        sqlite = mesin.dialect.name == "sqlite"
        kursor = koneksi.connection.cursor()
        if sqlite:
            kursor.execute("PRAGMA foreign_keys=OFF")
        try:
            with koneksi.begin():
                yield koneksi
                if sqlite and (rusak := koneksi.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise RuntimeError(f"the migration leaves rows that point nowhere: {rusak[:5]}")
        finally:
            if sqlite:
                kursor.execute("PRAGMA foreign_keys=ON")
            kursor.close()


def versi_basis_data(mesin: Engine) -> str | None:
    """The version the database is at; None before the first."""
    with mesin.connect() as koneksi:
        return versi_koneksi(koneksi)


def versi_koneksi(koneksi: Connection) -> str | None:
    """The same, seen by that connection."""
    return MigrationContext.configure(koneksi).get_current_revision()


def versi_terbaru() -> str:
    """The version this program was written for."""
    kepala = ScriptDirectory.from_config(pengaturan()).get_current_head()
    if kepala is None:
        raise RuntimeError(f"no migration found in {folder('migrations')}")
    return kepala


def dikenal(versi: str) -> bool:
    """Whether this program carries that version; a newer program's it does not."""
    return versi in {satu.revision for satu in ScriptDirectory.from_config(pengaturan()).walk_revisions()}
