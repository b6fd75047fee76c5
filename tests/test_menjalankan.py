"""The examples of docs/menjalankan name only what there is, and keep citizens' addresses out of logs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from skm.cli import main
from skm.cli.pelayan import SABAR
from skm.isian.services.bukti import TERBESAR
from tests.test_pengaturan import VARIABEL, _dibaca

AKAR = Path(__file__).parents[1]
FOLDER = AKAR / "docs" / "menjalankan"
SEMUA = sorted(FOLDER.iterdir())
PERINTAH = re.compile(r"(?<![\w/.-])skm(?:\.exe)? ([a-z][a-z-]+)((?: [a-z][a-z-]+)*)")
KODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
TERTUTUP = ("/s/abc", "/t/abc", "/kios/abc", "/lacak", "/lacak/abc", "/pengaduan/abc")
SATU_HALAMAN = 3200
"""Letters that an A4 page with a table takes at a readable size."""


@pytest.mark.parametrize("berkas", SEMUA, ids=lambda satu: satu.name)
def test_an_example_names_only_settings_that_there_are(berkas: Path) -> None:
    assert set(VARIABEL.findall(berkas.read_text(encoding="utf-8"))) <= _dibaca()


@pytest.mark.parametrize("berkas", [s for s in SEMUA if s.suffix == ".md"], ids=lambda satu: satu.name)
def test_a_guide_names_only_commands_that_there_are(berkas: Path) -> None:
    kode = " ".join(satu[0] for satu in KODE.finditer(berkas.read_text(encoding="utf-8")))
    for nama, lanjutan in PERINTAH.findall(kode):
        if nama == "skm":
            continue
        perintah = main.get_command(click.Context(main), nama)
        assert perintah is not None, (berkas.name, nama)
        if isinstance(perintah, click.Group):
            assert lanjutan.split()[0] in perintah.commands, (berkas.name, nama, lanjutan)


def test_every_example_is_named_on_the_first_page_and_every_link_leads_somewhere() -> None:
    for berkas in (satu for satu in SEMUA if satu.suffix == ".md"):
        tautan = re.findall(r"\]\(([^)#:]+)\)", berkas.read_text(encoding="utf-8"))
        assert all((FOLDER / satu).exists() for satu in tautan), (berkas.name, tautan)
    depan = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"]({satu.name})" in depan for satu in SEMUA if satu.name != "README.md")


def test_proxies_log_no_address_that_leads_to_somebody_and_take_the_largest_file() -> None:
    nginx = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    pola = re.search(r'"~(\^/[^"]+)"\s+0;', nginx)
    assert pola is not None
    assert all(re.match(pola[1], alamat) for alamat in TERTUTUP)
    assert not re.match(pola[1], "/static/skm.css")
    assert not {"$remote_addr", "$args", "$request_uri", "$query_string"} & set(
        re.findall(r"\$\w+", re.search(r"log_format skm '([^']+)'", nginx)[1])  # type: ignore[index]  # stands there
    )
    caddy = (FOLDER / "Caddyfile").read_text(encoding="utf-8")
    jalan = re.search(r"@rahasia path (.+)", caddy)
    assert jalan is not None and "log_skip @rahasia" in caddy
    assert all(any(Path(alamat).match(satu) for satu in jalan[1].split()) for alamat in TERTUTUP)
    for teks, kata in ((nginx, r"client_max_body_size (\d+)m"), (caddy, r"max_size (\d+)MB")):
        batas = re.search(kata, teks)
        assert batas is not None and int(batas[1]) * 10**6 >= TERBESAR + 64 * 1024
        assert "X-Request-ID" in teks and "/metrics" in teks


def test_the_threat_model_names_documents_and_tests_that_there_are() -> None:
    teks = (AKAR / "SECURITY.md").read_text(encoding="utf-8")
    disebut = {*re.findall(r"`(tests/[^`]+)`", teks), *re.findall(r"\]\(([^)#:]+)\)", teks)}
    assert len(disebut) > 20
    assert [satu for satu in sorted(disebut) if not (AKAR / satu).exists()] == []


def test_systemd_waits_until_what_was_accepted_is_finished() -> None:
    unit = (FOLDER / "skm.service").read_text(encoding="utf-8")
    tunggu = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert tunggu is not None and int(tunggu[1]) > SABAR


def test_the_page_for_the_wall_is_one_page() -> None:
    assert len((FOLDER / "bila-ada-masalah.md").read_text(encoding="utf-8")) <= SATU_HALAMAN


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = (FOLDER / "skm.service").read_text(encoding="utf-8").replace("/opt/skm/.venv/bin/skm", "/bin/true")
    (tmp_path / "skm.service").write_text(unit, encoding="utf-8")
    hasil = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "skm.service")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert [satu for satu in hasil.stderr.splitlines() if "skm.service" in satu] == []
