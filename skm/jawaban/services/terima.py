"""An arrival: the key is remembered, the ticket spent, the answer sealed away, in one transaction."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import date
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from skm.jawaban.models import Kiriman
from skm.jawaban.segel import IsiJawaban, Segel
from skm.layanan import tiket

KIRIMAN, MENUNGGU = Kiriman.metadata.tables["kiriman"], Kiriman.metadata.tables["jawaban_menunggu"]
INGAT = {
    nama: dialek.insert(KIRIMAN)
    .on_conflict_do_nothing(index_elements=[KIRIMAN.c.sidik_kunci])
    .returning(KIRIMAN.c.sidik_kunci)
    for nama, dialek in (("postgresql", postgresql), ("sqlite", sqlite))
}
"""Remembering a key, as each database says it. Put together once: that took longer than sending it."""
TITIP = sa.insert(MENUNGGU)
"""An answer sealed away."""


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


def terima(
    session: Session,
    isi: IsiJawaban,
    *,
    unit_id: int,
    segel: Segel,
    pintu: str,
    kunci: str,
    kode_tiket: str | None,
    hari_ini: date,
    diisi: date,
) -> HasilKirim:
    """Seal an answer away once per `kunci`, and spend its ticket if it came with one.

    `pintu` is the code it came through; `hari_ini` is the office's day; `diisi`, the day a waiting form was
    filled in, decides only whether the ticket was still good. At most four statements, none of which reads
    what others sent. What is not BARU has changed nothing.
    """
    sidik_kunci = hashlib.sha256(kunci.encode()).hexdigest()
    sidik_isi = _sidik(kunci, pintu, isi)
    koneksi = session.connection()
    # The primary key decides between two posts at once; the loser waits here for the winner's commit.
    kiriman = {"sidik_kunci": sidik_kunci, "sidik_isi": sidik_isi, "tanggal": hari_ini}
    if koneksi.execute(INGAT[koneksi.dialect.name], kiriman).one_or_none() is None:
        terdahulu = session.scalar(sa.select(Kiriman.sidik_isi).where(Kiriman.sidik_kunci == sidik_kunci))
        return HasilKirim.ULANGAN if terdahulu == sidik_isi else HasilKirim.BERBEDA
    if kode_tiket is not None and not tiket.pakai(session, kode_tiket, diisi):
        session.execute(sa.delete(Kiriman).where(Kiriman.sidik_kunci == sidik_kunci))
        return HasilKirim.TIKET_TERPAKAI
    tersegel = segel.tutup(isi, unit_id=unit_id, hari=hari_ini)
    koneksi.execute(TITIP, {"unit_id": unit_id, "hari": hari_ini, "isi": tersegel})
    return HasilKirim.BARU


def _sidik(kunci: str, pintu: str, isi: IsiJawaban) -> str:
    """Tells a repeat from other answers; without the form's key it cannot be computed from an answer."""
    teks = json.dumps([pintu, isi.kamus() | {"tanda": 0}], sort_keys=True)
    return hmac.new(kunci.encode(), teks.encode(), hashlib.sha256).hexdigest()
