"""One-time tickets: the desk issues one per visit, the survey spends it. Nothing here commits.

The code of a case's ticket is an HMAC of the case under the server's key: it can be shown again at any time,
cannot be issued twice, and nothing in the database leads from the case to the ticket or back.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.layanan.models import Tiket
from skm.orm import sisipan
from skm.teks import huruf_kode

PANJANG = 12
"""Letters of a code: 59 bits, which nobody guesses."""
MASA_BERLAKU = timedelta(days=14)


def kode_tiket(kunci: str, unit_id: int, permohonan_id: int) -> str:
    """The code of that case's ticket under the server's secret `kunci`."""
    pesan = f"tiket survei {unit_id} {permohonan_id}"
    return huruf_kode(hmac.digest(kunci.encode(), pesan.encode(), "sha256"), PANJANG)


def terbitkan(session: Session, *, unit_id: int, layanan_id: int, kode: str, hari_ini: date) -> None:
    """Let `kode` be spent for fourteen days from the office's day; issuing it again does nothing."""
    tiket = sisipan(session, Tiket).values(
        sidik=_sidik(kode),
        unit_id=unit_id,
        layanan_id=layanan_id,
        berlaku_sampai=hari_ini + MASA_BERLAKU,
        terpakai=False,
    )
    session.execute(tiket.on_conflict_do_nothing(index_elements=[Tiket.sidik]))


def tiket_berkode(session: Session, kode: str) -> Tiket | None:
    """The ticket of that code, whatever the letters' case; spent and expired ones too."""
    return session.get(Tiket, _sidik(kode))


def berkode(kode: str) -> sa.ColumnElement[bool]:
    """That a ticket is the one of that code, for a query that reads it with what it leads to."""
    return Tiket.sidik == _sidik(kode)


def pakai(session: Session, kode: str, hari_ini: date) -> bool:
    """Spend the ticket; False when it was spent before, has expired or was never issued.

    One statement decides, so that of two at once only one gets True.
    """
    syarat = (Tiket.sidik == _sidik(kode), Tiket.terpakai.is_(False), Tiket.berlaku_sampai >= hari_ini)
    terpakai = session.execute(sa.update(Tiket).where(*syarat).values(terpakai=True).returning(Tiket.sidik))
    return terpakai.one_or_none() is not None


def banyak_kedaluwarsa(session: Session, unit_id: int, hari_ini: date) -> int:
    """How many of the office's tickets `buang_kedaluwarsa` forgets."""
    lewat = (Tiket.unit_id == unit_id, Tiket.berlaku_sampai < hari_ini - MASA_BERLAKU)
    return session.scalar(sa.select(sa.func.count()).select_from(Tiket).where(*lewat)) or 0


def buang_kedaluwarsa(session: Session, hari_ini: date) -> None:
    """Forget tickets that nobody can spend any more and nobody asks about."""
    session.execute(sa.delete(Tiket).where(Tiket.berlaku_sampai < hari_ini - MASA_BERLAKU))


def _sidik(kode: str) -> str:
    return hashlib.sha256(kode.strip().lower().encode()).hexdigest()
