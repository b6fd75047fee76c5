"""`/api/v1`: what programs are told, how they page through it, and that it is what the description says."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from sqlalchemy.orm import Session

from skm.jendela import Batas
from skm.pengukuran.models import AngkaBeku
from skm.terbuka.sumber import SUMBER, SUMBER_KANTOR
from skm.web.batas import pembatas
from tests.klien import Klien
from tests.kunci import buat
from tests.penuh import PENUH

BERKUNCI = {f"/api/v1/{nama}{ujung}" for nama in SUMBER_KANTOR for ujung in ("", ".csv")}
BERAT = 40
"""The same of an address whose answer goes through a year."""
CONTOH = 300 if PENUH else 7
"""Requests of each kind that are tried of an address."""


def baca(klien: Klien, alamat: str) -> Any:
    jawaban = klien.http.get(alamat)
    assert (jawaban.status_code, jawaban.mimetype) == (200, "application/json"), jawaban.text
    return jawaban.get_json()


def test_services_are_told_with_what_is_promised_and_nothing_of_people(klien: Klien) -> None:
    isi = baca(klien, "/api/v1/layanan")
    assert (len(isi["data"]), isi["next"]) == (13, None)  # nine of one group, four of the other
    assert set(isi["data"][0]) == {"kode", "nama", "kategori", "janji"}
    assert {satu["kategori"] for satu in isi["data"]} == {"perizinan", "non_perizinan"}


def test_only_what_was_approved_is_told_and_never_the_index(klien: Klien, disetujui: Session) -> None:
    semua = baca(klien, "/api/v1/indikator")["data"]
    assert [(satu["kode"], satu["triwulan"]) for satu in semua] == [
        ("IKU-04", 1),
        ("IKU-02", 2),
        ("IKU-04", 2),
    ]
    tepat = semua[1]
    # 23 of 27 fell due and were done: 85,19; the decreed formula counts those finished: 23 of 23.
    assert (tepat["nilai_koreksi"], tepat["nilai_ketetapan"]) == ("85.19", "100.00")
    assert (tepat["rumus_berlaku"], tepat["status"], tepat["disetujui"]) == ("koreksi", "OK", "2026-07-01")


def test_an_approval_that_was_taken_back_is_told_no_more(klien: Klien, disetujui: Session) -> None:
    asal = disetujui.scalars(sa.select(AngkaBeku).where(AngkaBeku.kode == "IKU-02")).one()
    lain = {
        k: getattr(asal, k) for k in ("unit_id", "kode", "dari", "sampai", "isi", "alasan", "oleh", "pada")
    }
    disetujui.add(AngkaBeku(**lain, nomor=asal.nomor + 1, disetujui=False, ditarik=True))
    disetujui.commit()
    assert {satu["kode"] for satu in baca(klien, "/api/v1/indikator")["data"]} == {"IKU-04"}


def test_pages_tell_everything_once(klien: Klien, disetujui: Session) -> None:
    semua, alamat = [], "/api/v1/indikator?batas=1"
    while alamat:
        isi = baca(klien, alamat)
        semua += isi["data"]
        alamat = f"/api/v1/indikator?batas=1&next={isi['next']}" if isi["next"] else ""
    assert semua == baca(klien, "/api/v1/indikator")["data"]
    assert baca(klien, "/api/v1/indikator?tahun=2025")["data"] == []


def test_a_csv_has_the_rows_of_the_json_and_columns_that_the_dictionary_explains(
    klien: Klien, terbitan: Session
) -> None:
    kamus = baca(klien, "/api/v1/kamus")["data"]
    for nama in SUMBER:
        jawaban = klien.http.get(f"/api/v1/{nama}.csv")
        assert jawaban.mimetype == "text/csv"
        baris = list(csv.DictReader(io.StringIO(jawaban.text, newline="")))
        assert len(baris) == len(baca(klien, f"/api/v1/{nama}")["data"])
        assert list(baris[0]) == [satu["kolom"] for satu in kamus if satu["data"] == nama]
    layanan = next(csv.DictReader(io.StringIO(klien.http.get("/api/v1/layanan.csv").text, newline="")))
    assert list(layanan) == ["kode", "nama", "kategori", "janji_jumlah", "janji_satuan"]


def test_any_site_may_read_it_and_what_did_not_change_is_not_sent_again(klien: Klien) -> None:
    pertama = klien.http.get("/api/v1/layanan")
    assert pertama.headers["Access-Control-Allow-Origin"] == "*"
    assert pertama.headers["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in pertama.headers
    kedua = klien.http.get("/api/v1/layanan", headers={"If-None-Match": pertama.headers["ETag"]})
    assert (kedua.status_code, kedua.data, kedua.headers["ETag"]) == (304, b"", pertama.headers["ETag"])
    izin = klien.http.options("/api/v1/layanan")
    assert izin.headers["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize(
    ("kueri", "kata"),
    [
        ("tahn=2026", "Parameter tidak dikenal: tahn"),
        ("batas=0", "batas harus bilangan bulat 1 sampai 200"),
        ("tahun=dua", "tahun harus bilangan bulat"),
        ("next=WyJ4Il0", "Isi next tidak dikenal"),
        ("unit=tiada", "tidak dikenal"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_a_sentence(klien: Klien, kueri: str, kata: str) -> None:
    jawaban = klien.http.get(f"/api/v1/indikator?{kueri}")
    assert jawaban.status_code in {400, 404}
    assert kata in jawaban.get_json()["galat"]


def test_the_page_about_it_asks_nothing_of_other_sites(klien: Klien) -> None:
    halaman = klien.get("/data-terbuka").sup
    luar = [str(satu) for satu in halaman.select("[src^='http'], link[href^='http'], script")]
    assert [satu for satu in luar if "/static/" not in satu] == []
    assert halaman.select_one("a[href='/api/v1/openapi.json']") is not None
    for nama in SUMBER:
        assert halaman.select_one(f"a[href='/api/v1/{nama}.csv']") is not None


@pytest.mark.luas
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it leaves streams open
@pytest.mark.parametrize("cara", ["positive", "negative"])
def test_answers_are_what_the_description_says(
    app: Flask, terbitan: Session, cara: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both what it allows and what it does not; a token that nobody was given is refused, as it may be.

    What is wrong with a key alone is sent as it is, not mended by a good one.
    """
    import schemathesis  # takes seconds: not for who only collects this file
    from schemathesis.core.parameters import ParameterLocation
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    uraian = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    kunci = {"Authorization": f"Bearer {buat(app)}"}
    monkeypatch.setattr(pembatas, "enabled", False)  # how often one may ask has a test of its own
    monkeypatch.setattr("skm.akun.izin.SALAH", Batas(10**9))  # and how often be wrong
    for hasil in uraian.get_all_operations():
        operasi = hasil.ok()
        banyak = min(CONTOH, BERAT) if operasi.path in BERKUNCI else CONTOH

        @settings(
            max_examples=banyak, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(operasi.as_strategy(generation_mode=schemathesis.GenerationMode(cara)))
        def periksa(kasus: Any) -> None:
            tebakan = [positive_data_acceptance] if "next" in (kasus.query or {}) else []
            kepala = kasus.meta.components.get(ParameterLocation.HEADER)
            berkunci = kasus.path in BERKUNCI and (kepala is None or kepala.mode.is_positive)
            kasus.call_and_validate(excluded_checks=tebakan, headers=kunci if berkunci else None)

        periksa()
