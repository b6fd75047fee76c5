"""What spares the accessibility tests: themes differ in colours alone, and no colour depends on the width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
LEMBAR_GAYA = [AKAR / "templates/warga/gaya.css", *sorted((AKAR / "skm/static").glob("*.css"))]
BERWARNA = re.compile(r"(?:^|[;{])((?:color|background|opacity|filter|fill|--)[\w-]*):")


@pytest.mark.parametrize("berkas", ["templates/warga/gaya.css", "skm/static/skm.css"])
def test_the_dark_theme_changes_nothing_but_colours(berkas: str) -> None:
    teks = re.sub(r"\s", "", (AKAR / berkas).read_text(encoding="utf-8"))
    gelap = re.findall(r"@media[^{]*prefers-color-scheme:dark[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", teks)
    assert gelap and gelap == re.findall(r":root\{(?:--[\w-]+:[^;}]+;?)+\}", "".join(gelap))


@pytest.mark.parametrize("berkas", LEMBAR_GAYA, ids=lambda satu: satu.name)
def test_no_colour_depends_on_the_width(berkas: Path) -> None:
    """Colours that are right at one width are right at all; what is printed before a value has no letters."""
    teks = re.sub(r"/\*.*?\*/|\s", "", berkas.read_text(encoding="utf-8"), flags=re.DOTALL)
    for isi in re.findall(r"@media[^{]*width[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", teks):
        for pemilih, gaya in re.findall(r"([^{}]*)\{([^{}]*)\}", isi):
            assert pemilih.endswith("::before") or not BERWARNA.findall(f"{{{gaya}"), f"{pemilih} {gaya}"
