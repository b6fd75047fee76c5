"""Who owes what of a quarter, by when, and with which evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.indikator.models import (
    BuktiDukung,
    CuplikanNilai,
    Indikator,
    IsianTriwulan,
    TahapIsian,
    TenggatIsian,
)


@dataclass(frozen=True, slots=True)
class BelumDiajukan:
    """One indicator a post still owes; `draf` when something was kept already, `dikembalikan` says why."""

    kode: str
    nama: str
    draf: bool
    dikembalikan: str = ""


def penanggung(satu: Indikator) -> str:
    """Who answers for it: as decreed, else the post whose indicator it is."""
    return satu.penanggung_jawab or satu.jabatan


def belum_diisi(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[str, list[BelumDiajukan]]:
    """Indicators of the quarter that are not filled in or still drafts, by post, in the decree's order."""
    tahap = isian_bertahap(session, unit_id, tahun, triwulan, {TahapIsian.DRAF})
    draf = {satu.id: ada.dikembalikan for satu, ada in tahap}
    hasil: dict[str, list[BelumDiajukan]] = {}
    for satu in _terutang(session, unit_id, tahun, triwulan):
        baris = BelumDiajukan(satu.kode, satu.nama, satu.id in draf, draf.get(satu.id, ""))
        hasil.setdefault(penanggung(satu), []).append(baris)
    return hasil


def tahap_jabatan(
    session: Session, unit_id: int, tahun: int, triwulan: int
) -> dict[str, dict[TahapIsian | None, int]]:
    """How many inputs of each post are in each stage (None: not filled in), in the decree's order."""
    pilih = (
        sa.select(Indikator, IsianTriwulan.tahap)
        .outerjoin(
            IsianTriwulan,
            sa.and_(IsianTriwulan.indikator_id == Indikator.id, IsianTriwulan.triwulan == triwulan),
        )
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            Indikator.otomatis.is_(None),
            Indikator.pensiun == "",
        )
        .order_by(Indikator.urutan)
    )
    hasil: dict[str, dict[TahapIsian | None, int]] = {}
    for satu, tahap in session.execute(pilih):
        milik = hasil.setdefault(penanggung(satu), dict.fromkeys((None, *TahapIsian), 0))
        milik[tahap] += 1
    return hasil


def isian_bertahap(
    session: Session, unit_id: int, tahun: int, triwulan: int, tahap: Collection[TahapIsian]
) -> list[tuple[Indikator, IsianTriwulan]]:
    """The quarter's inputs that are in one of these stages, in the decree's order."""
    pilih = (
        sa.select(Indikator, IsianTriwulan)
        .join(IsianTriwulan, IsianTriwulan.indikator_id == Indikator.id)
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            IsianTriwulan.triwulan == triwulan,
            IsianTriwulan.tahap.in_(tahap),
        )
        .order_by(Indikator.urutan)
    )
    return [(satu, ada) for satu, ada in session.execute(pilih)]


def berikutnya(session: Session, satu: Indikator, triwulan: int) -> Indikator | None:
    """The next indicator of the same post that holds nothing yet, after this one, else from the beginning."""
    ada = {lain.id for lain, _ in isian_bertahap(session, satu.unit_id, satu.tahun, triwulan, [*TahapIsian])}
    semua = [
        lain
        for lain in _terutang(session, satu.unit_id, satu.tahun, triwulan)
        if penanggung(lain) == penanggung(satu) and lain.id not in ada
    ]
    return next((lain for lain in semua if lain.urutan > satu.urutan), semua[0] if semua else None)


def _terutang(session: Session, unit_id: int, tahun: int, triwulan: int) -> Sequence[Indikator]:
    """Indicators that posts fill in and have not submitted."""
    ada = sa.exists().where(
        IsianTriwulan.indikator_id == Indikator.id,
        IsianTriwulan.triwulan == triwulan,
        IsianTriwulan.tahap != TahapIsian.DRAF,
    )
    pilih = (
        sa.select(Indikator)
        .where(
            Indikator.unit_id == unit_id,
            Indikator.tahun == tahun,
            Indikator.otomatis.is_(None),
            Indikator.pensiun == "",
            ~ada,
        )
        .order_by(Indikator.urutan)
    )
    return session.scalars(pilih).all()


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


def jumlah_bertahap(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[TahapIsian, int]:
    """How many inputs of a quarter are in each stage."""
    pilih = (
        sa.select(IsianTriwulan.tahap, sa.func.count())
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun, IsianTriwulan.triwulan == triwulan)
        .group_by(IsianTriwulan.tahap)
    )
    ada = dict(list(session.execute(pilih)))
    return {tahap: ada.get(tahap, 0) for tahap in TahapIsian}


def bukti_bernomor(session: Session, indikator_id: int, nomor: int) -> BuktiDukung | None:
    """One piece of evidence, only through the indicator it belongs to."""
    satu = session.get(BuktiDukung, nomor)
    return satu if satu is not None and satu.indikator_id == indikator_id else None


def cuplikan(session: Session, indikator_id: int, triwulan: int) -> Sequence[CuplikanNilai]:
    """Every approval of that quarter's figures, or the year's (0), newest first."""
    milik = (CuplikanNilai.indikator_id == indikator_id, CuplikanNilai.triwulan == triwulan)
    return session.scalars(sa.select(CuplikanNilai).where(*milik).order_by(CuplikanNilai.nomor.desc())).all()
