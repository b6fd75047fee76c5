"""A new data key, in one transaction: what the old one closed is closed anew, or given up with a lost one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.jaga import kunci
from skm.jaga.services import catat_sidik
from skm.jawaban.models import JawabanMenunggu
from skm.jawaban.segel import segel
from skm.layanan.brankas import Brankas
from skm.layanan.queries import semua_unit
from skm.operasi.kunci import TERSANDI, Tersandi

SEKALIGUS = 500
"""Rows that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Diputar:
    """How many values were closed anew, and how many waiting answers."""

    nilai: int
    jawaban: int


def putar(session: Session, *, lama: str, baru: str, oleh: str, pada: datetime) -> Diputar:
    """Close under `baru` all that `lama` opens. Raises Galat (503) where it does not. Does not commit."""
    dari, ke = Brankas(lama), Brankas(baru)
    nilai = sum(_kolom(session, satu, dari, ke) for satu in TERSANDI)
    jawaban = _menunggu(session, lama, baru)
    sidik = kunci.sidik(kunci.DATA, baru)
    catat_sidik(session, {kunci.DATA: sidik}, pada=pada)
    for unit in semua_unit(session):
        peristiwa = f"mengganti kunci data server; sidik yang baru {sidik}"
        catat(session, unit_id=unit.id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return Diputar(nilai, jawaban)


def relakan(session: Session, *, baru: str, oleh: str, pada: datetime) -> Diputar:
    """Empty what only a lost key opened, and go on under `baru`. Figures stay. Does not commit."""
    nilai = sum(_kosongkan(session, satu) for satu in TERSANDI)
    hilang = session.connection().execute(sa.delete(JawabanMenunggu))
    sidik = kunci.sidik(kunci.DATA, baru)
    catat_sidik(session, {kunci.DATA: sidik}, pada=pada)
    for unit in semua_unit(session):
        peristiwa = (
            f"merelakan {nilai} isian dan {hilang.rowcount} jawaban yang menunggu, karena kunci data server "
            f"hilang; sidik yang baru {sidik}"
        )
        catat(session, unit_id=unit.id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return Diputar(nilai, hilang.rowcount)


def _kosongkan(session: Session, satu: Tersandi) -> int:
    kolom = dict.fromkeys((satu.kolom, satu.sidik) if satu.sidik else (satu.kolom,))
    isi = satu.tabel.c[satu.kolom].is_not(None)
    return session.connection().execute(sa.update(satu.tabel).where(isi).values(kolom)).rowcount


def _kolom(session: Session, satu: Tersandi, dari: Brankas, ke: Brankas) -> int:
    tabel = satu.tabel
    jumlah, sesudah = 0, 0
    while True:
        pilih = sa.select(tabel.c.id, tabel.c[satu.kolom]).order_by(tabel.c.id).limit(SEKALIGUS)
        pilih = pilih.where(tabel.c.id > sesudah, tabel.c[satu.kolom].is_not(None))
        baris = session.execute(pilih).all()
        if not baris:
            return jumlah
        ubah = []
        for nomor, isi in baris:
            polos = dari.buka(isi)
            isian = {"b_nomor": nomor, "b_isi": ke.sandikan(polos)}
            ubah.append(isian if not satu.sidik else isian | {"b_sidik": ke.sidik(polos)})
        kolom: dict[str, Any] = {satu.kolom: sa.bindparam("b_isi")}
        if satu.sidik:
            kolom[satu.sidik] = sa.bindparam("b_sidik")
        session.connection().execute(
            sa.update(tabel).where(tabel.c.id == sa.bindparam("b_nomor")).values(kolom), ubah
        )
        jumlah, sesudah = jumlah + len(baris), baris[-1].id


def _menunggu(session: Session, lama: str, baru: str) -> int:
    dari, ke = segel(lama), segel(baru)
    m: Any = JawabanMenunggu.__table__
    jumlah, sesudah = 0, 0
    while True:
        pilih = sa.select(m.c.id, m.c.unit_id, m.c.hari, m.c.isi).where(m.c.id > sesudah)
        baris = session.execute(pilih.order_by(m.c.id).limit(SEKALIGUS)).all()
        if not baris:
            return jumlah
        ubah = []
        for nomor, unit_id, hari, isi in baris:
            terbuka = dari.buka(isi, unit_id=unit_id, hari=hari)
            ubah.append({"b_nomor": nomor, "b_isi": ke.tutup(terbuka, unit_id=unit_id, hari=hari)})
        perintah = sa.update(m).where(m.c.id == sa.bindparam("b_nomor")).values(isi=sa.bindparam("b_isi"))
        session.connection().execute(perintah, ubah)
        jumlah, sesudah = jumlah + len(baris), baris[-1].id
