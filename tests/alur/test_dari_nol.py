"""What a newcomer does: clone, `make run`, answer the questionnaire, ask for the IKM; stop, start again."""

from __future__ import annotations

import json
import os
import re
import subprocess
import urllib.parse
import urllib.request
from functools import partial
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.alur.jalan import AKAR, layani, port_bebas

pytestmark = pytest.mark.luas

SABAR_PERTAMA = 240.0
"""Seconds for the first start, which downloads and installs."""
SABAR_BERIKUT = 30.0
HEMAT = {"PIP_COMPILE": "0", "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))}
"""The same packages for less: what is never imported is not compiled, what was loaded before not again."""
SEMUA_MODUL = (
    "import importlib, pkgutil, kinerja, skm\n"
    "for akar in (kinerja, skm):\n"
    "    for modul in pkgutil.walk_packages(akar.__path__, akar.__name__ + '.'):\n"
    "        importlib.import_module(modul.name)\n"
)
"""What the project declares is enough for every module of it."""


def _json(klona: Path, env: dict[str, str], *argumen: str) -> Any:
    hasil = subprocess.run(
        [klona / ".venv/bin/skm", *argumen, "--json"],
        cwd=klona,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(hasil.stdout)


def _kirim_jawaban(url: str) -> str:
    """Answer nine times 4 the way a browser does; gives the address of the page one lands on."""
    pembuka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with pembuka.open(url, timeout=10) as jawaban:
        sup = BeautifulSoup(jawaban.read(), "html5lib")
    formulir = sup.select_one("form[method=post]")
    assert formulir is not None
    isi = {str(b["name"]): str(b["value"]) for b in formulir.select("input[type=hidden]")}
    isi |= {f"U{nomor}": "4" for nomor in range(1, 10)}
    tujuan = urllib.parse.urljoin(url, str(formulir["action"]))
    with pembuka.open(tujuan, urllib.parse.urlencode(isi).encode(), timeout=10) as jawaban:
        return str(jawaban.url)


def test_a_clone_runs_with_one_command_takes_an_answer_and_keeps_it(tmp_path: Path) -> None:
    if not (AKAR / ".git").exists():
        pytest.skip("THE FIRST START IS NOT TESTED: this is not a git working copy, so it cannot be cloned.")
    klona, rumah, port = tmp_path / "klona", tmp_path / "rumah", port_bebas()
    rumah.mkdir()
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", AKAR, klona], check=True, timeout=60)
    url = f"http://127.0.0.1:{port}"
    env = {"PATH": os.environ["PATH"], "HOME": str(rumah), "LANG": "C.UTF-8", "SKM_PORT": str(port)}
    env["PATH"] = os.pathsep.join(p for p in env["PATH"].split(os.pathsep) if ".venv" not in p)
    env |= HEMAT
    jalankan = partial(layani, ["make", "run"], env=env, cwd=klona, url=url)

    with jalankan(catatan=tmp_path / "pertama.log", sabar=SABAR_PERTAMA):
        tercetak = (tmp_path / "pertama.log").read_text(encoding="utf-8")
        assert re.search(r"sandi\s*:\s*\S{10,}", tercetak), "the first start says how to get in"
        (tautan,) = _json(klona, env, "tautan", "list")  # one link for the whole office is seeded
        assert tautan["url"] == f"{url}/s/{tautan['kode']}"
        assert _kirim_jawaban(tautan["url"]) == f"{tautan['url']}/terima-kasih"
        hasil = _json(klona, env, "ikm")
        assert "GALAT" not in {satu["status"] for satu in _json(klona, env, "doctor")}
    subprocess.run(
        [klona / ".venv/bin/python", "-c", SEMUA_MODUL], cwd=klona, env=env, check=True, timeout=60
    )
    # Nine answers of 4: 4 × 25 = 100,00, which is at least 88,31: mutu A.
    assert (hasil["responden"], hasil["ikm"], hasil["mutu"]) == (1, "100.00", "A")

    terpasang = (klona / ".venv/.terpasang").stat().st_mtime_ns
    with jalankan(catatan=tmp_path / "kedua.log", sabar=SABAR_BERIKUT):
        assert "sandi" not in (tmp_path / "kedua.log").read_text(encoding="utf-8"), "a password is shown once"
        assert _json(klona, env, "ikm")["responden"] == 1
    assert (klona / ".venv/.terpasang").stat().st_mtime_ns == terpasang, "nothing was installed again"
    bersih = subprocess.run(
        ["git", "status", "--porcelain"], cwd=klona, capture_output=True, text=True, check=True, timeout=30
    )
    assert bersih.stdout == "", "running leaves the clone as it was"
