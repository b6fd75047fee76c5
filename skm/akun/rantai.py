"""A chain over an office's audit trail: what was changed, left out or put in between afterwards does not fit.

Whoever adds a sentence to the trail waits for nobody: the links are appended later, by whoever has the turn,
over all sentences that have none. The head of the chain, its number and fingerprint, is told to approved
reports, backups and the server's log: they find out a trail that was written anew from end to end.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, MataRantai
from skm.orm import mulai_menulis

KUNCI_RANTAI = 7_416_002
"""Names this lock among PostgreSQL's; the office is its second number."""
SEKALI_BACA = 2_000


@dataclass(frozen=True, slots=True)
class Ujung:
    """Where a chain ends: how many sentences it holds, and the fingerprint over all of them."""

    nomor: int = 0
    sidik: str = "0" * 64


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What following a chain from its beginning gave."""

    ujung: Ujung
    """The last link that fits."""
    salah: str
    """What does not fit, in a sentence; empty where everything does."""
    lepas: int
    """Sentences that are not yet in the chain."""


def tulis_ujung(satu: Ujung) -> str:
    """Number and fingerprint, as `baca_ujung` reads them."""
    return f"{satu.nomor}-{satu.sidik}"


def baca_ujung(teks: str) -> Ujung:
    """What `tulis_ujung` wrote. Raises ValueError for anything else."""
    nomor, _, sidik = teks.partition("-")
    if len(sidik) != len(Ujung().sidik):
        raise ValueError(teks)
    return Ujung(int(nomor), sidik)


def ujung(session: Session, unit_id: int) -> Ujung:
    """The chain's head as it stands."""
    pilih = sa.select(MataRantai.nomor, MataRantai.sidik).where(MataRantai.unit_id == unit_id)
    satu = session.execute(pilih.order_by(MataRantai.nomor.desc()).limit(1)).first()
    return Ujung() if satu is None else Ujung(*satu)


def ada_lepas(session: Session) -> set[int]:
    """Offices with sentences that are not yet in their chain."""
    return set(session.scalars(sa.select(JejakAudit.unit_id).where(_lepas()).distinct()))


def sambung(session: Session, unit_id: int) -> Ujung:
    """Append what the trail holds and the chain does not, in the order it was written down; gives the head.

    One at a time for an office. Does not commit.
    """
    mulai_menulis(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(KUNCI_RANTAI, unit_id)))
    session.flush()
    akhir = ujung(session, unit_id)
    milik = sa.select(JejakAudit).where(JejakAudit.unit_id == unit_id, _lepas()).order_by(JejakAudit.id)
    while baru := session.scalars(milik.limit(SEKALI_BACA)).all():
        baris = []
        for satu in baru:
            akhir = Ujung(akhir.nomor + 1, _sidik(akhir, satu))
            baris.append(
                {"unit_id": unit_id, "nomor": akhir.nomor, "jejak_id": satu.id, "sidik": akhir.sidik}
            )
        session.execute(sa.insert(MataRantai), baris)
    return akhir


def periksa(session: Session, unit_id: int) -> Pemeriksaan:
    """Follow the chain from its first link; every sentence is read once, in constant memory."""
    akhir, salah = Ujung(), ""
    pilih = (
        sa.select(MataRantai, JejakAudit)
        .outerjoin(JejakAudit, JejakAudit.id == MataRantai.jejak_id)
        .where(MataRantai.unit_id == unit_id)
        .order_by(MataRantai.nomor)
        .execution_options(yield_per=SEKALI_BACA)
    )
    with session.execute(pilih) as semua:
        for mata, satu in semua:
            if mata.nomor != akhir.nomor + 1:
                salah = f"mata rantai ke-{akhir.nomor + 1} hilang"
            elif satu is None or satu.unit_id != unit_id:
                salah = f"peristiwa ke-{mata.nomor} hilang"
            elif _sidik(akhir, satu) != mata.sidik:
                salah = f"peristiwa ke-{mata.nomor} bukan lagi seperti ketika dicatat"
            if salah:
                break
            akhir = Ujung(mata.nomor, mata.sidik)
    lepas = sa.select(sa.func.count()).select_from(JejakAudit).where(JejakAudit.unit_id == unit_id, _lepas())
    return Pemeriksaan(akhir, salah, session.scalar(lepas) or 0)


def cocok(session: Session, unit_id: int, dikenal: Ujung) -> bool:
    """Whether the chain once ended where somebody was told: a report, a backup, a log."""
    pilih = sa.select(MataRantai.sidik).where(
        MataRantai.unit_id == unit_id, MataRantai.nomor == dikenal.nomor
    )
    return dikenal == Ujung() or session.scalar(pilih) == dikenal.sidik


def _lepas() -> sa.ColumnElement[bool]:
    return ~sa.exists().where(MataRantai.jejak_id == JejakAudit.id)


def _sidik(sebelum: Ujung, satu: JejakAudit) -> str:
    pada = satu.pada.astimezone(UTC).isoformat(timespec="microseconds")
    isi = [sebelum.sidik, sebelum.nomor + 1, satu.unit_id, pada, satu.oleh, satu.peristiwa]
    return sha256(json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
