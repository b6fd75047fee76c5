"""How templates are written: short lines, nothing computed and no knot of conditions."""

from __future__ import annotations

from pathlib import Path

import pytest

from skm.config import folder

TEMPLAT = folder("templates")
SEMUA = sorted(satu for satu in TEMPLAT.rglob("*") if satu.is_file())
TERPANJANG = 120


def _nama(berkas: Path) -> str:
    return berkas.relative_to(TEMPLAT).as_posix()


@pytest.mark.parametrize("berkas", SEMUA, ids=_nama)
def test_no_line_of_a_template_is_longer_than_120_letters(berkas: Path) -> None:
    baris = berkas.read_text(encoding="utf-8").splitlines()
    assert {nomor: len(satu) for nomor, satu in enumerate(baris, 1) if len(satu) > TERPANJANG} == {}
