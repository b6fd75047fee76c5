"""Who owes what of a quarter, by when, and with which evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.masukan import Isian, baca_isian
from skm.isian.models import BuktiDukung, IsianTriwulan, TahapIsian, TenggatIsian
from skm.katalog.models import Indikator


@dataclass(frozen=True, slots=True)
class BelumDiajukan:
    """One indicator a post still owes; `draf` when something was kept already, `dikembalikan` says why."""

    kode: str
    nama: str
    draf: bool
    dikembalikan: str = ""


@dataclass(frozen=True, slots=True)
class Pengisian:
    """A quarter of the indicators that posts fill in, with what was filled in, in the decree's order."""

    baris: tuple[tuple[Indikator, IsianTriwulan | None], ...]

    def utang(self) -> dict[str, list[BelumDiajukan]]:
        """Those not filled in or still drafts, by post."""
        hasil: dict[str, list[BelumDiajukan]] = {}
        for satu, ada in self.baris:
            if _diisi(satu) and (ada is None or ada.tahap is TahapIsian.DRAF):
                sebab = ada.dikembalikan if ada else ""
                milik = hasil.setdefault(satu.penanggung, [])
                milik.append(BelumDiajukan(satu.kode, satu.nama, ada is not None, sebab))
        return hasil

    def tahap(self) -> dict[str, dict[TahapIsian | None, int]]:
        """How many inputs of each post are in each stage (None: not filled in)."""
        hasil: dict[str, dict[TahapIsian | None, int]] = {}
        for satu, ada in self.baris:
            if _diisi(satu):
                milik = hasil.setdefault(satu.penanggung, dict.fromkeys((None, *TahapIsian), 0))
                milik[ada.tahap if ada else None] += 1
        return hasil

    def bertahap(self, tahap: Collection[TahapIsian]) -> list[tuple[Indikator, IsianTriwulan]]:
        """The inputs that are in one of these stages."""
        return [(satu, ada) for satu, ada in self.baris if ada is not None and ada.tahap in tahap]

    def jumlah(self) -> dict[TahapIsian, int]:
        """How many inputs are in each stage."""
        return {tahap: len(self.bertahap({tahap})) for tahap in TahapIsian}

    def berikutnya(self, satu: Indikator) -> Indikator | None:
        """The next indicator of the same post that holds nothing yet, after this one, else the first such."""
        semua = [
            lain
            for lain, ada in self.baris
            if ada is None and _diisi(lain) and lain.penanggung == satu.penanggung
        ]
        return next((lain for lain in semua if lain.urutan > satu.urutan), semua[0] if semua else None)


def _diisi(satu: Indikator) -> bool:
    return satu.otomatis is None and not satu.pensiun


def pengisian(session: Session, unit_id: int, tahun: int, triwulan: int) -> Pengisian:
    """That quarter; retired indicators only where something was filled in."""
    pilih = (
        sa.select(Indikator, IsianTriwulan)
        .outerjoin(
            IsianTriwulan,
            sa.and_(IsianTriwulan.indikator_id == Indikator.id, IsianTriwulan.triwulan == triwulan),
        )
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            sa.or_(Indikator.otomatis.is_(None), IsianTriwulan.id.is_not(None)),
            sa.or_(Indikator.pensiun == "", IsianTriwulan.id.is_not(None)),
        )
        .order_by(Indikator.urutan)
    )
    return Pengisian(tuple((satu, ada) for satu, ada in session.execute(pilih)))


def terkunci(session: Session, unit_id: int, tahun: int) -> frozenset[tuple[int, int]]:
    """The quarters of that year whose inputs are locked, by the indicator's id."""
    pilih = (
        sa.select(IsianTriwulan.indikator_id, IsianTriwulan.triwulan)
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            IsianTriwulan.tahap == TahapIsian.DIKUNCI,
        )
    )
    return frozenset((nomor, triwulan) for nomor, triwulan in session.execute(pilih))


def isian_dua_tahun(session: Session, satu: Indikator) -> dict[int, dict[tuple[str, int], Isian]]:
    """What was filled in for one indicator in its year and the year before, by year, code and quarter."""
    hasil: dict[int, dict[tuple[str, int], Isian]] = {satu.tahun - 1: {}, satu.tahun: {}}
    pilih = (
        sa.select(Indikator.tahun, Indikator.konsolidasi, IsianTriwulan)
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(
            Indikator.unit_id == satu.unit_id,
            Indikator.tahun.in_((satu.tahun - 1, satu.tahun)),
            Indikator.kode == satu.kode,
        )
    )
    for tahun, cara, isi in session.execute(pilih):
        hasil[tahun][satu.kode, isi.triwulan] = baca_isian(isi, cara)
    return hasil


def tenggat(session: Session, unit_id: int, tahun: int, triwulan: int) -> date:
    """The last day to submit that quarter: as set, else the 10th of the month after it."""
    milik = (
        TenggatIsian.unit_id == unit_id,
        TenggatIsian.tahun == tahun,
        TenggatIsian.triwulan == triwulan,
    )
    ada = session.scalar(sa.select(TenggatIsian.tanggal).where(*milik))
    return ada or (date(tahun + 1, 1, 10) if triwulan == 4 else date(tahun, 3 * triwulan + 1, 10))


def bukti(session: Session, indikator_id: int, triwulan: int) -> Sequence[BuktiDukung]:
    """The evidence of one indicator and quarter, oldest first."""
    milik = (BuktiDukung.indikator_id == indikator_id, BuktiDukung.triwulan == triwulan)
    return session.scalars(sa.select(BuktiDukung).where(*milik).order_by(BuktiDukung.id)).all()


def bukti_triwulan(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[int, list[BuktiDukung]]:
    """The evidence of a quarter by indicator, oldest first."""
    pilih = (
        sa.select(BuktiDukung)
        .join(Indikator, Indikator.id == BuktiDukung.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun, BuktiDukung.triwulan == triwulan)
        .order_by(BuktiDukung.id)
    )
    hasil: dict[int, list[BuktiDukung]] = {}
    for satu in session.scalars(pilih):
        hasil.setdefault(satu.indikator_id, []).append(satu)
    return hasil


def bukti_bernomor(session: Session, indikator_id: int, nomor: int) -> BuktiDukung | None:
    """One piece of evidence, only through the indicator it belongs to."""
    satu = session.get(BuktiDukung, nomor)
    return satu if satu is not None and satu.indikator_id == indikator_id else None
