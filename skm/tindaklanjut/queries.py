"""Plans of an office, their logs, what is late, and the plan of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.laporan.hasil.baca import bertriwulan
from skm.laporan.hasil.isi import HasilPeriode, Rencana, TindakLanjut
from skm.layanan.models import Unit
from skm.tindaklanjut.kata import NAMA_STATUS
from skm.tindaklanjut.models import (
    ForumKonsultasi,
    PeristiwaTindakLanjut,
    RencanaTindakLanjut,
    StatusTindakLanjut,
)

TERLAMBAT_TAMPIL = 20
"""Late plans that a page lists; how many there are is said beside them."""


@dataclass(frozen=True, slots=True)
class Terlambat:
    """The late plans of an office: those that are late the longest, and how many there are."""

    baris: tuple[RencanaTindakLanjut, ...]
    banyak: int


def rencana_unit(session: Session, unit_id: int, nomor: int) -> RencanaTindakLanjut | None:
    """That plan, if it is the office's."""
    milik = (RencanaTindakLanjut.id == nomor, RencanaTindakLanjut.unit_id == unit_id)
    return session.scalar(sa.select(RencanaTindakLanjut).where(*milik))


def daftar_rencana(session: Session, unit_id: int, periode: Periode) -> Sequence[RencanaTindakLanjut]:
    """The plan of that period in the order of entry."""
    milik = (
        RencanaTindakLanjut.unit_id == unit_id,
        RencanaTindakLanjut.dari == periode.dari,
        RencanaTindakLanjut.sampai == periode.sampai,
    )
    pilih = sa.select(RencanaTindakLanjut).where(*milik)
    return session.scalars(pilih.order_by(RencanaTindakLanjut.id)).all()


def daftar_terlambat(session: Session, unit_id: int, hari: date) -> Terlambat:
    """Plans of any period whose last quarter was over before `hari` and that are not done."""
    banyak = sa.func.count().over()
    pilih = (
        sa.select(RencanaTindakLanjut, banyak)
        .where(
            RencanaTindakLanjut.unit_id == unit_id,
            RencanaTindakLanjut.status != StatusTindakLanjut.SELESAI,
            RencanaTindakLanjut.tenggat < hari,
        )
        .order_by(RencanaTindakLanjut.tenggat, RencanaTindakLanjut.id)
        .limit(TERLAMBAT_TAMPIL)
    )
    semua = session.execute(pilih).all()
    return Terlambat(tuple(satu for satu, _ in semua), semua[0][1] if semua else 0)


def daftar_peristiwa(session: Session, rencana_id: int) -> Sequence[PeristiwaTindakLanjut]:
    """The log of one plan, the newest first."""
    milik = sa.select(PeristiwaTindakLanjut).where(PeristiwaTindakLanjut.rencana_id == rencana_id)
    return session.scalars(milik.order_by(PeristiwaTindakLanjut.urut.desc())).all()


def forum_periode(session: Session, unit_id: int, periode: Periode) -> ForumKonsultasi | None:
    """What is kept of the forum of that period."""
    milik = (
        ForumKonsultasi.unit_id == unit_id,
        ForumKonsultasi.dari == periode.dari,
        ForumKonsultasi.sampai == periode.sampai,
    )
    return session.scalar(sa.select(ForumKonsultasi).where(*milik))


def lengkapi(session: Session, unit_id: int, hasil: HasilPeriode) -> HasilPeriode:
    """The results with the office's plan, its forum, and the plan of the period before.

    Results of one service and of periods that are not whole quarters have none and stay as they are.
    """
    if hasil.layanan or not bertriwulan(hasil.periode):
        return hasil
    dicari = [hasil.periode, *([hasil.lalu] if hasil.lalu else [])]
    semua, forum = _rencana_dan_forum(session, unit_id, hasil.periode, dicari)
    kini = [satu for satu in semua if satu.dari == hasil.periode.dari]
    return replace(
        hasil,
        rencana=replace(
            hasil.rencana,
            ditetapkan=tuple(map(_rencana, kini)),
            forum=forum,
            sebelumnya=tuple(_tindak_lanjut(satu) for satu in semua if satu.dari != hasil.periode.dari),
        ),
    )


def _rencana_dan_forum(
    session: Session, unit_id: int, periode: Periode, dicari: Sequence[Periode]
) -> tuple[list[RencanaTindakLanjut], date | None]:
    """The plans of the periods and the day of the one's forum, in one statement: a report has many."""
    forum = sa.and_(
        ForumKonsultasi.unit_id == Unit.id,
        ForumKonsultasi.dari == periode.dari,
        ForumKonsultasi.sampai == periode.sampai,
    )
    hari = sa.tuple_(RencanaTindakLanjut.dari, RencanaTindakLanjut.sampai)
    milik = sa.and_(
        RencanaTindakLanjut.unit_id == Unit.id, hari.in_([(satu.dari, satu.sampai) for satu in dicari])
    )
    pilih = (
        sa.select(ForumKonsultasi.tanggal, RencanaTindakLanjut)
        .select_from(Unit)
        .outerjoin(ForumKonsultasi, forum)
        .outerjoin(RencanaTindakLanjut, milik)
        .where(Unit.id == unit_id)
        .order_by(RencanaTindakLanjut.id)
    )
    semua = session.execute(pilih).all()
    return [satu for _, satu in semua if satu is not None], semua[0][0]


def _rencana(satu: RencanaTindakLanjut) -> Rencana:
    kapan = frozenset(map(int, satu.triwulan))
    return Rencana(satu.nama_unsur, f"{satu.program} ({satu.tahun})", kapan, satu.penanggung_jawab)


def _tindak_lanjut(satu: RencanaTindakLanjut) -> TindakLanjut:
    selesai = satu.status is StatusTindakLanjut.SELESAI
    return TindakLanjut(_rencana(satu), NAMA_STATUS[satu.status], satu.realisasi, selesai)
