"""What is installed is what was locked, each file by its hash; parts and licences are written down."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.audit import simpulkan

AKAR = Path(__file__).resolve().parents[1]
KUNCI = sorted((AKAR / "requirements").glob("*.txt"))
SEBARIS = re.compile(
    r"^(?P<apa>[a-z0-9][^\\]*?) \\\n(?P<sidik>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
LINUX: dict[str, str] = {
    "sys_platform": "linux",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
}
"""The machine whose installation docs/sbom.cdx.json describes."""
BOLEH = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "LGPL-3.0-only",  # psycopg, unchanged and installed beside the program: anybody may replace it
    "License :: OSI Approved :: Apache Software License",
    "License :: OSI Approved :: BSD License",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "Zlib",
}
"""Licences under which an office may run, change and pass on what it got."""
TERJELASKAN = {
    (
        "qrcode",
        "License :: Other/Proprietary License",
    ): "its LICENSE file is BSD; the classifier is for a trademark's sake",
}


def _proyek() -> dict[str, Any]:
    return tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))


def _terkunci(nama: str) -> list[Requirement]:
    teks = (AKAR / "requirements" / f"{nama}.txt").read_text(encoding="utf-8")
    return [Requirement(satu["apa"]) for satu in SEBARIS.finditer(teks)]


def _versi(nama: str, lingkungan: dict[str, str] | None = None) -> dict[str, str]:
    """Names and versions that the lock holds for that machine, or this one."""
    return {
        canonicalize_name(satu.name): str(satu.specifier).removeprefix("==")
        for satu in _terkunci(nama)
        if satu.marker is None or satu.marker.evaluate(lingkungan)
    }


@pytest.mark.parametrize("berkas", KUNCI, ids=lambda satu: satu.stem)
def test_every_line_of_a_lock_is_one_version_with_the_hashes_of_its_files(berkas: Path) -> None:
    teks = berkas.read_text(encoding="utf-8")
    assert re.sub(r"^#.*\n", "", SEBARIS.sub("", teks), flags=re.MULTILINE) == ""
    assert all(re.fullmatch(r"==[\w.]+", str(satu.specifier)) for satu in _terkunci(berkas.stem))
    assert _terkunci(berkas.stem)


@pytest.mark.parametrize(
    ("kunci", "minta"),
    [
        ("jalan", ["dependencies", "parquet"]),
        ("uji", ["dependencies", "parquet", "dev"]),
        *((satu, [satu]) for satu in ("bangun", "mutasi", "rantai", "pindai")),
    ],
)
def test_a_lock_holds_what_pyproject_asks_for_within_its_bounds(kunci: str, minta: list[str]) -> None:
    isi = _proyek()
    sumber = isi["project"]["optional-dependencies"] | isi["dependency-groups"]
    sumber |= {"dependencies": isi["project"]["dependencies"]}
    terkunci = _versi(kunci)
    for syarat in (Requirement(satu) for nama in minta for satu in sumber[nama]):
        assert syarat.specifier.contains(
            terkunci.get(canonicalize_name(syarat.name), "-"), prereleases=True
        ), f"run make kunci: {syarat}"


def test_the_build_needs_nothing_that_is_not_locked() -> None:
    assert {Requirement(s).name for s in _proyek()["build-system"]["requires"]} <= _versi("bangun").keys()


@pytest.mark.parametrize("kunci", ["jalan", "bangun", "mutasi"])
def test_locks_that_share_an_environment_agree(kunci: str) -> None:
    uji, ini = _versi("uji"), _versi(kunci)
    assert {nama: ini[nama] for nama in uji.keys() & ini.keys()} == {
        nama: uji[nama] for nama in uji.keys() & ini.keys()
    }


def test_what_is_installed_here_is_what_is_locked() -> None:
    ada = {}
    for nama in _versi("uji"):
        try:
            ada[nama] = version(nama)
        except PackageNotFoundError:
            ada[nama] = "not installed"
    assert ada == _versi("uji")


def test_every_installation_that_we_write_down_takes_locked_files_only() -> None:
    tertulis = [AKAR / "Makefile", *(AKAR / "docs").rglob("*.md"), *(AKAR / "docs").rglob("Containerfile")]
    baris = [satu for berkas in tertulis for satu in berkas.read_text(encoding="utf-8").splitlines()]
    pasang = [s for s in baris if re.search(r"pip install|\(call pip,", s) and not s.startswith("pip =")]
    assert len(pasang) >= 7
    bebas = [s for s in pasang if "--require-hashes" not in s and "--no-deps" not in s]
    assert bebas == []


def _sbom() -> Any:
    return json.loads((AKAR / "docs" / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_the_bill_of_materials_is_the_lock_and_this_version() -> None:
    sbom = _sbom()
    ada = {canonicalize_name(satu["name"]): satu["version"] for satu in sbom["components"]}
    assert ada == _versi("jalan", LINUX), "run make sbom"
    assert sbom["metadata"]["component"]["version"] == _proyek()["project"]["version"], "run make sbom"


def _lisensi(bagian: dict[str, Any]) -> set[str]:
    """What a component says: names of licences, an expression taken apart."""
    hasil = set()
    for satu in bagian.get("licenses", ()):
        lisensi = satu.get("license", {})
        kata = satu.get("expression") or lisensi.get("id") or lisensi["name"]
        hasil |= set(re.split(r" (?:AND|OR) ", kata.strip("()")))
    return hasil


def test_every_part_has_a_licence_that_an_office_may_live_with() -> None:
    bagian = _sbom()["components"]
    assert [satu["name"] for satu in bagian if not _lisensi(satu)] == []
    asing = {(satu["name"], kata) for satu in bagian for kata in _lisensi(satu) - BOLEH}
    assert asing == TERJELASKAN.keys()


def test_a_licence_outside_the_list_is_noticed() -> None:
    assert _lisensi({"licenses": [{"expression": "MIT AND AGPL-3.0-only"}]}) - BOLEH == {"AGPL-3.0-only"}


def test_what_could_not_be_looked_up_is_never_taken_for_sound() -> None:
    paket = [
        {"name": "baik", "version": "1", "vulns": []},
        {"name": "lemah", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]},
        {"name": "tak-terjangkau", "skip_reason": "not found"},
    ]
    assert simpulkan(paket) == (["lemah 2: CVE-1 → 3"], ["tak-terjangkau: not found"])


def test_markers_are_read_for_the_machine_that_is_described() -> None:
    assert not Marker("sys_platform == 'win32'").evaluate(LINUX)
    assert "colorama" not in _versi("jalan", LINUX) and "colorama" in {s.name for s in _terkunci("jalan")}
