"""What is announced about the power to approve, to whoever watches over it. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.kebijakan import MENYETUJUI
from skm.akun.models import Akun, JenisWewenang, Wewenang, WewenangDibaca
from skm.orm import sisipan

TERBANYAK = 5
"""Announcements that a dashboard shows at once, the oldest first."""


@dataclass(frozen=True, slots=True)
class Kabar:
    """An announcement as a dashboard shows it."""

    id: int
    kalimat: str
    oleh: str
    pada: datetime


@dataclass(frozen=True, slots=True)
class Diumumkan:
    """One row of the history, with the accounts that have said that they know."""

    kalimat: str
    oleh: str
    pada: datetime
    dibaca: tuple[tuple[str, datetime], ...]


def umumkan(
    session: Session, *, unit_id: int, jenis: JenisWewenang, kalimat: str, oleh: str, pada: datetime
) -> None:
    """Tell it to everybody who watches, until each has said that they know."""
    session.add(Wewenang(unit_id=unit_id, jenis=jenis, kalimat=kalimat, oleh=oleh, pada=pada))


def umumkan_pimpinan(session: Session, akun: Akun, kalimat: str, *, oleh: str, pada: datetime) -> None:
    """The same about an account that approves, where somebody else did it; nothing about another."""
    if akun.peran in MENYETUJUI and oleh != akun.nama:
        umumkan(
            session,
            unit_id=akun.unit_id,
            jenis=JenisWewenang.PIMPINAN,
            kalimat=kalimat,
            oleh=oleh,
            pada=pada,
        )


def pilih_kabar(akun: Akun) -> sa.Select[int, str, str, datetime]:
    """What others did since the account was made and it has not said that it knows, as `Kabar` says it."""
    kolom = (Wewenang.id, Wewenang.kalimat, Wewenang.oleh, Wewenang.pada)
    return sa.select(*kolom).where(*_belum(akun)).order_by(Wewenang.id).limit(TERBANYAK)


def tandai_dibaca(session: Session, akun: Akun, sampai: int, *, pada: datetime) -> int:
    """The account knows all that it was shown, up to the row `sampai`; gives how many that were."""
    semua = session.scalars(sa.select(Wewenang.id).where(*_belum(akun), Wewenang.id <= sampai)).all()
    if semua:  # of two clicks at once the second finds it known
        baris = [{"wewenang_id": satu, "akun_id": akun.id, "pada": pada} for satu in semua]
        session.execute(sisipan(session, WewenangDibaca).values(baris).on_conflict_do_nothing())
    return len(semua)


def riwayat(session: Session, unit_id: int) -> list[Diumumkan]:
    """All that was ever announced in the office, the newest first."""
    pilih = (
        sa.select(Wewenang, Akun.nama, WewenangDibaca.pada)
        .outerjoin(WewenangDibaca, WewenangDibaca.wewenang_id == Wewenang.id)
        .outerjoin(Akun, Akun.id == WewenangDibaca.akun_id)
        .where(Wewenang.unit_id == unit_id)
        .order_by(Wewenang.id.desc(), WewenangDibaca.pada, Akun.nama)
    )
    semua: dict[int, tuple[Wewenang, list[tuple[str, datetime]]]] = {}
    for satu, siapa, kapan in session.execute(pilih):
        dibaca = semua.setdefault(satu.id, (satu, []))[1]
        if siapa is not None:
            dibaca.append((siapa, kapan))
    return [Diumumkan(satu.kalimat, satu.oleh, satu.pada, tuple(dibaca)) for satu, dibaca in semua.values()]


def _belum(akun: Akun) -> tuple[sa.ColumnElement[bool], ...]:
    sudah = sa.exists().where(WewenangDibaca.wewenang_id == Wewenang.id, WewenangDibaca.akun_id == akun.id)
    milik = (Wewenang.unit_id == akun.unit_id, Wewenang.oleh != akun.nama, Wewenang.pada >= akun.dibuat_pada)
    return (*milik, ~sudah)
