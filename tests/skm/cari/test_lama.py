"""Who asks again is not typed again: what is known is offered to the desk, and numbers follow unread."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.loket.models import Permohonan
from tests.klien import Formulir, Halaman, Klien

NIK = "6401081203560001"


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    """An officer who logged Siti twice, with her numbers, and somebody of the same name elsewhere."""
    klien.masuk_sebagai(Peran.PETUGAS)
    siti = {"layanan": "kk", "pemohon": "Siti Aminah", "desa": "toyu", "nik": NIK, "telepon": "081234567890"}
    for isian in (
        siti,
        siti | {"layanan": "ktp"},
        siti | {"desa": "kepala telake", "nik": "", "telepon": ""},
    ):
        assert klien.get("/loket").form("#catat").isi(**isian).kirim().status == 303
    return klien


def tekan(formulir: Formulir, **lain: str) -> Halaman:
    """The button for earlier data, or one of its choices."""
    return formulir.klien.post("/loket/lama", formulir.nilai | lain)


def semua(app: Flask) -> list[Permohonan]:
    with Session(app.extensions["skm_mesin"]) as session:
        return list(session.scalars(sa.select(Permohonan).order_by(Permohonan.id)))


def pilihan(halaman: Halaman) -> dict[str, str]:
    return {b["value"]: " ".join(b.text.split()) for b in halaman.sup.select("#data-lama button")}


def test_people_of_that_name_or_nik_are_offered_once_each_without_their_numbers(petugas: Klien) -> None:
    kosong = petugas.get("/loket").form("#catat")
    halaman = tekan(kosong.isi(layanan="pindah", pemohon="amin"))
    assert pilihan(halaman) == {"3": "Siti Aminah, Kepala Telake", "2": "Siti Aminah, Muara Toyu"}
    assert halaman.form("#catat").nilai["layanan"] == "pindah", "what was typed stays"
    assert NIK not in halaman.teks
    halaman = tekan(petugas.get("/loket").form("#catat").isi(nik=NIK))
    assert list(pilihan(halaman)) == ["2"]
    assert "NIK tercatat" in halaman.sup.select_one("#data-lama").text
    assert pilihan(tekan(petugas.get("/loket").form("#catat").isi(pemohon="kk"))) == {}, (
        "numbers are no names"
    )


def test_who_is_chosen_fills_the_form_and_the_numbers_follow_unread(petugas: Klien, app: Flask) -> None:
    halaman = tekan(petugas.get("/loket").form("#catat").isi(layanan="pindah", pemohon="siti"), pilih="2")
    formulir = halaman.form("#catat")
    assert [formulir.nilai[n] for n in ("layanan", "pemohon", "desa", "nik")] == [
        "pindah",
        "Siti Aminah",
        "Muara Toyu",
        "",
    ]
    assert NIK not in halaman.teks
    assert formulir.kirim().status == 303
    lama, baru = semua(app)[1], semua(app)[-1]
    assert (baru.nik_sidik, baru.telepon_sandi) == (lama.nik_sidik, lama.telepon_sandi)
    assert (baru.pemohon, baru.wilayah_id) == (lama.pemohon, lama.wilayah_id)


def test_another_name_takes_no_numbers_along_and_what_is_typed_counts(petugas: Klien, app: Flask) -> None:
    formulir = tekan(petugas.get("/loket").form("#catat").isi(layanan="pindah"), pilih="2").form("#catat")
    formulir.isi(pemohon="Budi").kirim()
    assert semua(app)[-1].nik_sidik is None
    formulir = tekan(petugas.get("/loket").form("#catat").isi(layanan="pindah"), pilih="2").form("#catat")
    formulir.isi(nik="6401081203560002").kirim()
    assert semua(app)[-1].nik_sidik not in {None, semua(app)[1].nik_sidik}


def test_enter_sends_the_form_and_never_looks_for_earlier_data(petugas: Klien) -> None:
    tombol = petugas.get("/loket").sup.select("#catat button")
    assert [t.text for t in tombol] == ["Catat", "Cari data lama"]
    assert not tombol[0].has_attr("formaction")


def test_the_trail_says_that_somebody_looked_and_never_for_whom(petugas: Klien, app: Flask) -> None:
    tekan(petugas.get("/loket").form("#catat").isi(pemohon="siti"))
    tekan(petugas.get("/loket").form("#catat").isi(nik=NIK))
    tekan(petugas.get("/loket").form("#catat"), pilih="2")
    with Session(app.extensions["skm_mesin"]) as session:
        baru = list(session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id)))[-3:]
    assert baru == [
        "mencari data lama menurut nama: 2 ditemukan",
        "mencari data lama menurut NIK: 1 ditemukan",
        f"memakai data permohonan {semua(app)[1].nomor} untuk permohonan baru",
    ]
