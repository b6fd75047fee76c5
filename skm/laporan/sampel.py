"""How many respondents a period still needs: services from the desk's log, answers from the survey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.periode import Periode
from kinerja.sampel import Kemajuan, kemajuan
from skm.katalog.lencana import Lencana
from skm.ketepatan.queries import selesai_per_layanan
from skm.kuesioner.queries import hitungan_per_layanan
from skm.layanan.queries import daftar_layanan


@dataclass(frozen=True, slots=True)
class BarisSampel:
    """How far a survey is, whether that is enough today, and what the end of the period will show."""

    kemajuan: Kemajuan

    @property
    def lencana(self) -> Lencana:
        """Whether the respondents so far are enough."""
        if not self.kemajuan.populasi:
            return "Belum ada pelayanan selesai", "netral"
        if self.kemajuan.kurang:
            return f"Kurang {angka_indonesia(self.kemajuan.kurang, 0)}", "perhatian"
        return "Cukup", "baik"

    @property
    def akhir(self) -> str:
        """`12 dari 34; perlu 3 sehari`, at the pace so far."""
        satu = self.kemajuan
        if satu.terkumpul_akhir is None or satu.minimum_akhir is None:
            return "belum mulai"
        akhir = f"{angka_indonesia(satu.terkumpul_akhir, 0)} dari {angka_indonesia(satu.minimum_akhir, 0)}"
        return (
            f"{akhir}; perlu {angka_indonesia(satu.perlu_sehari, 0)} sehari" if satu.perlu_sehari else akhir
        )


@dataclass(frozen=True, slots=True)
class PanelSampel:
    """The unit as a whole, and every service that gave something or was answered for."""

    unit: Kemajuan
    layanan: tuple[tuple[str, Kemajuan], ...]
    berlalu: int
    sisa: int

    @property
    def seluruh(self) -> BarisSampel:
        """The unit as a whole as shown."""
        return BarisSampel(self.unit)

    @property
    def baris(self) -> tuple[tuple[str, BarisSampel], ...]:
        """(service, how far it is) as shown."""
        return tuple((nama, BarisSampel(satu)) for nama, satu in self.layanan)


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
    semua, per_layanan = hitungan_per_layanan(session, unit_id=unit_id, periode=periode)
    jawaban = {nomor: satu.responden for nomor, satu in per_layanan.items()}
    baris = tuple(
        (satu.nama, kemajuan(selesai.get(satu.id, 0), jawaban.get(satu.id, 0), berlalu=berlalu, sisa=sisa))
        for satu in daftar_layanan(session, unit_id, hanya_aktif=False)
        if selesai.get(satu.id) or jawaban.get(satu.id)
    )
    unit = kemajuan(sum(selesai.values()), semua.responden, berlalu=berlalu, sisa=sisa)
    return PanelSampel(unit, baris, berlalu, sisa)


def _hari(dari: date, sampai: date, hari_ini: date) -> tuple[int, int]:
    """Days of the period up to today, today included, and days after it."""
    seluruhnya = (sampai - dari).days + 1
    berlalu = min(max((hari_ini - dari).days + 1, 0), seluruhnya)
    return berlalu, seluruhnya - berlalu
