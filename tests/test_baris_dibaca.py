"""What pages of figures read is the same over three hundred answers and cases and over ten times as many.

Both offices have the same days, services, ways and people's kinds, and as many comments: what a figure is
computed from is then the same. PostgreSQL says how many rows each statement went through, SQLite how many
steps it took; nothing is timed.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.jawaban.models import Jawaban
from skm.jawaban.rentang import Rentang, awal
from skm.jawaban.services.bangun import bangun_hitungan
from skm.jawaban.services.penutupan import tutup
from skm.layanan.models import Layanan
from skm.loket.models import Permohonan
from skm.orm import buka_sesi, make_engine
from tests.conftest import KEDUANYA, WITA, basis_sendiri
from tests.kantor import kantor
from tests.klien import Klien
from tests.susunan import susun

SEDIKIT, KALI = 300, 10
KINI = datetime.now(UTC)
HARI_INI = KINI.astimezone(WITA).date()
AKHIR = awal(HARI_INI, Rentang.TRIWULAN) - timedelta(days=1)
"""The last day of the quarter that has ended."""
AWAL = awal(AKHIR, Rentang.TRIWULAN)
TRIWULAN, SETAHUN = f"dari={AWAL}&sampai={AKHIR}", f"dari={AKHIR.year}-01-01&sampai={AKHIR}"
HALAMAN = (
    f"/laporan/ikm?layanan=KTP&{TRIWULAN}",
    f"/laporan/ikm?{TRIWULAN}",
    "/dasbor",
    f"/laporan/ketepatan?{TRIWULAN}",
    f"/laporan/ketepatan/rincian?{SETAHUN}",
    f"/laporan/sampel?{SETAHUN}",
    f"/laporan/hasil-layanan?tahun={AKHIR.year}",
)
LANGKAH = 20
"""Steps of SQLite between two looks."""


def _hari(nomor: int) -> date:
    """One of three days, each in a month of its own."""
    return (AWAL.replace(day=1) + timedelta(days=32 * (nomor % 3))).replace(day=5)


def _isi(mesin: Engine, kali: int) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        unit_id = kantor(session).id
        layanan = session.scalars(
            sa.select(Layanan.id).where(Layanan.unit_id == unit_id).order_by(Layanan.id).limit(5)
        ).all()
        jawaban, kasus = [], []
        for nomor in range(SEDIKIT * kali):
            ke = nomor % SEDIKIT
            jawaban.append(
                {
                    "id": uuid.UUID(int=nomor + 1),
                    "unit_id": unit_id,
                    "kuesioner_id": 1,
                    "layanan_id": layanan[ke // 3 % 5],
                    "jalur": ("poster", "kios")[ke // 15 % 2],
                    "tanggal": _hari(ke),
                    "jenis_kelamin": ("L", "P")[ke // 15 % 2],
                    "saran": "Baik." if nomor < SEDIKIT and nomor % 10 == 0 else None,
                    **{f"u{kolom}": 1 + (ke + kolom) % 4 for kolom in range(1, 10)},
                }
            )
            diterima = datetime.combine(_hari(ke), datetime.min.time(), UTC) + timedelta(hours=2)
            kasus.append(
                {
                    "unit_id": unit_id,
                    "nomor": f"BANYAK/{nomor}",
                    "layanan_id": layanan[ke // 3 % 5],
                    "diterima": diterima,
                    "lengkap": diterima,
                    "janji_jumlah": 1,
                    "janji_satuan": "hari",
                    "kategori": "non_perizinan",
                    "jatuh_tempo": diterima + timedelta(days=1),
                    "tahap": "diserahkan",
                    "status": "selesai",
                    "selesai": diterima + timedelta(hours=1 + 40 * (ke % 15 == 0)),
                    "kode_lacak": f"banyak{nomor}",
                    "dicatat_oleh": f"petugas{ke % 4}",
                    "dicatat_pada": diterima,
                    "dicatat_akhir": diterima + timedelta(hours=50),
                    "diselesaikan_oleh": f"petugas{ke % 4}",
                    "versi": 1,
                }
            )
        session.execute(sa.insert(Jawaban.__table__), jawaban)
        session.execute(sa.insert(Permohonan.__table__), kasus)
        bangun_hitungan(session, unit_id=unit_id)
        tutup(session, unit_id=unit_id, hari_ini=HARI_INI)
        susun(session)
        session.commit()
    with mesin.connect().execution_options(isolation_level="AUTOCOMMIT") as koneksi:
        koneksi.exec_driver_sql("ANALYZE")


@contextmanager
def langkah_sqlite(mesin: Engine) -> Iterator[Callable[[], int]]:
    """How many steps SQLite has taken on `mesin` meanwhile, in twenties."""
    jumlah = 0

    def tambah() -> int:
        nonlocal jumlah
        jumlah += LANGKAH
        return 0

    def pasang(koneksi: Any, *_: Any) -> None:
        koneksi.set_progress_handler(tambah, LANGKAH)

    event.listen(mesin, "checkout", pasang)
    try:
        yield lambda: jumlah
    finally:
        event.remove(mesin, "checkout", pasang)
        mesin.dispose()


@contextmanager
def baris_postgres(mesin: Engine) -> Iterator[Callable[[], int]]:
    """How many rows of tables PostgreSQL goes through for what was read on `mesin` meanwhile."""
    dikirim: list[tuple[str, Any]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, isi: Any, *_: Any) -> None:
        if pernyataan.startswith(("SELECT", "WITH")):
            dikirim.append((pernyataan, isi))

    event.listen(mesin, "before_cursor_execute", catat)
    try:
        yield lambda: _jelaskan(mesin, list(dikirim))
    finally:
        event.remove(mesin, "before_cursor_execute", catat)


def _jelaskan(mesin: Engine, dikirim: list[tuple[str, Any]]) -> int:
    jumlah = 0
    with mesin.connect() as koneksi:
        for pernyataan, isi in dikirim:
            rencana = koneksi.exec_driver_sql(
                f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {pernyataan}", isi
            ).scalar_one()
            jumlah += _baris((json.loads(rencana) if isinstance(rencana, str) else rencana)[0]["Plan"])
    return jumlah


def _baris(simpul: Mapping[str, Any]) -> int:
    """The rows that a node of a plan and those below it took from tables."""
    dibaca = 0.0
    if "Relation Name" in simpul:
        apa = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
        dibaca = sum(simpul.get(satu, 0) for satu in apa) * simpul["Actual Loops"]
    return round(dibaca) + sum(map(_baris, simpul.get("Plans", ())))


UKUR = {"sqlite": langkah_sqlite, "postgres": baris_postgres}


@dataclass(frozen=True)
class Dua:
    """The office with few and the one with many, on one kind of database."""

    jenis: str
    app: Flask
    mesin: Sequence[Engine]

    def buka(self, ke: int) -> dict[str, int]:
        """What each page reads of that office."""
        self.app.extensions["skm_mesin"] = self.mesin[ke]
        klien = Klien(self.app)
        klien.masuk_sebagai(Peran.ADMIN)
        return {alamat: self._halaman(klien, ke, alamat) for alamat in HALAMAN}

    def _halaman(self, klien: Klien, ke: int, alamat: str) -> int:
        with UKUR[self.jenis](self.mesin[ke]) as jumlah:
            assert klien.http.get(alamat, buffered=True).status_code == 200, alamat
            return jumlah()


@pytest.fixture(scope="module", params=KEDUANYA)
def dua(
    request: pytest.FixtureRequest, konf_dasar: Konfigurasi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dua]:
    """Both offices, filled."""
    with ExitStack() as tutup_semua:
        mesin: list[Engine] = []
        for kali in (1, KALI):
            url = tutup_semua.enter_context(basis_sendiri(request, request.param))
            mesin.append(make_engine(url))
            tutup_semua.callback(mesin[-1].dispose)
            _isi(mesin[-1], kali)
        folder = tmp_path_factory.mktemp("dibaca")
        app = create_app(replace(konf_dasar, instance=folder, database_url=url))
        tutup_semua.callback(app.extensions["skm_mesin"].dispose)
        yield Dua(request.param, app, mesin)


def test_ten_times_the_answers_and_cases_are_no_more_to_read(dua: Dua) -> None:
    sedikit, banyak = dua.buka(0), dua.buka(1)
    assert all(sedikit.values()), "nothing is counted"
    berdua = {alamat: (sedikit[alamat], kini) for alamat, kini in banyak.items()}
    assert {alamat: satu for alamat, satu in berdua.items() if satu[1] > 1.1 * satu[0] + 30} == {}


def test_a_statement_that_goes_through_all_answers_is_seen(dua: Dua) -> None:
    semua = []
    for mesin in dua.mesin:
        with UKUR[dua.jenis](mesin) as jumlah:
            with mesin.connect() as koneksi:
                koneksi.execute(sa.select(sa.func.count(Jawaban.saran))).all()
            semua.append(jumlah())
    assert semua[1] > 5 * semua[0]
