"""Offices for faults, each with its own server and database; a small disk; a clock that can be set."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.operasi.kunci import kenalkan
from skm.orm import buka_sesi, make_engine
from skm.survei.models import JenisTautan
from skm.survei.services.tautan import buat_tautan
from tests.alur.jalan import port_bebas
from tests.gangguan.kantor import ORANG, SANDI, Kantor
from tests.kantor import kantor as kantor_benih
from tests.ketahanan.server import Server
from tests.skm.operasi.server import konfigurasi


def siapkan(folder: Path, url: str, **tambahan: str) -> Kantor:
    """An office with its people and a kiosk, on a seeded database; its keys lie in its folder."""
    konf = replace(konfigurasi(folder, url), backup=None)
    mesin = make_engine(url)
    with buka_sesi(mesin, tulis=True) as session:
        pada = datetime.now(UTC)
        unit = kantor_benih(session)
        kenalkan(session, konf, pada)
        for nama, peran in ORANG.items():
            satu = {"nama": nama, "peran": Peran(peran), "sandi": SANDI, "oleh": "uji", "pada": pada}
            buat_akun(session, unit_id=unit.id, **satu)
        kode = buat_tautan(session, unit_id=unit.id, jenis=JenisTautan.KIOS, oleh="uji", pada=pada).kode
        session.commit()
    mesin.dispose()
    berkas = {"SKM_SECRET_KEY": "", "SKM_DATA_KEY": "", "SKM_BACKUP": "tidak"}
    server = Server(konf, port_bebas(), folder / "server.log", berkas | tambahan)
    return Kantor(konf, server, f"/kios/{kode}")


@contextmanager
def dilayani(kantor: Kantor) -> Iterator[Kantor]:
    """It is open."""
    kantor.server.mulai()
    try:
        kantor.buka()
        yield kantor
    finally:
        if kantor.server.proses is not None and kantor.server.proses.poll() is None:
            kantor.server.bunuh()


@contextmanager
def tempat_kecil(folder: Path, ukuran: str) -> Iterator[Path]:
    """That folder with a file system of so many bytes in it, where root's right to mount one is given."""
    folder.mkdir(parents=True)
    perintah = ["mount", "-t", "tmpfs", "-o", f"size={ukuran},mode=0777", "skm-uji", str(folder)]
    terpasang = (
        os.geteuid() == 0 and not subprocess.run(perintah, check=False, capture_output=True).returncode
    )
    try:
        yield folder
    finally:
        if terpasang:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def penuhi(folder: Path) -> Path:
    """Fill that disk to its last byte; gives the file that did it."""
    berkas = folder / "penuh"
    with berkas.open("wb", buffering=0) as tujuan:
        for ukuran in (1 << 20, 4096):
            try:
                while True:
                    tujuan.write(b"\0" * ukuran)
            except OSError:
                continue
    return berkas


@pytest.fixture(scope="module")
def jam(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Path]:
    """What a server's environment says so that its clock is off by the seconds in a file, and the file."""
    cc = shutil.which("cc")
    folder = tmp_path_factory.mktemp("jam")
    berkas = folder / "meleset"
    berkas.write_text("0")
    if cc is None:
        return {}, berkas
    pustaka = folder / "jam.so"
    sumber = Path(__file__).with_name("jam.c")
    subprocess.run([cc, "-shared", "-fPIC", "-O2", "-o", pustaka, sumber, "-ldl"], check=True)
    return {"LD_PRELOAD": str(pustaka), "JAM_UJI": str(berkas)}, berkas
