"""A server that is told once to stop leaves no process behind, whenever that comes, and breaks no answer off.

Three and two rounds; in `make simulasi` forty of either.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

import pytest

from skm.config import Konfigurasi
from tests.alur.jalan import port_bebas
from tests.banyak.layanan import SKM, lingkungan
from tests.penuh import PENUH
from tests.perintah import Perintah

pytestmark = [
    pytest.mark.luas,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]
SABAR = 60
"""Seconds by which what must happen has happened, however busy the machine is; nothing waits for them."""
TERSEMBUNYI = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
LEKAS = "import skm.cli.pelayan as p; p.SABAR = 2; from skm.cli import main; main()"
"""The command where a worker has two seconds to finish."""


@dataclass
class Dijalankan:
    """A server in a session of its own, so that whatever it starts can be found."""

    proses: subprocess.Popen[bytes]
    port: int
    pintu: str

    def hidup(self) -> set[int]:
        """Its processes and what they started, that have not ended."""
        semua = set()
        for berkas in Path("/proc").glob("[0-9]*/stat"):
            try:
                keadaan, _, _, sesi = berkas.read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(sesi) == self.proses.pid and keadaan != "Z":
                semua.add(int(berkas.parent.name))
        return semua

    def tunggu(self, apa: Callable[[], object], sebutan: str) -> None:
        """Until it is so."""
        tenggat = time.monotonic() + SABAR
        while not apa():
            assert time.monotonic() < tenggat, f"{sebutan}; alive: {self.hidup()}"
            time.sleep(0.002)

    def menjawab(self) -> bool:
        """Whether it answers."""
        try:
            return self.minta("GET", "/sehat")[0] == 200
        except OSError:
            return False

    def minta(self, cara: str, jalan: str, isi: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and page of one request on a connection of its own."""
        kepala = {"Content-Type": "application/x-www-form-urlencoded"} if isi else {}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=SABAR)) as hubungan:
            hubungan.request(cara, jalan, urlencode(isi) if isi else None, kepala)
            jawaban = hubungan.getresponse()
            return jawaban.status, jawaban.read().decode()

    def formulir(self) -> dict[str, str]:
        """A form as it was shown, filled in."""
        status, teks = self.minta("GET", self.pintu)
        assert status == 200
        return dict(TERSEMBUNYI.findall(teks)) | {f"U{n}": "3" for n in range(1, 10)}

    def henti(self) -> int:
        """Tell the parent, and nobody else, once; gives its exit code when all have ended."""
        os.kill(self.proses.pid, signal.SIGTERM)
        kode = self.proses.wait(SABAR)
        assert self.hidup() == set()
        return kode


@pytest.fixture
def mulai(
    konf: Konfigurasi, skm: Callable[..., Perintah], tmp_path: Path
) -> Iterator[Callable[..., Dijalankan]]:
    """Start the office's server with so many processes; what is left of it is ended with the test."""
    skm("user", "add", "kepala", "--peran", "admin", masukan="sandi-yang-panjang-1\nsandi-yang-panjang-1\n")
    pintu = "/s/" + skm("tautan", "add", "--json").json()["kode"]
    semua: list[Dijalankan] = []

    def jalankan(proses: int, *, perintah: tuple[str, ...] = SKM) -> Dijalankan:
        port = port_bebas()
        with (tmp_path / f"server-{len(semua)}.log").open("wb") as catatan:
            satu = subprocess.Popen(
                [*perintah, "serve", "--proses", str(proses)],
                env=lingkungan(konf, SKM_PORT=str(port)),
                stdout=catatan,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        semua.append(Dijalankan(satu, port, pintu))
        return semua[-1]

    yield jalankan
    for satu in semua:
        for pid in satu.hidup():
            os.kill(pid, signal.SIGKILL)
        satu.proses.wait(SABAR)


@dataclass
class Ramai:
    """Citizens who send one form after the other until the server does not answer any more."""

    server: Dijalankan
    diakui: set[str] = field(default_factory=set)
    terpotong: list[str] = field(default_factory=list)
    _mulai: Event = field(default_factory=Event)

    @contextmanager
    def mengirim(self, serentak: int = 4) -> Iterator[None]:
        """As long as the block lasts, at least one of them having been answered."""
        formulir = self.server.formulir()
        utas = [Thread(target=self._kirim, args=(formulir,), daemon=True) for _ in range(serentak)]
        for satu in utas:
            satu.start()
        assert self._mulai.wait(SABAR)
        yield
        for satu in utas:
            satu.join(SABAR)

    def _kirim(self, formulir: dict[str, str]) -> None:
        while True:
            kunci = secrets.token_urlsafe(24)
            try:
                status, _ = self.server.minta("POST", self.server.pintu, formulir | {"kunci": kunci})
            except ConnectionRefusedError:
                return
            except http.client.IncompleteRead as separuh:
                self.terpotong.append(repr(separuh))
                return
            except (http.client.RemoteDisconnected, ConnectionError):  # it stood in line, not yet accepted
                return
            if status == 303:
                self.diakui.add(kunci)
                self._mulai.set()


@pytest.mark.parametrize("ke", range(40 if PENUH else 3))
def test_told_while_its_processes_still_load_it_ends_with_all_of_them(
    mulai: Callable[..., Dijalankan], ke: int
) -> None:
    server = mulai(3)
    server.tunggu(lambda: len(server.hidup()) == 4, "its processes are not there")
    time.sleep(random.Random(ke).uniform(0, 1.5) if ke else 0)
    server.henti()


@pytest.mark.parametrize("ke", range(40 if PENUH else 2))
def test_told_once_while_many_send_it_ends_and_every_answer_it_confirmed_is_stored(
    mulai: Callable[..., Dijalankan], konf: Konfigurasi, ke: int
) -> None:
    server = mulai(2)
    server.tunggu(server.menjawab, "it does not answer")
    ramai = Ramai(server)
    with ramai.mengirim():
        time.sleep(random.Random(ke).uniform(0, 0.5))
        assert server.henti() == 0
    assert ramai.terpotong == []
    with closing(sqlite3.connect(konf.instance / "skm.sqlite3")) as isi:
        jumlah = "SELECT (SELECT count(*) FROM jawaban_menunggu) + (SELECT count(*) FROM jawaban)"
        assert isi.execute(jumlah).fetchone()[0] >= len(ramai.diakui) > 0


def test_a_form_that_it_has_accepted_is_answered_before_it_ends(
    mulai: Callable[..., Dijalankan], konf: Konfigurasi
) -> None:
    server = mulai(2)
    server.tunggu(server.menjawab, "it does not answer")
    jawaban: list[int] = []
    isi = server.formulir()
    kirim = Thread(target=lambda: jawaban.append(server.minta("POST", server.pintu, isi)[0]), daemon=True)
    with closing(sqlite3.connect(konf.instance / "skm.sqlite3", isolation_level=None)) as lain:
        lain.execute("BEGIN IMMEDIATE")
        kirim.start()
        time.sleep(0.5)
        os.kill(server.proses.pid, signal.SIGTERM)
        time.sleep(1)
        assert jawaban == []
        lain.execute("ROLLBACK")
    kirim.join(SABAR)
    assert jawaban == [303]
    assert server.henti() == 0


def test_who_never_finishes_sending_keeps_no_process_alive(mulai: Callable[..., Dijalankan]) -> None:
    server = mulai(1, perintah=(sys.executable, "-c", LEKAS))
    server.tunggu(server.menjawab, "it does not answer")
    with socket.create_connection(("127.0.0.1", server.port)) as lambat:
        lambat.sendall(f"POST {server.pintu} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nU1=".encode())
        time.sleep(0.5)
        server.henti()


def test_no_process_outlives_a_parent_that_was_killed(mulai: Callable[..., Dijalankan]) -> None:
    server = mulai(2)
    server.tunggu(server.menjawab, "it does not answer")
    ramai = Ramai(server)
    with ramai.mengirim():
        os.kill(server.proses.pid, signal.SIGKILL)
        server.proses.wait(SABAR)
        server.tunggu(lambda: not server.hidup(), "its processes live on")
    assert ramai.terpotong == []
