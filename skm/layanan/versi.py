"""That something citizens' pages show has changed, told to every process in one number."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from skm.layanan.models import VersiPintu
from skm.orm import Tampil, sisipan

BERUBAH = "pintu_berubah"
"""Where a session notes that it wrote such a row."""
_terjadi = count(1)
_terakhir = 0


def versi_pintu(session: Session) -> int:
    """How often something that citizens' pages show has changed."""
    return session.scalar(sa.select(VersiPintu.nomor)) or 0


def perubahan_di_sini() -> int:
    """Grows with every such commit of this process, which so sees its own changes at once."""
    return _terakhir


@event.listens_for(Session, "after_flush")
def _lihat_baris(session: Session, _flush: Any) -> None:
    if BERUBAH not in session.info:
        semua = chain(session.new, session.dirty, session.deleted)
        if any(isinstance(satu, Tampil) for satu in semua):
            session.info[BERUBAH] = True


@event.listens_for(Session, "do_orm_execute")
def _lihat_perintah(keadaan: ORMExecuteState) -> sa.Result[Any] | None:
    """Statements that change many rows, if they changed any."""
    menulis = keadaan.is_insert or keadaan.is_update or keadaan.is_delete
    peta = keadaan.bind_mapper if menulis else None
    if peta is None or not issubclass(peta.class_, Tampil):
        return None
    hasil = keadaan.invoke_statement()
    if getattr(hasil, "rowcount", -1) != 0:
        keadaan.session.info[BERUBAH] = True
    return hasil


@event.listens_for(Session, "before_commit")
def _naikkan(session: Session) -> None:
    """The last statement of its transaction, so that two admins hardly ever wait for each other."""
    if session.in_nested_transaction():
        return
    session.flush()
    if session.info.get(BERUBAH):
        baris = sisipan(session, VersiPintu).values(id=1, nomor=1)
        naik = {"nomor": VersiPintu.nomor + 1}
        session.execute(baris.on_conflict_do_update(index_elements=[VersiPintu.id], set_=naik))


@event.listens_for(Session, "after_commit")
def _umumkan(session: Session) -> None:
    global _terakhir  # noqa: PLW0603  # one process, one number
    if not session.in_nested_transaction() and session.info.pop(BERUBAH, False):
        _terakhir = next(_terjadi)


@event.listens_for(Session, "after_rollback")
def _lupakan(session: Session) -> None:
    session.info.pop(BERUBAH, None)
