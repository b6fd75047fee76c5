"""`/api/v1/hasil` and `/api/v1/unsur`: what was published, as its own page has it, and nothing else."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.klien import Klien
from tests.perekam import daftar, rekam

ALAMAT = {"tw2": "/hasil/2026/2.json", "s1": "/hasil/2026/s1.json"}


def minta(klien: Klien, alamat: str) -> Any:
    return klien.http.get(alamat).get_json()


def tabel(klien: Klien, nama: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(klien.http.get(f"/api/v1/{nama}.csv").text, newline="")))


@pytest.mark.usefixtures("terbitan")
def test_a_published_period_has_the_figures_of_its_page(klien: Klien) -> None:
    semua = {satu["bagian"]: satu for satu in minta(klien, "/api/v1/hasil")["data"]}
    baris = {satu["bagian"]: satu for satu in tabel(klien, "hasil")}
    unsur = minta(klien, "/api/v1/unsur")["data"]
    assert tabel(klien, "unsur") == [{n: str(isi) for n, isi in satu.items()} for satu in unsur]
    for bagian, alamat in ALAMAT.items():
        halaman, satu = minta(klien, alamat), semua[bagian]
        for nama in ("tahun", "dari", "sampai", "ikm", "mutu", "responden", "edisi"):
            assert satu[nama] == halaman[nama]
            assert baris[bagian][nama] == str(halaman[nama])
        nilai = [{n: u[n] for n in ("kode", "nama", "nrr")} for u in halaman["unsur"]]
        assert satu["unsur"] == nilai
        assert [{n: u[n] for n in nilai[0]} for u in unsur if u["bagian"] == bagian] == nilai
        for golongan in halaman["ketepatan"]:
            ini = satu["ketepatan"][golongan["kategori"]]
            assert ini == {
                "jatuh_tempo": golongan["jatuh_tempo"],
                "tepat_waktu": golongan["tepat_waktu"],
                "persen": golongan["koreksi"]["persen"],
                "persen_ketetapan": golongan["ketetapan"]["persen"],
                "status": golongan["koreksi"]["status"],
            }
            assert baris[bagian][f"ketepatan_{golongan['kategori']}_persen"] == ini["persen"]


@pytest.mark.usefixtures("terbitan")
def test_the_last_edition_of_what_was_published_is_told_and_what_is_only_approved_is_not(
    klien: Klien,
) -> None:
    semua = minta(klien, "/api/v1/hasil")["data"]
    # 48 and 6 in the second quarter; 6 more in the first, which is approved and not published
    kunci = ("bagian", "triwulan", "edisi", "responden")
    assert [tuple(satu[n] for n in kunci) for satu in semua] == [("s1", None, 1, 60), ("tw2", 2, 2, 54)]
    assert {satu["bagian"] for satu in minta(klien, "/api/v1/unsur")["data"]} == {"s1", "tw2"}
    satu = minta(klien, "/api/v1/hasil?batas=1")
    dua = minta(klien, f"/api/v1/hasil?batas=1&next={satu['next']}")
    assert (satu["data"] + dua["data"], dua["next"]) == (semua, None)
    assert minta(klien, "/api/v1/hasil?tahun=2025") == {"data": [], "next": None}
    assert klien.get("/hasil").sup.select_one("a[href='/data-terbuka']") is not None


def test_its_rows_are_all_that_is_read_and_any_site_may(app: Flask, klien: Klien, terbitan: Session) -> None:
    jalur = minta(klien, "/api/v1/openapi.json")["paths"]
    for alamat in ("/api/v1/hasil", "/api/v1/unsur", "/api/v1/hasil.csv", "/api/v1/unsur.csv"):
        assert alamat in jalur
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            jawaban = klien.http.get(alamat)
        assert jawaban.headers["Access-Control-Allow-Origin"] == "*"
        assert hitungan.total() <= 2, daftar(hitungan)  # the office and its editions
