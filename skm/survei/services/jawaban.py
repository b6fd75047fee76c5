"""Taking an answer exactly once. Nothing here commits."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from datetime import date, timedelta
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.layanan import tiket
from skm.survei.isian import Isian
from skm.survei.models import HitungTautan, Jalur, Jawaban, Kiriman, Kuesioner, Tanda
from skm.survei.queries import Pintu

POLA_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")
ANTREAN_TERLAMA = timedelta(days=14)
"""How long a finished answer may wait on a device for the signal."""
TANPA_TANDA = Tanda(0)
INGATAN_KIRIMAN = timedelta(days=30)
"""How long a repeat is recognised: longer than an answer may wait."""


class HasilKirim(Enum):
    """What became of a posted form."""

    BARU = "baru"
    """Stored."""
    ULANGAN = "ulangan"
    """The same form sent again: answered alike, stored once."""
    BERBEDA = "berbeda"
    """The form's key was already spent on other answers: nothing stored."""
    TIKET_TERPAKAI = "tiket_terpakai"
    """The visit's ticket was spent before, or has expired: nothing stored."""


def kunci_baru() -> str:
    """An idempotency key for one showing of the form."""
    return secrets.token_urlsafe(24)


def terima_jawaban(
    session: Session,
    *,
    pintu: Pintu,
    kuesioner: Kuesioner,
    isian: Isian,
    kunci: str,
    hari_ini: date,
    diisi: date | None = None,
    tanda: Tanda = TANPA_TANDA,
) -> HasilKirim:
    """Store a checked form once per `kunci`, and spend its ticket, in the same transaction.

    `hari_ini` is the office's day; `diisi` the day a waiting form was filled in, counted as today when it
    lies in the future or longer ago than a form may wait. Only that day is kept.
    Raises ValueError for a form with errors or a malformed key: both are the caller's to refuse first.
    """
    if isian.galat or not POLA_KUNCI.fullmatch(kunci):
        raise ValueError("only a form without errors and with a well-formed key can be stored")
    tanggal = hari_diisi(diisi, hari_ini)
    sidik_kunci = hashlib.sha256(kunci.encode()).hexdigest()
    sidik_isi = _sidik_isi(kunci, pintu, kuesioner, isian)
    session.execute(sa.delete(Kiriman).where(Kiriman.tanggal < hari_ini - INGATAN_KIRIMAN))
    kiriman = sa.insert(Kiriman).values(sidik_kunci=sidik_kunci, sidik_isi=sidik_isi, tanggal=hari_ini)
    try:
        # The primary key decides between two posts at once; the loser waits here for the winner's commit.
        with session.begin_nested():
            session.execute(kiriman)
            if pintu.jalur is Jalur.TIKET and not tiket.pakai(session, pintu.kode, tanggal):
                raise Galat("Tiket ini sudah terpakai.", status=410)
    except sa.exc.IntegrityError:
        terdahulu = session.scalar(sa.select(Kiriman.sidik_isi).where(Kiriman.sidik_kunci == sidik_kunci))
        return HasilKirim.ULANGAN if terdahulu == sidik_isi else HasilKirim.BERBEDA
    except Galat:
        return HasilKirim.TIKET_TERPAKAI
    _kunci_ember(session, pintu.unit_id, tanggal)
    session.add(
        Jawaban(
            unit_id=pintu.unit_id,
            kuesioner_id=kuesioner.id,
            layanan_id=pintu.layanan_id,
            jalur=pintu.jalur,
            tanggal=tanggal,
            tanda=tanda,
            saran=isian.saran or None,
            tambahan=dict(isian.tambahan) or None,
            **isian.profil,
            **{f"u{unsur.kolom}": isian.nilai[unsur.kode] for unsur in kuesioner.unsur},
        )
    )
    session.flush()
    _campur(session, pintu.unit_id, tanggal)
    if pintu.tautan_id is not None:
        hitung(session, pintu.tautan_id, hari_ini, selesai=1)
    return HasilKirim.BARU


def hari_diisi(diisi: date | None, hari_ini: date) -> date:
    """The day an answer counts for: the one it was filled in, if a form may have waited that long."""
    if diisi is None or not hari_ini - ANTREAN_TERLAMA <= diisi <= hari_ini:
        return hari_ini
    return diisi


def hitung(session: Session, tautan_id: int, tanggal: date, *, dibuka: int = 0, selesai: int = 0) -> None:
    """Add to a link's counts of that day."""
    insert = postgresql.insert if _postgres(session) else sqlite.insert
    baris = insert(HitungTautan).values(tautan_id=tautan_id, tanggal=tanggal, dibuka=dibuka, selesai=selesai)
    tambah = {
        "dibuka": HitungTautan.dibuka + baris.excluded.dibuka,
        "selesai": HitungTautan.selesai + baris.excluded.selesai,
    }
    session.execute(
        baris.on_conflict_do_update(
            index_elements=[HitungTautan.tautan_id, HitungTautan.tanggal], set_=tambah
        )
    )


def _kunci_ember(session: Session, unit_id: int, tanggal: date) -> None:
    """On PostgreSQL, let one answer at a time into an office's day."""
    if _postgres(session):
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(unit_id, tanggal.toordinal())))


def _campur(session: Session, unit_id: int, tanggal: date) -> None:
    """On PostgreSQL, write the office's answers of that day anew in the order of their random keys.

    PostgreSQL keeps a row's place (ctid) and transaction (xmin), which would tell in what order answers
    came, and which came with which ticket. Afterwards all of that day share one transaction, in an order
    that means nothing. SQLite keeps neither: the table there has no row numbers.
    """
    if _postgres(session):
        session.execute(
            sa.text(
                "WITH semua AS "
                "(DELETE FROM jawaban WHERE unit_id = :unit AND tanggal = :tanggal RETURNING *) "
                "INSERT INTO jawaban SELECT * FROM semua ORDER BY id"
            ),
            {"unit": unit_id, "tanggal": tanggal},
        )


def _postgres(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _sidik_isi(kunci: str, pintu: Pintu, kuesioner: Kuesioner, isian: Isian) -> str:
    isi = [
        pintu.kode,
        kuesioner.id,
        dict(isian.nilai),
        dict(isian.profil),
        dict(isian.tambahan),
        isian.saran,
    ]
    return hmac.new(kunci.encode(), json.dumps(isi, sort_keys=True).encode(), hashlib.sha256).hexdigest()
