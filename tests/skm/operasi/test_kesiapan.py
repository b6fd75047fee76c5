"""Live and ready are two questions; ready writes for once and leaves nothing; the clock is checked."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.galat import TAK_TERTULIS, sebagai_galat
from skm.jaga.jam import Jam, kalimat_jam
from skm.jaga.models import SidikKunci
from skm.operasi import kesiapan, keutuhan, server
from skm.operasi.server import cakram, proksi
from tests.klien import Klien
from tests.perintah import Perintah

PADA = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
BAIK = {"status": "siap", "basis_data": "ok", "tulis": "ok", "cakram": "ok", "jam": "ok"}


def test_live_asks_nobody_and_ready_says_what_is_wrong(app: Flask, klien: Klien, konf: Konfigurasi) -> None:
    kesiapan_app = app.extensions["skm_kesiapan"]
    kesiapan_app._saat = float("-inf")
    klien.masuk_sebagai(Peran.ADMIN)  # and so the trail is no year old
    assert klien.get("/sehat/siap").jawaban.json == BAIK
    (konf.instance / "skm.sqlite3").rename(konf.instance / "pindah.sqlite3")
    (konf.instance / "skm.sqlite3").write_bytes(b"bukan basis data" * 100)
    app.extensions["skm_mesin"].dispose()
    kesiapan_app._saat = float("-inf")
    try:
        sakit, hidup = klien.get("/sehat/siap").jawaban, klien.get("/sehat/hidup").jawaban
    finally:
        kesiapan_app._saat = float("-inf")
    assert (sakit.status_code, sakit.json["status"]) == (503, "belum siap")
    assert "rusak" in sakit.json["basis_data"]
    assert (hidup.status_code, hidup.json) == (200, {"status": "hidup"})


def test_who_asks_often_has_nothing_written_for_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    kali: list[datetime] = []
    monkeypatch.setattr(kesiapan, "tulis_sekali", lambda _, pada: kali.append(pada))
    monkeypatch.setattr(kesiapan, "SEGAR", 3600.0)
    satu = app.extensions["skm_kesiapan"]
    satu._saat = float("-inf")
    assert [satu.lihat(PADA).siap for _ in range(5)] == [True] * 5
    assert kali == [PADA]
    satu._saat = float("-inf")


def test_one_real_write_leaves_nothing_behind(mesin: Engine) -> None:
    pilih = sa.select(sa.func.count()).select_from(SidikKunci)
    sebelum = _satu(mesin, pilih)
    assert kesiapan.tulis(mesin, PADA).status == "BAIK"
    assert _satu(mesin, pilih) == sebelum
    with mesin.begin() as koneksi:
        koneksi.execute(sa.text("ALTER TABLE sidik_kunci RENAME TO hilang"))
    assert kesiapan.tulis(mesin, PADA).status == "GALAT"


def _satu(mesin: Engine, pilih: sa.Select[tuple[int]]) -> int:
    with mesin.connect() as koneksi:
        return koneksi.scalar(pilih) or 0


def test_a_whole_database_is_said_to_be_whole(mesin: Engine) -> None:
    assert keutuhan.temuan(mesin).status == "BAIK"


SEHARI = timedelta(days=1)


@pytest.mark.parametrize(
    ("lompat", "terbaru", "kata"),
    [
        (timedelta(), PADA - 3 * SEHARI, ""),  # a weekend
        (timedelta(), None, ""),  # a new office
        (timedelta(), PADA + timedelta(minutes=4), ""),  # set right by the network
        (timedelta(), PADA + 3 * SEHARI, "3 hari di depan jam server"),
        (timedelta(), PADA - 20 * SEHARI, "20 hari yang lalu"),
        (-3 * SEHARI, PADA + 3 * SEHARI, "melompat 3 hari mundur"),
        (timedelta(hours=1), PADA, "melompat 60 menit maju"),
    ],
)
def test_a_clock_is_held_against_what_was_written_and_how_long_the_server_runs(
    lompat: timedelta, terbaru: datetime | None, kata: str
) -> None:
    kalimat = kalimat_jam(PADA, lompat, terbaru)
    assert (kata in kalimat, bool(kalimat)) == (True, bool(kata))


def test_a_jump_is_logged_once_and_forgotten_when_it_is_undone(caplog: pytest.LogCaptureFixture) -> None:
    jam = Jam(PADA)
    semua = [jam.lompat(PADA + satu) for satu in (timedelta(seconds=30), 3 * SEHARI, 3 * SEHARI, timedelta())]
    assert [round(satu / SEHARI) for satu in semua] == [0, 3, 3, 0]
    assert [satu.levelname for satu in caplog.records] == ["ERROR", "ERROR"]  # there, and back


def test_a_server_with_https_is_told_to_trust_its_proxy(konf: Konfigurasi) -> None:
    https = replace(konf, base_url="https://skm.uji")
    assert [proksi(satu).status for satu in (konf, https, replace(https, proxies=1))] == [
        "BAIK",
        "PERHATIAN",
        "BAIK",
    ]
    assert "SKM_PROXIES" in proksi(https).keterangan


def test_a_disk_that_fills_is_told_before_it_is_full(
    konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    for batas, status in (("HABIS", "GALAT"), ("SEMPIT", "PERHATIAN")):
        with monkeypatch.context() as ganti:
            ganti.setattr(server, batas, 10**18)
            semua = list(cakram(konf))
        assert {satu.status for satu in semua} == {status}
        assert all("pindahkan berkas lain" in satu.keterangan for satu in semua)


def test_doctor_says_of_each_what_it_found(skm: Callable[..., Perintah]) -> None:
    semua = {satu["nama"]: satu["status"] for satu in json.loads(skm("doctor", "--json").stdout)}
    nama = ("keutuhan", "tulis", "jam", "proksi", "cakram server", "cakram sementara")
    assert set(nama) <= set(semua)
    assert {satu: semua[satu] for satu in ("keutuhan", "tulis", "proksi")} == dict.fromkeys(
        ("keutuhan", "tulis", "proksi"), "BAIK"
    )
    assert semua["jam"] == "PERHATIAN"  # this office was seeded in January and nothing happened since


@pytest.mark.parametrize("nomor", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_no_file_is_told_like_a_database_that_takes_no_row(nomor: int) -> None:
    galat = sebagai_galat(OSError(nomor, "tidak jadi", "/rahasia/berkas"))
    assert galat is not None and (str(galat), galat.status) == (TAK_TERTULIS, 503)
    assert sebagai_galat(OSError(errno.ENOENT, "tidak ada")) is None


@pytest.mark.parametrize(
    ("salah", "status"), [(ZeroDivisionError(), 500), (OSError(errno.ENOSPC, "penuh"), 503)]
)
def test_what_was_written_for_a_form_that_met_a_fault_is_given_back(
    konf: Konfigurasi, salah: Exception, status: int
) -> None:
    app = create_app(konf)

    def gagal() -> None:
        raise salah

    formulir = Klien(app).get("/pengaduan").form()
    app.before_request_funcs.setdefault("pengaduan", []).append(gagal)
    keluhan = "Antrean di loket dua berjalan lambat sejak pagi."
    ditolak = formulir.isi(isi=keluhan).kirim()
    assert (ditolak.status, keluhan in ditolak.teks, "Traceback" in ditolak.teks) == (status, True, False)
    app.extensions["skm_mesin"].dispose()
