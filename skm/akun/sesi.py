"""Sessions: each a browser in which somebody is signed in. Nothing here commits."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun, Sesi

SIMPAN = timedelta(days=2)
"""How long one that is not used is kept; it opens nothing after twelve hours."""
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR/|Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
"""What a family calls itself, the more particular first: nearly all say Chrome and Safari too."""
SISTEM = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def keluarga(sebutan: str) -> str:
    """The browser's family and system by what it calls itself: `Chrome di Android`."""
    peramban = next((nama for pola, nama in PERAMBAN if re.search(pola, sebutan)), "Peramban lain")
    sistem = next((nama for pola, nama in SISTEM if re.search(pola, sebutan)), "")
    return f"{peramban} di {sistem}" if sistem else peramban


def mulai(session: Session, akun: Akun, *, peramban: str, hari: date, pada: datetime) -> str:
    """A new session of the account; gives what its cookie holds. Those that are over are forgotten."""
    lewat = sa.or_(Sesi.versi != akun.versi_sesi, Sesi.dipakai < hari - SIMPAN)
    session.execute(sa.delete(Sesi).where(Sesi.akun_id == akun.id, lewat))
    isi = secrets.token_hex(16)
    session.add(
        Sesi(
            akun_id=akun.id,
            versi=akun.versi_sesi,
            sidik=_sidik(isi),
            peramban=peramban,
            dibuat_pada=pada,
            dipakai=hari,
        )
    )
    return isi


def milik(session: Session, nomor: int, isi: str) -> tuple[Akun, Sesi] | None:
    """The account and its session that a cookie names, unless either is over."""
    pilih = sa.select(Akun, Sesi).join(Sesi, sa.and_(Sesi.akun_id == Akun.id, Sesi.versi == Akun.versi_sesi))
    baris = session.execute(pilih.where(Akun.id == nomor, Akun.aktif, Sesi.sidik == _sidik(isi))).first()
    return None if baris is None else (baris[0], baris[1])


def daftar(session: Session, akun: Akun) -> Sequence[Sesi]:
    """All that are open, the newest first."""
    pilih = sa.select(Sesi).where(Sesi.akun_id == akun.id, Sesi.versi == akun.versi_sesi)
    return session.scalars(pilih.order_by(Sesi.id.desc())).all()


def akhiri(session: Session, akun: Akun, nomor: int) -> str:
    """End that one of the account's; gives its browser, empty where there is none."""
    hapus = sa.delete(Sesi).where(Sesi.id == nomor, Sesi.akun_id == akun.id).returning(Sesi.peramban)
    return session.scalar(hapus) or ""


def tandai(session: Session, nomor: int, hari: date) -> None:
    """It was used on that day. A clock that went back moves nothing."""
    session.execute(sa.update(Sesi).where(Sesi.id == nomor, Sesi.dipakai < hari).values(dipakai=hari))


def _sidik(isi: str) -> str:
    return sha256(isi.encode()).hexdigest()
