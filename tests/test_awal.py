"""What starting loads: a help its own lines, a server its rooms, and neither what only one page needs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

from skm.cli import PERINTAH, main
from skm.config import Konfigurasi
from tests.alur.jalan import port_bebas
from tests.perintah import Perintah

AKAR = Path(__file__).resolve().parent.parent
BERAT = {
    "PIL",
    "alembic",
    "apispec",
    "cryptography",
    "docx",
    "holidays",
    "msgspec",
    "numpy",
    "openpyxl",
    "pandas",
    "png",
    "prometheus_client",
    "psycopg",
    "pyarrow",
    "qrcode",
    "reportlab",
    "xlsxwriter",
}
"""What one page, one document or one command needs, loads where that is asked for."""
SERVER = {"argon2", "babel", "flask", "granian", "jinja2", "kinerja", "limits", "sqlalchemy", "wtforms"}
"""What a server is made of, and a help is not."""


def _termuat(kode: str, *argumen: str, **lingkungan: str) -> set[str]:
    """The modules that a fresh interpreter has loaded when `kode` has run."""
    ujung = "\nimport json, sys\nsys.stderr.write(json.dumps(sorted(sys.modules)))"
    hasil = subprocess.run(
        [sys.executable, "-c", kode + ujung, *argumen],
        cwd=AKAR,
        env={"PATH": "", **lingkungan},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(hasil.stderr))


def _pohon(termuat: set[str]) -> set[str]:
    return {nama.partition(".")[0] for nama in termuat}


def test_naming_the_app_loads_no_more_than_the_web_framework_does() -> None:
    """So that a server's parent, a tool or a test that only names it waits for nothing."""
    assert len(_termuat("import skm.app")) <= len(_termuat("import flask"))


def test_the_help_loads_no_command_and_nothing_of_a_server() -> None:
    termuat = _termuat("from skm.cli import main\nmain(['--help'], standalone_mode=False)")
    assert {nama for nama in termuat if nama.startswith("skm")} == {"skm", "skm.cli"}
    assert _pohon(termuat) & (SERVER | BERAT) == set()


def test_the_helps_table_is_what_the_commands_say_of_themselves() -> None:
    ctx = click.Context(main)
    for nama, (modul, baris) in PERINTAH.items():
        satu = main.get_command(ctx, nama)
        assert satu is not None
        assert baris == satu.get_short_help_str(limit=200), nama
        assert satu in import_module(f"skm.cli.{modul}").PERINTAH


def test_every_command_stands_in_the_table() -> None:
    modul = (import_module(f"skm.cli.{berkas.stem}") for berkas in (AKAR / "skm/cli").glob("[!_]*.py"))
    ada = {satu.name for m in modul for satu in getattr(m, "PERINTAH", ())}
    assert ada == set(PERINTAH)
    assert main.get_command(click.Context(main), "tiada") is None


@pytest.mark.parametrize("perintah", ["serve", "ikm", "tautan"])
def test_a_commands_help_loads_nothing_heavy(perintah: str) -> None:
    termuat = _termuat(f"from skm.cli import main\nmain(['{perintah}', '--help'], standalone_mode=False)")
    assert _pohon(termuat) & BERAT == set()


def test_a_server_that_has_answered_citizens_and_staff_has_loaded_nothing_heavy(konf: Konfigurasi) -> None:
    termuat = _termuat(
        "import argon2\n"
        "def hash(*_): raise AssertionError('a password is hashed at the start')\n"
        "argon2.PasswordHasher.hash = hash\n"
        "from skm.app import create_app\n"
        "import sqlalchemy as sa\n"
        "app = create_app()\n"
        "with app.extensions['skm_mesin'].connect() as koneksi:\n"
        "    kode = koneksi.execute(sa.text('SELECT kode FROM tautan')).scalar_one()\n"
        "http = app.test_client()\n"
        "for alamat in ('/', '/masuk', f'/s/{kode}', f'/s/{kode}?bahasa=en', f'/s/{kode}/terima-kasih'):\n"
        "    assert http.get(alamat).status_code == 200\n",
        SKM_INSTANCE=str(konf.instance),
        SKM_SECRET_KEY=konf.secret_key,
        SKM_DATA_KEY=konf.data_key,
    )
    assert _pohon(termuat) & BERAT == set()
    assert _pohon(termuat) >= SERVER - {"granian"}  # they are known by these names


RUANG_PINTU = {"bahasa", "config", "db", "galat", "gerbang", "jawaban", "jendela", "kuesioner", "layanan"}
RUANG_PINTU |= {"berkas", "orm", "rombongan", "sqlite", "survei", "teks", "ukur", "web"}
"""Rooms and files of skm of which a door needs something."""
RUANG_MULAI = {"akun", "app", "cli", "jaga", "log", "migrasi", "operasi"}
"""Those that look before anything is served whether that can be."""
HALAMAN_PINTU = {
    *("skm.layanan.views", "skm.layanan.views.kantor", "skm.survei.views", "skm.survei.views.awal"),
    *("skm.survei.views.bersama", "skm.survei.views.halaman", "skm.survei.views.pintu"),
}
TABEL_PINTU = {"skm.kuesioner.models", "skm.layanan.models", "skm.survei.models"}
NANTI = BERAT | {"argon2", "babel", "flask_compress", "flask_limiter", "flask_wtf", "limits", "wtforms"}
"""What a server has loaded a moment after its first answer, and not before."""


def _ruang(termuat: set[str]) -> set[str]:
    return {nama.split(".")[1] for nama in termuat if nama.startswith("skm.")}


def _halaman(termuat: set[str]) -> set[str]:
    return {nama for nama in termuat if nama.startswith("skm.") and ".views" in nama}


def test_a_first_page_is_answered_before_any_room_of_the_offices_is_loaded(konf: Konfigurasi) -> None:
    termuat = _termuat(
        "import sqlite3, sys\n"
        "from skm import config\n"
        "from skm.survei.views.awal import Awal\n"
        "awal = Awal(config.baca())\n"
        "kode = sqlite3.connect(sys.argv[1]).execute('SELECT kode FROM tautan').fetchone()[0]\n"
        "from werkzeug.test import EnvironBuilder, run_wsgi_app\n"
        "status = run_wsgi_app(awal, EnvironBuilder(path=f'/s/{kode}').get_environ())[1]\n"
        "assert status == '200 OK', status\n",
        str(konf.instance / "skm.sqlite3"),
        SKM_INSTANCE=str(konf.instance),
        SKM_SECRET_KEY=konf.secret_key,
        SKM_DATA_KEY=konf.data_key,
    )
    assert _pohon(termuat) & NANTI == set()
    assert "sqlalchemy.dialects.postgresql" not in termuat
    assert _halaman(termuat) == HALAMAN_PINTU
    assert _ruang(termuat) <= RUANG_PINTU


def test_what_is_looked_at_before_anything_is_served_loads_no_room_either(
    skm: Callable[..., Perintah], konf: Konfigurasi
) -> None:
    assert skm("init").exit_code == 0
    termuat = _termuat(
        "from granian.server.common import AbstractServer\n"
        "AbstractServer.serve = lambda *_, **__: None\n"
        "from skm.cli import main\n"
        "main(['serve'], standalone_mode=False)\n",
        SKM_INSTANCE=str(konf.instance),
        SKM_SECRET_KEY=konf.secret_key,
        SKM_DATA_KEY=konf.data_key,
        SKM_PORT=str(port_bebas()),
    )
    assert _pohon(termuat) & NANTI == set()
    assert "sqlalchemy.dialects.postgresql" not in termuat
    assert _halaman(termuat) == HALAMAN_PINTU  # loaded once for all processes
    assert {nama for nama in termuat if nama.startswith("skm.") and ".models" in nama} == TABEL_PINTU
    assert _ruang(termuat) <= RUANG_PINTU | RUANG_MULAI


def test_the_server_starts_without_a_warning_that_asks_nothing_of_anybody() -> None:
    kode = (
        "from granian.server.common import AbstractServer\n"
        "AbstractServer.serve = lambda *_: print('listening')\n"
        "from skm.cli.pelayan import layani\n"
        "layani('127.0.0.1', 8000, proses=1)"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True, timeout=60
    )
    assert (hasil.stdout, hasil.stderr) == ("listening\n", "")
