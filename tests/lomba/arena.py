"""Two people send the same form, one of them a moment earlier."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import Any

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from skm.akun.models import Peran
from skm.orm import Base
from tests.contoh import Contoh
from tests.klien import Klien
from tests.lomba.keadaan import akun
from tests.rute import Rute

MENULIS = re.compile(
    r"\s*(INSERT|UPDATE|DELETE)\b|\s*WITH\b.*\b(DELETE FROM|INSERT INTO)\b|.*\bFOR UPDATE\b",
    re.IGNORECASE | re.DOTALL,
)
"""The first statement by which a request can collide with another one."""
KUE = "skm_sesi"
LEKAS = 30
"""Seconds after which the rival has not come through: the two wait for each other."""
TABEL = [tabel.name for tabel in Base.metadata.sorted_tables]


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
    """The server, its database, and who is signed in."""

    def __init__(self, app: Flask, contoh: Contoh) -> None:
        self.app, self.contoh = app, contoh
        self.mesin = app.extensions["skm_mesin"]
        self.saingan: Callable[[], None] | None = None
        """Runs to its end just before the next request writes anything, as if it had been quicker."""
        self.tersimpan: dict[str, list[str]] = {}
        """What the database held when the rival was through."""
        self._orang: dict[tuple[str, Peran | None], Orang] = {}
        with self.mesin.begin() as koneksi:
            koneksi.exec_driver_sql("CREATE SCHEMA asal")
            for nama in TABEL:
                koneksi.exec_driver_sql(f"CREATE TABLE asal.{nama} AS TABLE {nama}")
        sa.event.listen(self.mesin, "before_cursor_execute", self._sela)

    def orang(self, siapa: str, peran: Peran | None) -> Orang:
        """That person in that role, or a visitor."""
        if (siapa, peran) not in self._orang:
            klien = Klien(self.app)
            if peran is not None:
                klien.masuk(akun(siapa, peran))
            token = klien.get("/masuk" if peran is None else "/akun/sandi").form().nilai["csrf_token"]
            kue = klien.http.get_cookie(KUE)
            assert kue is not None
            self._orang[siapa, peran] = Orang(self.app, token, kue.value)
        return self._orang[siapa, peran]

    def isi(self) -> dict[str, list[str]]:
        """Every row of every table."""
        with self.mesin.connect() as koneksi:
            return {
                tabel.name: sorted(map(repr, koneksi.execute(sa.select(tabel))))
                for tabel in Base.metadata.sorted_tables
            }

    def pulihkan(self) -> None:
        """Let every table hold what it held at first."""
        self.saingan = None
        with self.mesin.begin() as koneksi:
            koneksi.exec_driver_sql(f"TRUNCATE {', '.join(TABEL)}")
            koneksi.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for nama in TABEL:
                koneksi.exec_driver_sql(f"INSERT INTO {nama} TABLE asal.{nama}")

    def _sela(self, _koneksi: Any, _kursor: Any, perintah: str, *_lain: Any) -> None:
        if self.saingan is None or not MENULIS.match(perintah):
            return
        saingan, self.saingan = self.saingan, None
        utas = Thread(target=saingan, daemon=True)
        utas.start()
        utas.join(LEKAS)
        assert not utas.is_alive(), f"the rival waits for a lock that is held before {perintah[:60]!r}"
        self.tersimpan = self.isi()
