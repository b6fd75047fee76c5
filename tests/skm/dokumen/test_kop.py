"""A letterhead carries the office's emblem where it has one, as official letters do."""

from __future__ import annotations

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.dokumen.penyusun import JENIS
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.dokumen.lambang import IDENTITAS, pasang_lambang
from tests.skm.dokumen.unduhan import naskah


@pytest.fixture
def pimpinan(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def test_the_cover_of_lkjip_carries_the_emblem_in_its_proportions(pimpinan: Klien, terisi: Session) -> None:
    assert len(naskah(pimpinan, "lkjip").inline_shapes) == 0
    pasang_lambang(terisi)
    (satu,) = naskah(pimpinan, "lkjip").inline_shapes
    assert satu.height == pytest.approx(2 * satu.width, rel=0.01)
    assert satu._inline.docPr.get("descr") == f"Lambang {kantor(terisi).nama}"


@pytest.mark.parametrize("jenis", [satu for satu in JENIS if satu != "lkjip"])  # which has a cover
def test_the_emblem_stands_left_of_the_letterhead_and_says_what_it_is(
    pimpinan: Klien, terisi: Session, jenis: str
) -> None:
    assert len(naskah(pimpinan, jenis).inline_shapes) == 0  # an office without one
    isi = pasang_lambang(terisi)
    dokumen = naskah(pimpinan, jenis)
    (satu,) = dokumen.inline_shapes
    assert (round(satu.width.mm), round(satu.height.mm)) == (12, 24)  # in its own proportions
    assert satu._inline.docPr.get("descr") == f"Lambang {kantor(terisi).nama}"
    assert isi in [bagian.blob for bagian in dokumen.part.package.image_parts]
    kop = dokumen.element.body[0]
    assert kop is dokumen.tables[0]._tbl  # nothing stands above it
    kiri, tengah, kanan = dokumen.tables[0].rows[0].cells
    assert (kiri._tc.xpath(".//pic:pic") != [], kiri.text, kanan.text) == (True, "", "")
    assert [satu.text for satu in tengah.paragraphs] == [
        "PEMERINTAH KABUPATEN PASER",
        "KECAMATAN LONG KALI",
        IDENTITAS["alamat"],
        "Telepon (0543) 21234, Surel a@paser.go.id",
    ]
    assert {satu.alignment for satu in tengah.paragraphs} == {WD_ALIGN_PARAGRAPH.CENTER}
    assert kiri.width == kanan.width  # the words stand in the middle of the page
    for sel in (kiri, tengah, kanan):
        assert sel._tc.xpath("./w:tcPr/w:tcBorders/w:bottom/@w:val") == ["double"]
