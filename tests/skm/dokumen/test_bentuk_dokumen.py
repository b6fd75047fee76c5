"""What a document looks like on paper and in a sheet: units, decimals, pages, signatures."""

from __future__ import annotations

import io
import os
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa
from docx.oxml.ns import qn
from sqlalchemy.orm import Session

from kinerja.indikator import RumusBerlaku
from skm.akun.models import Peran
from skm.bentuk import huruf
from skm.bentuk.isi import BARIS_ISI, Angka, Tabel
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penyusun import JENIS
from skm.isian.models import IsianTriwulan
from skm.katalog.models import Indikator
from skm.program import sebutan
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.conftest import LibreOffice
from tests.skm.dokumen.lambang import gambar, pasang_lambang
from tests.skm.dokumen.unduhan import buku, naskah, tabel, unduh

pytestmark = pytest.mark.luas

SEKRETARIS = "SEKRETARIS CAMAT LONGKALI"
KEDUA_ARAH = ("perjanjian-kinerja", "pengukuran-kinerja")
"""A letter, upright, and a table across."""
PANJANG = "228.348.863.636,36"


@pytest.fixture
def pimpinan(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def halaman(pdf: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(satu.get_textpage().get_text_range().split()) for satu in pypdfium2.PdfDocument(pdf)]


def seperti(sel: Any) -> str:
    """A number in a sheet as its format shows it, in Indonesian writing."""
    pola = re.fullmatch(r'#,##0(\.0+)?(?:" (.+)")?', sel.number_format)
    assert pola is not None, sel.number_format
    desimal = len(pola[1]) - 1 if pola[1] else 0
    angka = f"{sel.value:,.{desimal}f}".translate(str.maketrans(",.", ".,"))
    return f"{angka} {pola[2]}" if pola[2] else angka


def pakai(basis: Session, kode: str, rumus: RumusBerlaku) -> None:
    satu = basis.scalars(sa.select(Indikator).where(Indikator.kode == kode, Indikator.tahun == 2026)).one()
    satu.rumus_berlaku = rumus
    basis.commit()


def test_a_promised_target_has_its_unit_beside_it_and_stays_a_number_in_the_sheet(
    pimpinan: Klien, terisi: Session
) -> None:
    janji = tabel(naskah(pimpinan, "perjanjian-kinerja", jabatan=SEKRETARIS), "Perjanjian Kinerja")
    target = {
        sel[2].text.split()[0]: (sel[3].text, sel[4].text)
        for sel in (baris.cells for baris in janji.rows[1:])
    }
    assert target["IKI-02"] == ("%", "37")
    assert target["IKI-04"] == ("%", "80 sampai 95")
    assert target["IKI-06"] == ("orang", "37")
    lembar = buku(pimpinan, "perjanjian-kinerja", jabatan=SEKRETARIS)["Lampiran"]
    angka = [sel for sel in lembar["E"][BARIS_ISI - 1 :] if isinstance(sel.value, int)]
    assert [seperti(sel) for sel in angka[:2]] == ["37", "37"]


def test_the_unit_is_that_of_the_formula_in_force(pimpinan: Klien, terisi: Session) -> None:
    def target() -> str:
        janji = tabel(naskah(pimpinan, "perjanjian-kinerja", jabatan=SEKRETARIS), "Perjanjian Kinerja")
        return next(
            f"{baris.cells[4].text} {baris.cells[3].text}"
            for baris in janji.rows
            if "IKI-05" in baris.cells[2].text
        )

    pakai(terisi, "IKI-05", RumusBerlaku.KETETAPAN)
    assert target() == "37 orang"
    pakai(terisi, "IKI-05", RumusBerlaku.KOREKSI)
    assert target() == "37 %"


def test_where_the_formulas_give_two_units_each_figure_says_its_own(pimpinan: Klien, terisi: Session) -> None:
    pakai(terisi, "IKI-05", RumusBerlaku.KETETAPAN)
    ukur = tabel(naskah(pimpinan, "pengukuran-kinerja"), "Triwulan II")
    baris = next([sel.text for sel in satu.cells] for satu in ukur.rows if satu.cells[0].text == "IKI-05")
    assert baris[2:7] == ["orang", "37", "27 orang", "65,00 %", "27"]  # 13 of 20 is 65 %


def test_a_count_is_whole_a_share_has_two_decimals_and_the_sheet_shows_the_same(
    pimpinan: Klien, terisi: Session
) -> None:
    ukur = tabel(naskah(pimpinan, "pengukuran-kinerja"), "Triwulan II")
    lembar = buku(pimpinan, "pengukuran-kinerja")["Pengukuran"]
    nilai = openpyxl.load_workbook(io.BytesIO(unduh(pimpinan, "pengukuran-kinerja", "xlsx")), data_only=True)[
        "Pengukuran"
    ]
    dibanding = 0
    for urut, baris in enumerate(ukur.rows[1:]):
        for kolom in range(3, 8):
            sel = nilai.cell(BARIS_ISI + urut, kolom + 1)
            if isinstance(sel.value, int | float):
                assert lembar.cell(BARIS_ISI + urut, kolom + 1).number_format == sel.number_format
                assert seperti(sel) == baris.cells[kolom].text
                dibanding += 1
    assert dibanding > 300
    isi = {baris.cells[0].text.split()[0]: [sel.text for sel in baris.cells] for baris in ukur.rows[1:]}
    assert (isi["IKI-14"][6], isi["IKU-04"][6], isi["IKU-01"][6]) == ("20", "79,41", "78,70")


def test_a_long_figure_is_never_broken_inside(
    pimpinan: Klien, terisi: Session, libreoffice: LibreOffice
) -> None:
    satu = terisi.scalars(
        sa.select(Indikator).where(Indikator.kode == "IKU-14", Indikator.tahun == 2026)
    ).one()
    isian = terisi.scalars(
        sa.select(IsianTriwulan).where(IsianTriwulan.indikator_id == satu.id, IsianTriwulan.triwulan == 2)
    ).one()
    # The decreed formula divides rupiah by desa: 50.236.750.000 ÷ 22 × 100 = 228.348.863.636,36…
    isian.isi = dict.fromkeys(isian.isi, "50236750000") | {"desa": "22"}
    terisi.commit()
    for bentuk in ("docx", "xlsx"):
        pdf = libreoffice(unduh(pimpinan, "pengukuran-kinerja", bentuk), bentuk, "pdf")
        assert PANJANG in "".join(halaman(pdf)).replace(",", ".").replace(".636.36", ".636,36"), bentuk


def test_a_column_is_wide_enough_for_its_longest_word_and_the_others_give_way() -> None:
    kolom = (("A", 10), ("B", 10), ("C", 10))
    isi = Tabel("T", "t", kolom, (("satu", Angka(Fraction("228348863636.36")), "x"),))
    lebar = huruf.lebar_kolom(isi, 180, ukuran=9, tepi=12)
    assert round(sum(lebar), 6) == 180
    assert lebar[1] == huruf.lebar(PANJANG) * 9 + 12 and lebar[0] == lebar[2]
    sempit = Tabel("T", "t", kolom, (("x" * 60, Angka(Fraction(1)), "y" * 60),))
    assert round(sum(huruf.lebar_kolom(sempit, 180, ukuran=9, tepi=12)), 6) == 180  # words break, 1 does not


def test_a_row_of_a_sheet_is_as_high_as_its_text(
    pimpinan: Klien, terisi: Session, libreoffice: LibreOffice
) -> None:
    """Without our heights LibreOffice chooses the height a row needs: ours is never lower."""
    kita = {jenis: unduh(pimpinan, jenis, "xlsx") for jenis in JENIS}
    perlu = libreoffice.semua({j: tanpa_tinggi(isi) for j, isi in kita.items()}, "xlsx", "ods.xlsx")
    rendah, dibanding = [], Counter[str]()
    for jenis, isi in kita.items():
        dibuka = openpyxl.load_workbook(io.BytesIO(perlu[jenis]))
        for lembar in openpyxl.load_workbook(io.BytesIO(isi)):
            for nomor, baris in lembar.row_dimensions.items():
                butuh = dibuka[lembar.title].row_dimensions[nomor].height
                berisi = any(sel.value for sel in lembar[nomor])  # a rule below the letterhead is no text
                if baris.height and butuh and berisi:
                    dibanding[jenis] += 1
                    if butuh > baris.height + 1:
                        rendah.append((jenis, lembar.title, nomor, butuh, baris.height))
    assert rendah == []
    assert set(dibanding) == set(JENIS) and min(dibanding.values()) >= 14, dibanding


def tanpa_tinggi(isi: bytes) -> bytes:
    """The workbook without the heights of its rows."""
    satu, keluar = openpyxl.load_workbook(io.BytesIO(isi)), io.BytesIO()
    for lembar in satu:
        for baris in lembar.row_dimensions.values():
            baris.height = None
    satu.save(keluar)
    return keluar.getvalue()


def test_signatures_stand_below_a_sentence_on_numbered_pages(
    pimpinan: Klien, terisi: Session, libreoffice: LibreOffice
) -> None:
    polos = {jenis: unduh(pimpinan, jenis, "docx") for jenis in JENIS}
    pasang_lambang(terisi)
    berlambang = {f"{jenis}-berlambang": unduh(pimpinan, jenis, "docx") for jenis in KEDUA_ARAH}
    dibuka = libreoffice.semua(polos | berlambang, "docx", "pdf")
    if os.environ.get("SKM_TANGKAPAN"):
        Path("tangkapan").mkdir(exist_ok=True)
        for jenis, pdf in dibuka.items():
            Path(f"tangkapan/{jenis}.pdf").write_bytes(pdf)
    for jenis, pdf in dibuka.items():
        teks = halaman(pdf)
        assert "PEMERINTAH KABUPATEN PASER" in teks[0], jenis
        for nomor, satu in enumerate(teks, start=1):
            di_sini = f"{jenis}, page {nomor}"
            assert f"Halaman {nomor} dari {len(teks)}" in satu, di_sini
            assert "Dicetak " in satu, di_sini
            assert ("NIP …" in satu) == ("Long Kali, …" in satu), di_sini  # a block is never torn
            di_bawah = re.search(r"tidak terpisahkan|Demikian|Pihak kedua akan", satu)
            assert "NIP …" not in satu or di_bawah, di_sini
        assert any("NIP …" in satu for satu in teks), jenis  # what was corrected is explained behind it
        assert gambar(pdf) == ([(1, True)] if "berlambang" in jenis else []), jenis


@pytest.mark.parametrize("jenis", list(JENIS))
def test_no_row_is_broken_and_headings_come_again_on_every_page(
    pimpinan: Klien, terisi: Session, jenis: str
) -> None:
    dokumen = naskah(pimpinan, jenis)
    for satu in dokumen.tables:
        assert all(baris._tr.trPr.find(qn("w:cantSplit")) is not None for baris in satu.rows)
        if satu.style.name == "Table Grid":
            assert satu.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for lembar in buku(pimpinan, jenis):
        assert lembar.oddFooter.right.text == "Halaman &P dari &N"
        kaki = str(lembar.oddFooter.left.text)
        assert kaki.startswith("Dicetak ") and kaki.endswith(sebutan())
        assert (
            lembar[f"A{BARIS_ISI - 1}"].value is None
            or lembar.title == "Naskah"
            or lembar.print_title_rows == f"${BARIS_ISI - 1}:${BARIS_ISI - 1}"
        )


def test_an_agreement_names_both_parties_and_has_dots_for_whoever_was_not_entered(
    pimpinan: Klien, terisi: Session
) -> None:
    isi = {"jabatan": "Camat", "nama": "Siti Contoh", "pangkat": "Pembina, IV/a", "atasan": "Bupati"}
    terisi.add(PenandaTangan(unit_id=kantor(terisi).id, nip="19700101 199003 2 001", **isi))
    terisi.commit()
    dokumen = naskah(pimpinan, "perjanjian-kinerja", jabatan=SEKRETARIS)
    teks = [satu.text for satu in dokumen.paragraphs]
    assert teks.index("Nama\t: Siti Contoh") == teks.index("Jabatan\t: Camat Long Kali") - 1
    assert any("target kinerja jangka menengah seperti yang telah ditetapkan" in satu for satu in teks)
    assert not any("longkali" in satu.lower() for satu in teks)
    kiri, kanan = ["\n".join(baris.cells[n].text for baris in dokumen.tables[0].rows) for n in (0, 1)]
    assert kiri.split("\n")[1:3] == ["Pihak kedua,", "Camat Long Kali,"]
    assert kiri.split("\n")[-3:] == ["Siti Contoh", "Pembina, IV/a", "NIP 19700101 199003 2 001"]
    assert kanan.startswith("Long Kali, …") and kanan.split("\n")[2] == "Sekretaris Camat Long Kali,"
    assert kanan.split("\n")[-1].startswith("NIP …")


def test_the_superior_is_who_the_office_says_and_the_file_is_named_after_the_post(
    pimpinan: Klien, terisi: Session
) -> None:
    jabatan = "KEPALA SUB BAGIAN PROGRAM DAN KEUANGAN"
    isi = {"jabatan": jabatan, "nama": "", "pangkat": "", "nip": "", "atasan": SEKRETARIS}
    terisi.add(PenandaTangan(unit_id=kantor(terisi).id, **isi))
    terisi.commit()
    teks = [satu.text for satu in naskah(pimpinan, "perjanjian-kinerja", jabatan=jabatan).paragraphs]
    assert teks[teks.index("Jabatan\t: Sekretaris Camat Long Kali") + 1].startswith("selaku atasan")
    jawaban = pimpinan.http.get(
        "/laporan/dokumen/perjanjian-kinerja.xlsx", query_string={"tahun": 2026, "jabatan": jabatan}
    )
    nama = "perjanjian-kinerja-2026-kepala-sub-bagian-program-dan-keuangan.xlsx"
    assert nama in jawaban.headers["Content-Disposition"]
