"""The poster of a link says what the survey says, and its code leads to the link."""

from __future__ import annotations

import pypdfium2
import sqlalchemy as sa
import zxingcpp
from flask import Flask

from skm.akun.models import Peran
from skm.layanan.poster import Ukuran
from skm.orm import buka_sesi
from skm.survei.models import Tautan
from skm.survei.poster import AJAKAN
from tests.klien import Klien


def test_the_admin_gets_posters_and_the_sheet_from_the_list(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        kode = session.scalars(sa.select(Tautan.kode)).one()
    for alamat in (*(f"{kode}/poster.pdf?ukuran={satu}" for satu in Ukuran), "lembar.pdf"):
        jawaban = klien.http.get(f"/kelola/tautan/{alamat}")
        assert (jawaban.status_code, jawaban.mimetype) == (200, "application/pdf")
        lembar = pypdfium2.PdfDocument(jawaban.data)[0]
        teks = " ".join(lembar.get_textpage().get_text_range().split())
        assert (AJAKAN.tanya in teks) is (alamat != "lembar.pdf")
        gambar = lembar.render(scale=150 / 72).to_pil()
        assert {satu.text for satu in zxingcpp.read_barcodes(gambar)} == {f"http://skm.uji/s/{kode}"}
    assert klien.get(f"/kelola/tautan/{kode}/poster.pdf?ukuran=a0").status == 404


def test_all_posters_come_in_one_file_a_page_for_each_open_link(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get("/kelola/tautan").form("form[action$=semua]").kirim()
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        semua = {f"http://skm.uji/s/{kode}" for kode in session.scalars(sa.select(Tautan.kode))}
    berkas = pypdfium2.PdfDocument(klien.http.get("/kelola/tautan/poster.pdf").data)
    terbaca = [zxingcpp.read_barcodes(halaman.render(scale=150 / 72).to_pil())[0].text for halaman in berkas]
    assert len(terbaca) == len(semua) == 14, "thirteen services and the unit as a whole"
    assert set(terbaca) == semua
