"""Making and closing links. Nothing here commits."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.layanan.models import Layanan
from skm.layanan.tiket import HURUF
from skm.survei.models import JenisTautan, Tautan

POLA_PIN = re.compile(r"[0-9]{4,8}")
_pengolah = PasswordHasher()

PANJANG_KODE = 8
"""Letters of a link's code: 39 bits."""


class GalatTautan(ValueError):
    """A link that cannot be made or closed; the message says why, in Indonesian."""


def buat_tautan(
    session: Session,
    *,
    unit_id: int,
    layanan_id: int | None,
    jenis: JenisTautan,
    oleh: str,
    pada: datetime,
) -> Tautan:
    """Add a link for one of the unit's services, or for the unit as a whole. Raises GalatTautan."""
    layanan = None if layanan_id is None else session.get(Layanan, layanan_id)
    if layanan_id is not None and (layanan is None or layanan.unit_id != unit_id):
        raise GalatTautan("Layanan itu bukan layanan kantor ini.")
    tautan = Tautan(
        unit_id=unit_id,
        layanan_id=layanan_id,
        kode="".join(secrets.choice(HURUF) for _ in range(PANJANG_KODE)),
        jenis=jenis,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    session.add(tautan)
    session.flush()
    tujuan = "seluruh unit" if layanan is None else f"layanan {layanan.kode}"
    peristiwa = f"membuat tautan {jenis} {tautan.kode} untuk {tujuan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tautan


def pastikan_tautan_unit(session: Session, *, unit_id: int, pada: datetime, oleh: str = "sistem") -> Tautan:
    """The unit's first poster link for the office as a whole, made if there never was one."""
    pilih = sa.select(Tautan).where(
        Tautan.unit_id == unit_id, Tautan.layanan_id.is_(None), Tautan.jenis == JenisTautan.POSTER
    )
    tautan = session.scalar(pilih.order_by(Tautan.id).limit(1))
    if tautan is not None:
        return tautan
    return buat_tautan(
        session, unit_id=unit_id, layanan_id=None, jenis=JenisTautan.POSTER, oleh=oleh, pada=pada
    )


def nonaktifkan(session: Session, *, unit_id: int, kode: str, oleh: str, pada: datetime) -> None:
    """Close a link for good; answers it brought stay, closing twice changes nothing. Raises GalatTautan."""
    tautan = session.scalar(sa.select(Tautan).where(Tautan.unit_id == unit_id, Tautan.kode == kode))
    if tautan is None:
        raise GalatTautan(f"Tautan {kode} tidak ditemukan.")
    if tautan.aktif:
        tautan.aktif = False
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"menutup tautan {kode}")


def pasang_pin(tautan: Tautan, pin: str) -> None:
    """Ask for `pin` (4–8 digits) before a kiosk can be left; empty: anybody may leave. Raises GalatTautan."""
    if pin and not POLA_PIN.fullmatch(pin):
        raise GalatTautan("PIN terdiri atas 4 sampai 8 angka.")
    tautan.pin_hash = _pengolah.hash(pin) if pin else None


def pin_benar(pin_hash: str, pin: str) -> bool:
    """Whether `pin` is the one behind the hash."""
    try:
        return _pengolah.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
