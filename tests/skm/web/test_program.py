"""What programs are told when something is wrong: the words of the page, as JSON."""

from __future__ import annotations

import pytest

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from tests.klien import Halaman, Klien


@pytest.mark.parametrize(
    ("metode", "program", "halaman", "status"),
    [
        ("GET", "/api/v1/tidak-ada", "/tidak-ada", 404),  # no such address
        ("GET", "/api/v1/indikator/IKU-99/isian", "/indikator/IKU-99", 404),  # no such indicator
        ("GET", "/api/v1/indikator/IKU-04/isian", "/indikator", 403),  # not for this role
        ("PUT", "/api/v1/indikator/IKU-04/isian", "/indikator", 405),
        ("POST", "/api/v1/indikator/IKU-04/isian", "/keluar", 400),  # no form token
    ],
)
def test_a_program_is_told_an_error_of_http_in_json_by_the_words_of_the_page(
    klien: Klien, metode: str, program: str, halaman: str, status: int
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS if status == 403 else Peran.ADMIN)
    api = klien.http.open(program, method=metode)
    sebagai_halaman = Halaman(klien, klien.http.open(halaman, method=metode))
    judul, pesan = (satu.text for satu in sebagai_halaman.sup.select(".kartu-galat h1, h1 + p"))
    assert (api.status_code, sebagai_halaman.status) == (status, status)
    assert api.json == {"galat": f"{judul}. {pesan}", "bentrok": False}


def test_a_fault_of_ours_is_told_to_a_program_in_json(konf: Konfigurasi) -> None:
    app = create_app(konf)
    klien = Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    app.before_request_funcs.setdefault("indikator", []).append(lambda: 1 // 0)
    api = klien.http.get("/api/v1/indikator/IKU-04/isian")
    assert api.status_code == 500
    assert api.json["galat"].startswith("Terjadi gangguan di server. Isian Anda tidak tersimpan.")
    app.extensions["skm_mesin"].dispose()
