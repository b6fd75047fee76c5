"""What offices have entered survives a change of the schema, forward and back."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm import migrasi

SEBELUM = "20261123_indikator"


def _baris(mesin: Engine, perintah: str) -> list[dict[str, Any]]:
    with mesin.connect() as koneksi:
        return [dict(baris) for baris in koneksi.execute(sa.text(perintah)).mappings()]


def _tabel(mesin: Engine, nama: str) -> list[dict[str, Any]]:
    with mesin.connect() as koneksi:
        semua = sa.select(sa.text("*")).select_from(sa.table(nama))
        return [dict(baris) for baris in koneksi.execute(semua).mappings()]


def _isi_lama(mesin: Engine) -> None:
    """A link, a loaded file and two answers as the earlier version kept them."""
    with mesin.begin() as koneksi:
        koneksi.execute(
            sa.text(
                "INSERT INTO impor (id, unit_id, jenis, sidik, nama_berkas, jumlah, pada, oleh) "
                "VALUES (7, 1, 'responden', 'abc', 'lama.csv', 1, '2026-03-02 01:00:00', 'admin')"
            )
        )
        for jalur, impor in (("poster", None), ("impor", 7)):
            koneksi.execute(
                sa.text(
                    "INSERT INTO jawaban "
                    "(id, unit_id, kuesioner_id, impor_id, jalur, tanggal, u1, u9, saran) "
                    "VALUES (:id, 1, 1, :impor, :jalur, '2026-03-02', 4, 1, 'Kursi kurang')"
                ).bindparams(sa.bindparam("id", type_=sa.Uuid)),
                {"id": uuid.uuid4(), "impor": impor, "jalur": jalur},
            )


JAWABAN = "SELECT jalur, impor_id, u1, u9, saran FROM jawaban ORDER BY jalur"


def test_answers_links_and_loads_survive_the_change_and_its_undoing(mesin: Engine) -> None:
    migrasi.turunkan(mesin, SEBELUM)
    _isi_lama(mesin)
    sebelum = {nama: _tabel(mesin, nama) for nama in ("tautan", "kuesioner", "impor", "unsur")}
    jawaban = _baris(mesin, JAWABAN)
    assert [satu["jalur"] for satu in jawaban] == ["impor", "poster"]

    migrasi.naikkan(mesin)
    assert _baris(mesin, JAWABAN) == jawaban
    for nama, baris in sebelum.items():
        sesudah = _tabel(mesin, nama)
        assert [{k: satu[k] for k in baris[0]} for satu in sesudah] == baris, nama
    assert _baris(mesin, "SELECT DISTINCT tanda, pengecualian_id FROM jawaban") == [
        {"tanda": 0, "pengecualian_id": None}
    ]

    migrasi.turunkan(mesin, SEBELUM)
    assert _baris(mesin, JAWABAN) == jawaban
    assert {nama: _tabel(mesin, nama) for nama in sebelum} == sebelum


def test_going_back_keeps_every_answer_and_forgets_only_what_the_past_did_not_know(mesin: Engine) -> None:
    with mesin.begin() as koneksi:
        koneksi.execute(
            sa.text(
                "INSERT INTO kuesioner (unit_id, jenis, versi, judul, dasar, perubahan) "
                "VALUES (1, 'skm', 2, 'Draf', '-', 1)"
            )
        )
        koneksi.execute(
            sa.text(
                "INSERT INTO jawaban (id, unit_id, kuesioner_id, jalur, tanggal, u1, tanda) "
                "VALUES (:id, 1, 1, 'tiket', '2026-03-02', 3, 1)"
            ).bindparams(sa.bindparam("id", type_=sa.Uuid)),
            {"id": uuid.uuid4()},
        )
    migrasi.turunkan(mesin, SEBELUM)
    assert _baris(mesin, JAWABAN) == [
        {"jalur": "impor", "impor_id": None, "u1": 3, "u9": None, "saran": None}
    ]
    assert [satu["versi"] for satu in _baris(mesin, "SELECT versi FROM kuesioner")] == [1]
    migrasi.naikkan(mesin)
    assert len(_baris(mesin, JAWABAN)) == 1


def test_tables_of_answers_are_rebuilt_without_row_numbers(sqlite_acuan: Path) -> None:
    """On SQLite a table built anew could silently get row numbers, which keep the order of arrival."""
    with sa.create_engine(f"sqlite:///{sqlite_acuan}").connect() as koneksi:
        pilih = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        tanpa = set(koneksi.exec_driver_sql(pilih).scalars())
    assert tanpa == {"jawaban", "kiriman", "tiket", "hitung_tautan"}
