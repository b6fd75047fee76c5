"""Who signs the documents is entered once, post by post, and never guessed."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penanda import huruf_judul, jabatan_tertulis
from skm.dokumen.queries import penanda_tangan
from tests.kantor import kantor
from tests.klien import Halaman, Klien

HALAMAN = "/laporan/penanda-tangan"
KASUBBAG = "KEPALA SUB BAGIAN TATA USAHA DAN KEPEGAWAIAN"
SEKRETARIS = "SEKRETARIS CAMAT LONGKALI"


@pytest.fixture
def admin(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def simpan(admin: Klien, jabatan: str, **isi: str) -> Halaman:
    form = admin.get(f"{HALAMAN}?jabatan={jabatan}").sup.select_one("main form")
    token = form.select_one("[name=csrf_token]")["value"]
    terpilih = form.select_one("[name=atasan] option[selected]") or form.select_one("[name=atasan] option")
    dasar = {"csrf_token": token, "jabatan": jabatan, "atasan": terpilih["value"]}
    return admin.post(HALAMAN, dasar | isi)


def test_every_post_that_signs_is_listed_below_its_usual_superior(admin: Klien, basis: Session) -> None:
    semua = penanda_tangan(basis, kantor(basis).id)
    assert list(semua)[:4] == ["Bupati", "Camat", SEKRETARIS, KASUBBAG]
    assert len(semua) == 2 + 7
    assert [semua[satu].atasan for satu in ("Bupati", "Camat", KASUBBAG)] == ["", "Bupati", "Camat"]
    baris = [tr.get_text(" ", strip=True) for tr in admin.get(HALAMAN).sup.select("tbody tr")]
    assert baris[2].startswith("Ubah Sekretaris Camat Long Kali")
    assert baris[0].startswith("Ubah Bupati Paser")


def test_a_name_rank_number_and_superior_are_kept_and_told_to_the_trail(admin: Klien, basis: Session) -> None:
    isi = {"nama": "Siti Contoh, S.E.", "pangkat": "Penata, III/c", "nip": "197001011990032001"}
    assert simpan(admin, KASUBBAG, atasan=SEKRETARIS, **isi).status == 303
    assert simpan(admin, KASUBBAG, atasan=SEKRETARIS, **isi).status == 303  # the same again says nothing
    baris = basis.scalars(sa.select(PenandaTangan)).one()
    assert (baris.nama, baris.nip, baris.atasan) == ("Siti Contoh, S.E.", "19700101 199003 2 001", SEKRETARIS)
    jejak = sa.select(JejakAudit.peristiwa).where(JejakAudit.peristiwa.contains("penanda"))
    assert basis.scalars(jejak).all() == [
        f"mengubah penanda tangan {KASUBBAG}: nama kosong menjadi Siti Contoh, S.E.; "
        f"pangkat kosong menjadi Penata, III/c; atasan Camat menjadi {SEKRETARIS}; NIP diubah"
    ]


@pytest.mark.parametrize(
    "nip", ["1970", "19700101 199003 1 00A", "1970010119900310011", "१९७०००००००००००००००"]
)
def test_a_number_that_is_not_18_digits_is_refused_at_its_field(admin: Klien, nip: str) -> None:
    halaman = simpan(admin, "Camat", nama="Uji", nip=nip)
    assert halaman.status == 400
    assert halaman.sup.select_one("#nip-galat").text == "NIP terdiri atas 18 angka."


def test_blanks_in_a_number_are_allowed_and_so_is_none(admin: Klien) -> None:
    assert simpan(admin, "Camat", nama="Uji", nip=" 19700101 199003 1 001 ").status == 303
    assert simpan(admin, "Camat", nama="Uji", nip="").status == 303


def test_nobody_stands_above_himself_even_in_a_circle(admin: Klien, basis: Session) -> None:
    assert simpan(admin, KASUBBAG, atasan=SEKRETARIS).status == 303
    halaman = simpan(admin, SEKRETARIS, atasan=KASUBBAG)
    assert halaman.status == 400
    assert "atasan dirinya sendiri" in halaman.sup.select_one("#atasan-galat").text
    assert simpan(admin, "Camat", atasan="Camat").status == 400
    assert penanda_tangan(basis, kantor(basis).id)[SEKRETARIS].atasan == "Camat"


def test_an_unknown_post_is_not_found(admin: Klien) -> None:
    assert admin.get(f"{HALAMAN}?jabatan=LURAH").status == 404


@pytest.mark.parametrize(
    ("jabatan", "tertulis"),
    [
        (
            "KEPALA SEKSI KESEJAHTERAAN RAKYAT (KESRA)",
            "Kepala Seksi Kesejahteraan Rakyat (KESRA)",
        ),  # brackets
        ("KEPALA SEKSI PEMBERDAYAAN PADA DESA", "Kepala Seksi Pemberdayaan pada Desa"),  # a small word
        ("KETUA RT", "Ketua RT"),  # no vowel: an abbreviation
        ("Kasi PKK dan KB", "Kasi PKK dan KB"),  # not in capitals: as it was written
    ],
)
def test_a_post_in_capitals_is_written_as_a_title(jabatan: str, tertulis: str) -> None:
    assert huruf_judul(jabatan) == tertulis


def test_a_post_spells_its_office_as_the_office_does() -> None:
    def sebut(jabatan: str, kabupaten: str = "Kabupaten Paser") -> str:
        return jabatan_tertulis(
            jabatan, kantor="Kecamatan Long Kali", ejaan="Kecamatan Longkali", kabupaten=kabupaten
        )

    assert sebut(SEKRETARIS) == "Sekretaris Camat Long Kali"
    assert (sebut("Camat"), sebut("Bupati")) == ("Camat Long Kali", "Bupati Paser")
    assert sebut("Bupati", "Kota Bontang") == "Wali Kota Bontang"


def test_an_office_is_spelled_as_it_was_typed_whatever_a_pattern_would_make_of_it() -> None:
    tertulis = jabatan_tertulis(
        SEKRETARIS, kantor=r"Kecamatan \w\1 Kali", ejaan="Kecamatan Longkali", kabupaten="Kabupaten Paser"
    )
    assert tertulis == r"Sekretaris Camat \w\1 Kali"
