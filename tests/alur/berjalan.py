"""An office that is walked through day by day: a server whose clock is set, its people, its pictures."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect
from werkzeug.serving import make_server

from skm.app import create_app
from skm.config import baca
from skm.orm import make_engine
from skm.siapkan import siapkan
from tests.alur.jalan import AKAR, kirim, port_bebas

WITA = ZoneInfo("Asia/Makassar")
LAYAR: ViewportSize = {"width": 1000, "height": 640}
PONSEL: ViewportSize = {"width": 390, "height": 640}
GAMBAR = AKAR / "docs" / "panduan" / "gambar"
GULIR = (
    """ke => scrollTo(0, ke ? document.querySelector(ke).getBoundingClientRect().top + scrollY - 12 : 0)"""
)
WARNA = 48
SANDI = "tepian sungai telake"
"""Of everybody, once they have changed the one they were given."""
DICURI = ("skm.web.waktu.datetime", "skm.operasi.detak.datetime")
"""Where the server looks at the clock."""


@dataclass
class Jam:
    """A clock that shows what it was set to."""

    kini: datetime

    def now(self, zona: tzinfo) -> datetime:
        """As `datetime.now`."""
        return self.kini.astimezone(zona)


@dataclass
class KantorBerjalan:
    """The server, the clock it goes by, and a browser."""

    app: Flask
    url: str
    jam: Jam
    peramban: Browser
    sandi_admin: str
    _terbuka: list[Page] = field(default_factory=list)

    def pukul(self, bulan: int, hari: int, jam: int = 8, menit: int = 0) -> None:
        """It is that moment of 2026 in the office; what ended days leave to do is done."""
        self.jam.kini = datetime(2026, bulan, hari, jam, menit, tzinfo=WITA)
        self.app.extensions["skm_pelepas"].sampai(self.jam.kini.date())

    def halaman(self, alamat: str, *, ponsel: bool = False) -> Page:
        """A visitor's own browser at that address; the one before is closed."""
        for satu in self._terbuka:
            satu.context.close()
        konteks = self.peramban.new_context(viewport=PONSEL if ponsel else LAYAR, locale="id-ID")
        self._terbuka = [konteks.new_page()]
        self._terbuka[0].goto(alamat if alamat.startswith("http") else self.url + alamat)
        return self._terbuka[0]

    def masuk(self, nama: str, alamat: str = "", *, sandi: str = SANDI) -> Page:
        """Signed in as that person, at that address."""
        page = self.halaman("/masuk")
        page.fill("[name=nama]", nama)
        page.fill("[name=sandi]", sandi)
        kirim(page, page.locator("main button[type=submit]"))
        if alamat:
            page.goto(self.url + alamat)
        return page

    def ganti_sandi(self, nama: str, sandi: str) -> Page:
        """Signed in with a one-time password, which is then changed."""
        page = self.masuk(nama, sandi=sandi)
        expect(page.locator("h1")).to_have_text("Ganti sandi")
        for kotak, isi in (("lama", sandi), ("baru", SANDI), ("ulangi", SANDI)):
            page.fill(f"[name={kotak}]", isi)
        page.click("main button[type=submit]")
        expect(page.locator("h1")).not_to_have_text("Ganti sandi")
        return page


@contextmanager
def kantor_kosong(folder: Path, peramban: Browser, mulai: datetime) -> Iterator[KantorBerjalan]:
    """A server on what `skm init` makes at that moment, with an address that posters may carry."""
    port, jam = port_bebas(), Jam(mulai)
    env = {"SKM_INSTANCE": str(folder / "instance"), "SKM_BASE_URL": "https://skm.rantaucontoh.example"}
    konf = replace(baca(env, buat=True), secret_key="hanya-untuk-uji", port=port)
    mesin = make_engine(konf.database_url)
    admin = siapkan(mesin, pada=jam.now(UTC), oleh="uji", zona=konf.timezone)
    mesin.dispose()
    assert admin is not None
    with pytest.MonkeyPatch.context() as ganti:
        for satu in DICURI:
            ganti.setattr(satu, jam)
        app = create_app(konf)
        server = make_server("127.0.0.1", port, app, threaded=True)
        utas = Thread(target=server.serve_forever, daemon=True)
        utas.start()
        try:
            yield KantorBerjalan(app, f"http://127.0.0.1:{port}", jam, peramban, admin.sandi)
        finally:
            server.shutdown()
            utas.join()
            server.server_close()
            app.extensions["skm_mesin"].dispose()


def potret(page: Page, nama: str, ke: str = "") -> None:
    """The window as a small picture of the guide, scrolled to `ke`, where GAMBAR_PANDUAN=1 asks for it."""
    if os.environ.get("GAMBAR_PANDUAN") != "1":
        return
    page.evaluate(GULIR, ke)
    page.evaluate("document.activeElement.blur()")
    asli = Image.open(io.BytesIO(page.screenshot(caret="hide"))).convert("RGB")
    GAMBAR.mkdir(exist_ok=True)
    kecil = asli.quantize(WARNA, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    kecil.save(GAMBAR / f"{nama}.png", optimize=True)


def sukses(page: Page, kata: str) -> None:
    """The page says that it was done."""
    expect(page.locator(".pesan-sukses").first).to_contain_text(kata)


def pasang_gambar(page: Page, warna: str, ukuran: tuple[int, int]) -> None:
    """A picture of one colour into the form's file."""
    wadah = io.BytesIO()
    Image.new("RGB", ukuran, warna).save(wadah, "PNG")
    isi = FilePayload(name="gambar.png", mimeType="image/png", buffer=wadah.getvalue())
    page.set_input_files("[name=berkas]", isi)
