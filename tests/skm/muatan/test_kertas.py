"""Stacks of paper: typed by digits, compared when typed twice, counted once, and undone as a whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.berkas.models import Impor
from skm.galat import Galat
from skm.jawaban.models import Jalur, Jawaban
from skm.kuesioner.models import Kuesioner
from skm.layanan.models import Unit
from skm.muatan.models import Lembar, Tumpukan
from skm.muatan.services.impor import batalkan_muatan
from skm.muatan.services.kertas import (
    baca_angka,
    baca_pelengkap,
    beda,
    buat_tumpukan,
    lembar_tumpukan,
    simpan_lembar,
    tutup_tumpukan,
)
from skm.orm import buka_sesi
from tests.jawaban import tersimpan
from tests.klien import Klien

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
HARI = date(2026, 3, 2)


@pytest.fixture
def tumpukan(session: Session, unit: Unit, kuesioner: Kuesioner) -> Tumpukan:
    return _buat(session, unit, kuesioner, ganda=False)


@pytest.fixture
def ganda(session: Session, unit: Unit, kuesioner: Kuesioner) -> Tumpukan:
    """A stack that two persons type."""
    return _buat(session, unit, kuesioner, ganda=True)


def _buat(session: Session, unit: Unit, kuesioner: Kuesioner, *, ganda: bool) -> Tumpukan:
    return buat_tumpukan(
        session,
        unit_id=unit.id,
        kuesioner=kuesioner,
        layanan_id=None,
        nama="Maret",
        tanggal=HARI,
        ganda=ganda,
        oleh="ani",
        pada=PADA,
    )


def _ketik(
    session: Session, satu: Tumpukan, nomor: int, angka: str, *, oleh: str = "ani", masukan: int = 1
) -> bool:
    kuesioner = session.get_one(Kuesioner, satu.kuesioner_id)
    isi = baca_angka(kuesioner, angka)
    kunci = f"{oleh}-{masukan}-{nomor}-{angka}"
    return simpan_lembar(session, satu, nomor=nomor, masukan=masukan, isi=isi, kunci=kunci, oleh=oleh)


def test_digits_are_read_in_the_printed_order_and_zero_means_not_filled(kuesioner: Kuesioner) -> None:
    assert baca_angka(kuesioner, " 344 434 30- ") == {
        "U1": 3, "U2": 4, "U3": 4, "U4": 4, "U5": 3, "U6": 4, "U7": 3, "U8": None, "U9": None,
    }  # fmt: skip
    kuesioner.unsur = [
        *kuesioner.unsur[:7],
        kuesioner.unsur[8],
        kuesioner.unsur[7],
    ]  # U9 asked eighth
    assert baca_angka(kuesioner, "333333312")["U9"] == 1


@pytest.mark.parametrize(
    ("angka", "pesan"),
    [
        ("33333333", "tepat 9 angka; yang terbaca 8"),
        ("3333333333", "tepat 9 angka; yang terbaca 10"),
        ("333353333", "Angka ke-5 (U5) tertulis '5'"),
        ("33333333a", "Angka ke-9 (U9) tertulis 'a'"),
        ("33333333²", "Angka ke-9"),
        ("000000000", "Tidak satu unsur pun"),
    ],
)
def test_a_wrong_digit_is_named_and_nothing_is_kept(kuesioner: Kuesioner, angka: str, pesan: str) -> None:
    with pytest.raises(Galat) as galat:
        baca_angka(kuesioner, angka)
    assert pesan in str(galat.value)


def test_closing_turns_every_sheet_into_one_answer_and_says_who_typed(
    session: Session, tumpukan: Tumpukan
) -> None:
    assert _ketik(session, tumpukan, 1, "333333333")
    assert not _ketik(session, tumpukan, 1, "333333333"), "the same form twice is one sheet"
    _ketik(session, tumpukan, 2, "444444440", oleh="budi")
    _ketik(session, tumpukan, 2, "111111110", oleh="budi")  # corrected before closing
    assert tutup_tumpukan(session, tumpukan, oleh="ani", pada=PADA) == 2
    jawaban = session.scalars(sa.select(Jawaban).order_by(Jawaban.u1)).all()
    assert [(satu.u1, satu.u9, satu.jalur, satu.tanggal) for satu in jawaban] == [
        (1, None, Jalur.KERTAS, HARI),
        (3, 3, Jalur.KERTAS, HARI),
    ]
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc()).limit(1)).one()
    assert jejak == "menutup tumpukan kertas Maret: 2 lembar, diketik ani, budi"
    for larangan in (
        lambda: _ketik(session, tumpukan, 3, "333333333"),
        lambda: tutup_tumpukan(session, tumpukan, oleh="ani", pada=PADA),
    ):
        with pytest.raises(Galat, match="sudah ditutup"):
            larangan()


def test_an_empty_stack_cannot_be_closed(session: Session, tumpukan: Tumpukan) -> None:
    with pytest.raises(Galat, match="belum berisi"):
        tutup_tumpukan(session, tumpukan, oleh="ani", pada=PADA)


def test_the_second_entry_is_another_persons_and_differences_hold_the_stack_open(
    session: Session, ganda: Tumpukan
) -> None:
    _ketik(session, ganda, 1, "333333333")
    with pytest.raises(Galat, match="Baru diketik satu orang: lembar 1"):
        tutup_tumpukan(session, ganda, oleh="ani", pada=PADA)
    with pytest.raises(Galat, match="harus orang lain"):
        _ketik(session, ganda, 1, "333333333", masukan=2)
    _ketik(session, ganda, 1, "333343330", oleh="budi", masukan=2)
    (satu,) = beda(lembar_tumpukan(session, ganda))
    assert (satu.nomor, dict(satu.isi)) == (1, {"U5": (3, 4), "U9": (3, None)})
    with pytest.raises(Galat, match="Masih berbeda: lembar 1"):
        tutup_tumpukan(session, ganda, oleh="ani", pada=PADA)
    _ketik(session, ganda, 1, "333343330")  # the paper says so
    assert tutup_tumpukan(session, ganda, oleh="ani", pada=PADA) == 1


def test_undoing_a_stack_deletes_its_answers_and_opens_it_again(
    session: Session, unit: Unit, tumpukan: Tumpukan
) -> None:
    _ketik(session, tumpukan, 1, "333333333")
    for _ in range(2):  # closed, undone, and closed once more
        tutup_tumpukan(session, tumpukan, oleh="ani", pada=PADA)
        nomor = session.scalars(sa.select(Impor.id)).one()
        assert batalkan_muatan(session, unit_id=unit.id, nomor=nomor, oleh="admin", pada=PADA) == 1
        session.refresh(tumpukan)
        assert tumpukan.impor_id is None
        assert session.scalars(sa.select(sa.func.count()).select_from(Jawaban)).one() == 0
        assert session.scalars(sa.select(sa.func.count()).select_from(Lembar)).one() == 1
    with pytest.raises(Galat, match="tidak ditemukan"):
        batalkan_muatan(session, unit_id=unit.id, nomor=nomor, oleh="admin", pada=PADA)


def test_on_the_page_a_wrong_sheet_keeps_what_was_typed_and_a_right_one_makes_room_for_the_next(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    halaman = (
        klien.get("/kelola/kertas").form("main form").isi(nama="Maret", tanggal="2026-03-02").kirim().ikuti()
    )
    salah = halaman.form("#ketik").isi(angka="33335").kirim()
    assert salah.status == 400
    assert salah.form("#ketik").nilai["angka"] == "33335"
    assert "yang terbaca 5" in salah.sup.select_one("#angka-galat").text
    lanjut = salah.form("#ketik").isi(angka="333333333").kirim().ikuti()
    ketik = lanjut.form("#ketik")
    assert (ketik.nilai["nomor"], ketik.nilai["angka"]) == ("2", "")
    lanjut.form("#tutup").kirim()
    assert [(satu.jalur, satu.u1) for satu in tersimpan(app)] == [(Jalur.KERTAS, 3)]
    belum = klien.get("/kelola/kertas").form("main form").isi(nama="Besok", tanggal="2999-01-01").kirim()
    assert "belum terjadi" in belum.teks


def test_profile_and_comment_are_typed_below_and_a_wrong_digit_keeps_them(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    buka = (
        klien.get("/kelola/kertas").form("main form").isi(nama="Maret", tanggal="2026-03-02").kirim().ikuti()
    )
    pelengkap = {"usia": "u31_40", "saran": "Kursi kurang"}
    salah = buka.form("#ketik").isi(angka="99", **pelengkap).kirim()
    assert {nama: salah.form("#ketik").nilai[nama] for nama in pelengkap} == pelengkap
    lanjut = salah.form("#ketik").isi(angka="333333333").kirim().ikuti()
    assert lanjut.form("#ketik").nilai["saran"] == ""
    lanjut.form("#tutup").kirim()
    assert [(satu.usia, satu.pendidikan, satu.saran) for satu in tersimpan(app)] == [
        ("u31_40", None, "Kursi kurang")
    ]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [({"usia": "tua"}, "Usia: pilihan tidak dikenal"), ({"saran": "x" * 1001}, "paling banyak 1000")],
)
def test_a_profile_code_nobody_knows_and_an_endless_comment_are_refused(
    isi: dict[str, str], pesan: str
) -> None:
    with pytest.raises(Galat, match=pesan):
        baca_pelengkap(isi)


def test_the_second_typist_is_compared_in_profile_but_not_in_the_wording_of_a_comment(
    session: Session, ganda: Tumpukan
) -> None:
    for masukan, oleh, isi in (
        (1, "ani", {"U1": 3, "usia": "u20", "saran": "Ramah sekali"}),
        (2, "budi", {"U1": 3, "usia": "u61", "saran": "Ramah skali"}),
    ):
        simpan_lembar(session, ganda, nomor=1, masukan=masukan, isi=dict(isi), kunci=oleh, oleh=oleh)
    (satu,) = beda(lembar_tumpukan(session, ganda))
    assert satu.isi == {"usia": ("u20", "u61")}


FORMULIR_LUAR = "Cap waktu,{tanya},Saran\n3/2/2026 8:05:11,{sesuai},Ramah\n"


def test_an_export_of_a_form_service_is_read_by_its_words_checked_first_and_undone_as_a_whole(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        kuesioner = session.scalars(sa.select(Kuesioner)).one()
        tanya = ",".join(f'"{unsur.pertanyaan}"' for unsur in kuesioner.unsur)
        jawab = ",".join(f'"{unsur.opsi[unsur.kolom % 4].upper()}"' for unsur in kuesioner.unsur)
    isi = FORMULIR_LUAR.format(tanya=tanya, sesuai=jawab).encode()
    token = klien.get("/kelola/impor").form("main form").nilai["csrf_token"]

    def kirim(berkas: bytes, **lain: str) -> str:
        import io

        data = {"csrf_token": token, "berkas": (io.BytesIO(berkas), "unduhan.csv"), **lain}
        return klien.http.post("/kelola/impor", data=data, follow_redirects=True).get_data(as_text=True)

    assert "Berkas dapat dimuat: 1 jawaban" in kirim(isi, coba="1")
    assert tersimpan(app) == []
    assert "1 jawaban dimuat" in kirim(isi)
    (satu,) = tersimpan(app)
    # Option number kolom % 4 counted from 0: U1 → the second label, 2; U3 → the fourth, 4; U4 → the first, 1.
    assert (satu.u1, satu.u2, satu.u3, satu.u4, satu.u9) == (2, 3, 4, 1, 2)
    assert (satu.tanggal, satu.saran) == (date(2026, 2, 3), "Ramah")  # Indonesian: the day first
    assert "sudah pernah dimuat" in kirim(isi)
    buruk = isi + b"3/2/2026 8:05:11,7,7,7,7,7,7,7,7,7,Kurang\n"
    assert "baris 3, kolom U1" in kirim(buruk)
    batal = klien.get("/kelola/impor").form("form[action$='/batal']").kirim().ikuti()
    assert "1 jawaban dihapus" in batal.teks
    assert tersimpan(app) == []
    assert "1 jawaban dimuat" in kirim(isi)
