"""All 71 with something to count: the data of `skm demo` with 2026 as this year, answers and a log."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.cli.contoh_isian import baca_isian, baca_sasaran
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator, TargetIndikator
from tests.conftest import WITA
from tests.skm.laporan.susun import jawab, mohon, nilai_48

TAHUN = 2026
PADA = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
TEMPO = datetime(2026, 5, 12, 15, 0, tzinfo=WITA)  # Tuesday of triwulan II


def isi_semua(session: Session) -> None:
    """Inputs approved in all quarters of 2025 and 2026, the year's targets of 2026, a log in triwulan II.

    48 answers; 500 requests for non-licences completed; 36 of 40 for licences completed on time.
    """
    jawab(session, TEMPO.date(), *nilai_48())
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(session, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    mohon(session, "IUMK", TEMPO, jumlah=4)
    isian, sasaran = baca_isian(), baca_sasaran()
    for satu in session.scalars(sa.select(Indikator).where(Indikator.tahun.in_((TAHUN - 1, TAHUN)))).all():
        for triwulan in range(1, 5):
            if isi := isian.get((satu.kode, satu.tahun - TAHUN, triwulan)):
                session.add(_disetujui(satu, triwulan, {nama: str(nilai) for nama, nilai in isi.items()}))
        setahun = sasaran[satu.kode].setahun
        if satu.tahun == TAHUN and setahun is not None:
            session.add(
                TargetIndikator(
                    indikator_id=satu.id,
                    triwulan=0,
                    revisi=1,
                    bawah=str(setahun.bawah),
                    atas=str(setahun.atas),
                    alasan="",
                    dokumen="",
                    oleh="uji",
                    pada=PADA,
                )
            )
    session.commit()


def _disetujui(satu: Indikator, triwulan: int, isi: dict[str, str]) -> IsianTriwulan:
    return IsianTriwulan(
        indikator_id=satu.id,
        triwulan=triwulan,
        isi=isi,
        catatan="",
        tahap=TahapIsian.DISETUJUI,
        oleh="uji",
        pada=PADA,
    )
