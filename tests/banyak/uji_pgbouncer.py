"""Behind a pooler that gives every transaction another connection, and with a standby for reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import port_bebas
from tests.banyak.beban import Warga
from tests.banyak.layanan import skm, skm_serve
from tests.banyak.postgres import PEMILIK, folder_postgres, server
from tests.banyak.proses import LOKAL, jalan, program, tunggu
from tests.jawaban import Segel, semua_jawaban
from tests.klien import Klien
from tests.pangkalan import atur

CUKUP = 300
"""Answers: enough for every connection of the pooler to have served every process."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of the database's account."""
    with folder_postgres() as folder:
        yield folder


@contextmanager
def pgbouncer(folder: Path, port_server: int) -> Iterator[int]:
    """Its port: transactions share three connections to the server."""
    port, atur_bouncer = port_bebas(), folder / "pgbouncer.ini"
    atur_bouncer.write_text(
        f"[databases]\n* = host={LOKAL} port={port_server} user=postgres\n"
        f"[pgbouncer]\nlisten_addr = {LOKAL}\nlisten_port = {port}\nunix_socket_dir =\n"
        "auth_type = any\npool_mode = transaction\ndefault_pool_size = 3\nmax_client_conn = 300\n"
    )
    perintah = [program("pgbouncer"), str(atur_bouncer)]
    with jalan(perintah, folder / "pgbouncer.log", port, PEMILIK):
        yield port


def _url(port: int) -> str:
    return f"postgresql+psycopg://postgres@{LOKAL}:{port}/skm"


def test_two_processes_behind_a_pooler_store_every_answer_once_and_commands_count_them(
    folder: Path, konf: Konfigurasi, tmp_path: Path
) -> None:
    with server(folder) as port_server, pgbouncer(folder, port_server) as port:
        atur(_url(port_server).replace("/skm", "/postgres"), "CREATE DATABASE skm")
        konf = replace(konf, database_url=_url(port))
        skm(konf, "init")
        kios = [json.loads(skm(konf, "tautan", "add", "--jenis", "kios", "--json"))["kode"] for _ in range(2)]
        with skm_serve(konf, tmp_path / "server.log", "--proses", "2") as alamat:
            warga = Warga([alamat], [f"/kios/{kode}" for kode in kios])
            warga.mulai(8)
            tunggu(lambda: len(warga.diterima) > CUKUP, "answers", 120)
            warga.selesai()
        assert not warga.ulang
        mesin = make_engine(konf.database_url)
        with buka_sesi(mesin, tulis=False) as session:
            assert len(semua_jawaban(session, Segel(konf.data_key))) == len(warga.diterima)
        mesin.dispose()
        assert json.loads(skm(konf, "ikm", "--json"))["responden"] == len(warga.diterima)
        assert "GALAT" not in skm(konf, "doctor")


def test_reports_come_from_the_standby_and_from_the_primary_when_it_is_gone(
    folder: Path, konf: Konfigurasi
) -> None:
    with server(folder) as utama:
        atur(_url(utama).replace("/skm", "/postgres"), "CREATE DATABASE skm")
        konf = replace(konf, database_url=_url(utama))
        skm(konf, "init")
        with server(folder, "siaga", utama) as siaga:
            konf = replace(konf, database_read_url=_url(siaga))
            app = create_app(konf)
            klien = Klien(app)
            klien.masuk_sebagai(Peran.ADMIN)
            assert _pembaca(siaga, klien) == 1
            temuan = skm(konf, "doctor", SKM_DATABASE_READ_URL=_url(siaga))
            assert "basis data baca: salinan siaga menjawab" in temuan
        for alamat in ("/dasbor", "/laporan/ikm"):
            assert klien.get(alamat).status == 200  # nobody notices that it is gone
        temuan = skm(konf, "doctor", SKM_DATABASE_READ_URL=_url(siaga))
        assert "PERHATIAN" in temuan
        assert "laporan dibaca dari yang utama" in temuan
        app.extensions["skm_mesin"].dispose()


def _pembaca(siaga: int, klien: Klien) -> int:
    """Connections of ours on the standby after a report was read."""
    assert klien.get("/laporan/ikm").status == 200
    mesin = sa.create_engine(_url(siaga))
    with mesin.connect() as koneksi:
        hasil = koneksi.scalar(
            sa.text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = 'skm' AND pid <> pg_backend_pid() "
                "AND pg_is_in_recovery()"
            )
        )
    mesin.dispose()
    return int(hasil or 0)
