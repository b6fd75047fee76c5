"""What every page asks the database: nothing twice, not much, and no more for many rows than for few.

A statement is its text, whatever its parameters; what begins and ends transactions does not count.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.layanan.models import Layanan
from skm.orm import buka_sesi
from tests.contoh import Contoh, isi_contoh
from tests.klien import Klien
from tests.perekam import berulang, daftar, rekam
from tests.ramai import ramaikan
from tests.rute import SIAPA_SAJA, TABEL, Rute

SETIAP, WARGA = 20, 8
"""Statements that a page may send; of a page that is open to anyone."""
BANYAK = 2000

JENIS = ("lembar-iku", "perjanjian-kinerja", "rencana-aksi", "pengukuran-kinerja", "lkjip-bab-iii")
LAIN = {
    "/laporan/dokumen/<jenis>.<bentuk>": [
        f"/laporan/dokumen/{jenis}.{bentuk}" for jenis in JENIS for bentuk in ("docx", "xlsx")
    ],
    "/indikator/<kode>": [
        *(f"/indikator/{kode}" for kode in ("IKU-01", "IKU-02", "IKU-03", "IKI-37")),
        "/indikator/IKU-01?tahun=2025&triwulan=4",
        "/indikator/IKU-04?triwulan=2",
    ],
    "/indikator": ["/indikator?tahun=2025", "/indikator?triwulan=2"],
    "/indikator-periksa": ["/indikator-periksa?tahun=2025&triwulan=4"],
    "/laporan/capaian": ["/laporan/capaian?tahun=2025&triwulan=4"],
    "/indikator/<kode>/isi": ["/indikator/IKI-10/isi"],
    "/s/<kode>": ["/s/ramai1", "/s/ramai1?bahasa=en", "/s/tidakada"],
    "/lacak": ["/lacak?kode=ramai1", "/lacak?kode=tidakada"],
    "/loket": ["/loket?layanan=KK", "/loket?tahap=ttd&petugas=petugas1"],
    "/laporan/ikm": ["/laporan/ikm?layanan=KK", "/laporan/ikm?jalur=poster&bobot=0.11"],
    "/laporan/ketepatan/kasus": [
        "/laporan/ketepatan/kasus?layanan=KK",
        "/laporan/ketepatan/kasus?kelompok=selesai",
    ],
    "/kelola/layanan/<int:nomor>": ["/kelola/layanan/1?lengkap=2026-03-02T08:15"],
    "/kelola/kuesioner/<int:nomor>": ["/kelola/kuesioner/1"],
}
"""Addresses of a pattern beside the one that `Contoh` makes of it: opened by the first who may."""


@dataclass(frozen=True, slots=True)
class Kantor:
    """A server and the rows that stand in for the variable parts of an address."""

    app: Flask
    contoh: Contoh

    def alamat(self, rute: Rute, *, lain: bool) -> list[str]:
        """What to open for that route; with `lain` all that `LAIN` knows."""
        return [self.contoh.alamat(rute.pola), *(LAIN.get(rute.pola, ()) if lain else ())]

    def buka(self, klien: Klien, alamat: str) -> Counter[str]:
        """The statements of one page, which must not break."""
        with rekam(self.app.extensions["skm_mesin"]) as hitungan:
            jawaban = klien.http.get(alamat, buffered=True)
        assert jawaban.status_code < 500, alamat
        assert jawaban.status_code in {200, 302} or "tidakada" in alamat, (alamat, jawaban.status)
        return hitungan


def _kantor(folder: Path, acuan: Path, banyak: int) -> Kantor:
    shutil.copyfile(acuan, folder / "skm.sqlite3")
    app = create_app(
        Konfigurasi(
            instance=folder,
            database_url=f"sqlite:///{folder / 'skm.sqlite3'}",
            host="127.0.0.1",
            port=8000,
            base_url="http://localhost",
            timezone=ZoneInfo("Asia/Makassar"),
            secret_key="hanya-untuk-uji",
            data_key="aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=",
        )
    )
    contoh = isi_contoh(app)
    ramaikan(app.extensions["skm_mesin"], banyak)
    return Kantor(app, contoh)


@pytest.fixture(scope="module")
def kantor(sqlite_acuan: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kantor, Kantor]]:
    """An office with few rows and one with many."""
    sepi = _kantor(tmp_path_factory.mktemp("sepi"), sqlite_acuan, 2)
    ramai = _kantor(tmp_path_factory.mktemp("ramai"), sqlite_acuan, BANYAK)
    yield sepi, ramai
    for satu in (sepi, ramai):
        satu.app.extensions["skm_mesin"].dispose()


@dataclass(frozen=True, slots=True)
class Bukaan:
    """What one role's opening of a page sent to the office with few rows, and to the one with many."""

    rute: Rute
    sebutan: str
    sedikit: Counter[str]
    banyak: Counter[str]

    @property
    def jumlah(self) -> int:
        """Statements, where there are more."""
        return max(self.sedikit.total(), self.banyak.total())

    @property
    def ulang(self) -> int:
        """How many of them had been sent before."""
        return max(berulang(self.sedikit), berulang(self.banyak))

    @property
    def batas(self) -> int:
        """How many the page may send."""
        return WARGA if self.rute.siapa is SIAPA_SAJA else SETIAP

    def __str__(self) -> str:
        kepala = f"{self.sebutan}: {self.banyak.total()} statements, {berulang(self.banyak)} repeated"
        return f"{kepala}\n{daftar(self.banyak)}\n"


def _boleh(rute: Rute, peran: Peran | None) -> bool:
    return rute.metode == "GET" and (rute.siapa is SIAPA_SAJA or peran in rute.siapa)


@pytest.fixture(scope="module")
def semua(kantor: tuple[Kantor, Kantor]) -> list[Bukaan]:
    """Every page, opened by everyone who may."""
    hasil: list[Bukaan] = []
    dibuka: set[str] = set()
    for peran in (None, *Peran):
        klien = [Klien(satu.app) for satu in kantor]
        if peran is not None:
            for satu in klien:
                satu.masuk_sebagai(peran)
        for rute in TABEL:
            if _boleh(rute, peran):
                lain = rute.pola not in dibuka
                dibuka.add(rute.pola)
                for alamat in zip(*(satu.alamat(rute, lain=lain) for satu in kantor), strict=True):
                    sebutan = f"{alamat[1]} as {peran or 'nobody'}"
                    hitungan = map(Kantor.buka, kantor, klien, alamat)
                    hasil.append(Bukaan(rute, sebutan, *hitungan))
    terbuka = {satu.sebutan.rpartition(" as ")[0] for satu in hasil}
    assert {alamat for satu in LAIN.values() for alamat in satu} <= terbuka, "LAIN names no route"
    return hasil


def _gagal(bukaan: Iterable[Bukaan]) -> str:
    return "\n".join(map(str, bukaan))


def test_a_statement_is_its_text_whatever_its_parameters(kantor: tuple[Kantor, Kantor]) -> None:
    mesin = kantor[0].app.extensions["skm_mesin"]
    pilih = sa.select(Layanan.nama)
    with rekam(mesin) as hitungan, buka_sesi(mesin, tulis=False) as session:
        for nomor in ([1], [1, 2], [1, 2, 3]):
            session.execute(pilih.where(Layanan.id.in_(nomor))).all()
        session.execute(pilih).all()
    assert (hitungan.total(), berulang(hitungan)) == (4, 2)  # BEGIN and ROLLBACK are none


def test_no_page_sends_a_statement_twice(semua: list[Bukaan]) -> None:
    salah = [satu for satu in semua if satu.ulang]
    assert not salah, _gagal(salah)


def test_no_page_sends_more_statements_than_its_budget(semua: list[Bukaan]) -> None:
    salah = [satu for satu in semua if satu.jumlah > satu.batas]
    assert not salah, _gagal(salah)


def test_two_thousand_rows_cost_the_same_statements_as_a_few(semua: list[Bukaan]) -> None:
    salah = [satu for satu in semua if satu.sedikit != satu.banyak]
    beda = [
        f"{satu.sebutan}, with many rows also\n{daftar(satu.banyak - satu.sedikit)}\n"
        f"and with few also\n{daftar(satu.sedikit - satu.banyak)}\n"
        for satu in salah
    ]
    assert not salah, "\n".join(beda)
