"""`--unit`: which office a command is about, where the server serves more than one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Akun
from skm.cli import main
from skm.orm import buka_sesi
from tests.contoh import SANDI_SEMENTARA, isi_contoh
from tests.dua_kantor import KODE_SANA, SANA, SINI, TANDA, dirikan, dirikan_kosong
from tests.kantor import KODE, kantor
from tests.perintah import Perintah

Skm = Callable[..., Perintah]
MEMBACA = (
    ("ikm", "--json"),
    ("ketepatan", "--json"),
    ("indikator", "--tahun", "2026", "--json"),
    ("indikator", "--periksa", "--json"),
    ("layanan", "--json"),
    ("jatuh-tempo", "--layanan", "KK", "--mulai", "2026-03-02T08:15", "--json"),
    ("tautan", "list", "--json"),
    ("import", "daftar", "--json"),
    ("retensi", "--coba", "--json"),
    ("pribadi", "--json"),
)
"""What tells of an office, and changes nothing."""
SELURUH_SERVER = {
    *("init", "serve", "doctor", "sampel", "backup", "restore", "pindah"),
    *("kunci cetak", "kunci pulihkan", "kunci baru", "kunci putar", "kunci relakan"),
}
"""About all offices at once, or about none."""


def _perintah(grup: click.Group = main, awalan: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(grup)
    for nama in grup.list_commands(ctx):
        satu = grup.get_command(ctx, nama)
        assert satu is not None
        if isinstance(satu, click.Group):
            yield from _perintah(satu, (*awalan, nama))
        else:
            yield " ".join((*awalan, nama)), satu


def test_every_command_takes_the_code_of_an_office() -> None:
    tanpa = [nama for nama, satu in _perintah() if not any("--unit" in p.opts for p in satu.params)]
    assert tanpa == [], "a command is wrapped in `perintah_sopan`"


def test_with_one_office_the_code_may_be_left_out_and_a_wrong_one_is_refused(skm: Skm) -> None:
    assert skm("layanan", "--unit", KODE, "--json").json() == skm("layanan", "--json").json()
    tolak = skm("layanan", "--unit", KODE_SANA)
    assert (tolak.exit_code, tolak.stdout) == (1, "")
    assert f"Kantor '{KODE_SANA}' tidak dikenal. Yang ada: {KODE} ({SINI})." in tolak.stderr


def test_another_office_on_the_server_changes_no_figure_that_a_command_tells(app: Flask, skm: Skm) -> None:
    isi_contoh(app)
    sebelum = {satu: skm(*satu).json() for satu in MEMBACA}
    dirikan(app)
    assert {satu: skm(*satu, "--unit", KODE).json() for satu in MEMBACA} == sebelum
    sana = {satu: skm(*satu, "--unit", KODE_SANA).json() for satu in MEMBACA}
    assert {satu["nama"] for satu in sana["layanan", "--json"]} == {TANDA}
    assert [satu["berkas"] for satu in sana["import", "daftar", "--json"]] == [f"{TANDA}.csv"]


def test_with_several_offices_a_command_that_names_none_is_told_the_codes(
    app: Flask, skm: Skm, tmp_path: Path
) -> None:
    dirikan(app)
    berkas = tmp_path / "isi.csv"
    berkas.write_text("U1,U2,U3,U4,U5,U6,U7,U8,U9\n4,4,4,4,4,4,4,4,4\n", encoding="utf-8")
    argumen = {
        "demo": ("--responden", "0", "--permohonan", "0"),
        "user add": ("budi", "--peran", "petugas"),
        "user sandi": ("budi",),
        "user jabatan": ("budi",),
        "user lepas-kode": ("budi",),
        "jatuh-tempo": ("--layanan", "KK", "--mulai", "2026-03-02T08:15"),
        "tautan qr": ("kode", "--out", str(tmp_path / "kode.svg")),
        "import responden": (str(berkas),),
        "import permohonan": (str(berkas),),
        "import batal": ("1",),
        "indikator": ("--tahun", "2026"),
        "isi": ("IKU-04", "--tahun", "2026", "--triwulan", "1"),
        "ekspor": ("indikator", "--out", "-"),
        "laporan skm": ("--tahun", "2026", "--out", str(tmp_path / "laporan.pdf")),
        "terbitkan": ("--tahun", "2026"),
    }
    for nama, _ in _perintah():
        if nama in SELURUH_SERVER:
            continue
        hasil = skm(*nama.split(), *argumen.get(nama, ()), masukan=f"{SANDI_SEMENTARA}\n")
        assert (hasil.exit_code, hasil.stdout) == (2, ""), nama
        assert f"--unit {KODE} ({SINI}) atau {KODE_SANA} ({SANA})." in " ".join(hasil.stderr.split()), nama


def test_an_account_is_made_in_the_office_that_is_named_and_kept_from_the_other(app: Flask, skm: Skm) -> None:
    dirikan_kosong(app)
    tambah = ("user", "add", "budi", "--peran", "petugas", "--unit", KODE_SANA)
    assert skm(*tambah, masukan=f"{SANDI_SEMENTARA}\n").exit_code == 0
    for perintah in (("user", "sandi", "budi"), ("user", "jabatan", "budi")):
        tolak = skm(*perintah, "--unit", KODE)
        assert (tolak.exit_code, tolak.stderr) == (1, "Error: Akun budi tidak ditemukan.\n")
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        akun = session.scalars(sa.select(Akun).where(Akun.nama == "budi")).one()
        assert akun.unit_id == kantor(session, KODE_SANA).id
        assert not akun.wajib_ganti_sandi  # still the first password
    assert skm("user", "sandi", "budi", "--unit", KODE_SANA).exit_code == 0


def test_a_command_for_one_office_leaves_links_and_loads_of_another_alone(
    app: Flask, skm: Skm, tmp_path: Path
) -> None:
    sana, gambar = dirikan(app), tmp_path / "kode.svg"
    for perintah in (
        ("tautan", "qr", sana.tautan, "--out", str(gambar)),
        ("import", "batal", str(sana.muatan)),
    ):
        tolak = skm(*perintah, "--unit", KODE)
        assert (tolak.exit_code, "tidak ditemukan" in tolak.stderr) == (1, True), perintah
        assert skm(*perintah, "--unit", KODE_SANA).exit_code == 0, perintah


@pytest.mark.parametrize("kode", [None, KODE_SANA])
def test_doctor_looks_at_every_office_or_at_the_one_that_is_named(
    app: Flask, skm: Skm, kode: str | None
) -> None:
    dirikan(app)
    hasil = skm("doctor", "--json", *(("--unit", kode) if kode else ()))
    assert hasil.exit_code == 1  # nobody is an admin yet
    diperiksa = {satu["nama"] for satu in Perintah(0, hasil.stdout, "").json()}
    for nama in ("data awal", "admin", "catatan loket", "bukti dukung", "rumus indikator", "hari libur"):
        assert f"{nama} ({KODE_SANA})" in diperiksa
        assert (f"{nama} ({KODE})" in diperiksa) is (kode is None)


def test_the_demo_fills_an_empty_office_beside_one_that_works(app: Flask, skm: Skm) -> None:
    isi_contoh(app)
    dirikan_kosong(app)
    contoh = ("demo", "--responden", "3", "--permohonan", "2", "--unit")
    assert "sudah berisi data" in skm(*contoh, KODE).stderr
    assert skm(*contoh, KODE_SANA).exit_code == 0
    assert skm("ikm", "--unit", KODE_SANA, "--json").json()["responden"] == 3
    assert skm("ikm", "--unit", KODE, "--json").json()["responden"] == 6
