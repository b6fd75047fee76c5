"""A real LibreOffice, for files that people open there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

SEMUA_HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
"""LibreOffice's setting to recompute every formula when a workbook is opened."""


class LibreOffice:
    """Opens files and saves them as another kind; to start it takes longer than to open one more file."""

    def __init__(self, program: str, tempat: Path) -> None:
        self._program, self._tempat = program, tempat

    def __call__(self, isi: bytes, dari: str, ke: str) -> bytes:
        """One file of the kind `dari` as one of the kind `ke`."""
        return self.semua({"asal": isi}, dari, ke)["asal"]

    def semua(self, isi: Mapping[str, bytes], dari: str, ke: str) -> dict[str, bytes]:
        """Files of one kind by their names, all opened by one program."""
        with tempfile.TemporaryDirectory(dir=self._tempat) as folder:
            asal = [Path(folder) / f"{nama}.{dari}" for nama in isi]
            for berkas, satu in zip(asal, isi.values(), strict=True):
                berkas.write_bytes(satu)
            hasil = Path(folder) / "hasil"
            subprocess.run(
                [
                    self._program,
                    f"-env:UserInstallation={(self._tempat / 'profil').as_uri()}",
                    "--headless",
                    "--convert-to",
                    ke,
                    "--outdir",
                    str(hasil),
                    *map(str, asal),
                ],
                check=True,
                capture_output=True,
                timeout=120,
                env=os.environ | {"HOME": str(self._tempat)},
            )
            return {nama: (hasil / f"{nama}.{ke}").read_bytes() for nama in isi}


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """The program with a profile of its own; tests that need it share a worker, which makes that once."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed and could not be: see tests/libreoffice.sh")
    tempat = tmp_path_factory.mktemp("libreoffice")
    (tempat / "profil" / "user").mkdir(parents=True)
    (tempat / "profil" / "user" / "registrymodifications.xcu").write_text(SEMUA_HITUNG)
    return LibreOffice(program, tempat)
