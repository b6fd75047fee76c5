"""Two hundred lines of each export: the exact IKM, or one question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner
from tests.skm.muatan import ekspor_luar as luar
from tests.skm.muatan.luar import hari, ikm, jumlah, muatkan

EKSPOR: list[tuple[str, str, Callable[[Kuesioner], bytes]]] = [
    ("Google Forms, Indonesian", "gf.csv", lambda k: luar.google(k, indonesia=True)),
    ("Google Forms, English", "gf.csv", lambda k: luar.google(k, indonesia=False)),
    ("Kobo, labels", "kobo.xlsx", luar.kobo_label),
    ("Kobo, names", "kobo.csv", lambda _: luar.kobo_nama()),
    ("an office's workbook", "skm.xlsx", luar.kantor),
    ("LimeSurvey", "survei.csv", luar.limesurvey),
    ("Excel's semicolons", "rekap.csv", lambda _: luar.titik_koma()),
]


@pytest.fixture
def jenis_basis() -> str:
    """Reading a table knows no database."""
    return "sqlite"


@pytest.mark.parametrize(("apa", "nama", "buat"), EKSPOR)
def test_an_export_gives_the_exact_figures_of_its_respondents(
    session: Session, kuesioner: Kuesioner, apa: str, nama: str, buat: Callable[[Kuesioner], bytes]
) -> None:
    hasil = muatkan(session, nama, buat(kuesioner))
    semua = luar.warga()
    total = [sum(satu.nilai[n] for satu in semua) for n in range(9)]
    nilai = Fraction(sum(total) * 25, 9 * len(semua))
    assert (hasil.ditambahkan, hasil.tanpa_tanggal) == (200, 0)
    assert (jumlah(session), ikm(session)) == (total, (200, f"{float(nilai):.2f}"))
    assert hari(session) == [satu.saat.date() for satu in semua]
    saran = session.scalars(sa.select(sa.func.count()).where(Jawaban.saran.is_not(None))).one()
    assert saran == (0 if nama == "skm.xlsx" else sum(1 for satu in semua if satu.saran))


def test_an_english_export_of_a_few_days_asks_one_question(session: Session, kuesioner: Kuesioner) -> None:
    baris = luar.google(kuesioner, indonesia=False).decode().split("\n2/1", 1)[0].encode()
    with pytest.raises(Galat) as tanya:
        muatkan(session, "gf.csv", baris)
    assert tanya.value.bidang == "urutan_tanggal"


def test_the_invented_respondents_are_spread_over_a_quarter() -> None:
    semua = luar.warga()
    assert (semua[0].saat.date(), len({satu.saat.month for satu in semua})) == (date(2026, 2, 2), 3)
