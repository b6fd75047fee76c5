"""A server at work that is backed up, and where another one could stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from skm.config import Konfigurasi
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.buat import Hasil, buat
from skm.orm import make_engine
from tests.conftest import KEDUANYA, basis_sendiri
from tests.pangkalan import tempat_sementara
from tests.skm.operasi.server import PADA, isi_server, konfigurasi


@dataclass(frozen=True)
class Kantor:
    """A server at work, and where another one could stand."""

    konf: Konfigurasi
    mesin: Engine
    lain: Konfigurasi
    folder: Path

    def cadangkan(self, nama: str = "c.zip", simpan: int | None = None) -> Hasil:
        """Back it up."""
        return buat(self.mesin, self.konf, self.folder / nama, pada=PADA, simpan=simpan)

    def pulihkan(self, berkas: Path, konf: Konfigurasi | None = None) -> Engine:
        """Restore into the other server; gives its engine."""
        konf = konf or self.lain
        mesin = make_engine(konf.database_url)
        try:
            with arsip.buka(berkas) as terbuka:
                manifes.pastikan_kunci(terbuka.manifes["kunci"], konf, berkas, ("data", "rahasia"))
                isi = manifes.baca(terbuka.manifes, konf.data_key)
                assert list(pulih.pulihkan(terbuka, isi, mesin, konf)) == []
        except BaseException:
            mesin.dispose()
            raise
        return mesin


@contextmanager
def _kantor(request: pytest.FixtureRequest, jenis: str) -> Iterator[Kantor]:
    with tempat_sementara("skm-cadangan-") as folder, basis_sendiri(request, jenis) as url:
        konf = konfigurasi(folder / "sini", url)
        isi_server(konf)
        ke = f"sqlite:///{folder}/sana/skm.sqlite3"
        mesin = make_engine(url)
        yield Kantor(konf, mesin, konfigurasi(folder / "sana", ke), folder)
        mesin.dispose()


@pytest.fixture
def kantor(request: pytest.FixtureRequest) -> Iterator[Kantor]:
    """On SQLite, for what asks no database anything of its own, or on the kind that the test names."""
    with _kantor(request, getattr(request, "param", "sqlite")) as satu:
        yield satu


@pytest.fixture(scope="module", params=KEDUANYA)
def bersama(request: pytest.FixtureRequest) -> Iterator[Kantor]:
    """On either database, for tests that leave it as it was."""
    with _kantor(request, request.param) as satu:
        yield satu


@pytest.fixture(scope="module")
def hasil(bersama: Kantor) -> Hasil:
    """Its backup."""
    return bersama.cadangkan()


@pytest.fixture
def lain(bersama: Kantor, request: pytest.FixtureRequest) -> Konfigurasi:
    """Another server of its kind, still empty."""
    if bersama.mesin.dialect.name == "sqlite":
        return bersama.lain
    return replace(bersama.lain, database_url=request.getfixturevalue("postgres_kosong"))
