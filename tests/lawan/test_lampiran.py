"""Everybody's scores in the annexes of a year's reports: he takes one list from another and solves them all.

Forms that the office loaded are protected here too, whichever questionnaire they were given to.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Jalur
from skm.kuesioner.models import Kuesioner
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.nilai import TERBELAH
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from tests.conftest import WITA
from tests.jawaban import kolom_unsur, simpan
from tests.lawan.tebak import tertebak
from tests.skm.kuesioner.test_versi import DENGAN_U10, TANPA_U9, terbitkan

SAAT = Saat(datetime(2026, 1, 10, 1, 0, tzinfo=UTC), WITA)
TW = [Periode.triwulan(2025, n) for n in range(1, 5)]
SEMUA = (*TW, Periode.semester(2025, 1), Periode.semester(2025, 2), Periode.tahun(2025))
BANYAK = (0, 0, 1, 3, 4, 5, 7, 12)
"""Forms of one questionnaire in a quarter."""
Isi = tuple[int | None, ...]


def skor(nomor: int, panjang: int, *, kosong: bool = False) -> Isi:
    """Scores that nobody else gave; `kosong`: with the first unsur left empty."""
    semua = [1 + (nomor >> 2 * ke & 3) for ke in range(panjang)]
    return (None, *semua[:-1]) if kosong else tuple(semua)


def muat(session: Session, kuesioner: Kuesioner, hari: date, semua: Sequence[Isi]) -> None:
    dasar = {"unit_id": kuesioner.unit_id, "kuesioner_id": kuesioner.id, "jalur": Jalur.IMPOR}
    simpan(session, *(dasar | {"tanggal": hari} | kolom_unsur(satu) for satu in semua))


def lampiran(session: Session, unit: Unit, periode: Periode) -> dict[int, tuple[tuple[Isi, ...], str]]:
    """The list of each questionnaire by how many unsur it has, or why there is none."""
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    hasil = baca_hasil(session, unit, periode, SAAT, layanan)
    return {len(satu.kode): (satu.baris, satu.alasan) for satu in hasil.susunan}


def isi_setahun(session: Session, unit: Unit, benih: int) -> None:
    acak, nomor = random.Random(benih), 0
    for bobot in (DENGAN_U10, TANPA_U9):
        kuesioner = terbitkan(session, unit, bobot, date(2025, 1, 1))
        for ke, periode in enumerate(TW):
            assert periode.dari is not None
            banyak = acak.choice(BANYAK)
            semua = [skor(nomor + n, len(bobot)) for n in range(banyak)]
            nomor += banyak
            muat(session, kuesioner, periode.dari.replace(day=3 + ke), semua)


@pytest.mark.parametrize("benih", range(4))
def test_no_list_taken_from_others_leaves_one_to_four(session: Session, unit: Unit, benih: int) -> None:
    isi_setahun(session, unit, benih)
    dicetak = [lampiran(session, unit, satu) for satu in SEMUA]
    for panjang in (len(DENGAN_U10), len(TANPA_U9)):
        semua = [satu[panjang][0] for satu in dicetak if panjang in satu]
        assert tertebak([set(satu) for satu in semua if satu]) == []


def test_a_half_year_prints_no_list_that_one_of_its_quarters_hides(session: Session, unit: Unit) -> None:
    """Three and six would be nine in the half-year, and six of them the second quarter's own."""
    kuesioner = terbitkan(session, unit, DENGAN_U10, date(2025, 1, 1))
    semua = [skor(n, 10) for n in range(9)]
    muat(session, kuesioner, date(2025, 2, 3), semua[:3])
    muat(session, kuesioner, date(2025, 5, 5), semua[3:])
    assert tertebak([set(semua), set(semua[3:])]) != []
    dua, setengah = (lampiran(session, unit, satu)[10] for satu in (TW[1], Periode.semester(2025, 1)))
    assert (set(dua[0]), setengah) == (set(semua[3:]), ((), TERBELAH))


def test_nor_one_in_which_a_quarter_empties_an_unsur_that_few_filled(session: Session, unit: Unit) -> None:
    kuesioner = terbitkan(session, unit, DENGAN_U10, date(2025, 1, 1))
    muat(session, kuesioner, date(2025, 2, 3), [skor(n, 10, kosong=n > 2) for n in range(9)])
    muat(session, kuesioner, date(2025, 5, 5), [skor(n, 10) for n in range(20, 28)])
    satu, dua, setengah = (lampiran(session, unit, p)[10] for p in (*TW[:2], Periode.semester(2025, 1)))
    assert ({baris[0] for baris in satu[0]}, len(satu[0]), len(dua[0])) == ({None}, 9, 8)
    assert setengah == ((), TERBELAH)
