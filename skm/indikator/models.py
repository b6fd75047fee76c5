"""The decree's indicators, per unit and year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.capaian import Target
from kinerja.galat import GalatMasukan
from kinerja.indikator import RumusBerlaku
from skm.orm import Base, Moment, enum_column

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100
"""Years an office can plan for here; an earlier or later one is a slip of the key."""


class TahapIsian(StrEnum):
    """How far a quarter's inputs have come; only approved ones give figures that count."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DIKUNCI = "dikunci"


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


class Indikator(Base):
    """One row of the decree. The texts are kept letter for letter, mistakes included, and never edited."""

    __tablename__ = "indikator"
    __table_args__ = (sa.UniqueConstraint("unit_id", "tahun", "kode"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    urutan: Mapped[int]
    kode: Mapped[str] = mapped_column(sa.String(12))
    dokumen: Mapped[str] = mapped_column(sa.String(8))
    """`IKU` or `IKI`."""
    jabatan: Mapped[str] = mapped_column(sa.String(160))
    tujuan_misi: Mapped[str] = mapped_column(sa.Text)
    sasaran: Mapped[str] = mapped_column(sa.Text)
    nama: Mapped[str] = mapped_column(sa.Text)
    formula_ketetapan: Mapped[str] = mapped_column(sa.Text)
    """The decree's own text, markup residue included."""
    formula_teks: Mapped[str] = mapped_column(sa.Text)
    """The same words, readable."""
    sumber_data: Mapped[str] = mapped_column(sa.Text)
    penanggung_jawab: Mapped[str] = mapped_column(sa.Text)
    """As decreed for IKU; the decree leaves it to the post (`jabatan`) for IKI."""
    satuan: Mapped[str] = mapped_column(sa.String(40))
    polaritas: Mapped[str] = mapped_column(sa.String(20))
    konsolidasi: Mapped[str] = mapped_column(sa.String(20))
    otomatis: Mapped[str | None] = mapped_column(sa.String(40))
    """What the server computes by itself; the names are those of `otomatis.RUMUS`."""
    tingkat_masalah: Mapped[str] = mapped_column(sa.String(1))
    rumus_berlaku: Mapped[RumusBerlaku] = mapped_column(enum_column(RumusBerlaku, "rumus_berlaku"))
    pembilang_koreksi: Mapped[str] = mapped_column(sa.Text)
    penyebut_koreksi: Mapped[str] = mapped_column(sa.Text)
    faktor_koreksi: Mapped[str] = mapped_column(sa.String(20))
    catatan: Mapped[str] = mapped_column(sa.Text)
    """What is wrong with the row, in a sentence for the office."""
    mendukung: Mapped[str | None] = mapped_column(sa.String(12))
    """Code of the IKU of that year which this IKI supports; the decree names none, the office links them."""
    pensiun: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    """Why it is not measured any more from this year on; empty while it is."""


class IsianTriwulan(Base):
    """What a post filled in for one indicator and quarter: inputs, never a percentage."""

    __tablename__ = "isian_triwulan"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Variable → exact number as "a/b", null for not applicable."""
    catatan: Mapped[str] = mapped_column(sa.Text, default="")
    tahap: Mapped[TahapIsian] = mapped_column(enum_column(TahapIsian, "tahap_isian"))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form


class TargetIndikator(Base):
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
    bawah: Mapped[str] = mapped_column(sa.String(60))
    """Exact, as "a/b"; equal to `atas` for a target of one number."""
    atas: Mapped[str] = mapped_column(sa.String(60))
    alasan: Mapped[str] = mapped_column(sa.String(300))
    dokumen: Mapped[str] = mapped_column(sa.String(120))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)

    @property
    def target(self) -> Target:
        """Both ends as exact numbers."""
        return Target(Fraction(self.bawah), Fraction(self.atas))


class TargetRenstra(Base):
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
    bawah: Mapped[str] = mapped_column(sa.String(60))
    """Exact, as "a/b"; equal to `atas` for a target of one number."""
    atas: Mapped[str] = mapped_column(sa.String(60))
    alasan: Mapped[str] = mapped_column(sa.String(300))
    dokumen: Mapped[str] = mapped_column(sa.String(120))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)

    @property
    def renstra(self) -> Renstra:
        """The same as exact numbers."""
        awal = None if self.awal is None else Fraction(self.awal)
        target = Target(Fraction(self.bawah), Fraction(self.atas))
        return Renstra(self.tahun_awal, awal, self.tahun_akhir, target)


class BuktiDukung(Base):
    """A file that a quarter's inputs rest on; the bytes lie in the instance folder under `sidik`."""

    __tablename__ = "bukti_dukung"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan", "sidik"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]
    nama: Mapped[str] = mapped_column(sa.String(120))
    """As the sender called it, without a folder; never used as a path."""
    jenis: Mapped[str] = mapped_column(sa.String(8))
    """The ending that its content proved: pdf, png, jpg, xlsx or ods."""
    ukuran: Mapped[int]
    """Bytes."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the content, in hexadecimal."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class CuplikanNilai(Base):
    """The figures of one indicator and quarter as they were approved. A recalculation is another row."""

    __tablename__ = "cuplikan_nilai"
    __table_args__ = (
        sa.UniqueConstraint("indikator_id", "triwulan", "nomor"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    triwulan: Mapped[int]
    nomor: Mapped[int]
    isi: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """Exact values as "a/b" or null, states, sentences and the formula then in force."""
    alasan: Mapped[str] = mapped_column(sa.String(300))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class TenggatIsian(Base):
    """The last day on which posts submit a quarter; without a row it is the default in `queries`."""

    __tablename__ = "tenggat_isian"
    __table_args__ = (
        sa.UniqueConstraint("unit_id", "tahun", "triwulan"),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name="triwulan_setahun"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    tahun: Mapped[int]
    triwulan: Mapped[int]
    tanggal: Mapped[date]


class PenugasanJabatan(Base):
    """An account that fills in for a post; a person may hold several posts, a post several people."""

    __tablename__ = "penugasan_jabatan"
    __table_args__ = (sa.UniqueConstraint("akun_id", "jabatan"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    akun_id: Mapped[int] = mapped_column(sa.ForeignKey("akun.id"))
    jabatan: Mapped[str] = mapped_column(sa.Text)
    """As the catalogue names who answers: `queries.penanggung`."""


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
    """A key of `aturan.BATAS`."""
    nol_tercapai: Mapped[str] = mapped_column(sa.String(60))
    """Per cent, exact as "a/b": what a target of 0 gives where lower is better, when it was reached."""
    nol_terlewati: Mapped[str] = mapped_column(sa.String(60))
    alasan: Mapped[str] = mapped_column(sa.String(300))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class AnalisisIndikator(Base):
    """What the post writes about one indicator's year: why it came out so, and what is done about it."""

    __tablename__ = "analisis_indikator"

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"), unique=True)
    penyebab: Mapped[str] = mapped_column(sa.Text)
    tindak_lanjut: Mapped[str] = mapped_column(sa.Text)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
    versi: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": versi}  # noqa: RUF012  # SQLAlchemy's own declaration form
