"""A real LibreOffice, for files that people open there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

SEMUA_HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
"""LibreOffice's setting to recompute every formula when a workbook is opened."""

LibreOffice = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """Opens a file in LibreOffice and saves it as another kind."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed and could not be: see tests/libreoffice.sh")
    tempat = tmp_path_factory.mktemp("libreoffice")
    (tempat / "profil" / "user").mkdir(parents=True)
    (tempat / "profil" / "user" / "registrymodifications.xcu").write_text(SEMUA_HITUNG)

    def jalankan(isi: bytes, dari: str, ke: str) -> bytes:
        asal, hasil = tempat / f"asal.{dari}", tempat / "hasil" / f"asal.{ke}"
        asal.write_bytes(isi)
        hasil.unlink(missing_ok=True)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(tempat / 'profil').as_uri()}",
                "--headless",
                "--convert-to",
                ke,
                "--outdir",
                str(hasil.parent),
                str(asal),
            ],
            check=True,
            capture_output=True,
            timeout=120,
            env=os.environ | {"HOME": str(tempat)},
        )
        return hasil.read_bytes()

    return jalankan
