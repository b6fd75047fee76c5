"""Answers as rows: whose they are, in which order, for which periods, and what a row costs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.bentuk import aliran
from skm.ekspor.jawaban import ekspor_jawaban
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit
from tests.conftest import WITA
from tests.lawan.test_lampiran import muat
from tests.perekam import rekam
from tests.skm.kuesioner.test_versi import DENGAN_U10, TANPA_U9, terbitkan
from tests.skm.laporan.susun import jawab

TW1, TW2 = Periode.triwulan(2026, 1), Periode.triwulan(2026, 2)
SAAT = Saat(datetime(2026, 7, 1, 9, 0, tzinfo=WITA), WITA)
U = [f"U{n}" for n in range(1, 10)]


def isi(session: Session, unit: Unit, periode: Periode) -> list[tuple[object, ...]]:
    return [
        tuple(satu) for kelompok in ekspor_jawaban(session, unit, periode, SAAT).kelompok for satu in kelompok
    ]


def vektor(*semua: Sequence[int | None]) -> Counter[tuple[object, ...]]:
    return Counter(("1", *satu) for satu in semua)


def test_rows_come_in_an_order_of_their_own_each_time(session: Session, unit: Unit) -> None:
    # 4^5 different vectors would come back sorted, or in the order of storage, if anything but chance chose.
    semua = [[1 + (n >> 2 * k & 3) for k in range(9)] for n in range(60)]
    jawab(session, date(2026, 2, 3), *semua)
    satu, lain = isi(session, unit, TW1), isi(session, unit, TW1)
    simpan = session.execute(sa.select(*(getattr(Jawaban, u.lower()) for u in U)).order_by(Jawaban.id)).all()
    urutan = [[tuple(baris) for baris in simpan], [tuple(baris) for baris in semua]]
    assert Counter(satu) == Counter(lain) == vektor(*semua)
    assert satu != lain
    assert [baris[1:] for baris in satu] not in [*urutan, sorted(urutan[0])]


def test_several_quarters_are_theirs_put_together_so_that_no_difference_is_a_few(
    session: Session, unit: Unit
) -> None:
    """Three answered in the first quarter: the half-year does not have them either."""
    jawab(session, date(2026, 2, 3), *[[4] * 9] * 3)
    jawab(session, date(2026, 5, 4), *[[3] * 9] * 5, *[[2] * 8 + [None]] * 4)
    assert isi(session, unit, TW1) == []
    assert isi(session, unit, Periode.semester(2026, 1)) != []
    assert Counter(isi(session, unit, Periode.semester(2026, 1))) == Counter(isi(session, unit, TW2))
    assert ekspor_jawaban(session, unit, Periode.semester(2026, 1), SAAT).catatan == (
        "Triwulan I 2026, kuesioner versi 1: dijawab kurang dari 5 orang, tidak ikut diekspor.",
    )


def test_an_unsur_that_few_filled_is_empty_in_every_row(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 2, 3), *[[3] * 8 + [None]] * 7, *[[4] * 9] * 2)
    assert Counter(isi(session, unit, TW1)) == vektor(*[[3] * 8 + [None]] * 7, *[[4] * 8 + [None]] * 2)
    assert ekspor_jawaban(session, unit, TW1, SAAT).catatan == (
        "Triwulan I 2026, kuesioner versi 1: unsur U9 diisi kurang dari 5 orang, dikosongkan.",
    )


def test_each_questionnaire_has_its_own_columns_and_rows_of_all_come_mixed(
    session: Session, unit: Unit
) -> None:
    """Nine unsur; a tenth too, that three of the first quarter filled; eight of them."""
    jawab(session, date(2026, 2, 3), *[[1] * 9] * 20)
    sepuluh, delapan = (terbitkan(session, unit, satu, date(2026, 1, 1)) for satu in (DENGAN_U10, TANPA_U9))
    muat(session, sepuluh, date(2026, 2, 3), [[2] * 9 + [3]] * 3 + [[2] * 9 + [None]] * 17)
    muat(session, sepuluh, date(2026, 5, 4), [[3] * 10] * 20)
    muat(session, delapan, date(2026, 5, 4), [[4] * 8] * 20)
    ada = isi(session, unit, Periode.semester(2026, 1))
    semua = ("1", *[1] * 9, None), ("2", *[2] * 9, None), ("2", *[3] * 10), ("3", *[4] * 8, None, None)
    assert Counter(ada) == dict.fromkeys(semua, 20)
    assert sum(satu != lain for satu, lain in pairwise(ada)) > 3, "not one kind after the other"


def test_what_was_taken_out_of_the_figures_is_not_exported(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 2, 3), *[[3] * 9] * 6)
    keluar = session.scalars(sa.select(Jawaban).limit(1)).one()
    keluar.terhitung = False
    session.flush()
    assert len(isi(session, unit, TW1)) == 5


@pytest.mark.parametrize(
    "periode",
    [
        Periode.bulan(2026, 3),  # shorter than a quarter
        Periode.rentang(date(2026, 1, 1), date(2026, 3, 30)),  # a day short
        Periode.rentang(date(2026, 1, 2), date(2026, 3, 31)),
        Periode.triwulan(2026, 3),  # not over on 1 July
        Periode.tahun(2026),
        Periode.rentang(date(2026, 7, 1), None),
    ],
)
def test_answers_are_exported_for_whole_quarters_that_are_over(
    session: Session, unit: Unit, periode: Periode
) -> None:
    with pytest.raises(Galat, match="triwulan penuh yang sudah berakhir"):
        ekspor_jawaban(session, unit, periode, SAAT)


def test_without_days_all_quarters_with_answers_are_exported(session: Session, unit: Unit) -> None:
    jawab(session, date(2025, 11, 3), *[[3] * 9] * 5)
    jawab(session, date(2026, 5, 4), *[[4] * 9] * 5)
    assert (
        ekspor_jawaban(session, unit, Periode.semua(), SAAT).berkas == "jawaban-2025-10-01-sampai-2026-06-30"
    )
    assert Counter(isi(session, unit, Periode.semua())) == vektor(*[[3] * 9] * 5, *[[4] * 9] * 5)


def test_an_office_in_its_first_quarter_exports_nobody_yet(session: Session, unit: Unit) -> None:
    """What came today would be what today's file has more than yesterday's."""
    jawab(session, date(2026, 7, 1), *[[3] * 9] * 5)
    assert isi(session, unit, Periode.semua()) == []
    with pytest.raises(Galat, match="triwulan penuh yang sudah berakhir"):
        ekspor_jawaban(session, unit, Periode.triwulan(2026, 3), SAAT)


def test_three_batches_take_the_statements_of_one(
    session: Session, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.jawaban.queries.acak.SEKALI", 4)
    jawab(session, date(2026, 2, 3), *[[3] * 9] * 12)
    with rekam(session.get_bind().engine) as hitungan:
        kelompok = list(ekspor_jawaban(session, unit, TW1, SAAT).kelompok)
    assert [len(satu) for satu in kelompok] == [4, 4, 4]
    assert max(hitungan.values()) == 1


def test_one_line_of_python_runs_for_a_row_of_a_csv(
    session: Session, unit: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the row out of the batch; all else that a thousand rows more in as many batches cost is the
    database's and csv.writer's."""
    jawab(session, date(2026, 2, 3), *[[3] * 9] * 1_000)
    jawab(session, date(2026, 5, 4), *[[3] * 9] * 2_000)

    def baris_program(periode: Periode, sekali: int) -> int:
        monkeypatch.setattr("skm.jawaban.queries.acak.SEKALI", sekali)
        hasil = ekspor_jawaban(session, unit, periode, SAAT)
        with (tmp_path / "hasil.csv").open("wb") as keluar, baris_dijalankan() as banyak:
            aliran.tulis_csv(keluar, hasil.kolom, hasil.kelompok)
        return banyak.total()

    baris_program(TW1, 500)  # statements are compiled once
    assert baris_program(TW2, 1_000) - baris_program(TW1, 500) < 1_100


@contextmanager
def baris_dijalankan() -> Iterator[Counter[str]]:
    """Lines of Python that run meanwhile, by file; a comprehension's line runs once for each item."""
    hasil: Counter[str] = Counter()

    def hitung(kerangka: FrameType, peristiwa: str, _isi: object) -> Callable[..., object]:
        hasil[kerangka.f_code.co_filename] += peristiwa == "line"
        return hitung

    lama = sys.gettrace()
    sys.settrace(hitung)
    try:
        yield hasil
    finally:
        sys.settrace(lama)
