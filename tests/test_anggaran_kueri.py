"""What every page asks the database: nothing twice, not much, and the same for no rows, for few and for many.

And how much of it there is to load. A statement is its text, whatever its parameters; what begins and ends
transactions does not count.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.layanan.models import Layanan
from skm.orm import buka_sesi, make_engine
from skm.survei.models import Tautan
from tests.alamat import BUTUH_BARIS, LAIN
from tests.contoh import Contoh, isi_contoh
from tests.identitas import isi_identitas
from tests.kantor import kantor as kantor_unit
from tests.klien import Klien
from tests.perekam import berulang, daftar, rekam
from tests.ramai import ramaikan
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA, Rute

AKAR = Path(__file__).resolve().parent.parent
SETIAP, WARGA = 20, 8
"""Statements that a page may send; of a page that is open to anyone."""
BANYAK = 2000
TERBERAT = 60 * 1024
"""Bytes of a page, compressed, with the styles and scripts that it names."""
BANYAK_KODE = {"/loket/struk/<kunjungan>"}
"""A receipt carries a code for each request, and the visit of many rows has fifty of them: nobody's visit."""
STATIS = re.compile(r'"/static/([\w.]+\.(?:css|js))')


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office's database and the rows that stand in for the variable parts of an address."""

    app: Flask
    """One for all: compiling its pages again for each would take longer than opening them."""
    mesin: Engine
    contoh: Contoh
    kosong: bool

    def masuk(self, peran: Peran | None) -> Klien:
        """A browser in which somebody with that role has signed in."""
        self.app.extensions["skm_mesin"] = self.mesin
        klien = Klien(self.app)
        if peran is not None:
            klien.masuk_sebagai(peran)
        return klien

    def buka(self, klien: Klien, nama: str) -> tuple[Counter[str], int]:
        """Statements and weight of a pattern's page, or of an address of `LAIN`, which must not break."""
        alamat = self.contoh.alamat(nama)
        self.app.extensions["skm_mesin"] = self.mesin
        self.app.extensions["skm_rak"].kosongkan()  # what the first citizen's page asks, nothing kept yet
        with rekam(self.mesin) as hitungan:
            jawaban = klien.http.get(alamat, buffered=True)
        tiada = "tidakada" in alamat or (self.kosong and nama in BUTUH_BARIS)
        assert jawaban.status_code in ({404} if tiada else {200, 302}), (alamat, jawaban.status)
        return hitungan, _berat(jawaban) if jawaban.mimetype == "text/html" else 0


def _berat(jawaban: TestResponse) -> int:
    """The bytes of a page and of what it names in `static`, each compressed."""
    isi = jawaban.get_data()
    statis = set(STATIS.findall(isi.decode()))
    return len(gzip.compress(isi)) + sum(map(_berat_statis, sorted(statis)))


@lru_cache
def _berat_statis(nama: str) -> int:
    return len(gzip.compress((AKAR / "skm" / "static" / nama).read_bytes()))


@contextmanager
def _kantor(app: Flask, acuan: Path, berkas: Path, banyak: int) -> Iterator[Kantor]:
    """An office with that many rows; with none as it is after `skm init`."""
    shutil.copyfile(acuan, berkas)
    mesin = app.extensions["skm_mesin"] = make_engine(f"sqlite:///{berkas}")
    contoh = isi_contoh(app) if banyak else _bertanam(mesin)
    if banyak:
        ramaikan(mesin, banyak)
    yield Kantor(app, mesin, contoh, kosong=not banyak)
    mesin.dispose()


def _bertanam(mesin: Engine) -> Contoh:
    """The seeded link, service and hours, what the office says of itself; nothing else that people enter."""
    with buka_sesi(mesin, tulis=True) as session:
        tautan = session.scalars(sa.select(Tautan.kode)).one()
        unit = kantor_unit(session)
        isi_identitas(session, unit, "Contoh")
        lambang = unit.lambang
        session.commit()
    tetap = {"akun": 0, "layanan": 1, "permohonan": 0, "pola": 1, "libur": 0}
    return Contoh(tautan, "tiada", "tiada", **tetap, lambang=lambang)


@pytest.fixture(scope="module")
def kantor(
    konf_dasar: Konfigurasi, sqlite_acuan: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Kantor, ...]]:
    """An office without rows, one with few and one with many."""
    folder = tmp_path_factory.mktemp("anggaran")
    app = create_app(replace(konf_dasar, instance=folder, database_url=f"sqlite:///{folder / '0.sqlite3'}"))
    with ExitStack() as tutup:
        yield tuple(
            tutup.enter_context(_kantor(app, sqlite_acuan, folder / f"{banyak}.sqlite3", banyak))
            for banyak in (0, 2, BANYAK)
        )


@dataclass(frozen=True, slots=True)
class Bukaan:
    """What one role's opening of a page sent to the office with no rows, with few and with many."""

    rute: Rute
    nama: str
    """The pattern, or the address of `LAIN`."""
    peran: Peran | None
    kosong: Counter[str]
    sedikit: Counter[str]
    banyak: Counter[str]
    berat: int
    """Bytes to load, where there are most."""

    @property
    def jumlah(self) -> int:
        """Statements, where there are most."""
        return max(satu.total() for satu in (self.kosong, self.sedikit, self.banyak))

    @property
    def ulang(self) -> int:
        """How many had been sent before, where there are most."""
        return max(map(berulang, (self.kosong, self.sedikit, self.banyak)))

    @property
    def batas(self) -> int:
        """How many the page may send."""
        return WARGA if self.rute.siapa is SIAPA_SAJA else SETIAP

    def __str__(self) -> str:
        terburuk = max(
            (self.banyak, self.sedikit, self.kosong), key=lambda satu: (berulang(satu), satu.total())
        )
        kepala = f"{self.sebutan}: {terburuk.total()} statements, {berulang(terburuk)} repeated"
        return f"{kepala}\n{daftar(terburuk)}\n"

    @property
    def sebutan(self) -> str:
        """What was opened by whom."""
        return f"{self.nama} as {self.peran or 'nobody'}"

    def beda(self, baris: str, hitungan: Counter[str], sedikit: Counter[str]) -> str:
        """What is sent with so many rows and not with few, and the other way round; empty if nothing is."""
        if hitungan == sedikit:
            return ""
        lebih, kurang = daftar(hitungan - sedikit), daftar(sedikit - hitungan)
        return f"{self.sebutan}, with {baris} rows also\n{lebih}\nand with few also\n{kurang}\n"


def _boleh(rute: Rute, peran: Peran | None) -> bool:
    return rute.metode == "GET" and (rute.siapa is SIAPA_SAJA or peran in rute.siapa)


@pytest.fixture(scope="module")
def semua(kantor: tuple[Kantor, ...]) -> list[Bukaan]:
    """Every page, opened by everyone who may.

    With no rows and with many by the first only of those for whom it asks the same of an office with few,
    which has a row of everything.
    """
    kosong, sedikit, banyak = kantor
    hasil: list[Bukaan] = []
    seperti: dict[tuple[str, frozenset[tuple[str, int]]], tuple[Counter[str], Counter[str], int]] = {}
    dibuka: set[str] = set()
    for peran in (None, *Peran):
        klien = [satu.masuk(peran) for satu in kantor]
        for rute in TABEL:
            if not _boleh(rute, peran):
                continue
            nama = [rute.pola, *(() if rute.pola in dibuka else LAIN.get(rute.pola, ()))]
            dibuka.update(nama)
            for satu in nama:
                dibaca, berat = sedikit.buka(klien[1], satu)
                kunci = satu, frozenset(dibaca.items())
                if kunci not in seperti:
                    tiada, ringan = kosong.buka(klien[0], satu)
                    penuh, terberat = banyak.buka(klien[2], satu)
                    seperti[kunci] = tiada, penuh, max(ringan, terberat)
                tiada, penuh, terberat = seperti[kunci]
                hasil.append(Bukaan(rute, satu, peran, tiada, dibaca, penuh, max(berat, terberat)))
    bernama = BUTUH_BARIS.union(*LAIN.values())
    assert bernama <= dibuka, f"no route: {bernama - dibuka}"
    return hasil


def _gagal(bukaan: Iterable[Bukaan]) -> str:
    return "\n".join(map(str, bukaan))


def test_a_statement_is_its_text_whatever_its_parameters(kantor: tuple[Kantor, ...]) -> None:
    mesin = kantor[0].mesin
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


def test_no_page_is_heavier_than_sixty_kilobytes_compressed(semua: list[Bukaan]) -> None:
    diukur = [satu for satu in semua if satu.nama not in BANYAK_KODE]
    berat = sorted(((satu.berat, satu.sebutan) for satu in diukur), reverse=True)
    assert berat[0][0] > 0
    assert [satu for satu in berat if satu[0] > TERBERAT] == [], berat[:5]


def test_two_thousand_rows_cost_the_same_statements_as_a_few(semua: list[Bukaan]) -> None:
    beda = [satu.beda("many", satu.banyak, satu.sedikit) for satu in semua]
    assert not any(beda), "\n".join(filter(None, beda))


def test_no_rows_cost_the_same_statements_as_a_few(semua: list[Bukaan]) -> None:
    beda = [satu.beda("no", satu.kosong, satu.sedikit) for satu in semua if satu.nama not in BUTUH_BARIS]
    assert not any(beda), "\n".join(filter(None, beda))
