"""Reads of the catalogue, and the on-time counts by service that indicators and reports share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.indikator.models import Indikator, IsianTriwulan, TahapIsian, TargetIndikator
from skm.layanan.models import Kategori
from skm.layanan.queries import daftar_layanan
from skm.loket.queries import ketepatan_per_layanan


class TahunTanpaKatalog(LookupError):
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


def katalog(session: Session, unit_id: int, tahun: int) -> Sequence[Indikator]:
    """The indicators of a year in the decree's order; raises TahunTanpaKatalog when there are none."""
    pilih = sa.select(Indikator).where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
    baris = session.scalars(pilih.order_by(Indikator.urutan)).all()
    if not baris:
        ada = ", ".join(str(satu) for satu in tahun_berkatalog(session, unit_id)) or "belum ada"
        raise TahunTanpaKatalog(f"Tahun {tahun} belum memiliki katalog indikator. Tahun yang ada: {ada}.")
    return baris


def indikator_berkode(session: Session, unit_id: int, tahun: int, kode: str) -> Indikator | None:
    """One indicator of a year, whatever the letters' case of its code."""
    return session.scalar(
        sa.select(Indikator).where(
            Indikator.unit_id == unit_id, Indikator.tahun == tahun, Indikator.kode == kode.strip().upper()
        )
    )


def riwayat_target(session: Session, indikator_id: int) -> Sequence[TargetIndikator]:
    """Every target ever set for an indicator, the year's first, newest revision first."""
    pilih = sa.select(TargetIndikator).where(TargetIndikator.indikator_id == indikator_id)
    return session.scalars(pilih.order_by(TargetIndikator.triwulan, TargetIndikator.revisi.desc())).all()


@dataclass(frozen=True, slots=True)
class BelumDiajukan:
    """One indicator a post still owes; `draf` when something was kept already."""

    kode: str
    nama: str
    draf: bool


def penanggung(satu: Indikator) -> str:
    """Who answers for it: as decreed, else the post whose indicator it is."""
    return satu.penanggung_jawab or satu.jabatan


def belum_diisi(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[str, list[BelumDiajukan]]:
    """Indicators of the quarter that are not filled in or still drafts, by post, in the decree's order."""
    draf = set(
        session.scalars(
            sa.select(IsianTriwulan.indikator_id).where(
                IsianTriwulan.triwulan == triwulan, IsianTriwulan.tahap == TahapIsian.DRAF
            )
        )
    )
    hasil: dict[str, list[BelumDiajukan]] = {}
    for satu in _terutang(session, unit_id, tahun, triwulan):
        baris = BelumDiajukan(satu.kode, satu.nama, satu.id in draf)
        hasil.setdefault(penanggung(satu), []).append(baris)
    return hasil


def draf_jabatan(
    session: Session, unit_id: int, tahun: int, triwulan: int, jabatan: str
) -> list[tuple[Indikator, IsianTriwulan]]:
    """The drafts of one post in that quarter."""
    semua = _terutang(session, unit_id, tahun, triwulan)
    nomor = {satu.id: satu for satu in semua if penanggung(satu) == jabatan}
    pilih = sa.select(IsianTriwulan).where(
        IsianTriwulan.indikator_id.in_(nomor), IsianTriwulan.triwulan == triwulan
    )
    return [
        (nomor[satu.indikator_id], satu)
        for satu in session.scalars(pilih.order_by(IsianTriwulan.indikator_id))
    ]


def berikutnya(session: Session, satu: Indikator, triwulan: int) -> Indikator | None:
    """The next indicator of the same post that holds nothing yet, after this one, else from the beginning."""
    ada = set(
        session.scalars(sa.select(IsianTriwulan.indikator_id).where(IsianTriwulan.triwulan == triwulan))
    )
    semua = [
        lain
        for lain in _terutang(session, satu.unit_id, satu.tahun, triwulan)
        if penanggung(lain) == penanggung(satu) and lain.id not in ada
    ]
    return next((lain for lain in semua if lain.urutan > satu.urutan), semua[0] if semua else None)


def _terutang(session: Session, unit_id: int, tahun: int, triwulan: int) -> Sequence[Indikator]:
    """Indicators that posts fill in and have not submitted."""
    ada = (
        sa.select(IsianTriwulan.indikator_id)
        .where(IsianTriwulan.triwulan == triwulan, IsianTriwulan.tahap != TahapIsian.DRAF)
        .scalar_subquery()
    )
    pilih = (
        sa.select(Indikator)
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            Indikator.otomatis.is_(None),
            Indikator.id.not_in(ada),
        )
        .order_by(Indikator.urutan)
    )
    return session.scalars(pilih).all()


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
