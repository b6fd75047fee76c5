"""Bringing a database to the newest schema with Alembic, which loads slowly and only where it works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from skm.config import folder
from skm.orm import TULIS

if TYPE_CHECKING:
    from alembic.config import Config

POLA_VERSI = re.compile(r'^(revision|down_revision) = (?:"(\w+)"|None)$', re.MULTILINE)
TERCATAT = sa.table("alembic_version", sa.column("version_num"))
"""Where Alembic notes the version; reading it takes no Alembic."""


def pengaturan(koneksi: Connection | None = None) -> Config:
    """Alembic's configuration with the versions' folder and, if given, the connection to work on."""
    from alembic.config import Config  # noqa: PLC0415  # as the module says

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
    from alembic import command  # noqa: PLC0415  # as the module says

    command.upgrade(pengaturan(koneksi), sampai)


def turunkan(mesin: Engine, sampai: str) -> None:
    """Undo versions down to `sampai` (`base` for none)."""
    from alembic import command  # noqa: PLC0415  # as the module says

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
    if not sa.inspect(koneksi).has_table(TERCATAT.name):
        return None
    return koneksi.scalar(sa.select(TERCATAT.c.version_num))


def versi_terbaru() -> str:
    """The version this program was written for."""
    kepala = {*_sebelum()} - {*_sebelum().values()}
    if len(kepala) != 1:
        raise RuntimeError(f"no single newest migration in {folder('migrations')}: {sorted(kepala)}")
    return kepala.pop()


def dikenal(versi: str) -> bool:
    """Whether this program carries that version; a newer program's it does not."""
    return versi in _sebelum()


def kalimat_versi(versi: str | None) -> str:
    """What a database of that version, which is not the newest, needs."""
    if versi is None:
        return "Basis data belum disiapkan. Jalankan: skm init"
    if dikenal(versi):
        return f"Skema basis data ({versi}) lebih lama dari program ini. Jalankan skm backup, lalu: skm init"
    return f"Skema basis data ({versi}) lebih baru dari program ini. Pasang program yang lebih baru."


class Kecocokan:
    """Whether the database was last seen at the program's version, as one process of the server knows it."""

    def __init__(self, mesin: Engine) -> None:
        self._mesin, self._lain, self._saat = mesin, False, float("-inf")

    def lihat(self, versi: str | None) -> str:
        """What is wrong with a database at that version, in a sentence; empty where it is the program's."""
        self._lain = versi != versi_terbaru()
        return kalimat_versi(versi) if self._lain else ""

    @property
    def terlihat_lain(self) -> bool:
        """Whether it was at another version when it was last looked at."""
        return self._lain

    def lain(self) -> bool:
        """Whether it is at another version; what is so is looked at again once a second."""
        if self._lain and monotonic() - self._saat >= 1:
            self._saat = monotonic()
            with self._mesin.connect() as koneksi:
                self.lihat(koneksi.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
        return self._lain


@lru_cache(maxsize=1)
def _sebelum() -> Mapping[str, str]:
    """Every version with the one before it, as the files say; empty before the first."""
    hasil = {}
    for berkas in (folder("migrations") / "versions").glob("*.py"):
        isi = dict(POLA_VERSI.findall(berkas.read_text(encoding="utf-8")))
        hasil[isi["revision"]] = isi["down_revision"]
    return hasil
