"""Who froze a period's figures as reported does not approve its report; what one person did says so."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pypdfium2
import pytest
from docx import Document
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.klien import Klien
from tests.skm.laporan.susun import jawab, mohon, nilai_48
from tests.skm.pengukuran.test_persetujuan import orang
from tests.skm.pengukuran.test_satu_orang import WEWENANG, teks
from tests.terbit import pukul

LAPORAN = "/laporan/skm?tahun=2024&bagian=tw2"
RINCIAN = "/laporan/ketepatan/rincian?dari=2024-04-01&sampai=2024-06-30"
ANDA = "Anda yang membekukan angka yang dilaporkan; yang menyetujui harus orang lain."
SAMA = (
    "Angka ketepatan waktunya dibekukan sebagai yang dilaporkan dan disetujui oleh orang yang sama, "
    "sebagaimana diizinkan kantor sejak"
)


@pytest.mark.luas
def test_the_report_its_files_its_publication_and_its_check_say_that_one_person_did_both(
    app: Flask, basis: Session
) -> None:
    jawab(basis, date(2024, 5, 12), *nilai_48())
    mohon(basis, "KK", pukul(2024, 5, 13), selesai=pukul(2024, 5, 13), jumlah=3)
    basis.commit()
    camat, admin = orang(app, Peran.PIMPINAN), orang(app, Peran.ADMIN)
    boleh = camat.get(LAPORAN).form("#form-setujui")
    camat.get(RINCIAN).form("#bekukan").kirim()
    halaman = camat.get(LAPORAN)
    assert halaman.sup.select_one("#tertahan").get_text(strip=True) == ANDA
    assert not halaman.sup.select("#form-setujui")
    assert not admin.get(LAPORAN).sup.select("#tertahan"), "it is not the admin's turn anyway"
    assert ANDA in teks(boleh.kirim().ikuti()), "a page of before"

    admin.get(WEWENANG).form("#ubah-rangkap").kirim()
    camat.get(LAPORAN).form("#form-setujui").kirim()
    admin.get(WEWENANG).form("#ubah-rangkap").kirim()
    halaman = camat.get(LAPORAN)
    assert halaman.sup.select_one("#rangkap").get_text(strip=True).startswith(SAMA)
    kode = halaman.sup.select_one("#persetujuan").parent.code.text
    assert SAMA in teks(Klien(app).get(f"/v/{kode}"))

    def unduh(nama: str) -> io.BytesIO:
        return io.BytesIO(camat.http.get(f"/laporan/skm{nama}?tahun=2024&bagian=tw2").data)

    assert sum(SAMA in p.text for p in Document(unduh(".docx")).paragraphs) == 1
    for nama in (".pdf", "/publikasi-a4.pdf"):
        pdf = pypdfium2.PdfDocument(unduh(nama))
        assert SAMA in " ".join(pdf[0].get_textpage().get_text_range().split()), nama
    lembar = openpyxl.load_workbook(unduh(".xlsx")).worksheets[0]
    assert sum(SAMA in str(sel.value) for baris in lembar for sel in baris) == 1

    camat.get("/laporan/publikasi").form(".form-terbitkan").kirim()
    assert SAMA in teks(Klien(app).get("/hasil/2024/2"))
    assert Klien(app).http.get("/hasil/2024/2.json").json["disetujui"]["rangkap"].startswith(SAMA)
    (baris,) = (
        b for b in csv.reader(Klien(app).http.get("/hasil/2024/2.csv").text.splitlines()) if SAMA in b[4]
    )
    assert baris[0] == "rangkap"
    (api,) = Klien(app).http.get("/api/v1/hasil").json["data"]
    assert api["rangkap"].startswith(SAMA)


def test_a_report_whose_figures_an_admin_froze_is_approved_by_pimpinan_without_a_mark(
    app: Flask, basis: Session
) -> None:
    jawab(basis, date(2024, 5, 12), *nilai_48())
    mohon(basis, "KK", pukul(2024, 5, 13), selesai=pukul(2024, 5, 13), jumlah=3)
    basis.commit()
    camat, admin = orang(app, Peran.PIMPINAN), orang(app, Peran.ADMIN)
    admin.get(WEWENANG).form("#ubah-rangkap").kirim()  # allowed, and not made use of
    admin.get(RINCIAN).form("#bekukan").kirim()
    halaman = camat.get(LAPORAN).form("#form-setujui").kirim().ikuti()
    kode = halaman.sup.select_one("#persetujuan").parent.code.text
    for satu in (halaman, Klien(app).get(f"/v/{kode}")):
        assert "orang yang sama" not in satu.teks
