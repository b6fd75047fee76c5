"""A whole number that is asked for is one that a range and a database can be asked about."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import InputRequired, NumberRange

from kinerja.galat import GalatMasukan
from skm.akun.models import Peran
from skm.katalog.lembar.sel import baca_target
from skm.layanan.models import Layanan
from skm.orm import buka_sesi
from skm.pribadi.views import BIDANG, PILIHAN
from skm.web.bilangan import TERLALU_BESAR, Bulat
from skm.web.masukan import TERBESAR
from tests.klien import Klien


class Formulir(Form):
    berapa = Bulat(validators=[InputRequired(), NumberRange(max=TERBESAR)])


@pytest.mark.parametrize("teks", [str(TERBESAR), str(-TERBESAR), "0", " 7 "])
def test_what_fits_is_taken_as_it_is(teks: str) -> None:
    form = Formulir(MultiDict({"berapa": teks}))
    assert form.validate()
    assert form.berapa.data == int(teks)


@pytest.mark.parametrize("teks", [str(TERBESAR + 1), str(-TERBESAR - 1), "9" * 400, "-" + "9" * 400])
def test_what_is_larger_is_told_at_its_field_and_stays_there(teks: str) -> None:
    form = Formulir(MultiDict({"berapa": teks}))
    assert not form.validate()
    assert form.berapa.errors[0] == TERLALU_BESAR
    assert (form.berapa.data, form.berapa._value()) == (None, teks)


@pytest.mark.parametrize("banyak", [20, 400, 5000])
def test_a_number_too_long_is_nobodys_row_wherever_it_comes_from(
    app: Flask, klien: Klien, banyak: int
) -> None:
    nomor = "9" * banyak
    assert klien.get(f"/hasil/2026?edisi={nomor}").status in {200, 404}
    klien.masuk_sebagai(Peran.ADMIN)
    awal = klien.get("/kelola/pemeriksaan")
    token = awal.sup.select_one("input[name=csrf_token]")["value"]
    kecuali = {"csrf_token": token, "alasan": "uji", "kelompok": f"2026-01-01 {nomor}"}
    assert klien.post("/kelola/pemeriksaan", kecuali).status == 400
    samar = {"csrf_token": token, f"{BIDANG}{nomor}": next(iter(PILIHAN))}
    assert klien.post("/kelola/pribadi", samar).status in {302, 303}


@pytest.mark.parametrize("teks", [f"{'9' * 5000}/1", f"1/{'9' * 5000}", "9" * 5000, f"{'9' * 5000}.5"])
def test_an_amount_too_long_is_a_refusal_in_words(teks: str) -> None:
    with pytest.raises(GalatMasukan, match="bukan angka"):
        baca_target(teks)


def test_a_number_of_four_hundred_digits_is_a_refusal_like_another(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = klien.get("/kelola/layanan/1").form("form[action$='/layanan/1']").isi(urutan="9" * 400).kirim()
    assert tolak.status == 400
    assert TERLALU_BESAR in tolak.sup.select_one("#urutan-galat").text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        satu = session.get(Layanan, 1)
        assert satu is not None and satu.urutan < 100
