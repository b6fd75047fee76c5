"""Until everything is settled an admin's dashboard says what is missing; then it says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

import skm.dokumen.persiapan  # noqa: F401  # adds who signs
from skm.akun.models import Akun, Peran
from skm.dokumen.models import PenandaTangan
from skm.isian.models import PenugasanJabatan
from skm.laporan.persiapan import langkah_persiapan
from skm.layanan.libur import konfirmasi_tahun
from skm.layanan.models import HariLibur, Layanan, Unit
from skm.orm import buka_sesi
from skm.survei.models import Tautan
from skm.survei.services import lengkapi_poster
from tests.conftest import TANAM_PADA
from tests.klien import Klien

PANDUAN = Path(__file__).parents[3] / "docs" / "panduan" / "hari-pertama.md"
HARI = date(2026, 6, 1)
DASAR = "https://skm.longkali.go.id"


def _ubah(session: Session, kelas: type, syarat: sa.ColumnElement[bool], **nilai: object) -> None:
    session.execute(sa.update(kelas).where(syarat).values(**nilai))


def _usulkan_libur(session: Session, unit: Unit) -> None:
    session.add(
        HariLibur(
            unit_id=unit.id,
            tanggal=date(2026, 8, 18),
            nama="Uji",
            jenis="cuti_bersama",
            perkiraan=True,
            dicatat=TANAM_PADA,
        )
    )


PUTUS: dict[str, tuple[str, Callable[[Session, Unit], object]]] = {
    "Data kantor": ("Belum diisi: telepon.", lambda s, u: setattr(u, "telepon", "")),
    "Janji waktu": (
        "1 janji masih usulan",
        lambda s, u: _ubah(s, Layanan, Layanan.kode == "KK", usulan=True),
    ),
    "Kalender kerja": ("Hari libur 2026 belum dicocokkan", _usulkan_libur),
    "Akun dan jabatan": (
        "Belum ada akun pimpinan.",
        lambda s, u: _ubah(s, Akun, Akun.peran == Peran.PIMPINAN, aktif=False),
    ),
    "Penanda tangan": (
        "Belum ada nama Camat.",
        lambda s, u: _ubah(s, PenandaTangan, PenandaTangan.jabatan == "Camat", nama=""),
    ),
    "Poster pertama": (
        "0 dari 13 layanan",
        lambda s, u: _ubah(s, Tautan, Tautan.layanan_id.is_not(None), aktif=False),
    ),
}


def siapkan(session: Session, unit: Unit) -> None:
    """An office with nothing left to settle."""
    unit.alamat, unit.telepon, unit.pengaduan, unit.lambang = "Jalan 1", "0543", "Loket 1", "x"
    konfirmasi_tahun(session, unit_id=unit.id, tahun=2027, oleh="uji", pada=TANAM_PADA)
    for peran in (Peran.PETUGAS, Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB):
        akun = Akun(
            unit_id=unit.id, nama=f"siap-{peran}", peran=peran, sandi_hash="x", dibuat_pada=TANAM_PADA
        )
        session.add(akun)
    session.flush()
    session.add(PenugasanJabatan(akun_id=akun.id, jabatan="SEKSI UJI"))
    for jabatan, atasan in (("Bupati", ""), ("Camat", "Bupati")):
        nama = {"nama": "Uji", "pangkat": "", "nip": ""}
        session.add(PenandaTangan(unit_id=unit.id, jabatan=jabatan, atasan=atasan, **nama))
    lengkapi_poster(session, unit_id=unit.id, oleh="uji", pada=TANAM_PADA)
    session.flush()


def test_the_list_goes_when_everything_is_settled(session: Session, unit: Unit) -> None:
    assert langkah_persiapan(session, unit, hari_ini=HARI, base_url=DASAR) is not None
    siapkan(session, unit)
    assert langkah_persiapan(session, unit, hari_ini=HARI, base_url=DASAR) is None


@pytest.mark.parametrize("judul", list(PUTUS))
def test_each_step_is_missed_by_itself_and_says_why(session: Session, unit: Unit, judul: str) -> None:
    siapkan(session, unit)
    kalimat, putus = PUTUS[judul]
    putus(session, unit)
    session.flush()
    semua = langkah_persiapan(session, unit, hari_ini=HARI, base_url=DASAR)
    assert semua is not None
    (belum,) = (satu for satu in semua if not satu.selesai)
    assert (belum.judul, kalimat in belum.kalimat) == (judul, True), belum
    assert belum.halaman


def test_an_address_of_the_machine_itself_is_a_step(session: Session, unit: Unit) -> None:
    siapkan(session, unit)
    semua = langkah_persiapan(session, unit, hari_ini=HARI, base_url="http://127.0.0.1:8000")
    assert semua is not None
    assert [satu.kalimat for satu in semua if not satu.selesai] == [
        "Masih http://127.0.0.1:8000; atur SKM_BASE_URL, lalu jalankan ulang server, sebelum mencetak poster."
    ]


def test_the_guide_takes_the_same_steps_in_the_same_order(session: Session, unit: Unit) -> None:
    semua = langkah_persiapan(session, unit, hari_ini=HARI, base_url=DASAR)
    assert semua is not None
    tertulis = re.findall(r"^\d\. \*(.+?)\.\*", PANDUAN.read_text(encoding="utf-8"), re.MULTILINE)
    assert tertulis == [satu.judul for satu in semua]
    assert tertulis.index("Alamat dasar") < tertulis.index("Poster pertama")  # what is printed carries it


def test_an_office_that_is_made_up_has_nothing_to_settle(session: Session, unit: Unit) -> None:
    unit.contoh = True
    assert langkah_persiapan(session, unit, hari_ini=HARI, base_url=DASAR) is None


def test_only_an_admin_sees_it_and_every_row_leads_on(klien: Klien) -> None:
    camat = Klien(klien.app)
    camat.masuk_sebagai(Peran.PIMPINAN)
    assert "Hari pertama" not in camat.get("/dasbor").teks
    klien.masuk_sebagai(Peran.ADMIN)
    kartu = klien.get("/dasbor").sup.select_one("section[aria-labelledby=judul-persiapan]")
    assert len(kartu.select("li")) == 7
    for tautan in kartu.select("a"):
        assert klien.get(tautan["href"]).status == 200


def test_made_up_data_says_so_on_every_page_and_print(app: Flask, klien: Klien) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Unit).values(contoh=True))
        kode = session.scalars(sa.select(Tautan.kode)).one()
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    for halaman in ("/", "/lacak", "/dasbor", "/loket", "/kelola", f"/s/{kode}", f"/s/{kode}/terima-kasih"):
        assert klien.get(halaman).sup.select_one("main .contoh"), halaman
    assert Klien(app).get(f"/s/{kode}?bahasa=en").sup.select_one(".contoh").text.startswith("Sample data")
    assert Klien(app).get("/s/tidak-ada").sup.select_one(".contoh")
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Unit).values(contoh=False))
        session.commit()
    app.extensions["skm_rak"].kosongkan()
    for halaman in ("/", "/dasbor", f"/s/{kode}"):
        assert not klien.get(halaman).sup.select_one(".contoh"), halaman
