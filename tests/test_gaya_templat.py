"""How templates are written: short lines, nothing computed, no knot of conditions, nothing left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from skm.config import folder

TEMPLAT = folder("templates")
SEMUA = sorted(satu for satu in TEMPLAT.rglob("*") if satu.is_file() and satu.suffix != ".pyc")
TERPANJANG = 120
SYARAT_TERBANYAK = 2
"""`and` and `or` in one condition."""

HITUNGAN = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
PENYARING_HITUNG = {"round", "sum", "int", "float", "abs", "max", "min"}
URUTAN = {"gt", "gteq", "lt", "lteq"}
BLOK = re.compile(
    r"<p\b[^>]*>(?:(?!</p>).)*?(<(?:form|div|ul|ol|dl|table|section)\b|\b(?:kirim|tabel)\()", re.DOTALL
)


def _nama(berkas: Path) -> str:
    return berkas.relative_to(TEMPLAT).as_posix()


HALAMAN = [satu for satu in SEMUA if satu.suffix == ".html"]


@pytest.mark.parametrize("berkas", SEMUA, ids=_nama)
def test_no_line_of_a_template_is_longer_than_120_letters(berkas: Path) -> None:
    baris = berkas.read_text(encoding="utf-8").splitlines()
    assert {nomor: len(satu) for nomor, satu in enumerate(baris, 1) if len(satu) > TERPANJANG} == {}


@pytest.mark.parametrize("berkas", HALAMAN, ids=_nama)
def test_no_paragraph_holds_what_ends_one(berkas: Path) -> None:
    """A browser closes a paragraph before a form, a list or a table: that stands outside then."""
    assert BLOK.findall(berkas.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("berkas", HALAMAN, ids=_nama)
def test_a_template_computes_nothing(berkas: Path) -> None:
    """No sum, no rounding, no question which of two is greater; only how long a list or a text is."""
    assert sorted(_hitungan(_pohon(berkas.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("berkas", HALAMAN, ids=_nama)
def test_a_template_decides_by_simple_conditions(berkas: Path) -> None:
    """At most two of `and` and `or` in one condition, and no choice inside a choice."""
    assert sorted(_belitan(_pohon(berkas.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("berkas", HALAMAN, ids=_nama)
def test_a_template_imports_only_what_it_uses(berkas: Path) -> None:
    pohon = _pohon(berkas.read_text(encoding="utf-8"))
    assert {nama for _, _, nama in _impor(pohon)} - _disebut(pohon) == set()


def test_every_macro_is_used() -> None:
    pohon = {_nama(berkas): _pohon(berkas.read_text(encoding="utf-8")) for berkas in HALAMAN}
    diimpor = {(asal, nama) for satu in pohon.values() for asal, nama, _ in _impor(satu)}
    tersisa = {
        (berkas, makro.name)
        for berkas, satu in pohon.items()
        for makro in satu.find_all(nodes.Macro)
        if makro.name not in _disebut(satu)
    }
    assert tersisa - diimpor == set()


@pytest.mark.parametrize(
    "tulisan",
    [
        "{{ a + b }}",
        "{{ (a / 2)|round }}",
        "{% if a > b %}x{% endif %}",
        "{{ x|sum }}",
        "{% set n = a - 1 %}",
    ],
)
def test_what_is_computed_in_a_template_is_noticed(tulisan: str) -> None:
    assert list(_hitungan(_pohon(tulisan)))


@pytest.mark.parametrize(
    "tulisan",
    [
        "{{ 'a' if x else 'b' if y else 'c' }}",
        "{{ f('a' if (1 if x else 2) else 'b') }}",
        "{% if a and b and c and d %}x{% endif %}",
        "{{ 'a' if a or b and c or d }}",
    ],
)
def test_a_knot_of_conditions_in_a_template_is_noticed(tulisan: str) -> None:
    assert list(_belitan(_pohon(tulisan)))


def _pohon(tulisan: str) -> nodes.Template:
    return Environment(autoescape=True).parse(tulisan)


def _impor(pohon: nodes.Template) -> Iterator[tuple[str, str, str]]:
    """(template, macro, name it goes by here) of every import."""
    for impor in pohon.find_all(nodes.FromImport):
        assert isinstance(impor.template, nodes.Const)
        for nama in impor.names:
            asal, sini = nama if isinstance(nama, tuple) else (nama, nama)
            yield impor.template.value, asal, sini


def _disebut(pohon: nodes.Template) -> set[str]:
    return {satu.name for satu in pohon.find_all(nodes.Name) if satu.ctx == "load"}


def _hitungan(pohon: nodes.Template) -> Iterator[str]:
    for simpul in pohon.find_all(nodes.Node):
        if isinstance(simpul, HITUNGAN):
            yield f"line {simpul.lineno}: {simpul.operator}"
        elif isinstance(simpul, nodes.Filter) and simpul.name in PENYARING_HITUNG:
            yield f"line {simpul.lineno}: |{simpul.name}"
        elif isinstance(simpul, nodes.Compare) and _mengurutkan(simpul):
            yield f"line {simpul.lineno}: which is greater"


def _mengurutkan(simpul: nodes.Compare) -> bool:
    panjang = isinstance(simpul.expr, nodes.Filter) and simpul.expr.name == "length"
    return not panjang and any(satu.op in URUTAN for satu in simpul.ops)


def _belitan(pohon: nodes.Template) -> Iterator[str]:
    for pilihan in pohon.find_all(nodes.CondExpr):
        if any(True for _ in pilihan.find_all(nodes.CondExpr)):
            yield f"line {pilihan.lineno}: a choice inside a choice"
    for simpul in pohon.find_all((nodes.If, nodes.CondExpr)):
        assert isinstance(simpul, nodes.If | nodes.CondExpr)
        banyak = sum(1 for _ in nodes.Output([simpul.test]).find_all((nodes.And, nodes.Or)))
        if banyak > SYARAT_TERBANYAK:
            yield f"line {simpul.lineno}: {banyak} of and, or"
