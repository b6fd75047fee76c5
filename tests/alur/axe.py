"""The accessibility checker in front of a page."""

from __future__ import annotations

import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.alur.jalan import TANGKAPAN

TEMA = ("terang", "gelap")
LEBAR = (320, 390, 1280)
ATURAN = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def konteks_axe(peramban: Browser, tema: str, lebar: int, **lain: Any) -> BrowserContext:
    """`bypass_csp` lets the checker in; what the page itself may do is tested elsewhere."""
    return peramban.new_context(
        viewport={"width": lebar, "height": 800},
        color_scheme="dark" if tema == "gelap" else "light",
        reduced_motion="reduce",
        locale="id-ID",
        bypass_csp=True,
        **lain,
    )


def pelanggaran(page: Page) -> list[str]:
    """What axe finds wrong, one line per element."""
    hasil = Axe().run(page, options=ATURAN).response
    return [
        f"{satu['id']}: {simpul['target']} {simpul['failureSummary']}"
        for satu in hasil["violations"]
        for simpul in satu["nodes"]
    ]


def potret(page: Page, nama: str) -> None:
    """Keep a screenshot of the whole page when SKM_TANGKAPAN=1."""
    if os.environ.get("SKM_TANGKAPAN") == "1":
        TANGKAPAN.mkdir(exist_ok=True)
        page.screenshot(path=TANGKAPAN / f"{nama}.png", full_page=True)
