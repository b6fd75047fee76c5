"""Plans of an office, their logs and files, what is late, and what citizens are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.survei.models import Perbaikan
from skm.survei.perbaikan import ButirPerbaikan
from skm.tindaklanjut.kata import NAMA_STATUS, kapan
from skm.tindaklanjut.models import (
    BuktiTindakLanjut,
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
    """The plan of that period in the order of entry, with what was taken back."""
    milik = (
        RencanaTindakLanjut.unit_id == unit_id,
        RencanaTindakLanjut.dari == periode.dari,
        RencanaTindakLanjut.sampai == periode.sampai,
    )
    pilih = sa.select(RencanaTindakLanjut).where(*milik)
    return session.scalars(pilih.order_by(RencanaTindakLanjut.id)).all()


def rencana_pilihan(
    session: Session, unit_id: int, triwulan: Periode, dipilih: int | None
) -> Sequence[RencanaTindakLanjut]:
    """Plans of the periods that hold that quarter, and the chosen one."""
    milik = sa.and_(
        RencanaTindakLanjut.dari <= triwulan.dari,
        RencanaTindakLanjut.sampai >= triwulan.sampai,
        RencanaTindakLanjut.ditarik == "",
    )
    pilih = sa.select(RencanaTindakLanjut).where(
        RencanaTindakLanjut.unit_id == unit_id, sa.or_(milik, RencanaTindakLanjut.id == dipilih)
    )
    return session.scalars(pilih.order_by(RencanaTindakLanjut.id)).all()


def kunci_rencana(session: Session, unit_id: int, periode: Periode) -> None:
    """Wait for whoever changes a row of that period's plan, and keep others off it until the end."""
    milik = (
        RencanaTindakLanjut.unit_id == unit_id,
        RencanaTindakLanjut.dari == periode.dari,
        RencanaTindakLanjut.sampai == periode.sampai,
    )
    session.execute(sa.select(RencanaTindakLanjut.id).where(*milik).with_for_update())


def daftar_terlambat(session: Session, unit_id: int, hari: date) -> Terlambat:
    """Plans of any period whose last quarter was over before `hari` and that are not done."""
    banyak = sa.func.count().over()
    pilih = (
        sa.select(RencanaTindakLanjut, banyak)
        .where(
            RencanaTindakLanjut.unit_id == unit_id,
            RencanaTindakLanjut.status != StatusTindakLanjut.SELESAI,
            RencanaTindakLanjut.ditarik == "",
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


def daftar_bukti(session: Session, rencana_id: int) -> Sequence[BuktiTindakLanjut]:
    """The files of one plan in the order in which they came."""
    milik = sa.select(BuktiTindakLanjut).where(BuktiTindakLanjut.rencana_id == rencana_id)
    return session.scalars(milik.order_by(BuktiTindakLanjut.id)).all()


def bukti_rencana(session: Session, rencana_id: int, nomor: int) -> BuktiTindakLanjut | None:
    """That file, if it is the plan's."""
    milik = (BuktiTindakLanjut.id == nomor, BuktiTindakLanjut.rencana_id == rencana_id)
    return session.scalar(sa.select(BuktiTindakLanjut).where(*milik))


def tampilan(session: Session, unit_id: int, periode: Periode) -> Perbaikan | None:
    """What citizens are told of that period's plan; None while it is not approved."""
    milik = (
        Perbaikan.unit_id == unit_id,
        Perbaikan.dari == periode.dari,
        Perbaikan.sampai == periode.sampai,
    )
    return session.scalar(sa.select(Perbaikan).where(*milik))


def butir_periode(session: Session, unit_id: int, periode: Periode) -> tuple[ButirPerbaikan, ...]:
    """What was planned after that period and what became of it, frozen: to be shown or stored."""
    return tuple(
        ButirPerbaikan(
            satu.nama_unsur,
            satu.program,
            kapan(satu.triwulan, satu.tahun),
            NAMA_STATUS[satu.status],
            satu.status is StatusTindakLanjut.SELESAI,
            satu.realisasi,
        )
        for satu in daftar_rencana(session, unit_id, periode)
        if not satu.ditarik
    )
