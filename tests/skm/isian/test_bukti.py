"""Evidence is believed by its content; what is refused is told why and stores nothing."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from werkzeug.http import dump_options_header
from werkzeug.test import TestResponse

from skm.akun.models import Peran
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.isian.services import kenali
from skm.isian.services.bukti import TERBESAR
from tests.klien import Halaman, Klien
from tests.skm.isian.test_isian import ISI

ALAMAT = "/indikator/IKU-04/isi?tahun=2026&triwulan=2"
PDF = b"%PDF-1.7\nberita acara"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 480)


def lembar() -> bytes:
    isi = io.BytesIO()
    openpyxl.Workbook().save(isi)
    return isi.getvalue()


def arsip(*isi: tuple[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nama, badan in isi:
            zip_.writestr(nama, badan)
    return keluar.getvalue()


BOM = arsip(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"0" * 120_000_000))


def berdusta(isi: bytes, nama: bytes) -> bytes:
    """The same archive, whose lists of parts say that one part unfolds to 64 bytes."""
    hasil = bytearray(isi)
    for awal, jarak in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
        letak = isi.find(awal)
        while letak >= 0:
            if isi[letak + jarak : letak + jarak + len(nama)] == nama:
                ukuran = letak + (22 if jarak == 30 else 24)
                hasil[ukuran : ukuran + 4] = struct.pack("<I", 64)
            letak = isi.find(awal, letak + 1)
    return bytes(hasil)


BOM_DUSTA = berdusta(BOM, b"xl/workbook.xml")
MAKRO = arsip(("[Content_Types].xml", b""), ("xl/workbook.xml", b""), ("xl/vbaProject.bin", b"x"))


def unggah(klien: Klien, alamat: str, isian: dict[str, str], nama: str, isi: bytes) -> TestResponse:
    """The test client's own encoder leaves its temporary file open for large bodies; this one has none."""
    batas = "batas-uji-bukti"
    bagian = [
        f'--{batas}\r\nContent-Disposition: form-data; name="{kunci}"\r\n\r\n{teks}\r\n'.encode()
        for kunci, teks in isian.items()
    ]
    kepala = dump_options_header("form-data", {"name": "berkas", "filename": nama})
    bagian.append(f"--{batas}\r\nContent-Disposition: {kepala}\r\n\r\n".encode())
    badan = b"".join([*bagian, isi, f"\r\n--{batas}--\r\n".encode()])
    return klien.http.post(alamat, data=badan, content_type=f"multipart/form-data; boundary={batas}")


def kirim(klien: Klien, nama: str, isi: bytes, **lain: str) -> Halaman:
    form = klien.get(ALAMAT).form("#isian")
    form.nilai.pop("berkas", None)
    alamat = str(form.elemen["action"])
    return Halaman(klien, unggah(klien, alamat, form.nilai | lain, nama, isi))


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        ("berita acara.pdf", PDF, "pdf"),
        ("foto.PNG", PNG, "png"),
        ("foto.jpeg", b"\xff\xd8\xff\xe0 foto", "jpg"),
        ("rekap.xlsx", lembar(), "xlsx"),
        (
            "rekap.ods",
            arsip(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"")),
            "ods",
        ),
    ],
)
def test_a_document_is_kept_as_what_it_is(nama: str, isi: bytes, jenis: str) -> None:
    assert kenali(nama, isi) == jenis


DITOLAK = [
    ("laporan.pdf", b"MZ\x90\x00 program", "program"),  # a renamed executable
    ("laporan.pdf", b"\x7fELF\x02", "program"),
    ("skrip.png", b"#!/bin/sh\nrm -r x", "program"),
    ("gambar.svg", b"<svg><script>alert(1)</script></svg>", "SVG"),
    ("gambar.png", b"<?xml version='1.0'?><svg onload='x()'/>", "SVG"),
    ("../../etc/cron.d/x.pdf", PDF, "folder"),
    ("C:\\kantor\\laporan.pdf", PDF, "folder"),
    (".pdf", PDF, "titik"),
    ("bom.xlsx", BOM, "mekar"),
    ("bom.xlsx", BOM_DUSTA, "rusak"),
    ("gambar.png", PNG[:16] + struct.pack(">II", 60_000, 60_000), "terlalu besar bila dibuka"),
    ("makro.xlsx", MAKRO, "makro"),
    ("rusak.xlsx", b"PK\x03\x04 bukan arsip", "rusak"),
    ("arsip.xlsx", arsip(("apa.txt", b"x")), "bukan XLSX"),
    ("foto.png", PDF, "bukan PNG"),
    ("surat.docx", PDF, "Jenis berkas"),
    ("tanpa-akhiran", PDF, "Jenis berkas"),
    ("kosong.pdf", b"", "kosong"),
]


@pytest.mark.parametrize(("nama", "isi", "pesan"), DITOLAK)
def test_what_is_not_a_document_is_refused_in_words(nama: str, isi: bytes, pesan: str) -> None:
    with pytest.raises(Galat, match=pesan):
        kenali(nama, isi)


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"), [DITOLAK[0], DITOLAK[3], DITOLAK[5], DITOLAK[8], DITOLAK[9]]
)
def test_a_refusal_stands_at_the_field_and_nothing_is_stored(
    klien: Klien, konf: Konfigurasi, nama: str, isi: bytes, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tolak = kirim(klien, nama, isi)
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one("#berkas-galat").text
    assert not (konf.instance / "bukti").exists()
    assert "Belum ada bukti" in klien.get(ALAMAT).sup.main.text


def test_200_megabytes_are_refused_by_their_announced_size(klien: Klien, konf: Konfigurasi) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    alamat = str(klien.get(ALAMAT).form("#isian").elemen["action"])
    jawaban = klien.http.post(
        alamat,
        input_stream=io.BytesIO(b"x" * 1024),
        environ_overrides={"CONTENT_LENGTH": str(200 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=batas",
    )
    assert jawaban.status_code == 413
    teks = jawaban.get_data(as_text=True)
    assert "paling besar 10 MB" in teks
    assert f'href="{alamat.replace("&", "&amp;")}">Kembali ke formulir' in teks  # no dead end
    assert not (konf.instance / "bukti").exists()


def test_one_byte_too_many_is_told_at_the_field(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tolak = kirim(klien, "besar.pdf", PDF + b"x" * (TERBESAR + 1 - len(PDF)))
    assert "melebihi 10 MB" in tolak.sup.select_one("#berkas-galat").text
    simpan = kirim(klien, "pas.pdf", PDF + b"x" * (TERBESAR - len(PDF)))
    assert simpan.status == 303


def test_evidence_comes_back_byte_for_byte_as_a_download(klien: Klien, konf: Konfigurasi) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = kirim(klien, "berita acara <b>.pdf", PDF).ikuti()
    tautan = halaman.sup.select_one("main li a[href*='/bukti/']")
    assert (tautan.text, hashlib.sha256(PDF).hexdigest() in halaman.teks) == ("berita acara <b>.pdf", True)
    jawaban = klien.http.get(str(tautan["href"]))
    assert jawaban.data == PDF
    assert jawaban.headers["Content-Disposition"].startswith("attachment;")
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert jawaban.headers["Content-Type"] == "application/pdf"
    assert klien.http.get(str(tautan["href"]).replace("IKU-04", "IKU-05")).status_code == 404


def test_the_same_file_again_and_a_file_changed_on_disk_are_told(klien: Klien, konf: Konfigurasi) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = kirim(klien, "a.pdf", PDF).ikuti()
    assert "sudah ada" in kirim(klien, "b.pdf", PDF).sup.select_one("#berkas-galat").text
    (berkas,) = (satu for satu in (konf.instance / "bukti").rglob("*") if satu.is_file())
    assert Path(berkas).stat().st_mode & 0o777 == 0o600
    berkas.write_bytes(b"%PDF lain")
    tautan = str(halaman.sup.select_one("main li a[href*='/bukti/']")["href"])
    assert "berubah di server" in klien.get(tautan).sup.main.text


def test_only_a_draft_loses_or_gains_evidence(app: Flask, klien: Klien, konf: Konfigurasi) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    kirim(klien, "a.pdf", PDF)
    klien.get(ALAMAT).form("#isian").isi(**{f"nilai-{n}": str(v) for n, v in ISI.items()}).kirim()
    lama = klien.get(ALAMAT)
    lama.form("#isian").isi(aksi="ajukan").kirim()
    hapus = lama.form("form[action*='/hapus']").kirim().ikuti()
    assert "tidak dapat diubah" in hapus.sup.main.text
    assert "a.pdf" in hapus.sup.main.text
    admin = Klien(app)
    admin.masuk(admin.buat_akun(Peran.ADMIN))
    admin.get(ALAMAT).form("#aksi-kembalikan").isi(alasan="salah berkas").kirim()
    klien.get(ALAMAT).form("form[action*='/hapus']").kirim()
    assert [satu for satu in (konf.instance / "bukti").rglob("*") if satu.is_file()] == []


@pytest.mark.parametrize("alamat", ["/kelola/register", "/kelola/impor"])
def test_a_table_of_more_than_256_kb_can_still_be_loaded(klien: Klien, alamat: str) -> None:
    """The app's small limit is for forms; a register or an answer table is let through, and loaded apart."""
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get(alamat).form("form[enctype]")
    isi = b"nomor,layanan\n" + b"x,KK\n" * 60_000
    jawaban = unggah(klien, alamat, form.nilai, "besar.csv", isi)
    assert (jawaban.status_code, "/kelola/pekerjaan/" in jawaban.headers["Location"]) == (303, True)
