"""The built wheel, in an environment far from the sources, is a whole server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.alur.jalan import AKAR, layani, port_bebas

pytestmark = pytest.mark.luas

BUKAN_SUMBER = (".git", ".venv", ".perkakas", "__pycache__", "instance", ".*_cache", "dist", "build")


def _pip(*argumen: str | Path) -> None:
    hasil = subprocess.run(
        [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *argumen],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert hasil.returncode == 0, hasil.stderr


def _pinjam(tempat: Path) -> None:
    """Lend the environment the packages that are installed here; the project itself is not among them."""
    (pustaka,) = (tempat / "venv").glob("lib/python*/site-packages")
    (pustaka / "pinjaman.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")


def test_the_wheel_asks_for_what_the_project_asks_for(roda: Path) -> None:
    """That this is enough is shown by `make run` in an environment that has nothing else (test_dari_nol)."""
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(roda) as isi:
        (letak,) = (nama for nama in isi.namelist() if nama.endswith(".dist-info/METADATA"))
        diminta = [
            satu for satu in isi.read(letak).decode().splitlines() if satu.startswith("Requires-Dist:")
        ]
    wajib = {satu.split(":")[1].strip() for satu in diminta if "extra ==" not in satu}
    assert {_ringkas(satu) for satu in wajib} == {_ringkas(satu) for satu in proyek["dependencies"]}


def _ringkas(syarat: str) -> tuple[str, frozenset[str]]:
    """A requirement's name and its bounds, in whatever order."""
    nama = re.match(r"[\w.-]+(\[[\w,]+\])?", syarat)
    assert nama
    return nama[0], frozenset(syarat[nama.end() :].replace(" ", "").split(","))


@pytest.fixture(scope="module")
def roda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources that is gone: what it still needs from there is missing."""
    tempat = tmp_path_factory.mktemp("roda")
    shutil.copytree(AKAR, tempat / "sumber", ignore=shutil.ignore_patterns(*BUKAN_SUMBER))
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tempat, tempat / "sumber")
    shutil.rmtree(tempat / "sumber")
    (roda,) = tempat.glob("skm-*.whl")
    return roda


def test_the_wheel_installs_elsewhere_and_serves_with_its_templates_and_migrations(
    roda: Path, tmp_path: Path
) -> None:
    tempat, port = tmp_path / "tempat", port_bebas()
    tempat.mkdir()
    venv.create(tempat / "venv", with_pip=False)
    python, skm = tempat / "venv/bin/python", tempat / "venv/bin/skm"
    _pip("--python", python, "install", "--no-deps", roda)
    _pinjam(tempat)
    letak = subprocess.run(
        [python, "-c", "import skm, kinerja; print(skm.__file__, kinerja.__file__)"],
        cwd=tempat,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.split()
    assert [Path(satu).is_relative_to(tempat) for satu in letak] == [True, True], letak

    url = f"http://127.0.0.1:{port}"
    env = {"PATH": os.environ["PATH"], "HOME": str(tempat), "LANG": "C.UTF-8"}
    env |= {"SKM_PORT": str(port), "SKM_INSTANCE": str(tempat / "data")}

    def jalankan(*argumen: str) -> str:
        perintah = [skm, *argumen]
        hasil = subprocess.run(
            perintah, cwd=tempat, env=env, capture_output=True, text=True, check=False, timeout=60
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    assert "sandi" in jalankan("init")
    temuan = {satu["nama"]: satu["status"] for satu in json.loads(jalankan("doctor", "--json"))}
    assert "GALAT" not in temuan.values(), temuan
    (tautan,) = json.loads(jalankan("tautan", "list", "--json"))
    assert len(json.loads(jalankan("indikator", "--tahun", "2026", "--json"))) == 71
    assert "isian triwulan" in jalankan("demo", "--responden", "5", "--permohonan", "5")

    with layani([skm, "serve"], env=env, cwd=tempat, url=url, catatan=tmp_path / "server.log", sabar=30):
        for alamat, isi in ((f"/s/{tautan['kode']}", "U9"), ("/", "Long Kali"), ("/static/skm.css", "{")):
            with urllib.request.urlopen(url + alamat, timeout=10) as jawaban:  # noqa: S310  # our own server
                assert isi in jawaban.read().decode(), alamat
