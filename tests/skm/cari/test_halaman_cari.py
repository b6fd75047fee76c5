"""The search box of the desk's pages, as an officer's browser without JavaScript sees it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.loket.models import Permohonan
from tests.klien import Halaman, Klien

DESK = ("/loket", "/loket/1", "/loket/siap", "/loket/warga", "/loket/cari", "/kelola/kertas")


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    """An officer who has logged three cases."""
    klien.masuk_sebagai(Peran.PETUGAS)
    for pemohon, desa in (("Siti Aminah", "toyu"), ("Siti Zahra", "toyu"), ("Budi Santoso", "kepala telake")):
        formulir = klien.get("/loket").form("#catat").isi(layanan="kk", pemohon=pemohon, desa=desa)
        assert formulir.kirim().status == 303
    return klien


def cari(klien: Klien, teks: str) -> Halaman:
    return klien.get("/loket").form(".kotak-cari").isi(cari=teks).kirim()


def jejak(app: Flask) -> list[str]:
    with Session(app.extensions["skm_mesin"]) as session:
        return list(session.scalars(sa.select(JejakAudit.peristiwa)))


def test_every_page_of_the_desk_has_the_box_and_no_other(petugas: Klien, app: Flask) -> None:
    for alamat in DESK:
        halaman = petugas.get(alamat)
        assert len(halaman.sup.select(".kotak-cari input[type=search]")) == 1, alamat
        assert halaman.sup.select_one("label[for=kotak-cari]"), alamat
        assert not halaman.sup.select(".kotak-cari [autofocus]"), alamat
    admin = Klien(app)
    admin.masuk_sebagai(Peran.ADMIN)
    assert admin.get("/loket").sup.select(".kotak-cari")
    for alamat in ("/dasbor", "/kelola", "/lacak"):
        assert not admin.get(alamat).sup.select(".kotak-cari"), alamat


def test_the_only_one_that_is_found_opens_at_once_and_no_address_says_what_was_looked_for(
    petugas: Klien, app: Flask
) -> None:
    jawaban = cari(petugas, "santoso")
    assert (jawaban.status, jawaban.headers["Location"]) == (303, "/loket/3")
    with Session(app.extensions["skm_mesin"]) as session:
        kode = session.scalars(sa.select(Permohonan.kode_lacak).where(Permohonan.id == 2)).one()
        nomor = session.scalars(sa.select(Permohonan.nomor).where(Permohonan.id == 1)).one()
    assert cari(petugas, str(kode)).headers["Location"] == "/loket/2"
    assert cari(petugas, nomor).headers["Location"] == "/loket/1"


def test_several_are_listed_in_the_answer_itself_which_nobody_keeps(petugas: Klien) -> None:
    halaman = cari(petugas, "siti toyu")
    assert (halaman.status, halaman.url) == (200, "/loket/cari")
    assert halaman.headers["Cache-Control"] == "no-store"
    assert [satu["href"] for satu in halaman.sup.select("tbody th a")] == ["/loket/2", "/loket/1"]
    assert "1–2 dari 2" in halaman.sup.main.text
    (fokus,) = halaman.sup.select("[autofocus]")
    assert fokus.name == "a", "Enter opens, and takes no step"


def test_the_trail_says_that_somebody_looked_and_never_for_whom(petugas: Klien, app: Flask) -> None:
    semula = len(jejak(app))
    for teks in ("siti", "santoso", "6401081203560001", "tiada"):
        cari(petugas, teks)
    baru = jejak(app)[semula:]
    assert [satu for satu in baru if "mencari" in satu] == [
        "mencari permohonan lewat kotak cari: 2 ditemukan",
        "mencari permohonan lewat kotak cari: 1 ditemukan",
        "mencari permohonan menurut NIK: 0 ditemukan",
        "mencari permohonan lewat kotak cari: 0 ditemukan",
    ]
    for kata in ("siti", "santoso", "6401", "tiada"):
        assert kata not in " ".join(baru).lower()


def test_what_is_not_found_or_too_short_is_told_at_the_field_with_what_was_typed(petugas: Klien) -> None:
    halaman = cari(petugas, "tiada")
    assert "Tidak ada permohonan yang cocok" in halaman.sup.main.text
    assert halaman.form("#form-cari").nilai["cari"] == "tiada"
    halaman = cari(petugas, "s")
    assert halaman.status == 400
    assert "paling sedikit dua huruf" in halaman.sup.select_one("#cari-galat").text


def test_the_next_part_of_a_long_list_comes_with_the_same_question(
    petugas: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.cari.views.kotak.UKURAN", 1)
    formulir = cari(petugas, "siti").form("#form-cari")
    tombol = formulir.halaman.sup.select_one("nav.bagian button[form=form-cari]")
    assert (tombol["name"], tombol["value"]) == ("bagian", "2")
    halaman = petugas.post("/loket/cari", formulir.nilai | {"bagian": "2"})
    assert [satu["href"] for satu in halaman.sup.select("tbody th a")] == ["/loket/1"]
    assert halaman.form("#form-cari").nilai["cari"] == "siti"


def test_only_the_desk_searches(app: Flask) -> None:
    camat = Klien(app)
    camat.masuk_sebagai(Peran.PIMPINAN)
    assert camat.get("/loket/cari").status == 403
