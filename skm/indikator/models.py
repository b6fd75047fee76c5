"""The decree's indicators, per unit and year."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.indikator import RumusBerlaku
from skm.orm import Base, enum_column


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
    """What the server computes by itself: `ikm`, `ketepatan_non_perizinan` or `ketepatan_perizinan`."""
    tingkat_masalah: Mapped[str] = mapped_column(sa.String(1))
    rumus_berlaku: Mapped[RumusBerlaku] = mapped_column(enum_column(RumusBerlaku, "rumus_berlaku"))
    pembilang_koreksi: Mapped[str] = mapped_column(sa.Text)
    penyebut_koreksi: Mapped[str] = mapped_column(sa.Text)
    faktor_koreksi: Mapped[str] = mapped_column(sa.String(20))
    catatan: Mapped[str] = mapped_column(sa.Text)
    """What is wrong with the row, in a sentence for the office."""
