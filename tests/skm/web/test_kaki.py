"""Staff read which version of the program they use; citizens' pages and guests are told nothing of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from skm.akun.models import Peran
from skm.program import sebutan, versi
from tests.klien import Klien

AKAR = Path(__file__).parents[3]


def test_the_version_stands_in_the_foot_of_staffs_pages_alone(klien: Klien) -> None:
    assert sebutan() not in klien.get("/").teks + klien.get("/masuk").teks
    klien.masuk_sebagai(Peran.PETUGAS)
    kaki = klien.get("/loket").sup.select_one("footer.kaki")
    assert kaki is not None and kaki.get_text().rstrip().endswith(f"· {sebutan()}")


def test_the_newest_release_of_the_changelog_is_no_newer_than_the_program() -> None:
    versi_kini = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    judul = re.findall(r"^## (.+)$", (AKAR / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert judul[0] == "Unreleased" or judul[0].split()[0] == versi_kini
    assert all(
        re.fullmatch(r"\d+\.\d+\.\d+, \d{4}-\d\d-\d\d", satu) for satu in judul if satu != "Unreleased"
    )
    assert versi() == versi_kini
