"""Bringing a database to the newest schema with Alembic."""

from __future__ import annotations

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
    with mesin.execution_options(**TULIS).begin() as koneksi:
        command.upgrade(pengaturan(koneksi), sampai)


def turunkan(mesin: Engine, sampai: str) -> None:
    """Undo versions down to `sampai` (`base` for none)."""
    with mesin.execution_options(**TULIS).begin() as koneksi:
        command.downgrade(pengaturan(koneksi), sampai)


def versi_basis_data(mesin: Engine) -> str | None:
    """The version the database is at; None before the first."""
    with mesin.connect() as koneksi:
        return MigrationContext.configure(koneksi).get_current_revision()


def versi_terbaru() -> str:
    """The version this program was written for."""
    kepala = ScriptDirectory.from_config(pengaturan()).get_current_head()
    if kepala is None:
        raise RuntimeError(f"no migration found in {folder('migrations')}")
    return kepala
