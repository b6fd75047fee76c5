"""A poster that leads to nothing but the server itself is not printed; the command only warns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.survei.alamat import setempat
from tests.klien import Klien
from tests.perintah import Perintah


@pytest.mark.parametrize(
    ("alamat", "benar"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.9.9.9", True),  # the whole of 127.0.0.0/8
        ("http://localhost:8000", True),
        ("http://LOCALHOST.", True),
        ("http://[::1]:8000", True),
        ("http://0.0.0.0:8000", True),
        ("http://192.168.1.10:8000", False),  # an office's own network
        ("https://skm.longkali.go.id", False),
        ("https://localhost.go.id", False),
    ],
)
def test_an_address_that_only_the_machine_itself_finds(alamat: str, benar: bool) -> None:
    assert setempat(alamat) is benar


def test_posters_refuse_it_with_a_sentence_that_names_the_setting(konf: Konfigurasi) -> None:
    klien = Klien(create_app(replace(konf, base_url="http://127.0.0.1:8000")))
    klien.masuk_sebagai(Peran.ADMIN)
    kode = klien.get("/kelola/tautan").sup.select_one("a[href*='/s/']")["href"].rsplit("/", 1)[1]
    for alamat in ("lembar.pdf", "poster.pdf", f"{kode}/poster.pdf"):
        halaman = klien.get(f"/kelola/tautan/{alamat}").ikuti()
        assert halaman.url == "/kelola/tautan"
        assert "SKM_BASE_URL=https://" in halaman.sup.select_one(".pesan-galat").text
    assert klien.http.get(f"/kelola/tautan/{kode}/qr.svg").status_code == 200
    klien.app.extensions["skm_mesin"].dispose()


def test_the_command_goes_on_and_warns(skm: Callable[..., Perintah], tmp_path: Path) -> None:
    buat = skm("tautan", "add", "--json")
    assert (buat.exit_code, "SKM_BASE_URL" in buat.stderr) == (0, True)
    gambar = skm("tautan", "qr", buat.json()["kode"], "--out", str(tmp_path / "qr.svg"))
    assert (gambar.exit_code, "SKM_BASE_URL" in gambar.stderr) == (0, True)
    assert (tmp_path / "qr.svg").stat().st_size > 0
