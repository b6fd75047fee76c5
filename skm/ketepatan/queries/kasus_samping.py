"""The very cases that stand beside an on-time figure: those that `di_samping` counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NotRequired, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.umur import UMUR
from skm.ketepatan.queries.kasus import Milik
from skm.ketepatan.queries.samping import (
    PERNAH_LENGKAP,
    SEJAK,
    Samping,
    cara_tertutup,
    tanpa_jam,
    terbuka,
    tertutup,
    umur_terbuka,
)
from skm.loket import baris
from skm.loket.baris import BarisPermohonan
from skm.loket.models import Permohonan

MASIH_TERBUKA = {Samping.TERHENTI: PERNAH_LENGKAP, Samping.BELUM_LENGKAP: sa.not_(PERNAH_LENGKAP)}
"""The ways of open cases, which are counted whatever the period."""


class PilihanSamping(Milik):
    """Which way they went, and of which age; all without one."""

    cara: Samping
    umur: NotRequired[str | None]


def id_samping(session: Session, **pilihan: Unpack[PilihanSamping]) -> list[int]:
    """The ids of those cases in one statement: longest open first, others as they closed."""
    unit_id, pada, zona = pilihan["unit_id"], pilihan["pada"], pilihan["zona"]
    cara, umur = pilihan["cara"], pilihan.get("umur")
    milik = []
    if (layanan_id := pilihan.get("layanan_id")) is not None:
        milik.append(Permohonan.layanan_id == layanan_id)
    if (kategori := pilihan.get("kategori")) is not None:
        milik.append(Permohonan.kategori == kategori)
    if cara in MASIH_TERBUKA:
        milik += [terbuka(unit_id, pada), MASIH_TERBUKA[cara]]
        if umur is not None:
            milik.append(umur_terbuka(pada) == UMUR.index(umur))
        pilih = sa.select(Permohonan.id).where(*milik).order_by(SEJAK, Permohonan.id)
        return list(session.scalars(pilih))
    asal = tanpa_jam if cara is Samping.TANPA_JAM else tertutup
    calon = asal(unit_id, pilihan["periode"], zona, pada).add_columns(Permohonan.id).where(*milik)
    return [
        satu.id
        for satu in session.execute(calon.order_by("ditutup", Permohonan.id))
        if any(cara is apa and umur in {None, usia} for apa, usia in cara_tertutup(satu, zona))
    ]


def kasus_menurut_id(
    session: Session, unit_id: int, semua: Sequence[int], pada: datetime
) -> tuple[BarisPermohonan, ...]:
    """Those cases of the unit in that order, as known at `pada`."""
    pilih = baris.pilih().where(Permohonan.id.in_(semua or (0,)))  # with the unit, SQLite reads all its cases
    dibaca = session.execute(pilih)
    ada = {isi[0].id: baris.baris(isi, pada) for isi in dibaca if isi[0].unit_id == unit_id}
    return tuple(ada[nomor] for nomor in semua if nomor in ada)
