"""Before anything is served: is the schema this program's, are the keys the database's, is it ready."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm import migrasi
from skm.akun.kebijakan import MENGELOLA
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.operasi.sidik import pastikan
from skm.operasi.terkunci import LAMA, terkunci
from skm.orm import buka_sesi

SABAR = 300.0
"""Seconds to wait for whoever prepares the database."""
NOMOR = 7_160_281_934
"""Of the lock that PostgreSQL keeps for it: any number that nobody else uses."""
AKUN = sa.table("akun", sa.column("peran"))
"""As `skm.akun.models.Akun`: to map the tables of accounts takes longer than all that is asked here."""


def skema(mesin: Engine) -> str:
    """What is wrong with the schema, in a sentence; empty where it is this program's."""
    versi = migrasi.versi_basis_data(mesin)
    if versi == migrasi.versi_terbaru():
        return ""
    return migrasi.kalimat_versi(versi)


def pastikan_siap(mesin: Engine, konf: Konfigurasi) -> None:
    """Raises Galat (503) where the schema is older or newer than the program, or a key is a foreign one."""
    if kalimat := skema(mesin):
        raise Galat(kalimat, status=503)
    with buka_sesi(mesin, tulis=False) as session:
        pastikan(session, konf)


def pastikan_berpenghuni(mesin: Engine) -> None:
    """Raises Galat where nobody could sign in to manage the server."""
    with mesin.connect() as koneksi:
        if not koneksi.scalar(
            sa.select(sa.exists().where(AKUN.c.peran.in_([satu.value for satu in MENGELOLA])))
        ):
            raise Galat("Belum ada admin. Jalankan: skm init")


@contextmanager
def bergantian(mesin: Engine, konf: Konfigurasi) -> Iterator[None]:
    """One at a time prepares a database; who comes second waits. Raises Galat when that takes too long."""
    if mesin.dialect.name == "sqlite":
        with terkunci(konf.instance, SABAR):
            yield
        return
    with mesin.connect() as koneksi, koneksi.begin():
        koneksi.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        koneksi.exec_driver_sql(f"SET LOCAL lock_timeout = {int(SABAR * 1000)}")
        koneksi.exec_driver_sql("SET LOCAL statement_timeout = 0")
        try:
            koneksi.execute(sa.text("SELECT pg_advisory_xact_lock(:nomor)"), {"nomor": NOMOR})
        except sa.exc.OperationalError as galat:
            if getattr(galat.orig, "sqlstate", "") != "55P03":
                raise
            raise Galat(LAMA, status=503) from galat
        yield
