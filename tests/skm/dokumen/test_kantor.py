"""What the office says of itself is entered once and stands on pages and letterheads."""

from __future__ import annotations

import io
from datetime import date, time

import pytest
import sqlalchemy as sa
from docx import Document
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.dokumen.models import PenandaTangan
from skm.layanan.identitas import identitas, identitas_lengkap, jam_dalam_kata
from skm.layanan.models import JamKerja, PolaKerja, Unit
from tests.kantor import kantor
from tests.klien import Halaman, Klien

HALAMAN = "/kelola/kantor"
ISI = {
    "alamat": "Jalan Sudirman 1, Long Kali 76283",
    "telepon": "(0543) 21234",
    "surel": "kantor@paserkab.go.id",
    "situs": "longkali.paserkab.go.id",
    "pengaduan": "Loket 1 atau 0812-0000-0000",
}
KALENDER = "Senin–Kamis 07.30–12.00 dan 13.00–16.00; Jumat 07.30–11.30 dan 13.00–16.30"


@pytest.fixture
def admin(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def simpan(admin: Klien, berkas: bytes | None = None, sebut: str = "lambang.png", **isi: str) -> Halaman:
    form = admin.get(HALAMAN).form("#form-kantor").isi(**isi)
    data: dict[str, object] = dict(form.nilai)
    if berkas is not None:
        data["berkas"] = (io.BytesIO(berkas), sebut)
    return Halaman(admin, admin.http.post(HALAMAN, data=data, content_type="multipart/form-data"))


def png(warna: str = "red") -> bytes:
    wadah = io.BytesIO()
    Image.new("RGB", (64, 64), warna).save(wadah, "PNG")
    return wadah.getvalue()


def test_what_the_admin_enters_citizens_read_and_the_trail_tells_in_words(
    app: Flask, admin: Klien, basis: Session
) -> None:
    assert simpan(admin, **ISI).status == 303
    depan = Klien(app).get("/").sup.main
    for isi in ISI.values():
        assert isi in depan.text
    assert depan.select_one("a[href='https://longkali.paserkab.go.id']")
    assert "Tidak ada yang berubah." in simpan(admin).ikuti().teks
    pilih = sa.select(JejakAudit.peristiwa).where(JejakAudit.peristiwa.contains("data kantor"))
    (jejak,) = basis.scalars(pilih).all()
    assert "telepon dari “kosong” menjadi “(0543) 21234”" in jejak
    assert "nama" not in jejak


def test_the_head_of_the_office_signs_as_camat(admin: Klien, basis: Session) -> None:
    nip = "197001011990031001"
    simpan(admin, kepala="Ahmad Contoh, S.STP.", pangkat="Pembina, IV/a", nip=nip)
    satu = basis.scalars(sa.select(PenandaTangan)).one()
    assert (satu.jabatan, satu.nama, satu.nip) == ("Camat", "Ahmad Contoh, S.STP.", "19700101 199003 1 001")
    assert satu.atasan == "Bupati"
    assert "Ahmad Contoh, S.STP." in admin.get("/laporan/penanda-tangan").teks
    assert admin.get(HALAMAN).form("#form-kantor").nilai["kepala"] == "Ahmad Contoh, S.STP."


@pytest.mark.parametrize(
    ("bidang", "isi", "pesan"),
    [
        ("nama", " ", "harus diisi"),
        ("telepon", "tanya satpam", "angka"),
        ("surel", "kantor.paserkab.go.id", "surel yang lengkap"),
        ("situs", "javascript:alert(1)", "alamat situs"),
        ("nip", "1970", "18 angka"),
        ("alamat", "x" * 301, "Paling banyak 300"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_the_rest_stays_typed(
    admin: Klien, basis: Session, bidang: str, isi: str, pesan: str
) -> None:
    halaman = simpan(admin, **{**ISI, bidang: isi})
    assert halaman.status == 400
    assert pesan in halaman.sup.select_one(f"#{bidang}-galat").text
    lain = next(satu for satu in ISI if satu != bidang)
    assert halaman.form("#form-kantor").nilai[lain] == ISI[lain]
    assert kantor(basis).pengaduan == ""


def test_the_emblem_has_an_address_of_its_own_that_is_kept_for_a_year(app: Flask, admin: Klien) -> None:
    assert simpan(admin, png()).status == 303
    warga = Klien(app)
    alamat = warga.get("/").sup.select_one(".kantor img")["src"]
    jawaban = warga.http.get(alamat)
    assert (jawaban.status_code, jawaban.content_type) == (200, "image/png")
    assert jawaban.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(jawaban.data)) as dibaca:
        assert dibaca.size == (64, 64)
    simpan(admin, png("blue"))
    baru = warga.get("/").sup.select_one(".kantor img")["src"]
    assert baru != alamat
    assert warga.get(alamat).status == 404
    simpan(admin, hapus_lambang="y")
    assert warga.get("/").sup.select_one(".kantor img")["src"].startswith("/static/ikon.svg")


def test_a_refused_emblem_keeps_nothing_and_loses_nothing_typed(admin: Klien, basis: Session) -> None:
    halaman = simpan(admin, b"<svg/>", "lambang.svg", **ISI)
    assert halaman.status == 400
    assert "PNG atau JPEG" in halaman.sup.select_one("#berkas-galat").text
    assert halaman.form("#form-kantor").nilai["alamat"] == ISI["alamat"]
    assert (kantor(basis).lambang, kantor(basis).alamat) == ("", "")


def test_a_letterhead_says_how_the_office_is_reached(admin: Klien) -> None:
    simpan(admin, **ISI)
    isi = admin.http.get("/laporan/dokumen/perjanjian-kinerja.docx?tahun=2026").data
    kop = [satu.text for satu in Document(io.BytesIO(isi)).paragraphs[:4]]
    assert kop == [
        "PEMERINTAH KABUPATEN PASER",
        "KECAMATAN LONG KALI",
        ISI["alamat"],
        "Telepon (0543) 21234, Surel kantor@paserkab.go.id, Laman longkali.paserkab.go.id",
    ]


def test_hours_are_the_calendars_until_the_office_says_them_itself(session: Session, unit: Unit) -> None:
    hari = date(2026, 6, 1)
    assert identitas_lengkap(session, unit, hari).jam == KALENDER
    assert identitas_lengkap(session, unit, date(2026, 3, 2)).jam.startswith(
        "Senin–Kamis 08.00–12.00"
    )  # Ramadan
    unit.jam_layanan = "Setiap hari kerja, pagi"
    assert identitas_lengkap(session, unit, hari).jam == "Setiap hari kerja, pagi"
    assert identitas(unit).jam == "Setiap hari kerja, pagi"


def test_days_with_the_same_hours_are_said_together() -> None:
    def pola(*jam: tuple[int, int]) -> PolaKerja:
        return PolaKerja(
            nama="Uji",
            berlaku_mulai=date(2026, 1, 1),
            jam=[JamKerja(hari=hari, buka=time(buka), tutup=time(0)) for hari, buka in jam],
        )

    hari = date(2026, 6, 1)
    assert jam_dalam_kata([], hari) == ""
    assert jam_dalam_kata([pola((0, 8), (1, 8), (3, 8), (5, 9), (6, 9))], hari) == (
        "Senin dan Selasa 08.00–24.00; Kamis 08.00–24.00; Sabtu dan Minggu 09.00–24.00"
    )
    assert jam_dalam_kata([pola((0, 8))], date(2025, 12, 31)) == ""
