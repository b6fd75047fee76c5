"""The accessibility checker in front of a page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.alur.jalan import MEJA, TANGKAPAN, melebar, tabel_menggulir

LEBAR = (320, 390, 1280)
YANG_SALAH = {"resultTypes": ["violations"]}
"""What is right is not described node by node: that took two thirds of the checker's time."""
ATURAN = YANG_SALAH | {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
ATURAN_WARNA = YANG_SALAH | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the dark theme can break: it changes colours and nothing else, which a test of its own shows."""
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


def pelanggaran(page: Page, lebar: Sequence[int], nama: str) -> list[str]:
    """What is wrong with the page as it stands, at each width in both themes: one line per element."""
    salah = []
    page.evaluate(Axe().axe_script)
    for satu in lebar:
        page.set_viewport_size({"width": satu, "height": 800})
        for tema, aturan in (("light", ATURAN), ("dark", ATURAN_WARNA)):
            page.emulate_media(color_scheme=tema)
            temuan = _axe(page, aturan)
            if tema == "light" and (lebih := melebar(page)) > 0:
                temuan.append(f"{lebih} px too wide")
            if tema == "light" and satu < MEJA["width"]:
                temuan += [f"hides columns beside the screen: {tabel}" for tabel in tabel_menggulir(page)]
            salah += [f"{nama} {tema} {satu}: {isi}" for isi in temuan]
            _potret(page, f"axe-{nama}-{tema}-{satu}")
    return salah


def _axe(page: Page, aturan: dict[str, Any]) -> list[str]:
    return [
        f"{satu['id']}: {simpul['target']} {simpul['failureSummary']}"
        for satu in page.evaluate(PERIKSA, aturan)
        for simpul in satu["nodes"]
    ]


def _potret(page: Page, nama: str) -> None:
    """Keep a screenshot of the whole page when SKM_TANGKAPAN=1."""
    if os.environ.get("SKM_TANGKAPAN") == "1":
        TANGKAPAN.mkdir(exist_ok=True)
        page.screenshot(path=TANGKAPAN / f"{nama}.png", full_page=True)
