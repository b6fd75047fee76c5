"""The year's catalogue of an office, and the formulas of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from kinerja.indikator import RumusBerlaku
from skm.orm import Base, Moment, enum_column


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
    satuan_koreksi: Mapped[str] = mapped_column(sa.String(40))
    """What the decreed and the corrected formula give as the year was laid out, whatever ships later.

    A corrected formula of the office's own names its unit itself.
    """
    polaritas: Mapped[str] = mapped_column(sa.String(20))
    konsolidasi: Mapped[str] = mapped_column(sa.String(20))
    otomatis: Mapped[str | None] = mapped_column(sa.String(40))
    """What the server computes by itself; the names are those of `terhitung.TERHITUNG`."""
    tingkat_masalah: Mapped[str] = mapped_column(sa.String(1))
    rumus_berlaku: Mapped[RumusBerlaku] = mapped_column(enum_column(RumusBerlaku, "rumus_berlaku"))
    catatan: Mapped[str] = mapped_column(sa.Text)
    """What is wrong with the row, in a sentence for the office."""
    mendukung: Mapped[str | None] = mapped_column(sa.String(12))
    """Code of the IKU of that year which this IKI supports; the decree names none, the office links them."""
    pensiun: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    """Why it is not measured any more from this year on; empty while it is."""

    @property
    def penanggung(self) -> str:
        """Who answers for it: as decreed, else the post whose indicator it is."""
        return self.penanggung_jawab or self.jabatan


class RumusIndikator(Base):
    """An office's own formulas for one indicator, as text of `kinerja.rumus`. A revision is another row.

    An indicator without a row is computed by the formulas that `kinerja.data` carries for its code.
    """

    __tablename__ = "rumus_indikator"
    __table_args__ = (sa.UniqueConstraint("indikator_id", "revisi"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indikator_id: Mapped[int] = mapped_column(sa.ForeignKey("indikator.id"))
    revisi: Mapped[int]
    ketetapan: Mapped[str | None] = mapped_column(sa.Text)
    """The decreed formula of an indicator the office added; null for one that the package carries."""
    koreksi: Mapped[str] = mapped_column(sa.Text)
    satuan_koreksi: Mapped[str] = mapped_column(sa.String(40))
    variabel: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)
    """Inputs that these formulas bring along: nama, definisi, sebutan, satuan, populasi, sifat, bila_nol.

    Rows older than those questions have no populasi and no bila_nol.
    """
    alasan: Mapped[str] = mapped_column(sa.Text)
    """What is wrong with the decreed formula, as it is printed beside the corrected one."""
    dokumen: Mapped[str] = mapped_column(sa.String(120))
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)
