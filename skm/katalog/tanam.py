"""The decree's 71 indicators, read from the catalogue that `kinerja` carries."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.indikator import Katalog
from kinerja.katalog import baca
from skm.katalog.models import Indikator

TAHUN_BENIH = (2025, 2026, 2027)
"""Years the decree's catalogue is laid out for."""

SAMA = (
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
    "satuan_koreksi",
    "polaritas",
    "konsolidasi",
    "otomatis",
    "tingkat_masalah",
    "rumus_berlaku",
    "catatan",
)
"""Columns that are fields of the catalogue."""


@cache
def katalog_ketetapan() -> Katalog:
    """The decree's catalogue with both formulas of each indicator."""
    return baca(files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8"))


def tanam(session: Session, *, unit_id: int) -> None:
    """Add the rows a year is missing; what is there is left alone."""
    katalog = katalog_ketetapan()
    pilih = sa.select(Indikator.tahun, Indikator.kode).where(Indikator.unit_id == unit_id)
    ada = {(tahun, kode) for tahun, kode in session.execute(pilih)}
    for urutan, satu in enumerate(katalog.indikator, start=1):
        isi = {kolom: getattr(satu, kolom) for kolom in SAMA}
        for tahun in TAHUN_BENIH:
            if (tahun, satu.kode) not in ada:
                session.add(Indikator(unit_id=unit_id, tahun=tahun, urutan=urutan, **isi))
    session.flush()
