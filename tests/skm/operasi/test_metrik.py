"""/metrics counts what was answered, about nobody, for whoever watches the server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from skm import migrasi
from skm.app import create_app
from skm.config import Konfigurasi
from skm.jaga.services import catat_cadangan
from skm.orm import buka_sesi
from skm.survei.queries import daftar_tautan
from skm.ukur import BATAS, Papan, Ukur
from tests.kantor import kantor
from tests.klien import Klien
from tests.perekam import rekam

TOKEN = "token-yang-cukup-panjang"


def _angka(teks: str) -> dict[str, float]:
    """Every sample by its name with its labels, as Prometheus reads them."""
    return {
        contoh.name + "".join(f" {isi}" for _, isi in sorted(contoh.labels.items())): contoh.value
        for keluarga in text_string_to_metric_families(teks)
        for contoh in keluarga.samples
    }


def _baca(app: Flask, **kepala: str) -> dict[str, float]:
    jawaban = app.test_client().get("/metrics", headers=kepala)
    assert jawaban.status_code == 200, jawaban.status_code
    return _angka(jawaban.get_data(as_text=True))


def test_answers_are_counted_by_route_never_by_what_a_visitor_typed(app: Flask, klien: Klien) -> None:
    dulu = _baca(app)
    for alamat in ("/sehat", "/sehat", "/s/tidak-ada-kode-ini", "/lacak?kode=RAHASIA-123", "/tiada/Siti"):
        klien.get(alamat)
    teks = app.test_client().get("/metrics").get_data(as_text=True)
    kini = _angka(teks)

    def tambah(nama: str) -> float:
        return kini.get(nama, 0) - dulu.get(nama, 0)

    assert tambah("skm_http_requests_total /sehat 2xx") == 2
    assert tambah("skm_http_requests_total /s/<kode> 4xx") == 1
    assert tambah("skm_http_requests_total - 4xx") == 1
    assert tambah("skm_http_request_duration_seconds_count /sehat") == 2
    assert not any(kata in teks for kata in ("RAHASIA", "tidak-ada-kode", "Siti"))


def test_the_pages_in_front_of_the_app_and_stored_forms_are_counted_too(app: Flask, klien: Klien) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        poster = f"/s/{daftar_tautan(session, kantor(session).id)[0].kode}"
    klien.get(poster)
    dulu = _baca(app)
    halaman = klien.get(poster)  # now prepared
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        klien.get(poster)
    assert hitungan.total() == 0
    formulir = halaman.form()
    formulir.nilai |= {f"U{n}": "3" for n in range(1, 10)}
    assert formulir.kirim().status == 303
    kini = _baca(app)
    beda = kini["skm_http_requests_total /s/<kode> 2xx"] - dulu["skm_http_requests_total /s/<kode> 2xx"]
    assert beda == 2
    assert (
        kini["skm_http_requests_total /s/<kode> 3xx"] - dulu.get("skm_http_requests_total /s/<kode> 3xx", 0)
        == 1
    )


def test_the_database_says_schema_answers_and_when_it_was_backed_up(app: Flask) -> None:
    assert _baca(app)["skm_backup_last_success_timestamp_seconds"] == 0
    pada = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for utuh, saat in ((True, pada), (False, pada + timedelta(days=1))):
            catat_cadangan(session, berkas=Path("skm.zip"), ukuran=1, sidik="0" * 64, utuh=utuh, pada=saat)
        session.commit()
    kini = _baca(app)
    assert kini["skm_backup_last_success_timestamp_seconds"] == pada.timestamp()
    assert kini[f"skm_schema_info {migrasi.versi_terbaru()}"] == 1
    assert (kini["skm_answers_waiting"], kini["skm_answers_released"], kini["skm_database_up"]) == (0, 0, 1)
    assert kini["skm_queue commit"] == 0


def test_without_a_token_this_machine_alone_may_read_and_no_proxy_opens_it(app: Flask) -> None:
    dari = app.test_client()
    assert dari.get("/metrics").status_code == 200
    assert dari.get("/metrics", environ_base={"REMOTE_ADDR": "10.0.0.7"}).status_code == 403
    assert dari.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403
    for nama in ("forwarded", "x-real-ip"):
        assert dari.get("/metrics", headers={nama: "for=127.0.0.1"}).status_code == 403


@pytest.fixture
def bertoken(konf: Konfigurasi) -> Flask:
    return create_app(replace(konf, metrics_token=TOKEN, proxies=1))


def test_with_a_token_it_opens_to_who_shows_it_wherever_he_is(bertoken: Flask) -> None:
    dari = bertoken.test_client()
    jauh = {"X-Forwarded-For": "203.0.113.9"}
    assert dari.get("/metrics").status_code == 403
    for keliru in ("", "Bearer ", "Bearer lain", TOKEN, f"bearer {TOKEN}x"):
        assert dari.get("/metrics", headers={"Authorization": keliru}).status_code == 403
    assert dari.get("/metrics", headers=jauh | {"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    bertoken.extensions["skm_mesin"].dispose()


def test_numbers_of_all_processes_are_one_sum_that_never_falls(tmp_path: Path) -> None:
    satu, dua = Ukur(), Ukur()
    satu.catat("/sehat", 2, 0.001)
    dua.catat("/sehat", 2, 0.3)
    dua.catat("/sehat", 2, 99.0)
    papan = Papan(tmp_path, satu, dict)
    lain = Papan(tmp_path, dua, dict)
    lain._berkas = tmp_path / "999.json"
    lain.tulis({"commit": 3})
    papan.tulis({"commit": 1})
    ((isi, antrean),) = papan.lain()
    assert antrean == {"commit": 3}
    baris = isi[("/sehat", 2)]
    assert (sum(baris[:-1]), baris[-1]) == (2, pytest.approx(99.3))
    assert baris[len(BATAS)] == 1  # beyond the last bound
    lain._selesai()  # the process ends
    assert [(isi, antrean) for isi, antrean in papan.lain()] == [(isi, {})]
