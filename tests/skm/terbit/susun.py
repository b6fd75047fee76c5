"""Quarters of 2024 answered, approved and published."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana
from tests.kantor import kantor
from tests.skm.laporan.susun import jawab
from tests.terbit import pukul, setujui_periode, terbitkan_periode

TW = {n: Periode.triwulan(2024, n) for n in range(1, 5)}
TAHUN = Periode.tahun(2024)
PADA = pukul(2025, 1, 15)
RENCANA = IsiRencana(
    "U1", "Persyaratan", "Papan syarat", 2024, "3", "Kasi", StatusTindakLanjut.DIRENCANAKAN, ""
)


def isi_triwulan(session: Session, nomor: int, *semua: list[int | None]) -> None:
    """Those answers on the tenth of the quarter's second month."""
    jawab(session, date(2024, 3 * nomor - 1, 10), *semua)


def terbit(session: Session, periode: Periode, alasan: str = "") -> None:
    """Approve and publish."""
    unit = kantor(session)
    setujui_periode(session, unit, periode, PADA, alasan)
    terbitkan_periode(session, unit, periode, PADA, alasan)
