"""The decree's 71 indicators, read from `benih/`."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.indikator.models import Indikator, RumusBerlaku
from skm.layanan.tanam import baca_csv

TAHUN_BENIH = (2025, 2026, 2027)
"""Years the decree's catalogue is laid out for."""

TEKS = (
    "kode",
    "dokumen",
    "jabatan",
    "tujuan_misi",
    "sasaran",
    "nama",
    "formula_ketetapan",
    "formula_teks",
    "sumber_data",
    "penanggung_jawab",
    "satuan",
    "polaritas",
    "konsolidasi",
    "tingkat_masalah",
    "pembilang_koreksi",
    "penyebut_koreksi",
    "faktor_koreksi",
    "catatan",
)
"""Columns of the seed file that are kept as they stand."""


def tanam(session: Session, *, unit_id: int) -> None:
    """Add the rows a year is missing; what is there is left alone."""
    pilih = sa.select(Indikator.tahun, Indikator.kode).where(Indikator.unit_id == unit_id)
    ada = {(tahun, kode) for tahun, kode in session.execute(pilih)}
    for urutan, baris in enumerate(baca_csv("skm.indikator", "indikator.csv"), start=1):
        for tahun in TAHUN_BENIH:
            if (tahun, baris["kode"]) in ada:
                continue
            session.add(
                Indikator(
                    unit_id=unit_id,
                    tahun=tahun,
                    urutan=urutan,
                    otomatis=baris["otomatis"] or None,
                    rumus_berlaku=RumusBerlaku(baris["rumus_berlaku"]),
                    **{kolom: baris[kolom] for kolom in TEKS},
                )
            )
    session.flush()
