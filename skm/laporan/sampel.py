"""How many respondents a period still needs: services from the desk's log, answers from the survey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.sampel import Kemajuan, kemajuan
from skm.layanan.queries import daftar_layanan
from skm.loket.queries import selesai_per_layanan
from skm.survei.queries import responden_per_layanan


@dataclass(frozen=True, slots=True)
class PanelSampel:
    """The unit as a whole, and every service that gave something or was answered for."""

    unit: Kemajuan
    layanan: tuple[tuple[str, Kemajuan], ...]
    berlalu: int
    sisa: int


def panel(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> PanelSampel | None:
    """The panel at `pada`; None for a period open at an end, which has no pace.

    A service given is a request finished in the period, as known at `pada`. Days are those of the calendar:
    citizens answer on any day.
    """
    if periode.dari is None or periode.sampai is None:
        return None
    berlalu, sisa = _hari(periode.dari, periode.sampai, pada.astimezone(zona).date())
    selesai = selesai_per_layanan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
    jawaban = responden_per_layanan(session, unit_id=unit_id, periode=periode)
    baris = tuple(
        (satu.nama, kemajuan(selesai.get(satu.id, 0), jawaban.get(satu.id, 0), berlalu=berlalu, sisa=sisa))
        for satu in daftar_layanan(session, unit_id, hanya_aktif=False)
        if selesai.get(satu.id) or jawaban.get(satu.id)
    )
    unit = kemajuan(sum(selesai.values()), sum(jawaban.values()), berlalu=berlalu, sisa=sisa)
    return PanelSampel(unit, baris, berlalu, sisa)


def _hari(dari: date, sampai: date, hari_ini: date) -> tuple[int, int]:
    """Days of the period up to today, today included, and days after it."""
    seluruhnya = (sampai - dari).days + 1
    berlalu = min(max((hari_ini - dari).days + 1, 0), seluruhnya)
    return berlalu, seluruhnya - berlalu
