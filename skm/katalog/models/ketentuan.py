"""What the office decides for a year and its Renstra: targets, and the rules of capaian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.capaian import Target
from kinerja.galat import GalatMasukan
from skm.orm import Base, Moment

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100
"""Years an office can plan for here; an earlier or later one is a slip of the key."""


@dataclass(frozen=True, slots=True)
class Renstra:
    """The years a Renstra runs between, what was measured at its start (None: nothing), its last target.

    Raises GalatMasukan for years in the wrong order or out of reach.
    """

    tahun_awal: int
    awal: Fraction | None
    tahun_akhir: int
    target: Target

    def __post_init__(self) -> None:
        if not TAHUN_PERTAMA <= self.tahun_awal < self.tahun_akhir <= TAHUN_TERAKHIR:
            raise GalatMasukan(
                f"Tahun awal harus sebelum tahun akhir, antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
            )


class DuaUjung:
    """The columns of a target: both ends, equal for a target of one number."""

    bawah: Mapped[str] = mapped_column(sa.String(60))
    """Exact, as "a/b"."""
    atas: Mapped[str] = mapped_column(sa.String(60))

    @property
    def target(self) -> Target:
        """Both ends as exact numbers."""
        return Target(Fraction(self.bawah), Fraction(self.atas))


class TargetIndikator(DuaUjung, Base):
    """A target of one indicator for a quarter, or for the year (0). A revision is another row."""

    __tablename__ = "target_indikator"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan", "revisi"),
        sa.CheckConstraint("triwulan BETWEEN 0 AND 4", name="triwulan_atau_tahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]
    revisi: Mapped[int]
    alasan: Mapped[str] = mapped_column(sa.String(300))
    dokumen: Mapped[str] = mapped_column(sa.String(120))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class TargetRenstra(DuaUjung, Base):
    """Where an indicator began and where the office's Renstra wants it to end. A revision is another row."""

    __tablename__ = "target_renstra"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "kode", "revisi"),
        sa.CheckConstraint("tahun_awal < tahun_akhir", name="awal_sebelum_akhir"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    kode: Mapped[str] = mapped_column(sa.String(12))
    """The indicator's, in every year: a Renstra spans five catalogues."""
    revisi: Mapped[int]
    tahun_awal: Mapped[int]
    awal: Mapped[str | None] = mapped_column(sa.String(60))
    """Measured before the Renstra began, exact as "a/b"; null when nobody measured."""
    tahun_akhir: Mapped[int]
    alasan: Mapped[str] = mapped_column(sa.String(300))
    dokumen: Mapped[str] = mapped_column(sa.String(120))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)

    @property
    def renstra(self) -> Renstra:
        """The same as exact numbers."""
        awal = None if self.awal is None else Fraction(self.awal)
        return Renstra(self.tahun_awal, awal, self.tahun_akhir, self.target)


class AturanCapaian(Base):
    """How an office rates capaian in one year. A revision is another row; without one the defaults hold."""

    __tablename__ = "aturan_capaian"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tahun", "revisi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    revisi: Mapped[int]
    skala: Mapped[list[list[str]]] = mapped_column(sa.JSON)
    """(lower bound, category), best first; the last bound is empty."""
    batas: Mapped[str] = mapped_column(sa.String(8))
    """A key of `aturan_capaian.BATAS`."""
    nol_tercapai: Mapped[str] = mapped_column(sa.String(60))
    """Per cent, exact as "a/b": what a target of 0 gives where lower is better, when it was reached."""
    nol_terlewati: Mapped[str] = mapped_column(sa.String(60))
    dasar_tetap: Mapped[str | None] = mapped_column(sa.String(60))
    """What a decrease from a base of 0 gives that is still 0; null: it has no capaian."""
    dasar_naik: Mapped[str | None] = mapped_column(sa.String(60))
    """And one that has risen."""
    alasan: Mapped[str] = mapped_column(sa.String(300))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
