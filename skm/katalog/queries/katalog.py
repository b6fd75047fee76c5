"""Reads of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Target
from skm.galat import Galat
from skm.katalog.models import Indikator, Renstra, TargetIndikator, TargetRenstra
from skm.katalog.queries.rumus import baris_tahun


def tahun_berkatalog(session: Session, unit_id: int) -> list[int]:
    """Years that have indicators, ascending."""
    tahun = sa.select(Indikator.tahun).where(Indikator.unit_id == unit_id).distinct()
    return sorted(session.scalars(tahun))


def jumlah_per_tahun(session: Session, unit_id: int) -> dict[int, int]:
    """How many indicators each year has, ascending."""
    pilih = sa.select(Indikator.tahun, sa.func.count()).where(Indikator.unit_id == unit_id)
    return dict(sorted((tahun, jumlah) for tahun, jumlah in session.execute(pilih.group_by(Indikator.tahun))))


def katalog(session: Session, unit_id: int, tahun: int) -> Sequence[Indikator]:
    """The indicators of a year in the decree's order; raises Galat when there are none."""
    baris = baris_tahun(session, unit_id, tahun)
    if not baris:
        ada = ", ".join(str(satu) for satu in tahun_berkatalog(session, unit_id)) or "belum ada"
        kalimat = f"Tahun {tahun} belum memiliki katalog indikator. Tahun yang ada: {ada}."
        raise Galat(kalimat, bidang="tahun")
    return baris


def sasaran_iku(session: Session, unit_id: int, tahun: int) -> dict[str, str]:
    """The sasaran of the office's indicators in that year, each with the code of its first indicator."""
    hasil: dict[str, str] = {}
    for satu in katalog(session, unit_id, tahun):
        if satu.dokumen == "IKU" and not satu.pensiun:
            hasil.setdefault(satu.sasaran, satu.kode)
    return hasil


def indikator_berkode(session: Session, unit_id: int, tahun: int, kode: str) -> Indikator | None:
    """One indicator of a year, whatever the letters' case of its code."""
    return session.scalar(
        sa.select(Indikator).where(
            Indikator.unit_id == unit_id, Indikator.tahun == tahun, Indikator.kode == kode.strip().upper()
        )
    )


def target_per_tahun(
    session: Session, milik: tuple[sa.ColumnElement[bool], ...], tahun: Collection[int]
) -> dict[int, dict[tuple[str, int], Target]]:
    """The newest target of each indicator of `milik`: by year, then by code and quarter, 0 for the year."""
    hasil: dict[int, dict[tuple[str, int], Target]] = {satu: {} for satu in tahun}
    pilih = sa.select(Indikator.tahun, Indikator.kode, TargetIndikator).join(
        Indikator, Indikator.id == TargetIndikator.indikator_id
    )
    for satu, kode, isi in session.execute(pilih.where(*milik).order_by(TargetIndikator.revisi)):
        hasil[satu][kode, isi.triwulan] = isi.target
    return hasil


def riwayat_target(session: Session, indikator_id: int) -> Sequence[TargetIndikator]:
    """Every target ever set for an indicator, the year's first, newest revision first."""
    pilih = sa.select(TargetIndikator).where(TargetIndikator.indikator_id == indikator_id)
    return session.scalars(pilih.order_by(TargetIndikator.triwulan, TargetIndikator.revisi.desc())).all()


def riwayat_renstra(session: Session, satu: Indikator) -> Sequence[TargetRenstra]:
    """What the Renstra ever set for an indicator, newest revision first."""
    milik = (TargetRenstra.unit_id == satu.unit_id, TargetRenstra.kode == satu.kode)
    return session.scalars(sa.select(TargetRenstra).where(*milik).order_by(TargetRenstra.revisi.desc())).all()


def renstra(session: Session, unit_id: int) -> dict[str, Renstra]:
    """What the Renstra sets now, by the indicator's code."""
    pilih = sa.select(TargetRenstra).where(TargetRenstra.unit_id == unit_id)
    return {satu.kode: satu.renstra for satu in session.scalars(pilih.order_by(TargetRenstra.revisi))}
