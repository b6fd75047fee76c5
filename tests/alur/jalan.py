"""What the journeys share: a server as a process of its own, and a visitor's browser."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from playwright.sync_api import Error as PlaywrightError

AKAR = Path(__file__).resolve().parent.parent.parent
TANGKAPAN = AKAR / "tangkapan"
PONSEL: ViewportSize = {"width": 390, "height": 800}
MEJA: ViewportSize = {"width": 1280, "height": 900}
TERSEMPIT: ViewportSize = {"width": 320, "height": 700}


def port_bebas() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


@contextmanager
def layani(
    perintah: Sequence[str | Path], *, env: dict[str, str], cwd: Path, url: str, catatan: Path, sabar: float
) -> Iterator[None]:
    """Run a server, wait at most `sabar` seconds until /sehat answers; stop it and its children at the end.

    What it prints goes to the file `catatan`; a server that ends by itself fails the test with it.
    """
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            perintah, cwd=cwd, env=env, stdout=keluar, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            _tunggu_sehat(proses, url, sabar, catatan)
            yield
        finally:
            _hentikan(proses)


def _tunggu_sehat(proses: subprocess.Popen[bytes], url: str, sabar: float, catatan: Path) -> None:
    batas = time.monotonic() + sabar
    while time.monotonic() < batas:
        if proses.poll() is not None:
            pytest.fail(f"the server ended by itself:\n{catatan.read_text(errors='replace')}")
        try:
            with urllib.request.urlopen(f"{url}/sehat", timeout=2) as jawaban:  # noqa: S310  # our own server
                if jawaban.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"{url}/sehat does not answer:\n{catatan.read_text(errors='replace')}")


def _hentikan(proses: subprocess.Popen[bytes]) -> None:
    if proses.poll() is None:
        os.killpg(proses.pid, signal.SIGTERM)
    try:
        proses.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, signal.SIGKILL)
        proses.wait(timeout=5)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server with a fresh database."""

    url: str
    env: dict[str, str]
    sandi_admin: str

    def proses(self, *argumen: str) -> str:
        """What the command prints, run as an administrator of the machine would."""
        hasil = subprocess.run(
            [Path(sys.executable).parent / "skm", *argumen],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert hasil.returncode == 0, hasil.stderr
        return hasil.stdout

    def skm(self, *argumen: str, masukan: str | None = None) -> str:
        """The same without a process of its own, which takes longer to start than most commands to run."""
        from skm.cli import main

        hasil = CliRunner(env=self.env).invoke(main, argumen, input=masukan)
        assert hasil.exit_code == 0, hasil.stderr
        return hasil.stdout

    def json(self, *argumen: str) -> Any:
        """The same, for a command that answers with JSON."""
        return json.loads(self.skm(*argumen, "--json"))


def tanpa_javascript(peramban: Browser, ukuran: ViewportSize) -> BrowserContext:
    """A visitor with his own cookies and no JavaScript."""
    return peramban.new_context(java_script_enabled=False, viewport=ukuran, locale="id-ID")


def masuk(page: Page, url: str, nama: str, sandi: str) -> None:
    """Sign in through the sign-in page."""
    page.goto(f"{url}/masuk")
    page.fill("[name=nama]", nama)
    page.fill("[name=sandi]", sandi)
    kirim(page, page.locator("main button[type=submit]"))


def kirim(page: Page, tombol: Locator) -> None:
    """Press what sends a form, and wait for the page that answers it.

    A press alone comes back while the form is still on its way: what follows would meet the page before it,
    or break it off.
    """
    with page.expect_navigation():
        tombol.click()


def semua(apa: Locator) -> list[Locator]:
    """All that `apa` finds, once there is one: counting does not wait for a page that is still arriving."""
    expect(apa.first).to_be_attached()
    return apa.all()


def tunggu(page: Page, janji: str) -> None:
    """Wait until the promise of `janji`, a function, is true; `wait_for_function` takes any for true."""
    batas = time.monotonic() + 15
    while not page.evaluate(janji):
        assert time.monotonic() < batas, f"still not true: {janji[:200]}"
        page.wait_for_timeout(50)


def tangkap(page: Page, nama: str) -> None:
    """Save what is seen at phone and desktop width, when SKM_TANGKAPAN asks for it."""
    if os.environ.get("SKM_TANGKAPAN") != "1":
        return
    TANGKAPAN.mkdir(exist_ok=True)
    for ukuran in (PONSEL, MEJA):
        ubah_layar(page, ukuran)
        page.screenshot(path=TANGKAPAN / f"{nama}-{ukuran['width']}.png", full_page=True)


def melebar(page: Page) -> int:
    """How many pixels the page is wider than its window; a size just set is given a second to take effect."""
    for _ in range(20):
        lebih = int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        if lebih <= 0:
            break
        page.wait_for_timeout(50)
    return lebih


def tabel_menggulir(page: Page) -> list[str]:
    """The tables one has to push sideways to read, by their names."""
    return list(
        page.evaluate(
            """[...document.querySelectorAll('.tabel-gulir')]
                .filter((satu) => satu.scrollWidth > satu.clientWidth)
                .map((satu) => satu.getAttribute('aria-label'))"""
        )
    )


def ubah_layar(page: Page, ukuran: ViewportSize) -> None:
    """Another size of the screen, in full screen and on the way out of it too: a window keeps its own."""
    if not page.evaluate("document.fullscreenElement"):
        with suppress(PlaywrightError):
            page.set_viewport_size(ukuran)
            return
    layar = {"width": ukuran["width"], "height": ukuran["height"], "deviceScaleFactor": 1, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", layar)


def lebar_berlebih(page: Page) -> int:
    """How many pixels the page is wider than the narrowest phone's screen."""
    semula = page.viewport_size
    ubah_layar(page, TERSEMPIT)
    berlebih = melebar(page)
    ubah_layar(page, semula or MEJA)
    return berlebih
