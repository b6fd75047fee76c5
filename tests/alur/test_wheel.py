"""The built wheel alone, in an empty environment far from the sources, is a whole server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
import venv
from pathlib import Path

import pytest

from tests.alur.jalan import AKAR, layani, port_bebas

pytestmark = pytest.mark.lambat

BUKAN_SUMBER = (".git", ".venv", "__pycache__", "instance", ".*_cache", "tangkapan", "dist", "build")


def _pasang(python: Path, *argumen: str | Path) -> None:
    hasil = subprocess.run(
        [python, "-m", "pip", "-q", "--disable-pip-version-check", *argumen],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert hasil.returncode == 0, hasil.stderr


def test_the_wheel_installs_elsewhere_and_serves_with_its_templates_and_migrations(tmp_path: Path) -> None:
    sumber, tempat, port = tmp_path / "sumber", tmp_path / "tempat", port_bebas()
    shutil.copytree(AKAR, sumber, ignore=shutil.ignore_patterns(*BUKAN_SUMBER))
    tempat.mkdir()
    venv.create(tempat / "venv", with_pip=True)
    python, skm = tempat / "venv/bin/python", tempat / "venv/bin/skm"
    _pasang(python, "wheel", "--no-deps", "--wheel-dir", tmp_path / "roda", sumber)
    (roda,) = (tmp_path / "roda").glob("skm-*.whl")
    _pasang(python, "install", "-c", AKAR / "constraints.txt", roda)
    shutil.rmtree(sumber)  # whatever it still needs from there is missing now

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
