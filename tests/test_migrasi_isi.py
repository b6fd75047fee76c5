"""What offices have entered survives a change of the schema, forward and back."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log

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


KASUS = (
    ("A", "proses", None, None, None),
    ("B", "selesai", "2026-03-02 02:00:00", None, None),
    ("C", "batal", None, "2026-03-02 03:00:00", "Ditarik"),
    ("D", "ditolak", None, None, None),  # a loaded register did not say when
)
PERMOHONAN = "SELECT nomor, status, selesai, ditutup, alasan, jatuh_tempo FROM permohonan ORDER BY nomor"


def test_cases_of_the_earlier_schema_get_the_log_they_must_have_had(mesin: Engine) -> None:
    migrasi.turunkan(mesin, "20261124_survei_warga")
    with mesin.begin() as koneksi:
        for nomor, status, selesai, ditutup, alasan in KASUS:
            koneksi.execute(
                sa.text(
                    "INSERT INTO permohonan (unit_id, nomor, layanan_id, diterima, lengkap, janji_jumlah, "
                    "janji_satuan, jatuh_tempo, status, selesai, ditutup, alasan, dicatat_oleh, versi) "
                    "VALUES (1, :nomor, 1, '2026-03-02 00:30:00', '2026-03-02 01:00:00', 55, 'menit', "
                    "'2026-03-02 01:55:00', :status, :selesai, :ditutup, :alasan, 'ani', 1)"
                ),
                {"nomor": nomor, "status": status, "selesai": selesai, "ditutup": ditutup, "alasan": alasan},
            )
    sebelum = _baris(mesin, PERMOHONAN)
    migrasi.naikkan(mesin)
    assert _baris(mesin, PERMOHONAN) == sebelum
    with Session(mesin) as session:
        semua = session.scalars(sa.select(Permohonan).order_by(Permohonan.nomor)).all()
        assert [berbeda(satu, log(session, satu.id)) for satu in semua] == [()] * 4
        assert [len(log(session, satu.id)) for satu in semua] == [2, 3, 3, 3]
    migrasi.turunkan(mesin, "20261124_survei_warga")
    assert _baris(mesin, PERMOHONAN) == sebelum


def test_tables_of_answers_are_rebuilt_without_row_numbers(sqlite_acuan: Path) -> None:
    """On SQLite a table built anew could silently get row numbers, which keep the order of arrival."""
    with sa.create_engine(f"sqlite:///{sqlite_acuan}").connect() as koneksi:
        pilih = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        tanpa = set(koneksi.exec_driver_sql(pilih).scalars())
    assert tanpa == {"jawaban", "kiriman", "tiket", "hitung_tautan"}
