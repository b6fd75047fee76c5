"""With everything filled in, each of the 71 has a value by both formulas and a sentence that computes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from tests.perintah import Perintah
from tests.skm.pengukuran.sewaktu import buka
from tests.skm.pengukuran.terisi import TAHUN, isi_semua


@pytest.fixture
def terisi(basis: Session) -> Session:
    """A database in which all 71 have something to count."""
    isi_semua(basis)
    return basis


@pytest.mark.parametrize("triwulan", [None, 2])
def test_every_one_of_the_71_yields_a_value_a_state_and_a_sentence(
    skm: Callable[..., Perintah], terisi: Session, triwulan: int | None
) -> None:
    pada = datetime.now(UTC)  # the command reads the clock too
    semua = buka(terisi, (TAHUN, triwulan), pada=pada).nilai(TAHUN, triwulan)
    assert len(semua) == 71
    for satu in semua:
        if (satu.indikator.kode, triwulan) == ("IKI-09", 2):  # one LKjIP a year, due in quarter I
            assert {satu.ketetapan.status, satu.koreksi.status} == {Status.TIDAK_BERLAKU}
            continue
        for hasil in (satu.ketetapan, satu.koreksi):
            kalimat = [langkah.kalimat for langkah in hasil.jejak]
            assert (satu.indikator.kode, hasil.status, hasil.nilai is None) == (
                satu.indikator.kode,
                Status.OK,
                False,
            )
            assert kalimat and all(" = " in satu_kalimat for satu_kalimat in kalimat), satu.indikator.kode
    pilihan = ("--triwulan", str(triwulan)) if triwulan else ()
    json = skm("indikator", "--tahun", str(TAHUN), *pilihan, "--json").json()
    assert [(satu["nilai_ketetapan"], satu["nilai_koreksi"], satu["status"]) for satu in json] == [
        (satu.ketetapan.teks, satu.koreksi.teks, satu.berlaku.status.value) for satu in semua
    ]


# The review's table "The decree's formulas as written, and what is sound": both columns, each by hand
# from the inputs of triwulan II; percentages × 100.
TABEL = [
    ("IKU-03", "7.20", "90.00"),  # 36 ÷ 500; 36 ÷ 40
    ("IKU-06", "0.80", "12.00"),  # 12 ÷ 15, no percentage; 12 units
    ("IKU-07", "8700.00", "87.00"),  # 2.175 ÷ 25 × 100; 2.175 ÷ 25, an average
    ("IKU-09", "181.82", "90.91"),  # 40 ÷ 22; 20 ÷ 22
    ("IKU-11", "181.82", "90.91"),  # as IKU-09
    ("IKU-13", "250.00", "45.83"),  # 55 ÷ 22; 55 ÷ 120
    ("IKU-14", "150000000000.00", "91.67"),  # 33.000.000.000 ÷ 22; 33 ÷ 36 thousand million
    ("IKI-01", "2700.00", "90.00"),  # 27 ÷ 1; 27 ÷ 30
    ("IKI-02", "8500.00", "85.00"),  # 85 ÷ 1; 34 ÷ 40
    ("IKI-03", "200.00", "40.00"),  # 5 − 3; (5 − 3) ÷ 5
    ("IKI-04", "30.00", "99.17"),  # 15 ÷ 30 × 60, no percentage; (30 × 60 − 15) ÷ (30 × 60)
    ("IKI-08", "57.14", "100.00"),  # 4 ÷ 7; 7 ÷ 7
]


def test_the_rows_of_the_review_give_their_decreed_and_their_sound_figures(
    skm: Callable[..., Perintah], terisi: Session
) -> None:
    semua = skm("indikator", "--tahun", str(TAHUN), "--triwulan", "2", "--json").json()
    ditinjau = [satu for satu in semua if satu["kode"] in {kode for kode, *_ in TABEL}]
    assert [(satu["kode"], satu["nilai_ketetapan"], satu["nilai_koreksi"]) for satu in ditinjau] == TABEL
    assert {(satu["rumus_berlaku"], satu["status"]) for satu in ditinjau} == {("koreksi", "OK")}
