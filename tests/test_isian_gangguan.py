"""A database that takes nothing just then: whatever staff form meets it, its words come back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from skm import sqlite
from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.galat import PENUH, TAK_TERTULIS
from tests.contoh import isi_contoh
from tests.gangguan.conftest import penuhi, tempat_kecil
from tests.klien import Formulir, Halaman, Klien
from tests.test_gangguan import terkunci
from tests.test_isian_kembali import SEMUA

TAK_DIKETIK = {"versi", "perubahan", "kunci", "aksi"}
"""What a page holds of itself, and which button was pressed."""
FUNGSI_PENUH = """
CREATE FUNCTION penuh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$
"""
"""What PostgreSQL says of a full disk, said of whatever is to be written."""


@pytest.fixture
def app(
    konf_dasar: Konfigurasi, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """A server that waits for nobody, its database and files on a small disk where that can be mounted."""
    monkeypatch.setattr(
        sqlite, "PENGATURAN", ("busy_timeout=1", *(s for s in sqlite.PENGATURAN if "busy" not in s))
    )
    with tempat_kecil(tmp_path / "kantor", "60m") as folder:
        if (berkas := sa.make_url(url).database) and url.startswith("sqlite"):
            shutil.copyfile(berkas, folder / "skm.sqlite3")
            url = f"sqlite:///{folder}/skm.sqlite3"
        satu = create_app(replace(konf_dasar, database_url=url, instance=folder))
        yield satu
        satu.extensions["skm_mesin"].dispose()


def ditahan(app: Flask) -> AbstractContextManager[None]:
    """Somebody else writes and does not end."""
    return terkunci(app.extensions["skm_mesin"].url.render_as_string(hide_password=False), "unit")


@contextmanager
def cakram_penuh(app: Flask) -> Iterator[None]:
    """The disk is full to its last byte; of PostgreSQL's, its own error for it."""
    mesin: sa.Engine = app.extensions["skm_mesin"]
    if mesin.dialect.name == "sqlite":
        folder = Path(str(mesin.url.database)).parent
        if not folder.is_mount():
            pytest.skip("A FULL DISK IS NOT TESTED: only root may mount a small one (tmpfs)")
        with mesin.connect() as koneksi:
            koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        penuhi(folder)
    else:
        with mesin.begin() as koneksi:
            koneksi.exec_driver_sql(FUNGSI_PENUH)
            for tabel in sa.inspect(koneksi).get_table_names():
                koneksi.exec_driver_sql(
                    f"CREATE TRIGGER penuh BEFORE INSERT OR UPDATE OR DELETE ON {tabel} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION penuh()"
                )
    yield


def terbaca(halaman: Halaman) -> set[str]:
    """What stands in the page's fields, of forms or to be copied, and what its buttons say."""
    semua = {isi for elemen in halaman.sup.select("form") for isi in Formulir(halaman, elemen).nilai.values()}
    semua |= {str(satu["value"]) for satu in halaman.sup.select("button[value]")}
    return semua | {satu.get_text().removeprefix("\n") for satu in halaman.sup.select("textarea")}


@pytest.mark.luas
@pytest.mark.parametrize(
    ("jenis_basis", "gangguan", "kalimat"),
    [
        ("sqlite", ditahan, PENUH),  # refused when it begins to write
        ("sqlite", cakram_penuh, TAK_TERTULIS),  # at the commit, after the view
        pytest.param("postgres", cakram_penuh, TAK_TERTULIS, marks=pytest.mark.postgres),  # at a row
    ],
    indirect=["jenis_basis"],
)
def test_whatever_staff_form_meets_a_database_that_takes_nothing_its_words_come_back(
    app: Flask, gangguan: Callable[[Flask], AbstractContextManager[None]], kalimat: str
) -> None:
    contoh = isi_contoh(app)
    klien = {peran: Klien(app) for peran in Peran}
    for peran, satu in klien.items():
        satu.masuk_sebagai(peran)
    token = {p: k.get("/akun/sesi").form().nilai["csrf_token"] for p, k in klien.items()}
    lain: dict[str, int] = {}
    hilang: dict[str, set[str]] = {}
    with gangguan(app):
        for rute in SEMUA:
            peran, isian = min(rute.siapa or ()), dict(rute.isian or {})
            halaman = klien[peran].post(contoh.alamat(rute.pola), isian | {"csrf_token": token[peran]})
            if halaman.status != 503:
                lain[rute.pola] = halaman.status
                continue
            diketik = {isi for nama, isi in isian.items() if isi and nama not in TAK_DIKETIK}
            hilang[rute.pola] = diketik - terbaca(halaman)
            assert kalimat in halaman.teks, rute.pola
    assert {pola: isi for pola, isi in hilang.items() if isi} == {}
    assert len(hilang) >= 70, lain
