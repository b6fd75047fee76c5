"""Pages that are only read change nothing, and are there when nothing can be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event

from skm.akun.models import Peran
from skm.config import Konfigurasi
from skm.galat import TAK_TERTULIS
from skm.gerbang import Gerbang
from skm.sqlite import PERNYATAAN_TULIS
from tests.contoh import Contoh, isi_contoh
from tests.klien import Klien
from tests.rute import TABEL, TABEL_JAWABAN
from tests.rute_dasar import SIAPA_SAJA, Rute
from tests.tamu import Tamu

MENULIS = "/sehat/siap"
"""The one address that writes when it is read, and nothing that stays: whether it can is what it tells."""
HALAMAN = [rute for rute in TABEL if rute.metode == "GET" and rute.pola != MENULIS]
MUAT = next(rute for rute in TABEL if (rute.metode, rute.pola) == ("POST", "/kelola/impor"))
BUKAN_SIAPA_PUN = 65534


@pytest.fixture
def contoh(app: Flask) -> Contoh:
    """A row of everything."""
    return isi_contoh(app)


def _milik(peran: Peran | None) -> list[Rute]:
    return [rute for rute in HALAMAN if rute.siapa is SIAPA_SAJA or peran in rute.siapa]


def _status(tamu: Tamu, peran: Peran | None) -> dict[str, int]:
    return {rute.pola: tamu.minta(rute).status_code for rute in _milik(peran)}


@pytest.mark.parametrize("peran", [None, *Peran])
def test_no_page_sends_a_writing_statement_or_waits_for_a_turn_to_write(
    app: Flask, klien: Klien, contoh: Contoh, peran: Peran | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamu, menulis = Tamu(klien, contoh, peran), []

    def periksa(_koneksi: object, _kursor: object, pernyataan: str, *_lain: object) -> None:
        if PERNYATAAN_TULIS.match(pernyataan):
            menulis.append(pernyataan)

    monkeypatch.setattr(Gerbang, "masuk", lambda _: menulis.append("the gate"))
    event.listen(app.extensions["skm_mesin"], "before_cursor_execute", periksa)
    status = _status(tamu, peran)
    event.remove(app.extensions["skm_mesin"], "before_cursor_execute", periksa)
    assert len(status) > 10
    assert max(status.values()) < 400
    assert menulis == []


@contextmanager
def _terkunci(konf: Konfigurasi) -> Iterator[None]:
    """Nothing in the server's folder can be written, not even by the superuser, who gives up the right to."""
    berkas = [konf.instance, *konf.instance.rglob("*")]
    mode = {satu: satu.stat().st_mode for satu in berkas}
    for satu in berkas:
        satu.chmod(0o555 if satu.is_dir() else 0o444)
    sebenarnya = os.geteuid()
    if sebenarnya == 0:
        os.seteuid(BUKAN_SIAPA_PUN)
    try:
        yield
    finally:
        os.seteuid(sebenarnya)
        for satu, semula in mode.items():
            satu.chmod(semula)


@pytest.mark.luas
@pytest.mark.parametrize("peran", [None, Peran.ADMIN])
def test_every_page_is_there_on_a_folder_that_cannot_be_written(
    app: Flask, klien: Klien, contoh: Contoh, konf: Konfigurasi, peran: Peran | None
) -> None:
    konf.instance.parent.chmod(0o711)  # who gives up the right to everything still finds the way
    tamu = Tamu(klien, contoh, peran)
    semula = _status(tamu, peran)  # what is imported late is imported now
    with app.extensions["skm_mesin"].connect() as koneksi:  # the server runs: its write-ahead log is there
        koneksi.execute(sa.text("SELECT 1 FROM unit"))
        with _terkunci(konf):
            with pytest.raises(PermissionError):
                (konf.instance / "coba").touch()
            status = _status(tamu, peran)
            kirim = tamu.minta(next(rute for rute in TABEL if (rute.metode, rute.pola) == ("POST", "/loket")))
    assert status == semula
    assert max(status.values()) < 400
    if peran is Peran.ADMIN:  # and what would have to be kept is refused in words
        assert (kirim.status_code, TAK_TERTULIS in kirim.text) == (503, True), kirim.text[-800:]


@pytest.mark.luas
def test_a_full_disk_shows_every_page_and_refuses_in_words_what_would_have_to_grow(
    app: Flask, klien: Klien, contoh: Contoh
) -> None:
    def penuh(koneksi: sa.Connection) -> None:
        koneksi.exec_driver_sql("PRAGMA max_page_count = 1")  # no smaller than it is: it cannot grow

    mesin, tamu = app.extensions["skm_mesin"], Tamu(klien, contoh, Peran.ADMIN)
    judul, baris = TABEL_JAWABAN.split()
    banyak = replace(MUAT, isian={"tanggal": ""}, berkas=("banyak.csv", b"\n".join([judul, *[baris] * 450])))
    event.listen(mesin, "begin", penuh)
    status, kirim = _status(tamu, Peran.ADMIN), tamu.minta(banyak)
    event.remove(mesin, "begin", penuh)
    mesin.dispose()
    assert max(status.values()) < 400
    assert (kirim.status_code, TAK_TERTULIS in kirim.text) == (503, True), kirim.text[-800:]
    assert tamu.minta(banyak).status_code == 303  # there is room again
