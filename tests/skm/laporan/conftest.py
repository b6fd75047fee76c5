"""A session on the database that the page client and the command line use, empty or filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.rumus import Sifat
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator, TargetIndikator
from skm.katalog.tanam import katalog_ketetapan
from skm.orm import buka_sesi
from tests.conftest import WITA
from tests.skm.laporan.susun import jawab, mohon, nilai_48, variabel

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
TEMPO = datetime(2026, 5, 12, 15, 0, tzinfo=WITA)  # Tuesday


@pytest.fixture
def basis(app: Flask) -> Iterator[Session]:
    """What the test commits here, pages and commands see."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        yield session


@pytest.fixture
def terisi(basis: Session) -> Session:
    """All 71 filled in with plausible numbers and targets of every kind, answers and cases in the quarter."""
    jawab(basis, date(2026, 5, 12), *nilai_48())
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=23)
    mohon(basis, "KK", TEMPO, jumlah=4)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=7)
    mohon(basis, "IUMK", TEMPO, jumlah=2)
    semua = basis.scalars(sa.select(Indikator).where(Indikator.tahun.in_((2025, 2026)))).all()
    for satu in semua:
        if satu.otomatis is None:
            basis.add_all(
                IsianTriwulan(
                    indikator_id=satu.id,
                    triwulan=triwulan,
                    isi=_isi(satu.kode, triwulan),
                    catatan="=1+1" if triwulan == 2 else "",
                    tahap=TahapIsian.DISETUJUI,
                    oleh="uji",
                    pada=PADA,
                )
                for triwulan in range(1, 5)
            )
        if satu.tahun == 2026:
            bawah, atas = ("80", "95") if satu.urutan % 3 == 0 else ("37", "37")
            basis.add_all(
                TargetIndikator(
                    indikator_id=satu.id,
                    triwulan=tw,
                    revisi=1,
                    bawah=bawah,
                    atas=atas,
                    alasan="",
                    dokumen="PK",
                    oleh="uji",
                    pada=PADA,
                )
                for tw in range(5)
            )
    basis.commit()
    return basis


def _isi(kode: str, triwulan: int) -> dict[str, str]:
    """Numbers that rise with the quarters, but for what has one value a year."""
    sifat = {nama: katalog_ketetapan().menurut_nama[nama].sifat for nama in variabel(kode)}
    return {
        nama: str(7 * n + 11 + (0 if satu is Sifat.TETAP else triwulan))
        for n, (nama, satu) in enumerate(sifat.items())
    }
