"""Two people send the same form, one of them a moment earlier."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from skm.akun.models import Peran, Sesi
from skm.orm import Base
from tests.contoh import Contoh
from tests.klien import Klien
from tests.lomba.keadaan import akun
from tests.rute_dasar import Rute

MENULIS = re.compile(
    r"\s*(INSERT|UPDATE|DELETE)\b|\s*WITH\b.*\b(DELETE FROM|INSERT INTO)\b|.*\bFOR UPDATE\b"
    r"|.*\bpg_advisory_xact_lock\b",
    re.IGNORECASE | re.DOTALL,
)
"""The first statement by which a request can collide with another one."""
KUE = "skm_sesi"
LEKAS = 30
"""Seconds after which the rival has not come through: the two wait for each other."""
TABEL = [tabel.name for tabel in Base.metadata.sorted_tables if tabel.name != "sesi"]
"""All but who is signed in: that outlasts every race, those that sign out too."""
SEMUA_BARIS = " UNION ALL ".join(f"SELECT '{nama}', t::text FROM {nama} t" for nama in TABEL)  # noqa: S608  # our own tables
"""One statement for a whole database: row by row through the mapper took half of a race's time."""


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody who is signed in, or a visitor; every form is sent from the session as it was at first."""

    app: Flask
    token: str
    sesi: str

    def kirim(
        self,
        rute: Rute,
        alamat: str,
        json: object | None,
        *,
        ikuti: bool = False,
    ) -> TestResponse:
        """Send a form, or JSON as a program does; with `ikuti`, the page that it leads to."""
        klien = Klien(self.app)
        http = klien.http
        http.set_cookie(KUE, self.sesi)
        if json is not None:
            return http.post(alamat, json=json, headers={"X-CSRFToken": self.token})
        data: dict[str, Any] = {**(rute.isian or {}), "csrf_token": klien.token_untuk(alamat, self.token)}
        if rute.berkas is not None:
            data["berkas"] = (io.BytesIO(rute.berkas[1]), rute.berkas[0])
        return http.post(alamat, data=data, buffered=True, follow_redirects=ikuti)


class Arena:
    """Two processes of the server, their database, and who is signed in."""

    def __init__(self, app: Flask, lain: Flask, contoh: Contoh) -> None:
        self.app, self.lain, self.contoh = app, lain, contoh
        self.mesin = app.extensions["skm_mesin"]
        self.saingan: Callable[[], None] | None = None
        """Runs to its end just before the next request writes anything, as if it had been quicker."""
        self.tersimpan: dict[str, list[str]] = {}
        """What the database held when the rival was through."""
        self._sesi: dict[int, dict[str, Any]] = {}
        self._orang: dict[tuple[str, Peran | None], Orang] = {}
        self.simpan_asal()

    def simpan_asal(self) -> None:
        """Keep every table as it is, and let the rival come before what it could collide with."""
        with self.mesin.begin() as koneksi:
            koneksi.exec_driver_sql("CREATE SCHEMA asal")
            for nama in TABEL:
                koneksi.exec_driver_sql(f"CREATE TABLE asal.{nama} AS TABLE {nama}")
        self.asal = self.isi()
        sa.event.listen(self.mesin, "before_cursor_execute", self._sela)

    def orang(self, siapa: str, peran: Peran | None) -> Orang:
        """That person in that role, or a visitor."""
        if (siapa, peran) not in self._orang:
            app = self.lain if siapa == "budi" else self.app  # in one process two answers share a commit
            klien = Klien(app)
            if peran is not None:
                klien.masuk(akun(siapa, peran))
                self._ingat_sesi()
            token = klien.get("/masuk" if peran is None else "/akun/sandi").form().nilai["csrf_token"]
            kue = klien.http.get_cookie(KUE)
            assert kue is not None
            self._orang[siapa, peran] = Orang(app, token, kue.value)
        return self._orang[siapa, peran]

    def _ingat_sesi(self) -> None:
        with self.mesin.connect() as koneksi:
            for satu in koneksi.execute(sa.select(Sesi.__table__)).mappings():
                self._sesi[satu["id"]] = dict(satu)

    def _pulihkan_sesi(self) -> None:
        with self.mesin.begin() as koneksi:
            koneksi.execute(sa.delete(Sesi.__table__))
            if self._sesi:
                koneksi.execute(sa.insert(Sesi.__table__), [*self._sesi.values()])

    def isi(self) -> dict[str, list[str]]:
        """Every row of every table, as the database writes it."""
        isi: dict[str, list[str]] = {nama: [] for nama in TABEL}
        with self.mesin.connect() as koneksi:
            for nama, baris in koneksi.exec_driver_sql(SEMUA_BARIS):
                isi[nama].append(baris)
        return {nama: sorted(semua) for nama, semua in isi.items()}

    def pulihkan(self) -> None:
        """Let every table hold what it held at first."""
        self.saingan = None
        kini = self.isi()
        with self.mesin.begin() as koneksi:
            koneksi.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for nama in TABEL:
                if kini[nama] != self.asal[nama]:
                    koneksi.exec_driver_sql(f"DELETE FROM {nama}")  # noqa: S608  # as above
                    koneksi.exec_driver_sql(f"INSERT INTO {nama} TABLE asal.{nama}")
        self._pulihkan_sesi()

    def _sela(self, _koneksi: Any, _kursor: Any, perintah: str, *_lain: Any) -> None:
        if MENULIS.match(perintah):
            self.dahulukan(perintah)

    def kata(self, umum: str, _di_sqlite: str) -> str:
        """What the slower one reads here."""
        return umum

    def dahulukan(self, perintah: str) -> None:
        """Let the rival, if one waits, run to its end."""
        if self.saingan is None:
            return
        saingan, self.saingan = self.saingan, None
        utas = Thread(target=saingan, daemon=True)
        utas.start()
        utas.join(LEKAS)
        assert not utas.is_alive(), f"the rival waits for a lock that is held before {perintah[:60]!r}"
        self.tersimpan = self.isi()


class ArenaSqlite(Arena):
    """The same on SQLite, where the rival comes before the slower one's turn to write."""

    def simpan_asal(self) -> None:
        """Keep the file as it is."""
        self._berkas = Path(self.mesin.url.database)
        with self.mesin.connect() as koneksi:
            koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._asal = self._berkas.read_bytes()

    def isi(self) -> dict[str, list[str]]:
        """Every row of every table."""
        with self.mesin.connect() as koneksi:
            return {
                nama: sorted(map(repr, koneksi.exec_driver_sql(f"SELECT * FROM {nama}")))  # noqa: S608  # as above
                for nama in TABEL
            }

    def kata(self, umum: str, di_sqlite: str) -> str:
        """What the slower one reads here."""
        return di_sqlite or umum

    def pulihkan(self) -> None:
        """Let the file be what it was at first."""
        self.saingan = None
        for app in (self.app, self.lain):
            app.extensions["skm_mesin"].dispose()
        for akhiran in ("-wal", "-shm"):
            Path(f"{self._berkas}{akhiran}").unlink(missing_ok=True)
        self._berkas.write_bytes(self._asal)
        self._pulihkan_sesi()
