"""The invented data of `skm demo` could be an office's: nothing in them is impossible or absurd."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Polaritas
from kinerja.hasil import Status
from skm.cli.contoh_isian import baca_isian, baca_sasaran
from skm.katalog.models import Indikator
from skm.pengukuran.nilai import NilaiIndikator
from tests.skm.laporan.susun import variabel
from tests.skm.pengukuran.sewaktu import buka
from tests.skm.pengukuran.terisi import PADA, TAHUN, isi_semua


@pytest.fixture
def terisi(basis: Session) -> Session:
    """Two years of the data, all approved."""
    isi_semua(basis)
    return basis


def hitung(session: Session, tahun: int, triwulan: int | None) -> list[NilaiIndikator]:
    return buka(session, (tahun, triwulan), pada=PADA).nilai(tahun, triwulan)


def test_the_data_hold_every_input_of_both_formulas_and_nothing_else(basis: Session) -> None:
    diisi = basis.scalars(sa.select(Indikator).where(Indikator.tahun == TAHUN, Indikator.otomatis.is_(None)))
    diminta = {satu.kode: set(variabel(satu.kode)) for satu in diisi}
    assert len(diminta) == 67
    for tahun in (-1, 0):
        for triwulan in range(1, 5):
            ada = {
                kode: set(isi)
                for (kode, th, tw), isi in baca_isian().items()
                if (th, tw) == (tahun, triwulan)
            }
            assert ada == diminta


def test_all_but_an_average_percentage_are_counted_in_whole_numbers() -> None:
    pecah = {nama for isi in baca_isian().values() for nama, nilai in isi.items() if nilai.denominator != 1}
    assert pecah == {"persentase_sarana_pd"}
    assert min(nilai for isi in baca_isian().values() for nilai in isi.values()) == 0


def test_indicators_that_ask_for_the_same_fact_get_the_same_figure() -> None:
    fakta: dict[tuple[str, int, int], set[Fraction]] = {}
    for (_, tahun, triwulan), isi in baca_isian().items():
        for nama, nilai in isi.items():
            fakta.setdefault((nama, tahun, triwulan), set()).add(nilai)
    assert {nama: nilai for nama, nilai in fakta.items() if len(nilai) > 1} == {}


def test_no_sound_percentage_and_none_in_force_lies_outside_0_to_100(terisi: Session) -> None:
    dihitung = 0
    for tahun in (TAHUN - 1, TAHUN):
        for triwulan in (1, 2, 3, 4, None):
            for satu in hitung(terisi, tahun, triwulan):
                for hasil in (satu.koreksi, satu.berlaku):
                    if hasil.satuan == "%" and hasil.nilai is not None:
                        assert (satu.indikator.kode, 0 <= hasil.nilai <= 100) == (satu.indikator.kode, True)
                        dihitung += 1
    assert dihitung > 0


def test_every_figure_in_force_of_the_year_is_within_a_fifth_of_its_target(terisi: Session) -> None:
    nilai = [satu for satu in hitung(terisi, TAHUN, None) if satu.indikator.otomatis is None]
    for satu in nilai:
        sebanding = satu.berlaku  # a target stands in the unit of the formula in force
        assert sebanding.status is Status.OK
        if satu.target is not None:
            realisasi, target = sebanding.nilai or Fraction(0), satu.target.bawah
            assert (satu.indikator.kode, abs(realisasi - target) <= target / 5) == (satu.indikator.kode, True)
    tanpa = {satu.indikator.kode for satu in nilai if satu.target is None}
    assert tanpa == {
        satu.indikator.kode for satu in nilai if satu.indikator.polaritas == Polaritas.PERLU_DIPUTUS
    }


def test_every_iki_supports_an_iku_and_no_iku_supports_anything() -> None:
    dukungan = {kode: satu.mendukung for kode, satu in baca_sasaran().items()}
    assert len(dukungan) == 71
    iku = {kode for kode in dukungan if kode.startswith("IKU")}
    assert {kode for kode, ke in dukungan.items() if ke in iku} == set(dukungan) - iku
