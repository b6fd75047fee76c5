"""The real server as a process of its own, and a real browser in front of it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from skm.layanan.models import Layanan
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import Server, layani, port_bebas
from tests.conftest import KEDUANYA

NAMA_PERAMBAN = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws pages and nothing else: a whole browser draws a window of its own around each of them."""


@dataclass(frozen=True, slots=True)
class Disiapkan:
    """An instance that `skm init` prepared, its promises set; and the first admin's password as printed."""

    folder: Path
    sandi_admin: str


def _lingkungan(instance: Path, port: int) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("SKM_")}
    return env | {"SKM_INSTANCE": str(instance), "SKM_PORT": str(port), "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="session")
def disiapkan(tmp_path_factory: pytest.TempPathFactory) -> Disiapkan:
    """Prepared once; every server gets a copy of its folder."""
    folder = tmp_path_factory.mktemp("disiapkan") / "instance"
    tercetak = Server("", _lingkungan(folder, 8000), "").proses("init")
    sandi = re.search(r"sandi\s*:\s*(\S+)", tercetak)
    assert sandi, tercetak
    mesin = make_engine(f"sqlite:///{folder / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.update(Layanan).values(usulan=False))  # an office at work: its own promises
        session.commit()
    mesin.dispose()
    return Disiapkan(folder, sandi[1])


SANDI = "tepian sungai telake"
"""Of everybody at the office with a year behind it."""
ORANG = {"bos": "admin", "camat": "pimpinan", "sekcam": "penanggung_jawab"}


@pytest.fixture(scope="session")
def berisi(disiapkan: Disiapkan, tmp_path_factory: pytest.TempPathFactory) -> Disiapkan:
    """An instance with three people and a year of invented answers and cases: made once, copied by servers.

    All workers share it: whoever comes first makes it, the others wait.
    """
    bersama = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        bersama = bersama.parent
    folder = bersama / "berisi"
    with (bersama / "berisi.lock").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not folder.exists():
            setengah = bersama / "berisi-setengah"
            shutil.copytree(disiapkan.folder, setengah)
            server = Server("", _lingkungan(setengah, 8000), disiapkan.sandi_admin)
            for nama, peran in ORANG.items():
                server.skm("user", "add", nama, "--peran", peran, masukan=f"{SANDI}\n")
            server.skm("demo", "--responden", "60", "--permohonan", "60", "--benih", "7")
            setengah.rename(folder)
    return Disiapkan(folder, disiapkan.sandi_admin)


@contextmanager
def sajikan(disiapkan: Disiapkan, folder: Path) -> Iterator[Server]:
    """`skm serve` on a free port, on a copy of the prepared instance in `folder`."""
    port = port_bebas()
    url, env = f"http://127.0.0.1:{port}", _lingkungan(folder / "instance", port)
    shutil.copytree(disiapkan.folder, folder / "instance")
    perintah, catatan = [Path(sys.executable).parent / "skm", "serve"], folder / "server.log"
    with layani(perintah, env=env, cwd=folder, url=url, catatan=catatan, sabar=30):
        yield Server(url, env, disiapkan.sandi_admin)


@pytest.fixture(scope="module")
def server(disiapkan: Disiapkan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the module's own."""
    with sajikan(disiapkan, tmp_path_factory.mktemp("server")) as satu:
        yield satu


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """The system's Chromium without a window."""
    berkas = next(filter(None, map(shutil.which, NAMA_PERAMBAN)), None)
    if berkas is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "BROWSER JOURNEYS ARE NOT TESTED: no Chromium on this machine. "
            "Install the system's package (apt-get install chromium) and run make test again."
        )
    argumen = ["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        argumen.append("--no-sandbox")  # Chromium refuses to sandbox itself as root
    with sync_playwright() as pw:
        peramban = pw.chromium.launch(executable_path=berkas, args=argumen)
        _dengarkan(peramban)
        yield peramban
        peramban.close()


ASING: list[str] = []
"""Addresses outside this machine that some page asked for since the last test."""
SINI = re.compile(r"(?!https?:|wss?:)|(?:https?|wss?)://(?:127\.0\.0\.1|localhost)[:/]")


def _dengarkan(peramban: Browser) -> None:
    """Note what any page of any context of this browser asks of anybody else."""
    asli = peramban.new_context

    def konteks(**pilihan: Any) -> BrowserContext:
        satu = asli(**pilihan)
        satu.on("request", lambda minta: None if SINI.match(minta.url) else ASING.append(minta.url))
        return satu

    peramban.new_context = konteks  # type: ignore[method-assign]  # for whoever asks this browser


@pytest.fixture(autouse=True)
def _tak_memuat_dari_luar() -> Iterator[None]:
    """In every walk through the pages, whatever it is about."""
    yield
    asing, ASING[:] = list(ASING), []
    assert asing == [], "a page loads something from outside"


@pytest.fixture(params=KEDUANYA)
def ramai(request: pytest.FixtureRequest, disiapkan: Disiapkan, tmp_path: Path) -> Iterator[Server]:
    """`skm serve` on a fresh database of either kind."""
    port = port_bebas()
    url, env = f"http://127.0.0.1:{port}", _lingkungan(tmp_path / "instance", port)
    server = Server(url, env, "")
    if request.param == "postgres":
        env["SKM_DATABASE_URL"] = request.getfixturevalue("postgres_kosong")
        server.proses("init")
    else:
        shutil.copytree(disiapkan.folder, tmp_path / "instance")
    perintah = [Path(sys.executable).parent / "skm", "serve"]
    with layani(perintah, env=env, cwd=tmp_path, url=url, catatan=tmp_path / "server.log", sabar=30):
        yield server
