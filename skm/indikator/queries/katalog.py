"""Reads of the catalogue, and the on-time counts by service that indicators and reports share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.indikator import RumusBerlaku
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.galat import Galat
from skm.indikator.models import Indikator, Renstra, TargetIndikator, TargetRenstra
from skm.indikator.queries.rumus import baris_tahun
from skm.layanan.models import Kategori
from skm.layanan.queries import daftar_layanan
from skm.loket.queries import ketepatan_per_layanan


class TahunTanpaKatalog(Galat):
    """No indicators are on record for the year asked for; the message says which years have some."""


@dataclass(frozen=True, slots=True)
class KetepatanLayanan:
    """The on-time counts of one service."""

    kode: str
    nama: str
    kategori: Kategori
    tally: KetepatanTally


@dataclass(frozen=True, slots=True)
class RekapKetepatan:
    """On-time counts by service in the decree's order: active services, and retired ones that have any."""

    layanan: tuple[KetepatanLayanan, ...]

    def kategori(self, kategori: Kategori) -> KetepatanTally:
        """A group's counts, summed; percentages are never averaged."""
        return sum((satu.tally for satu in self.layanan if satu.kategori is kategori), KetepatanTally())


def tahun_berkatalog(session: Session, unit_id: int) -> list[int]:
    """Years that have indicators, ascending."""
    tahun = sa.select(Indikator.tahun).where(Indikator.unit_id == unit_id).distinct()
    return sorted(session.scalars(tahun))


def jumlah_per_tahun(session: Session, unit_id: int) -> dict[int, int]:
    """How many indicators each year has, ascending."""
    pilih = sa.select(Indikator.tahun, sa.func.count()).where(Indikator.unit_id == unit_id)
    return dict(sorted((tahun, jumlah) for tahun, jumlah in session.execute(pilih.group_by(Indikator.tahun))))


def katalog(session: Session, unit_id: int, tahun: int) -> Sequence[Indikator]:
    """The indicators of a year in the decree's order; raises TahunTanpaKatalog when there are none."""
    baris = baris_tahun(session, unit_id, tahun)
    if not baris:
        ada = ", ".join(str(satu) for satu in tahun_berkatalog(session, unit_id)) or "belum ada"
        kalimat = f"Tahun {tahun} belum memiliki katalog indikator. Tahun yang ada: {ada}."
        raise TahunTanpaKatalog(kalimat, bidang="tahun")
    return baris


def indikator_berkode(session: Session, unit_id: int, tahun: int, kode: str) -> Indikator | None:
    """One indicator of a year, whatever the letters' case of its code."""
    return session.scalar(
        sa.select(Indikator).where(
            Indikator.unit_id == unit_id, Indikator.tahun == tahun, Indikator.kode == kode.strip().upper()
        )
    )


def rumus_otomatis(session: Session, unit_id: int, tahun: int) -> dict[str, RumusBerlaku]:
    """The formula in force of what the server counts by itself, by the names of `otomatis.RUMUS`."""
    return {
        satu.otomatis: satu.rumus_berlaku for satu in baris_tahun(session, unit_id, tahun) if satu.otomatis
    }


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


def rekap_ketepatan(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> RekapKetepatan:
    """Counts as known at `pada`; days of `periode` are office days in `zona`."""
    hitungan = ketepatan_per_layanan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
    kosong = KetepatanTally()
    return RekapKetepatan(
        tuple(
            KetepatanLayanan(satu.kode, satu.nama, satu.kategori, hitungan.get(satu.id, kosong))
            for satu in daftar_layanan(session, unit_id, hanya_aktif=False)
            if satu.aktif or hitungan.get(satu.id, kosong) != kosong
        )
    )
