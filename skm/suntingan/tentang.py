"""Which report is meant: its office, its period, and the service or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.periode import Periode


@dataclass(frozen=True, slots=True)
class Laporan:
    """One report, as its rows are found by."""

    unit_id: int
    dari: date
    sampai: date
    layanan: str = ""
    """The service's code; empty for the whole office."""

    @classmethod
    def dari_periode(cls, unit_id: int, periode: Periode, layanan: str = "") -> Laporan:
        """The report of a period with two ends. Raises ValueError for another."""
        if periode.dari is None or periode.sampai is None:
            raise ValueError("a period that is reported has two ends")
        return cls(unit_id, periode.dari, periode.sampai, layanan)

    @property
    def periode(self) -> Periode:
        """Its period."""
        return Periode(self.dari, self.sampai)

    @property
    def nama(self) -> str:
        """As the audit trail calls it."""
        return f"laporan SKM {self.periode.label}" + (f" layanan {self.layanan}" if self.layanan else "")

    @property
    def kunci(self) -> dict[str, object]:
        """The columns by which its rows are found."""
        return {
            "unit_id": self.unit_id,
            "dari": self.dari,
            "sampai": self.sampai,
            "layanan": self.layanan,
        }
