"""The ways of a figure are written down, and what is written is what the code has."""

from __future__ import annotations

import ast
import re
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
NASKAH = AKAR / "docs" / "how-a-figure-flows.md"
TITIK = re.compile(r"`((?:skm|kinerja)/[\w/]+\.py):([\w.]+)`")


def _nama(berkas: Path) -> set[str]:
    """Functions and classes of a module, methods as `Class.method`."""
    hasil = set()
    for satu in ast.parse(berkas.read_text(encoding="utf-8")).body:
        if isinstance(satu, ast.FunctionDef | ast.ClassDef):
            hasil.add(satu.name)
        if isinstance(satu, ast.ClassDef):
            hasil |= {f"{satu.name}.{isi.name}" for isi in satu.body if isinstance(isi, ast.FunctionDef)}
    return hasil


def test_every_point_on_a_figures_way_is_in_the_code() -> None:
    titik = TITIK.findall(NASKAH.read_text(encoding="utf-8"))
    assert len(titik) > 30
    hilang = [
        f"{berkas}:{fungsi}"
        for berkas, fungsi in titik
        if not (AKAR / berkas).is_file() or fungsi not in _nama(AKAR / berkas)
    ]
    assert hilang == [], "the code moved on: write the way anew"
