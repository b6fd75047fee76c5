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
YANG_SALAH = {"resultTypes": ["violations"], "preload": False}
"""What is right is not described node by node: it took two thirds of the checker's time. Style sheets, which
no rule asked for here reads, are not fetched again: a third of the rest."""
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
"""What the dark theme can break: it changes colours and nothing else, which a test of its own shows. No width
can, as another one shows."""
TANPA_WARNA = ATURAN | {"rules": {satu: {"enabled": False} for satu in WARNA}}
"""What has no colour: all of the page at every width."""
SKRIP = Axe().axe_script
PERIKSA = "aturan => axe.run(aturan).then(hasil => hasil.violations)"
PERIKSA_WARNA = """aturan => {
    const latar = new Map(), dikenal = new Set(), wakil = [];
    const di_atas = (satu) => {
        if (!satu) { return ''; }
        if (!latar.has(satu)) {
            const gaya = getComputedStyle(satu), warna = gaya.backgroundColor;
            const milik = [warna, gaya.backgroundImage, gaya.opacity, gaya.filter, gaya.mixBlendMode].join();
            const lepas = gaya.position === 'static' ? '' : satu.tagName + satu.className;
            latar.set(satu, (warna.startsWith('rgb(') ? '' : di_atas(satu.parentElement)) + milik + lepas);
        }
        return latar.get(satu);
    };
    for (const satu of document.body.querySelectorAll('*')) {
        const berhuruf = [...satu.childNodes].some((isi) => isi.nodeType === 3 && isi.data.trim());
        if (!(berhuruf || satu.matches('input, select, textarea')) || !satu.checkVisibility()) { continue; }
        const gaya = getComputedStyle(satu), atas = getComputedStyle(satu.parentElement);
        const huruf = [gaya.color, gaya.fill, gaya.fontSize, gaya.fontWeight, gaya.textShadow];
        const tautan = [satu.tagName, satu.disabled, gaya.textDecoration, atas.color, atas.fontWeight];
        const jenis = [...huruf, ...tautan, di_atas(satu)].join('|');
        if (!dikenal.has(jenis)) { dikenal.add(jenis); wakil.push(satu); }
    }
    return wakil.length ? axe.run({ include: wakil }, aturan).then((hasil) => hasil.violations) : [];
}"""
"""One of each kind of words: in the same letters on the same grounds all others stand out as it does. To look
for what lies behind each of them took four fifths of the checker's time."""


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
    Nothing reaches beside the narrowest screen, whether that is among them or not.
    """
    salah = []
    if not page.evaluate("'axe' in window"):
        page.evaluate(SKRIP)
    for satu in dict.fromkeys((LEBAR[0], *lebar)):
        ubah_layar(page, {"width": satu, "height": 800})
        salah += [f"{nama} {satu}: {isi}" for isi in _di_luar(page, satu)]
        if satu in lebar:
            page.emulate_media(color_scheme="light")
            temuan = _axe(page, PERIKSA, TANPA_WARNA)
            temuan += _axe(page, PERIKSA_WARNA, ATURAN_WARNA) if satu in berwarna else []
            salah += [f"{nama} light {satu}: {isi}" for isi in temuan]
            _potret(page, f"axe-{nama}-light-{satu}")
        if satu in berwarna or (MEMOTRET and satu in lebar):
            page.emulate_media(color_scheme="dark")
            salah += [f"{nama} dark {satu}: {isi}" for isi in _axe(page, PERIKSA_WARNA, ATURAN_WARNA)]
            _potret(page, f"axe-{nama}-dark-{satu}")
    return salah


def _di_luar(page: Page, lebar: int) -> list[str]:
    """What a screen of that width does not show without pushing."""
    lebih = melebar(page)
    temuan = [f"{lebih} px too wide"] if lebih > 0 else []
    if lebar < MEJA["width"]:
        temuan += [f"hides columns beside the screen: {tabel}" for tabel in tabel_menggulir(page)]
    return temuan


def _axe(page: Page, periksa: str, aturan: dict[str, Any]) -> list[str]:
    return [
        f"{satu['id']}: {simpul['target']} {simpul['failureSummary']}"
        for satu in page.evaluate(periksa, aturan)
        for simpul in satu["nodes"]
    ]


def _potret(page: Page, nama: str) -> None:
    """Keep a screenshot of the whole page when SKM_TANGKAPAN=1."""
    if MEMOTRET:
        TANGKAPAN.mkdir(exist_ok=True)
        page.screenshot(path=TANGKAPAN / f"{nama}.png", full_page=True)
