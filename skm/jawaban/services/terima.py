"""An arrival: the key is remembered, the ticket spent, the answer sealed away, in one transaction.

What can be done before a transaction is done by `siapkan`: who leads a group has only rows to hand over.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from skm.jawaban.models import Kiriman
from skm.jawaban.segel import IsiJawaban, Segel
from skm.layanan import tiket
from skm.rombongan import Borongan

KIRIMAN = {
    "postgresql": "INSERT INTO kiriman (sidik_kunci, sidik_isi, tanggal) "
    "SELECT * FROM unnest(%s::text[], %s::text[], %s::date[]) ON CONFLICT DO NOTHING",
    "sqlite": "INSERT INTO kiriman (sidik_kunci, sidik_isi, tanggal) VALUES {} ON CONFLICT DO NOTHING",
}
"""Remembering keys, those that are new."""
MENUNGGU = {
    "postgresql": "INSERT INTO jawaban_menunggu (unit_id, hari, isi) "
    "SELECT * FROM unnest(%s::integer[], %s::date[], %b::bytea[])",
    "sqlite": "INSERT INTO jawaban_menunggu (unit_id, hari, isi) VALUES {}",
}
"""Answers that wait. SQLite is given each row, PostgreSQL an array for each column."""
Baris = tuple[int | str | date | bytes, ...]


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


@dataclass(frozen=True, slots=True)
class Kedatangan(Borongan[HasilKirim]):
    """An answer ready to be stored once per key, and its ticket's code if it came with one."""

    unit_id: int
    hari: date
    """The office's day."""
    sidik_kunci: str
    sidik_isi: str
    tersegel: bytes
    kode_tiket: str | None
    diisi: date
    """The day a waiting form was filled in: decides only whether the ticket was still good."""

    def __call__(self, session: Session) -> HasilKirim:
        """At most four statements; none reads what others sent. What is not BARU has changed nothing."""
        koneksi = session.connection()
        # The primary key decides between two posts at once; the loser waits here for the winner's commit.
        if not _ingat(koneksi, [self]):
            kunci = Kiriman.sidik_kunci == self.sidik_kunci
            terdahulu = session.scalar(sa.select(Kiriman.sidik_isi).where(kunci))
            return HasilKirim.ULANGAN if terdahulu == self.sidik_isi else HasilKirim.BERBEDA
        if not self._bertiket(session):
            session.execute(sa.delete(Kiriman).where(Kiriman.sidik_kunci == self.sidik_kunci))
            return HasilKirim.TIKET_TERPAKAI
        _titip(koneksi, [self])
        return HasilKirim.BARU

    @classmethod
    def semua(cls, session: Session, banyak: Sequence[Kedatangan]) -> Sequence[HasilKirim] | None:
        """Two statements for all of them, and one for each ticket; None unless every one is new."""
        koneksi = session.connection()
        if _ingat(koneksi, banyak) < len(banyak) or not all(satu._bertiket(session) for satu in banyak):
            return None
        _titip(koneksi, banyak)
        return [HasilKirim.BARU] * len(banyak)

    def _bertiket(self, session: Session) -> bool:
        """Whether it needs no ticket, or has spent its own."""
        return self.kode_tiket is None or tiket.pakai(session, self.kode_tiket, self.diisi)


def siapkan(
    isi: IsiJawaban,
    *,
    unit_id: int,
    segel: Segel,
    pintu: str,
    kunci: str,
    kode_tiket: str | None,
    hari_ini: date,
    diisi: date,
) -> Kedatangan:
    """The answer sealed for `hari_ini`, the office's day; `pintu` is the code it came through."""
    return Kedatangan(
        unit_id,
        hari_ini,
        hashlib.sha256(kunci.encode()).hexdigest(),
        _sidik(kunci, pintu, isi),
        segel.tutup(isi, unit_id=unit_id, hari=hari_ini),
        kode_tiket,
        diisi,
    )


def _sidik(kunci: str, pintu: str, isi: IsiJawaban) -> str:
    """Tells a repeat from other answers; without the form's key it cannot be computed from an answer."""
    teks = json.dumps([pintu, isi.kamus() | {"tanda": 0}], sort_keys=True)
    return hmac.new(kunci.encode(), teks.encode(), hashlib.sha256).hexdigest()


def _ingat(koneksi: Connection, banyak: Sequence[Kedatangan]) -> int:
    """Remember their keys; gives how many of them are new."""
    return _tambah(koneksi, KIRIMAN, [(satu.sidik_kunci, satu.sidik_isi, satu.hari) for satu in banyak])


def _titip(koneksi: Connection, banyak: Sequence[Kedatangan]) -> None:
    """Let them wait for the end of their day."""
    _tambah(koneksi, MENUNGGU, [(satu.unit_id, satu.hari, satu.tersegel) for satu in banyak])


def _tambah(koneksi: Connection, perintah: dict[str, str], baris: Sequence[Baris]) -> int:
    """Add all rows by one statement; gives how many were added."""
    if koneksi.dialect.name == "postgresql":
        nilai: list[object] = [list(kolom) for kolom in zip(*baris, strict=True)]
    else:
        nilai = [satu.isoformat() if isinstance(satu, date) else satu for satu in chain.from_iterable(baris)]
    tempat = ", ".join(["(?, ?, ?)"] * len(baris))
    return koneksi.exec_driver_sql(perintah[koneksi.dialect.name].format(tempat), tuple(nilai)).rowcount
