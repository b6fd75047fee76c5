"""The accessibility checker in front of a page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.alur.jalan import MEJA, TANGKAPAN, melebar, tabel_menggulir, ubah_layar

MEMOTRET = os.environ.get("SKM_TANGKAPAN") == "1"
LEBAR = (320, 390, 1280)
YANG_SALAH = {"resultTypes": ["violations"]}
"""What is right is not described node by node: that took two thirds of the checker's time."""
NISBAH = {satu: {"expected": 4.5} for satu in ("normal", "large")}
KERAS = YANG_SALAH | {"checks": {"color-contrast": {"options": {"contrastRatio": NISBAH}}}}
"""Large letters stand out as small ones must: what is right at one width is so where headings are smaller."""
ATURAN = KERAS | {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WARNA = ("color-contrast", "link-in-text-block")
ATURAN_WARNA = KERAS | {"runOnly": {"type": "rule", "values": WARNA}}
"""What the dark theme can break: it changes colours and nothing else, which a test of its own shows."""
TANPA_WARNA = ATURAN | {"rules": {satu: {"enabled": False} for satu in WARNA}}
"""What another width can break: no colour depends on it, which a test of its own shows."""
SKRIP = Axe().axe_script
PERIKSA = "aturan => axe.run(aturan).then(hasil => hasil.violations)"


def konteks_axe(peramban: Browser, lebar: int, **lain: Any) -> BrowserContext:
    """`bypass_csp` lets the checker in; what the page itself may do is tested elsewhere."""
    return peramban.new_context(
        viewport={"width": lebar, "height": 800},
        color_scheme="light",
        reduced_motion="reduce",
        locale="id-ID",
        bypass_csp=True,
        **lain,
    )


def pelanggaran(
    page: Page, lebar: Sequence[int], nama: str, *, berwarna: Sequence[int] = LEBAR[-1:]
) -> list[str]:
    """What is wrong with the page as it stands: one line per element.

    Everything at each width, colours in both themes at those of `berwarna`: where all of it is to be seen.
    """
    salah = []
    if not page.evaluate("'axe' in window"):
        page.evaluate(SKRIP)
    for satu in lebar:
        ubah_layar(page, {"width": satu, "height": 800})
        page.emulate_media(color_scheme="light")
        temuan = _axe(page, ATURAN if satu in berwarna else TANPA_WARNA)
        if (lebih := melebar(page)) > 0:
            temuan.append(f"{lebih} px too wide")
        if satu < MEJA["width"]:
            temuan += [f"hides columns beside the screen: {tabel}" for tabel in tabel_menggulir(page)]
        salah += [f"{nama} light {satu}: {isi}" for isi in temuan]
        _potret(page, f"axe-{nama}-light-{satu}")
        if satu in berwarna or MEMOTRET:
            page.emulate_media(color_scheme="dark")
            salah += [f"{nama} dark {satu}: {isi}" for isi in _axe(page, ATURAN_WARNA)]
            _potret(page, f"axe-{nama}-dark-{satu}")
    return salah


def _axe(page: Page, aturan: dict[str, Any]) -> list[str]:
    return [
        f"{satu['id']}: {simpul['target']} {simpul['failureSummary']}"
        for satu in page.evaluate(PERIKSA, aturan)
        for simpul in satu["nodes"]
    ]


def _potret(page: Page, nama: str) -> None:
    """Keep a screenshot of the whole page when SKM_TANGKAPAN=1."""
    if MEMOTRET:
        TANGKAPAN.mkdir(exist_ok=True)
        page.screenshot(path=TANGKAPAN / f"{nama}.png", full_page=True)
