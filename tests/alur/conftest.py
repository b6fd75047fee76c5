"""The real server as a process of its own, and a real browser in front of it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.alur.jalan import Server, layani, port_bebas

NAMA_PERAMBAN = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`skm init` and `skm serve` on a free port; the first admin's password is read from what init prints."""
    folder, port = tmp_path_factory.mktemp("server"), port_bebas()
    url = f"http://127.0.0.1:{port}"
    env = {k: v for k, v in os.environ.items() if not k.startswith("SKM_")}
    env |= {"SKM_INSTANCE": str(folder / "instance"), "SKM_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    tercetak = Server(url, env, "").skm("init")
    sandi = re.search(r"sandi\s*:\s*(\S+)", tercetak)
    assert sandi, tercetak
    perintah, catatan = [Path(sys.executable).parent / "skm", "serve"], folder / "server.log"
    with layani(perintah, env=env, cwd=folder, url=url, catatan=catatan, sabar=30):
        yield Server(url, env, sandi[1])


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
        yield peramban
        peramban.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def ramai(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """`skm serve` on a fresh database of either kind."""
    port = port_bebas()
    url = f"http://127.0.0.1:{port}"
    env = {k: v for k, v in os.environ.items() if not k.startswith("SKM_")}
    env |= {"SKM_INSTANCE": str(tmp_path / "instance"), "SKM_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    if request.param == "postgres":
        env["SKM_DATABASE_URL"] = request.getfixturevalue("postgres_kosong")
    server = Server(url, env, "")
    server.skm("init")
    perintah = [Path(sys.executable).parent / "skm", "serve"]
    with layani(perintah, env=env, cwd=tmp_path, url=url, catatan=tmp_path / "server.log", sabar=30):
        yield server
