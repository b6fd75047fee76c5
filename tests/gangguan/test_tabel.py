"""Every row of docs/gangguan.md is a test's, and every fault that a test makes has its row."""

from __future__ import annotations

import re
from pathlib import Path

from tests.gangguan.tabel import POSTGRES, SQLITE, baris

POLA = re.compile(r'cocokkan\(\s*"([^"]+)",\s*(SQLITE|POSTGRES|jenis),')
NAMA = {"SQLITE": (SQLITE,), "POSTGRES": (POSTGRES,), "jenis": (SQLITE, POSTGRES)}


def test_the_table_has_the_rows_that_tests_see_and_no_others() -> None:
    semua = [
        (gangguan, nama)
        for berkas in sorted(Path(__file__).parent.glob("test_*.py"))
        for gangguan, jenis in POLA.findall(berkas.read_text(encoding="utf-8"))
        for nama in NAMA[jenis]
    ]
    assert sorted(semua) == sorted(baris())
