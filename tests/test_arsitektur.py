"""The house's own rules: which way the arrows point, what may stand where, how large a file may be."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
PAKET = ("skm", "kinerja")
RUANG_KODE = (*PAKET, "migrations", "tests")

NAMA_TANPA_ISI = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"}
BARIS_TERBANYAK = 300
BARIS_RUANG_TERBANYAK = 4000

AMAN_DENGAN_ALASAN: dict[str, str] = {}
"""Templates that may use `|safe`, each with the reason; today none needs it."""

BOLEH_COMMIT = re.compile(
    r"skm/(cli/.+|siapkan|survei/pelepas|operasi/(jejak|kesiapan)|db|rombongan|sqlite|\w+/views(/\w+)?)\.py"
)
"""Whoever starts the work ends it; so does the plumbing with the transactions it begins itself."""

BOLEH_JAM = ("skm/web/waktu.py", "skm/operasi/detak.py", "skm/cli/")
"""Where the clock is read; everybody else is told the moment."""


def _berkas_python(*ruang: str) -> list[Path]:
    return sorted(berkas for nama in ruang for berkas in (AKAR / nama).rglob("*.py"))


def _nama(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


def _pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(encoding="utf-8"), filename=str(berkas))


def _impor(berkas: Path) -> Iterator[tuple[int, str]]:
    """Line and absolute module name of every import, wherever it stands."""
    for simpul in ast.walk(_pohon(berkas)):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, alias.name) for alias in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            assert simpul.level == 0, f"{_nama(berkas)}:{simpul.lineno}: import by full name, not relative"
            yield simpul.lineno, simpul.module or ""


def _panggilan(berkas: Path) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call `owner.name(…)` with the text of its owner."""
    for simpul in ast.walk(_pohon(berkas)):
        if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute):
            yield simpul, ast.unparse(simpul.func.value), simpul.func.attr


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    perintah = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [perintah, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_arrow_of_the_house_holds() -> None:
    hasil = _lint_imports(AKAR)
    assert hasil.returncode == 0, (
        "An import goes against the arrows. skm collects, kinerja measures; inside skm the order is in "
        "pyproject.toml. Move the code to the room it belongs to, or hand the value in as an argument; "
        f"do not loosen the contract.\n{hasil.stdout}{hasil.stderr}"
    )


PELANGGARAN = (
    # measuring would know who collects
    ("kinerja/bulat.py", "kinerja", "skm"),
    # the siblings would see each other
    ("skm/survei/laju.py", "skm.survei", "skm.loket"),
    # a service would know the web
    ("skm/akun/services.py", "skm.akun.services", "flask"),
    # so would a module that no list names
    ("skm/loket/modul_baru.py", "skm.loket.modul_baru", "wtforms"),
    # a read would open the request's session instead of being handed one
    ("skm/loket/queries/cari.py", "skm.loket.queries.cari", "skm.db"),
    # a service would ask who is signed in
    ("skm/survei/laju.py", "skm.survei.laju", "skm.akun.izin"),
    # a form would query
    ("skm/loket/forms.py", "skm.loket.forms", "skm.db"),
    # inside a slice a read would change something
    ("skm/akun/queries.py", "skm.akun.queries", "skm.akun.services"),
    # and a form would do the service's work
    ("skm/akun/forms.py", "skm.akun.forms", "skm.akun.services"),
    # the same in a slice that is not there yet
    ("skm/ruang_baru/models.py", "skm.ruang_baru.models", "skm.ruang_baru.queries"),
)
"""The file that would import something, its module as the contracts name it, and what it would import."""


def test_an_import_against_the_arrows_would_be_found(tmp_path: Path) -> None:
    for nama in PAKET:
        shutil.copytree(AKAR / nama, tmp_path / nama, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(AKAR / "pyproject.toml", tmp_path)
    (tmp_path / "skm" / "ruang_baru").mkdir()
    for nama in ("__init__.py", "queries.py"):
        (tmp_path / "skm" / "ruang_baru" / nama).touch()
    for berkas, _, diimpor in PELANGGARAN:
        with (tmp_path / berkas).open("a", encoding="utf-8") as isi:
            isi.write(f"\nimport {diimpor}\n")
    hasil = _lint_imports(tmp_path)
    assert hasil.returncode == 1, hasil.stderr
    keluaran = " ".join(hasil.stdout.split())
    for _, pengimpor, diimpor in PELANGGARAN:
        assert f"{pengimpor} is not allowed to import {diimpor}:" in keluaran, hasil.stdout
    assert "not listed as layers: - skm.ruang_baru (" in keluaran, "a new room has no place yet"


def test_measuring_needs_nothing_but_the_standard_library() -> None:
    boleh = sys.stdlib_module_names | {"kinerja"}
    asing = [
        f"{_nama(berkas)}:{baris}: {modul}"
        for berkas in _berkas_python("kinerja")
        for baris, modul in _impor(berkas)
        if modul.split(".")[0] not in boleh
    ]
    assert asing == []


def test_no_module_is_named_after_nothing() -> None:
    kosong = [
        _nama(jalur)
        for ruang in RUANG_KODE
        for jalur in (AKAR / ruang).rglob("*")
        if jalur.stem.lower() in NAMA_TANPA_ISI
    ]
    assert kosong == [], "name a module after the business it does"


def test_no_python_file_is_longer_than_three_hundred_lines() -> None:
    panjang = {
        _nama(berkas): jumlah
        for berkas in _berkas_python(*RUANG_KODE)
        if (jumlah := len(berkas.read_text(encoding="utf-8").splitlines())) > BARIS_TERBANYAK
    }
    assert panjang == {}, "split it along the business, or argue the exception in docs/adr"


def test_no_room_is_larger_than_one_can_keep_in_mind() -> None:
    baris = {
        ruang.name: sum(len(satu.read_text(encoding="utf-8").splitlines()) for satu in ruang.rglob("*.py"))
        for ruang in (AKAR / "skm").iterdir()
        if ruang.is_dir()
    }
    terlalu = {nama: jumlah for nama, jumlah in baris.items() if jumlah > BARIS_RUANG_TERBANYAK}
    assert terlalu == {}, "move what is another room's business to that room, or found a room for it"


def test_only_views_and_commands_commit() -> None:
    pelanggar = [
        f"{_nama(berkas)}:{panggilan.lineno}"
        for berkas in _berkas_python("skm")
        if not BOLEH_COMMIT.fullmatch(_nama(berkas))
        for panggilan, _, nama in _panggilan(berkas)
        if nama == "commit"
    ]
    assert pelanggar == [], "who starts the work commits it, once, at its end"


def test_pandas_is_imported_only_in_modules_named_tabel() -> None:
    pelanggar = [
        f"{_nama(berkas)}:{baris}"
        for berkas in _berkas_python(*PAKET)
        if berkas.name != "tabel.py"
        for baris, modul in _impor(berkas)
        if modul.split(".")[0] == "pandas"
    ]
    assert pelanggar == [], "pandas is slow to load; read and write tables through the slice's tabel.py"


def test_nothing_reads_the_day_or_the_hour_without_a_time_zone() -> None:
    tanpa_zona = {"utcnow", "utcfromtimestamp", "today"}
    pelanggar = [
        f"{_nama(berkas)}:{panggilan.lineno}: {pemilik}.{nama}"
        for berkas in _berkas_python(*PAKET)
        for panggilan, pemilik, nama in _panggilan(berkas)
        if nama in tanpa_zona or (nama == "now" and not panggilan.args and not panggilan.keywords)
    ]
    assert pelanggar == []


def test_only_the_web_clock_and_the_commands_read_the_time() -> None:
    pelanggar = [
        f"{_nama(berkas)}:{panggilan.lineno}: {pemilik}.{nama}"
        for berkas in _berkas_python(*PAKET)
        if not _nama(berkas).startswith(BOLEH_JAM)
        for panggilan, pemilik, nama in _panggilan(berkas)
        if (nama == "now" and pemilik.endswith("datetime")) or (pemilik == "time" and nama == "time")
    ]
    assert pelanggar == [], "take the moment as the argument `pada`"


def test_every_whole_number_that_is_asked_for_fits_a_database() -> None:
    semua = {
        _nama(berkas)
        for berkas in _berkas_python("skm")
        if re.search(r"\b(IntegerField|DecimalField|FloatField)\b", berkas.read_text(encoding="utf-8"))
    }
    assert semua == {"skm/web/bilangan.py"}, "skm.web.bilangan.Bulat holds its size"


def test_what_takes_the_place_of_a_pattern_is_written_down_or_made_by_a_function() -> None:
    """A text that somebody typed would be read for backslashes there."""
    for berkas in _berkas_python(*PAKET):
        tetap = {satu.name for satu in ast.walk(_pohon(berkas)) if isinstance(satu, ast.FunctionDef)}
        for panggilan, milik, nama in _panggilan(berkas):
            if nama not in {"sub", "subn"}:
                continue
            ganti = panggilan.args[1 if milik == "re" else 0]
            boleh = isinstance(ganti, ast.Constant | ast.Lambda) or (
                isinstance(ganti, ast.Name) and (ganti.id.isupper() or ganti.id in tetap)
            )
            assert boleh, f"{_nama(berkas)}:{panggilan.lineno}: give a function"


def test_only_the_settings_read_the_environment() -> None:
    pelanggar = [
        f"{_nama(berkas)}:{simpul.lineno}"
        for berkas in _berkas_python(*PAKET)
        if _nama(berkas) != "skm/config.py"
        for simpul in ast.walk(_pohon(berkas))
        if isinstance(simpul, ast.Attribute) and simpul.attr in {"environ", "getenv"}
        if ast.unparse(simpul.value) != "request"  # what a server hands an app of one request
    ]
    assert pelanggar == []


def test_every_silenced_check_gives_its_reason() -> None:
    redam = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?![^#\n]*\S\s*#\s*\S)")
    tanpa_alasan = [
        f"{_nama(berkas)}:{nomor}"
        for berkas in _berkas_python(*PAKET, "migrations")
        for nomor, baris in enumerate(berkas.read_text(encoding="utf-8").splitlines(), 1)
        if redam.search(baris)
    ]
    assert tanpa_alasan == [], "write a second comment that says why"


@pytest.mark.parametrize(
    ("pola", "pelajaran"),
    [
        (r"\sstyle\s*=", "an inline style is refused by the page's own security policy; use a class"),
        (r"<script(?![^>]*\ssrc=)", "an inline script is refused by the policy; pages work without one"),
        (r"\son[a-z]+\s*=\s*[\"']", "an inline handler is an inline script"),
        (r"href\s*=\s*[\"']\s*javascript:", "so is an address that is a script"),
        (r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", "nothing is loaded from another server"),
    ],
)
def test_no_template_breaks_the_security_policy(pola: str, pelajaran: str) -> None:
    pelanggar = [
        f"{_nama(berkas)}:{nomor}"
        for berkas in sorted((AKAR / "templates").rglob("*.html"))
        for nomor, baris in enumerate(berkas.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pola, baris)
    ]
    assert pelanggar == [], pelajaran


def test_no_template_trusts_text_without_a_reason() -> None:
    percaya = re.compile(r"\|\s*safe\b|autoescape\s+false")
    pemakai = {
        _nama(berkas)
        for berkas in (AKAR / "templates").rglob("*.html")
        if percaya.search(berkas.read_text(encoding="utf-8"))
    }
    assert pemakai == set(AMAN_DENGAN_ALASAN)


def test_every_dependency_is_explained_in_its_table() -> None:
    isi = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    proyek, alat = isi["project"], isi["dependency-groups"]
    kelompok = [*proyek["optional-dependencies"].values(), *alat.values()]
    syarat = [*proyek["dependencies"], *(s for satu in kelompok for s in satu)]
    dipakai = {re.split(r"[\[<>=!~ ;]", satu)[0].lower() for satu in syarat}
    dokumen = (AKAR / "docs" / "ketergantungan.md").read_text(encoding="utf-8")
    sel = re.findall(r"^\|([^|]*)\|", dokumen, flags=re.MULTILINE)
    dijelaskan = {nama.lower() for satu in sel for nama in re.findall(r"`([^`]+)`", satu)}
    assert dipakai - dijelaskan == set(), "say in docs/ketergantungan.md why it is there"
    assert dijelaskan - dipakai == set(), "docs/ketergantungan.md explains what is no longer used"


def test_every_dependency_is_bounded() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [satu for satu in proyek["dependencies"] if ">=" not in satu] == []
