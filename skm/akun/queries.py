"""Reads about accounts, keys of the API and the audit trail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun, JejakAudit, KunciApi, MataRantai, Peran

_UNIT = sa.table("unit", *map(sa.column, ("id", "nama", "kabupaten", "provinsi")))


def kata_kantor(session: Session, unit_id: int) -> tuple[str, ...]:
    """Names of the office that everybody knows, its regency and province among them."""
    baris = session.execute(sa.select(*list(_UNIT.c)[1:]).where(_UNIT.c.id == unit_id)).first()
    return tuple(baris or ())


def akun_aktif(session: Session, nomor: int, versi: int) -> Akun | None:
    """The account a session belongs to, unless it was closed or its password changed since."""
    akun = session.get(Akun, nomor)
    return akun if akun is not None and akun.aktif and akun.versi_sesi == versi else None


def akun_bernama(session: Session, nama: str) -> Akun | None:
    """The account that signs in as `nama`, whatever the letters' case and the office: the door is one."""
    return session.scalar(sa.select(Akun).where(Akun.nama == nama.strip().lower()))


def akun_unit(session: Session, unit_id: int, nama: str) -> Akun | None:
    """The same, if it is the unit's."""
    akun = akun_bernama(session, nama)
    return akun if akun is not None and akun.unit_id == unit_id else None


def ada_akun(session: Session, siapa: frozenset[Peran], unit_id: int | None = None) -> bool:
    """Whether an account exists that the policy names, of any office or of that one."""
    milik = sa.true() if unit_id is None else Akun.unit_id == unit_id
    return session.scalar(sa.select(sa.exists().where(Akun.peran.in_(siapa), milik))) is True


def daftar_akun(session: Session, unit_id: int) -> Sequence[Akun]:
    """All accounts of the unit by name."""
    return session.scalars(sa.select(Akun).where(Akun.unit_id == unit_id).order_by(Akun.nama)).all()


def kunci_bersidik(session: Session, sidik: str) -> KunciApi | None:
    """The key of that fingerprint, whether or not it still holds."""
    return session.scalar(sa.select(KunciApi).where(KunciApi.sidik == sidik))


def daftar_kunci(session: Session, unit_id: int) -> Sequence[KunciApi]:
    """All keys of the unit, revoked ones among them, the newest first."""
    return session.scalars(
        sa.select(KunciApi).where(KunciApi.unit_id == unit_id).order_by(KunciApi.id.desc())
    ).all()


@dataclass(frozen=True, slots=True)
class CariJejak:
    """What of the audit trail is looked for; empty asks for everything."""

    oleh: str = ""
    """The account's name, or `sistem:NAME`, in full."""
    kata: str = ""
    """A part of the sentence, whatever the letters' case."""
    dari: datetime | None = None
    hingga: datetime | None = None
    """The first moment that is too late."""
    sebelum: int | None = None
    """Only events that were written down before this one."""


def saat_terbaru(session: Session) -> datetime | None:
    """The newest moment that the trail of any office holds; None for an empty one.

    Of the last thousand sentences: after a clock that was ahead the newest is not the last.
    """
    saat: datetime | None = session.scalar(pilih_saat_terbaru())
    return saat


def pilih_saat_terbaru() -> sa.Select[Any]:
    """The question that `saat_terbaru` asks."""
    terakhir = sa.select(JejakAudit.pada).order_by(JejakAudit.id.desc()).limit(1000).subquery()
    return sa.select(sa.func.max(terakhir.c.pada))


def jejak_terakhir(
    session: Session, unit_id: int, batas: int = 100, cari: CariJejak = CariJejak()
) -> Sequence[JejakAudit]:
    """The newest audit events first."""
    pilih = sa.select(JejakAudit).where(JejakAudit.unit_id == unit_id)
    if cari.oleh:
        pilih = pilih.where(JejakAudit.oleh == cari.oleh)
    if cari.kata:
        pilih = pilih.where(JejakAudit.peristiwa.icontains(cari.kata, autoescape=True))
    if cari.dari is not None:
        pilih = pilih.where(JejakAudit.pada >= cari.dari)
    if cari.hingga is not None:
        pilih = pilih.where(JejakAudit.pada < cari.hingga)
    if cari.sebelum is not None:
        pilih = pilih.where(JejakAudit.id < cari.sebelum)
    return session.scalars(pilih.order_by(JejakAudit.id.desc()).limit(batas)).all()


def aliran_jejak(
    session: Session, unit_id: int, dari: datetime | None, hingga: datetime | None, sekali: int = 2_000
) -> Iterator[Sequence[Sequence[Any]]]:
    """Moment, who, what, place in the chain and fingerprint, from `dari` to before `hingga`, in batches."""
    mata = sa.and_(MataRantai.unit_id == JejakAudit.unit_id, MataRantai.jejak_id == JejakAudit.id)
    pilih = (
        sa.select(JejakAudit.pada, JejakAudit.oleh, JejakAudit.peristiwa, MataRantai.nomor, MataRantai.sidik)
        .outerjoin(MataRantai, mata)
        .where(JejakAudit.unit_id == unit_id)
        .order_by(JejakAudit.id)
    )
    if dari is not None:
        pilih = pilih.where(JejakAudit.pada >= dari)
    if hingga is not None:
        pilih = pilih.where(JejakAudit.pada < hingga)
    return session.execute(pilih, execution_options={"yield_per": sekali}).partitions()
