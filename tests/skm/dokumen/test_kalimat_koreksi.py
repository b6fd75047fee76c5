"""A corrected formula is printed so that it reads as the formula that is computed."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kinerja.rumus import parse
from skm.katalog.tanam import katalog_ketetapan
from skm.pengukuran.nilai import NilaiIndikator
from tests.skm.pengukuran.sewaktu import buka

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


def _semua(basis: Session) -> list[NilaiIndikator]:
    return buka(basis, (2026, 2), pada=PADA).nilai(2026, 2)


def _dibaca(teks: str) -> str:
    """The printed sentence with the names of inputs in place of their words, longest words first."""
    variabel = katalog_ketetapan().menurut_nama.values()
    for satu in sorted(variabel, key=lambda satu: -len(satu.definisi)):
        teks = teks.replace(f"{satu.definisi} tahun lalu", f"tahun_lalu({satu.nama})")
        teks = teks.replace(f"{satu.definisi} periode sebelumnya", f"sebelumnya({satu.nama})")
        teks = teks.replace(satu.definisi, satu.nama)
    return teks


def test_every_printed_correction_reads_as_the_formula_that_is_computed(basis: Session) -> None:
    semua = _semua(basis)
    assert len(semua) == 71
    for satu in semua:
        koreksi = katalog_ketetapan().menurut_kode[satu.indikator.kode].koreksi
        assert parse(_dibaca(satu.rumus_koreksi.rumus)) == koreksi, satu.indikator.kode


def test_a_difference_above_the_line_keeps_its_brackets(basis: Session) -> None:
    tercetak = {satu.indikator.kode: satu.rumus_koreksi.rumus for satu in _semua(basis)}
    lalu, kini = "Jumlah pelanggaran disiplin tahun lalu", "Jumlah pelanggaran disiplin"
    assert tercetak["IKI-03"] == f"({lalu} − {kini}) ÷ {lalu} × 100"
