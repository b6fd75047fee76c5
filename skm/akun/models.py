"""Accounts of the staff, keys of programs and the audit trail. Citizens have no account."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from skm.akun.peran import Peran
from skm.orm import Base, Moment, enum_column

__all__ = [
    "Akun",
    "Cakupan",
    "JejakAudit",
    "JenisWewenang",
    "KunciApi",
    "MataRantai",
    "Peran",
    "Sesi",
    "Wewenang",
    "WewenangDibaca",
]


class Akun(Base):
    """A member of staff who signs in."""

    __tablename__ = "akun"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nama: Mapped[str] = mapped_column(sa.String(60), unique=True)
    """What is typed to sign in, lower case."""
    orang: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    """The name of who it belongs to, as lists and the trail show it; empty while nobody entered it."""
    peran: Mapped[Peran] = mapped_column(enum_column(Peran, "peran"))
    sandi_hash: Mapped[str] = mapped_column(sa.String(200))
    """argon2id; the password itself is nowhere."""
    wajib_ganti_sandi: Mapped[bool] = mapped_column(default=False)
    """True for a one-time password: nothing but changing it is possible after signing in."""
    sandi_sampai: Mapped[datetime | None] = mapped_column(Moment)
    """Until when a one-time password opens anything; None too for one that an earlier version gave."""
    totp_sandi: Mapped[str | None] = mapped_column(sa.String(200))
    """What the account's application makes its codes from, closed under the data key."""
    totp_langkah: Mapped[int] = mapped_column(sa.BigInteger, default=0, server_default="0")
    """The half minute since 1970 whose code was taken last: none is taken twice."""
    totp_sejak: Mapped[datetime | None] = mapped_column(Moment)
    """Since when signing in asks for a code; None while the password is enough."""
    aktif: Mapped[bool] = mapped_column(default=True)
    versi_sesi: Mapped[int] = mapped_column(default=1)
    """Raised when the password changes or the account is closed, which ends every open session."""
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)

    @property
    def sebutan(self) -> str:
        """Whose it is, as people call them; the sign-in name while nobody entered it."""
        return self.orang or self.nama


class Sesi(Base):
    """A browser in which somebody is signed in."""

    __tablename__ = "sesi"
    __table_args__ = (sa.UniqueConstraint("sidik"), sa.Index("ix_sesi_akun_id", "akun_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    akun_id: Mapped[int] = mapped_column(sa.ForeignKey("akun.id"))
    versi: Mapped[int]
    """The account's `versi_sesi` when it began: with another one it is over."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of what the cookie holds, in hexadecimal; it is 128 random bits: no slow hash."""
    peramban: Mapped[str] = mapped_column(sa.String(60))
    """The browser's family and its system, in words; nothing finer is kept, nor an address."""
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)
    dipakai: Mapped[date]
    """The office's day on which it was last used; the hour is not kept."""


class Cakupan(StrEnum):
    """What a key of the API opens."""

    INDIKATOR = "indikator:baca"
    KETEPATAN = "ketepatan:baca"
    PERMOHONAN = "permohonan:baca"


class KunciApi(Base):
    """What a program shows to read what the office has not published. It reads, and never writes."""

    __tablename__ = "kunci_api"
    __table_args__ = (sa.UniqueConstraint("sidik"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    nama: Mapped[str] = mapped_column(sa.String(80))
    """What the office calls it: which program, at whose place."""
    cakupan: Mapped[list[str]] = mapped_column(sa.JSON)
    """Values of `Cakupan`, in their order."""
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the key, in hexadecimal; the key itself is nowhere. It is 256 random bits: no slow hash."""
    ujung: Mapped[str] = mapped_column(sa.String(4))
    """Its last letters, by which the office tells which of its programs holds it."""
    berlaku_sampai: Mapped[date]
    """The office's last day on which it opens anything."""
    dibuat_oleh: Mapped[str] = mapped_column(sa.String(60))
    dibuat_pada: Mapped[datetime] = mapped_column(Moment)
    dipakai: Mapped[date | None]
    """The office's day on which it was last shown; the hour is not kept."""
    dicabut_oleh: Mapped[str] = mapped_column(sa.String(60), default="", server_default="")
    dicabut_pada: Mapped[datetime | None] = mapped_column(Moment)


class JenisWewenang(StrEnum):
    """What was announced about the power to approve."""

    PIMPINAN = "pimpinan"
    """An account that approves was made, or something about one was changed by somebody else."""
    RANGKAP = "rangkap"
    """From then on one person may take two steps of one figure."""
    DUA_ORANG = "dua_orang"
    """From then on two people are needed again."""


class Wewenang(Base):
    """What everybody who watches over the power to approve is told; rows are only ever added."""

    __tablename__ = "wewenang"
    __table_args__ = (sa.Index("ix_wewenang_unit_id", "unit_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    jenis: Mapped[JenisWewenang] = mapped_column(enum_column(JenisWewenang, "jenis_wewenang"))
    kalimat: Mapped[str] = mapped_column(sa.Text)
    """What was done, in words that begin with the verb."""
    oleh: Mapped[str] = mapped_column(sa.String(60))
    pada: Mapped[datetime] = mapped_column(Moment)


class WewenangDibaca(Base):
    """An account that has said that it knows."""

    __tablename__ = "wewenang_dibaca"

    wewenang_id: Mapped[int] = mapped_column(sa.ForeignKey("wewenang.id"), primary_key=True)
    akun_id: Mapped[int] = mapped_column(sa.ForeignKey("akun.id"), primary_key=True)
    pada: Mapped[datetime] = mapped_column(Moment)


class JejakAudit(Base):
    """What somebody did, in words. Rows are only ever added, which the database enforces."""

    __tablename__ = "jejak_audit"
    __table_args__ = (sa.Index("ix_jejak_audit_unit_id_pada", "unit_id", "pada"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    pada: Mapped[datetime] = mapped_column(Moment)
    oleh: Mapped[str] = mapped_column(sa.String(60))
    """The account's name, or `sistem:NAME` for a command run on the server by that system user."""
    peristiwa: Mapped[str] = mapped_column(sa.Text)


class MataRantai(Base):
    """A link of the chain over an office's audit trail: see `skm.akun.rantai`. Rows are only ever added."""

    __tablename__ = "mata_rantai"

    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), primary_key=True)
    nomor: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """From 1, without gaps."""
    jejak_id: Mapped[int] = mapped_column(sa.ForeignKey("jejak_audit.id"), unique=True)
    sidik: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the link before and of the sentence, in hexadecimal."""
