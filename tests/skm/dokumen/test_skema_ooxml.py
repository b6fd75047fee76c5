"""The report's files keep to the OOXML schemas (ECMA-376) and to the rules of Microsoft's Open XML SDK."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from openxml_audit import OpenXmlValidator

from skm.laporan.hasil.tambahan import Seksi, Suntingan
from tests.skm.dokumen.hasil_sekadau import laporan_sekadau
from tests.skm.suntingan.test_suntingan import foto


def _salah(berkas: Path) -> list[str]:
    return [str(satu) for satu in OpenXmlValidator().validate(berkas).errors]


def test_the_report_is_valid_word_and_excel_and_what_is_not_is_told(tmp_path: Path) -> None:
    sunting = Suntingan(Seksi.METODE, "Butir:\n- satu", {}, "Siti", date(2019, 7, 4))
    laporan = laporan_sekadau(suntingan=(sunting,), foto=(foto("Forum"),))
    for bentuk in ("docx", "xlsx"):
        berkas = tmp_path / f"laporan.{bentuk}"
        berkas.write_bytes(laporan.tulis(bentuk))
        assert _salah(berkas) == []
    rusak = tmp_path / "rusak.docx"
    with zipfile.ZipFile(tmp_path / "laporan.docx") as asli, zipfile.ZipFile(rusak, "w") as salinan:
        for nama in asli.namelist():
            salinan.writestr(nama, asli.read(nama).replace(b"<w:body>", b"<w:body><w:tidakada/>"))
    assert any("tidakada" in satu for satu in _salah(rusak))
