"""Documents open in a real LibreOffice, and what it recomputes equals our figures to the last digit shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import openpyxl
import sqlalchemy as sa
from docx import Document
from sqlalchemy.orm import Session

from kinerja.capaian import Aturan, Polaritas, Target
from kinerja.capaian import hitung as hitung_capaian
from kinerja.hasil import Hasil, Status
from skm.akun.models import Peran
from skm.bentuk import rumus_lembar, xlsx
from skm.bentuk.isi import BARIS_ISI, Angka, Tabel
from skm.bentuk.naskah import Naskah, TabelNaskah
from skm.dokumen.penyusun import JENIS
from skm.katalog.models import Indikator
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.conftest import LibreOffice
from tests.skm.dokumen.unduhan import tabel, tampak, tanpa_nilai, unduh


def test_every_figure_recomputed_by_libreoffice_equals_ours(
    klien: Klien, skm: Callable[..., Perintah], terisi: Session, libreoffice: LibreOffice
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    isi = unduh(klien, "pengukuran-kinerja", "xlsx")
    rumus = openpyxl.load_workbook(io.BytesIO(isi))["Pengukuran"]
    hidup = [sel for baris in rumus.iter_rows(min_row=BARIS_ISI, min_col=5, max_col=8) for sel in baris]
    tanpa = {str(sel.value) for sel in hidup if sel.value and not str(sel.value).startswith("=")}
    assert tanpa == {"tidak berlaku"}  # the direction of two indicators is not decided yet
    dibuka = libreoffice.semua({"asal": tanpa_nilai(isi), "diubah": _diubah(isi)}, "xlsx", "ods.xlsx")
    hitung = {nama: openpyxl.load_workbook(io.BytesIO(satu), data_only=True) for nama, satu in dibuka.items()}
    lembar = hitung["asal"]["Pengukuran"]
    _mengikuti_yang_diubah(hitung["asal"], hitung["diubah"])
    kita = skm("indikator", "--tahun", "2026", "--triwulan", "2", "--json").json()
    assert len(kita) == 71
    for urut, satu in enumerate(kita):
        baris = BARIS_ISI + urut
        assert str(lembar[f"A{baris}"].value).split()[0] == satu["kode"]
        berlaku = satu[f"nilai_{satu['rumus_berlaku']}"]
        sel = [tampak(lembar[f"{kolom}{baris}"].value) for kolom in "EFGH"]
        assert (satu["kode"], sel) == (
            satu["kode"],
            [satu["nilai_ketetapan"], satu["nilai_koreksi"], berlaku, satu["capaian"]],
        )


IKU_04, IKU_05, IKU_10 = (BARIS_ISI + n for n in (3, 4, 9))
"""Rows of the measuring sheet."""


def _diubah(berkas: bytes) -> bytes:
    """The workbook as somebody changed it: a higher target, a target taken out, an input made ten times."""
    buku, keluar = openpyxl.load_workbook(io.BytesIO(berkas)), io.BytesIO()
    ukur, masukan = buku["Pengukuran"], buku["Masukan"]
    ukur[f"D{IKU_04}"], ukur[f"D{IKU_05}"] = 1000, None
    dibina = ("IKU-10", "Jumlah Desa yang dibina")  # what the formula in force divides
    baris = next(
        n
        for n in range(BARIS_ISI, masukan.max_row)
        if (masukan[f"A{n}"].value, masukan[f"B{n}"].value) == dibina
    )
    masukan[f"D{baris}"] = masukan[f"D{baris}"].value / 10
    buku.save(keluar)
    return keluar.getvalue()


def _mengikuti_yang_diubah(asal: Any, diubah: Any) -> None:
    """Capaian, average and category follow what was changed, and nothing else moves."""
    dulu, kini = asal["Pengukuran"], diubah["Pengukuran"]
    assert tampak(kini[f"H{IKU_04}"].value) == tampak(dulu[f"H{IKU_04}"].value * 37 / 1000)
    assert (dulu[f"I{IKU_04}"].value, kini[f"I{IKU_04}"].value) == ("Sangat tinggi", "Sangat rendah")
    assert (kini[f"H{IKU_05}"].value, kini[f"I{IKU_05}"].value) == ("target belum ada", "–")
    assert kini[f"G{IKU_10}"].value != dulu[f"G{IKU_10}"].value
    assert kini[f"H{IKU_10}"].value != dulu[f"H{IKU_10}"].value
    assert dulu[f"H{IKU_04 + 2}"].value == kini[f"H{IKU_04 + 2}"].value
    lama, baru = (buku["Rata-rata"][f"B{BARIS_ISI}"].value for buku in (asal, diubah))
    assert isinstance(baru, float) and baru < lama
    assert diubah["Rata-rata"][f"C{BARIS_ISI}"].value != "–"


def test_every_table_opens_in_libreoffice(klien: Klien, terisi: Session, libreoffice: LibreOffice) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    dibuka = libreoffice.semua({jenis: unduh(klien, jenis, "xlsx") for jenis in JENIS}, "xlsx", "csv")
    assert {jenis for jenis, isi in dibuka.items() if b"," in isi} == set(JENIS)


def test_both_forms_say_the_same_and_name_what_was_corrected(klien: Klien, terisi: Session) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    naskah = Document(io.BytesIO(unduh(klien, "pengukuran-kinerja", "docx")))
    buku = openpyxl.load_workbook(io.BytesIO(unduh(klien, "pengukuran-kinerja", "xlsx")))
    kode_docx = [baris.cells[0].text for baris in tabel(naskah, "Triwulan II").rows[1:]]
    lembar = buku["Pengukuran"]
    kode_xlsx = [str(lembar[f"A{BARIS_ISI + n}"].value) for n in range(71)]
    assert kode_docx == kode_xlsx
    koreksi = [baris.cells[0].text for baris in tabel(naskah, "Penjelasan cara menghitung").rows[1:]]
    # The IKM, the twelve rows whose decreed formula gives nonsense, and IKU-02, which the late would escape.
    assert len(koreksi) == 14
    assert [kode.split()[0] for kode in kode_docx if kode.endswith("*)")] == koreksi
    assert any("rumus koreksi" in satu.text for satu in naskah.paragraphs)


def test_what_a_post_wrote_is_never_a_formula(klien: Klien, terisi: Session) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    buku = openpyxl.load_workbook(io.BytesIO(unduh(klien, "lkjip", "xlsx")))
    catatan = [sel for sel in buku["Analisis"]["F"] if "=1+1" in str(sel.value)]
    assert catatan and {sel.data_type for sel in catatan} == {"s"}
    sendiri = _naskah("=2+2", "@x", Tabel("T", "=3", (("=4", 9),), (("=5+5",), (Angka(None),))))
    lembar = openpyxl.load_workbook(io.BytesIO(xlsx.tulis(sendiri)))["T"]
    assert {sel.data_type for baris in lembar.iter_rows() for sel in baris if sel.value} == {"s"}


def test_an_agreement_holds_the_indicators_of_its_post_alone(klien: Klien, terisi: Session) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    jabatan = "SEKRETARIS CAMAT LONGKALI"
    naskah = Document(io.BytesIO(unduh(klien, "perjanjian-kinerja", "docx", jabatan=jabatan)))
    assert len(tabel(naskah, "Perjanjian Kinerja").rows) == 1 + 12
    assert any("Sekretaris Camat Long Kali" in satu.text for satu in naskah.paragraphs)
    assert klien.get("/laporan/dokumen/perjanjian-kinerja.docx?tahun=2026&jabatan=LAIN").status == 404
    assert klien.get("/laporan/dokumen/surat.docx?tahun=2026").status == 404


def test_what_is_not_measured_any_more_is_not_promised_but_named(klien: Klien, terisi: Session) -> None:
    jabatan = "SEKRETARIS CAMAT LONGKALI"
    for satu in terisi.scalars(sa.select(Indikator).where(Indikator.jabatan == jabatan)).all():
        satu.pensiun = "dihapus dari Renstra"
    terisi.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    janji = Document(io.BytesIO(unduh(klien, "perjanjian-kinerja", "docx", jabatan=jabatan)))
    assert len(tabel(janji, "Perjanjian Kinerja").rows) == 1
    assert any("Sekretaris Camat Long Kali" in satu.text for satu in janji.paragraphs)
    aksi = Document(io.BytesIO(unduh(klien, "rencana-aksi", "docx")))
    assert len(tabel(aksi, "Target tiap triwulan").rows) == 1 + 71 - 12
    ukur = Document(io.BytesIO(unduh(klien, "pengukuran-kinerja", "docx")))
    tidak = [
        baris.cells[0].text[:6]
        for baris in tabel(ukur, "Triwulan II").rows
        if "Tidak berlaku" in baris.cells[9].text
    ]
    assert [f"IKI-{n:02d}" for n in range(1, 13)] == tidak


def test_documents_without_a_single_input_say_so(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    naskah = Document(io.BytesIO(unduh(klien, "pengukuran-kinerja", "docx")))
    assert {baris.cells[6].text for baris in tabel(naskah, "Triwulan").rows[1:]} == {
        "belum diisi",
        "belum jatuh tempo",
    }


KEMUNGKINAN = [
    (polaritas, target)
    for target in (Target.angka(40), Target(Fraction(30), Fraction(50)), Target.angka(0))
    for polaritas in (Polaritas.NAIK, Polaritas.TURUN, Polaritas.RENTANG)
]


def test_the_cell_of_capaian_follows_the_rule_of_capaian(libreoffice: LibreOffice) -> None:
    aturan = Aturan(Fraction(95), Fraction(5))  # not the defaults: a target of 0 is the office's to rate
    nilai = [Fraction(n) for n in (-5, 0, 10, 30, 40, 45, 50, 60, 95)]
    semua, harapan = [], {}
    for urut, (polaritas, target) in enumerate(KEMUNGKINAN):
        hasil = [
            hitung_capaian(Hasil(Status.OK, satu, None, None, "%", ()), target, polaritas, aturan).nilai
            for satu in nilai
        ]
        ujung = (Angka(target.bawah), Angka(target.atas))
        baris = tuple(
            (Angka(satu), Angka(capai, _rumus(BARIS_ISI + n, polaritas, aturan)), *ujung)
            for n, (satu, capai) in enumerate(zip(nilai, hasil, strict=True))
        )
        semua.append(Tabel(f"T{urut}", "t", (("R", 9), ("C", 9), ("B", 9), ("A", 9)), baris))
        harapan[polaritas, target] = [None if satu is None else tampak(float(satu)) for satu in hasil]
    isi = xlsx.tulis(_naskah("a", "a", *semua))
    buku = openpyxl.load_workbook(
        io.BytesIO(libreoffice(tanpa_nilai(isi), "xlsx", "ods.xlsx")), data_only=True
    )
    sel = {
        satu: [tampak(buku[f"T{urut}"][f"B{BARIS_ISI + n}"].value) for n in range(len(nilai))]
        for urut, satu in enumerate(KEMUNGKINAN)
    }
    assert sel == harapan


def _rumus(baris: int, polaritas: Polaritas, aturan: Aturan) -> str:
    return rumus_lembar.capaian(f"A{baris}", f"C{baris}", f"D{baris}", polaritas, aturan)


def _naskah(judul: str, anak: str, *tabel: Tabel) -> Naskah:
    lain: dict[str, Any] = {"kop": ("a", "b"), "sampul": (), "kepala": "", "dicetak": "", "penulis": ""}
    isi = tuple(map(TabelNaskah, tabel))
    return Naskah("a", judul, judul, anak, dibuat=datetime(2026, 7, 1, tzinfo=UTC), isi=isi, **lain)
