"""How a journey waits: a browser goes on while a page is still on its way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.alur.jalan import AKAR

TEKAN = re.compile(r"""\.(?:click|tap)\(.*\)$|\.press\(.*['"]Enter['"]\)$""")
LANJUT = re.compile(
    r"\.goto\(|\.reload\(|\b(?!server\b|kantor\b|self\b)\w+\.url\b|\bserver\.(?:skm|json|proses)\("
)
"""Opens another page, takes the address of this one, or asks past the browser what became of the form."""


def _naskah() -> Iterator[tuple[str, str]]:
    """Names and text of the files that lead a browser."""
    for berkas in sorted((AKAR / "tests").rglob("*.py")):
        isi = berkas.read_text(encoding="utf-8")
        if re.search(r"^(?:from|import) playwright", isi, re.MULTILINE):
            yield str(berkas.relative_to(AKAR)), isi


def _berturutan(isi: str) -> Iterator[tuple[ast.stmt, ast.stmt]]:
    """Each two statements that follow one another."""
    for simpul in ast.walk(ast.parse(isi)):
        for badan in (getattr(simpul, nama, []) for nama in ("body", "orelse", "finalbody")):
            if isinstance(badan, list):
                yield from pairwise(badan)


def test_no_journey_counts_what_may_still_be_arriving() -> None:
    pelanggar = [
        f"{nama}:{nomor}"
        for nama, isi in _naskah()
        for nomor, baris in enumerate(isi.splitlines(), 1)
        if re.search(r"(?:range|enumerate)\(.*\.count\(\)|\bin .*\.all\(\)", baris)
    ]
    assert pelanggar == [], "tests.alur.jalan.semua waits until there is one"


def test_no_journey_goes_on_while_what_it_sent_is_on_its_way() -> None:
    pelanggar = [
        f"{nama}:{lanjut.lineno}: {ast.unparse(lanjut)}"
        for nama, isi in _naskah()
        for tekan, lanjut in _berturutan(isi)
        if isinstance(tekan, ast.Expr) and not isinstance(lanjut, ast.FunctionDef)
        if TEKAN.search(ast.unparse(tekan)) and LANJUT.search(ast.unparse(lanjut))
    ]
    assert pelanggar == [], "tests.alur.jalan.kirim waits for the page that answers"
