"""What the ministry's evaluation asks of the survey: answers, levels and proof, on page and in files."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.dokumen.kantor import Kantor
from skm.galat import Galat
from skm.isian.services.bukti import letak, periksa_berkas, tempatkan_berkas
from skm.layanan.models import Unit
from skm.pekppp.baca import baca_pekppp
from skm.pekppp.isi import Pekppp
from skm.pekppp.media import IsiMedia, hapus_media, tambah_media
from skm.pekppp.models import JenisMedia
from skm.pekppp.penyusun import tulis_pekppp
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import tampilkan
from tests.conftest import WITA
from tests.klien import Klien
from tests.skm.laporan.susun import jawab
from tests.skm.tindaklanjut.test_tindak_lanjut import rencanakan

OLEH = "uji"
SAAT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HARI = date(2026, 11, 20)
FOTO = periksa_berkas("papan.pdf", b"%PDF-1.4 papan")
TW1 = Periode.triwulan(2026, 1)


@pytest.fixture
def isi(session: Session, unit: Unit, tmp_path: Path) -> Pekppp:
    """Two quarters answered, five publications, two of three plans done, the slower in the fourth month."""
    for hari in (date(2025, 5, 12), date(2026, 2, 12), date(2026, 5, 12)):
        jawab(session, hari, *([[3] * 9] * 6))
    for n in range(5):
        jenis = JenisMedia.CETAK if n < 3 else JenisMedia.ELEKTRONIK
        terbit = IsiMedia(jenis, f"Media {n}", date(2026, 4, 10 + n), "https://contoh.id/")
        tambah_media(
            session,
            unit_id=unit.id,
            isi=terbit,
            foto=FOTO,
            folder=tmp_path,
            hari=HARI,
            oleh=OLEH,
            pada=SAAT,
        )
    selesai = {"status": StatusTindakLanjut.SELESAI, "realisasi": "Dipasang"}
    rencanakan(session, unit, TW1, program="Kursi", **selesai)  # told done on 1 July 2026
    rencanakan(session, unit, TW1, program="Papan", **selesai)
    rencanakan(session, unit, TW1)
    tampilkan(
        session, unit_id=unit.id, periode=TW1, oleh=OLEH, pada=datetime(2026, 3, 31, 20, 0, tzinfo=UTC)
    )  # 1 April in the office
    return baca_pekppp(session, unit.id, 2026, hari=HARI, zona=WITA)


def test_each_question_has_its_answer_and_its_level_where_the_form_has_one(isi: Pekppp) -> None:
    jawaban = [(satu.jawab, satu.tingkat.nilai if satu.tingkat else None) for satu in isi.baris]
    assert jawaban == [
        ("2 kali: Triwulan I 2026, Triwulan II 2026", None),
        ("75,00 (C, Kurang baik), Tahun 2026, 12 responden", None),  # all 3s: 3 × 25
        ("3 media cetak dan 2 media elektronik", 5),  # above four
        ("66,67 %, 2 dari 3 rencana", 3),
        ("Yang selesai paling lama 3 bulan", 4),  # 1 April to 1 July
        ("Ada: Tahun 2025 dan Tahun 2026", None),
    ]


def test_a_year_without_anything_says_so(session: Session, unit: Unit) -> None:
    kosong = baca_pekppp(session, unit.id, 2024, hari=HARI, zona=WITA)
    assert [satu.tingkat.nilai for satu in kosong.baris if satu.tingkat] == [0, 0, 0]
    assert kosong.baris[0].jawab == "Belum ada triwulan yang berakhir"
    assert kosong.baris[5].jawab == "Belum ada"


def test_workbook_and_pdf_carry_the_answers_and_what_they_rest_on(isi: Pekppp) -> None:
    kantor = Kantor("Kecamatan Long Kali", "Kabupaten Paser", 2026, HARI)
    buku = openpyxl.load_workbook(io.BytesIO(tulis_pekppp(isi, kantor, SAAT, "xlsx")))
    assert buku.sheetnames == ["Jawaban", "Periode", "Media", "Tindak Lanjut"]
    sel = {str(satu.value) for lembar in buku for baris in lembar for satu in baris}
    pdf = pypdfium2.PdfDocument(tulis_pekppp(isi, kantor, SAAT, "pdf"))
    teks = " ".join(" ".join(satu.get_textpage().get_text_range().split()) for satu in pdf)
    assert f"Halaman 1 dari {len(pdf)}" in teks
    for kata in ("66,67 %, 2 dari 3 rencana", "3 media cetak dan 2 media elektronik", "Media 4"):
        assert kata in sel
        assert kata in teks


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"tanggal": date(2026, 11, 21)}, "tanggal"),  # tomorrow
        ({"tautan": "javascript:alert(1)"}, "tautan"),
        ({"tautan": ""}, "berkas"),  # no proof at all
    ],
)
def test_a_publication_without_proof_or_of_tomorrow_is_refused(
    session: Session, unit: Unit, tmp_path: Path, ubah: dict[str, object], bidang: str
) -> None:
    isian = {"jenis": JenisMedia.CETAK, "nama": "Papan", "tanggal": HARI, "tautan": "https://contoh.id/"}
    with pytest.raises(Galat) as galat:
        tambah_media(
            session,
            unit_id=unit.id,
            isi=IsiMedia(**(isian | ubah)),
            foto=None,
            folder=tmp_path,
            hari=HARI,
            oleh=OLEH,
            pada=SAAT,
        )
    assert galat.value.bidang == bidang


def test_a_picture_goes_with_the_last_publication_that_shows_it(
    session: Session, unit: Unit, tmp_path: Path
) -> None:
    dua = [
        tambah_media(
            session,
            unit_id=unit.id,
            isi=IsiMedia(JenisMedia.CETAK, nama, HARI, ""),
            foto=FOTO,
            folder=tmp_path,
            hari=HARI,
            oleh=OLEH,
            pada=SAAT,
        )
        for nama in ("Papan", "Spanduk")
    ]
    tempatkan_berkas(FOTO, tmp_path)
    assert letak(tmp_path, FOTO.sidik).read_bytes() == FOTO.isi
    assert [hapus_media(session, satu, oleh=OLEH, pada=SAAT) for satu in dua] == [(), (FOTO.sidik,)]


def test_the_office_keeps_its_list_of_media_on_the_page(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/laporan/pekppp?tahun=2026").form("#form-media").isi(nama="Papan", tanggal="2026-01-05")
    kiriman = form.nilai | {"berkas": (io.BytesIO(FOTO.isi), FOTO.nama)}
    assert klien.http.post("/laporan/pekppp/media", data=kiriman).status_code == 303
    halaman = klien.get("/laporan/pekppp?tahun=2026")
    assert "1 media cetak dan 0 media elektronik" in halaman.sup.text
    foto = klien.http.get(str(halaman.sup.select_one("a[href*='/pekppp/media/']")["href"]))
    assert (foto.data, foto.headers["Content-Disposition"].partition(";")[0]) == (FOTO.isi, "attachment")
    assert halaman.form("form[action*=hapus]").kirim().ikuti().sup.select("form[action*=hapus]") == []
