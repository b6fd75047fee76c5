"""Who may do what is named once: roles stand among the policies of skm/akun and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from skm.akun.models import Peran

AKAR = Path(__file__).resolve().parent.parent
BOLEH_PERAN = re.compile(r"skm/(akun/.+|cli/contoh\w*)\.py")
"""The policies' own slice, and the demo, which plays every part."""


def _menyebut_peran(simpul: ast.AST) -> bool:
    """`Peran.ADMIN`, or a comparison with a role's stored word."""
    if isinstance(simpul, ast.Attribute):
        return ast.unparse(simpul.value).rpartition(".")[2] == "Peran"
    kata = {satu.value for satu in ast.walk(simpul) if isinstance(satu, ast.Constant)}
    return isinstance(simpul, ast.Compare) and not kata.isdisjoint(set(Peran))


def test_a_role_is_named_only_among_the_policies() -> None:
    pelanggar = [
        f"{nama}:{simpul.lineno}"
        for berkas in sorted((AKAR / "skm").rglob("*.py"))
        if not BOLEH_PERAN.fullmatch(nama := berkas.relative_to(AKAR).as_posix())
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
        if isinstance(simpul, (ast.Attribute, ast.Compare)) and _menyebut_peran(simpul)
    ]
    assert pelanggar == [], "ask a policy of skm/akun/kebijakan.py, or name a new one there with its sentence"


def test_no_template_decides_by_role() -> None:
    menimbang = re.compile(r"peran\w*(?:\.value)?\s*(?:==|!=|\bin\b|\bis\b)|(?:==|!=)\s*\S*peran\b")
    pelanggar = [
        f"{berkas.relative_to(AKAR).as_posix()}:{nomor}"
        for berkas in sorted((AKAR / "templates").rglob("*.html"))
        for nomor, baris in enumerate(berkas.read_text(encoding="utf-8").splitlines(), 1)
        if menimbang.search(baris)
    ]
    assert pelanggar == [], "the view asks the policy and hands the template a yes or no"
