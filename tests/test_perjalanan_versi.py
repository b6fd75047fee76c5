"""An office of the last version goes forward to today's schema, back, and forward again, and loses nothing.

Its database has a row in every table. Back is by the versions' own way down and, as the guides say, by the
backup that was taken before. When a version is released, `python -m tests.catat_versi NAME` keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm import migrasi
from skm.config import Konfigurasi
from skm.isian.services import letak
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.angka import angka, beda
from skm.operasi.cadangan.buat import buat
from skm.orm import buka_sesi, make_engine
from tests import lama as versi_lama
from tests.conftest import KEDUANYA
from tests.pangkalan import tempat_sementara
from tests.skm.operasi.server import isi_basis, konfigurasi

pytestmark = pytest.mark.luas

TERAKHIR = "20261130"
WITA = ZoneInfo("Asia/Makassar")
BUKTI = b"%PDF-1.4 contoh"
"""What every file of evidence of that office holds."""
CATATAN_CADANGAN = "cadangan_server"
"""Taking a backup adds a row to it, whatever the version."""


@dataclass(frozen=True)
class Kantor:
    """The office, its database brought to the schema it was kept in, and where it is put back."""

    lama: versi_lama.Lama
    mesin: Engine
    konf: Konfigurasi
    lain: Konfigurasi

    @property
    def pada(self) -> datetime:
        """As of when its figures were told."""
        return datetime.fromisoformat(self.lama.angka["pada"])


@pytest.fixture(params=KEDUANYA)
def kantor(request: pytest.FixtureRequest) -> Iterator[Kantor]:
    lama, jenis = versi_lama.baca(TERAKHIR), str(request.param)
    with (
        tempat_sementara("skm-perjalanan-") as folder,
        versi_lama.kosong(request, jenis) as url,
        versi_lama.kosong(request, jenis) as url_lain,
    ):
        konf, lain = konfigurasi(folder / "sini", url), konfigurasi(folder / "sana", url_lain)
        mesin = versi_lama.muat(lama, url, sampai=lama.skema)
        with mesin.connect() as koneksi:
            semua = sa.table("bukti_dukung", sa.column("sidik"))
            sidik = koneksi.scalars(sa.select(semua.c.sidik)).first()
        berkas = letak(konf.instance, str(sidik))
        berkas.parent.mkdir(parents=True)
        berkas.write_bytes(BUKTI)
        yield Kantor(lama, mesin, konf, replace(lain, data_key=konf.data_key))
        mesin.dispose()


def _angka(mesin: Engine, pada: datetime) -> dict[str, Any]:
    with buka_sesi(mesin, tulis=False) as session:
        return angka(session, WITA, pada, (2025,))


def _baris(mesin: Engine) -> dict[str, list[tuple[object, ...]]]:
    return {nama: isi for nama, isi in isi_basis(mesin).items() if nama != CATATAN_CADANGAN}


def _pulih(kantor: Kantor, berkas: Path) -> Engine:
    """The backup in an empty place, brought to today's schema as `skm restore` does."""
    mesin = make_engine(kantor.lain.database_url)
    with arsip.buka(berkas) as terbuka:
        isi = manifes.baca(terbuka.manifes, kantor.lain.data_key)
        pulih.pulihkan(terbuka, isi, mesin, kantor.lain)
    return mesin


def test_the_last_version_has_a_row_in_every_table_and_goes_forward_back_and_forward_again(
    kantor: Kantor, tmp_path: Path
) -> None:
    semula = _baris(kantor.mesin)
    assert [nama for nama, isi in semula.items() if not isi] == []
    assert len(semula) > 70
    hasil = buat(kantor.mesin, kantor.konf, tmp_path / "sebelum.zip", pada=kantor.pada, simpan=None)

    migrasi.naikkan(kantor.mesin)
    maju = _angka(kantor.mesin, kantor.pada)
    assert list(beda(kantor.lama.angka["angka"], maju)) == []
    banyak = {nama: len(isi) for nama, isi in _baris(kantor.mesin).items()}
    assert {nama: banyak.get(nama) for nama in semula} == {nama: len(isi) for nama, isi in semula.items()}

    migrasi.turunkan(kantor.mesin, kantor.lama.skema)
    assert _baris(kantor.mesin) == semula
    migrasi.naikkan(kantor.mesin)
    assert _angka(kantor.mesin, kantor.pada) == maju

    kembali = _pulih(kantor, hasil.berkas)
    assert _angka(kembali, kantor.pada) == maju
    migrasi.turunkan(kembali, kantor.lama.skema)
    assert _baris(kembali) == semula  # what the program before reads
    kembali.dispose()
