"""Taking a large load back part by part, so that everybody else gets a turn to write in between.

A load is first marked as being taken back: from then on nothing is added to it, and whoever finds it so,
a server that starts among them, takes back what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.models import Impor
from skm.jawaban.services.muat import cabut, siapkan_cabut
from skm.pekerjaan.kemajuan import Maju, diam
from skm.pekerjaan.models import Keadaan
from skm.pekerjaan.pelapor import TERPUTUS
from skm.pekerjaan.queries import hidup, yang_berjalan
from skm.pekerjaan.services import akhiri

Buka = Callable[[], AbstractContextManager[Session]]
"""Opens a session whose one transaction reads until its first change and is committed when its block ends."""
SEBENTAR = timedelta(minutes=1)
"""A load of so few answers that it is no long work is whole by then."""
SEKALIGUS = 1000
"""Answers of a load that one transaction stores or deletes; a load of no more is one transaction."""


def tandai_dicabut(session: Session, nomor: int, *, pada: datetime | None = None) -> None:
    """Nothing is added to that load any more; what it brought is about to be deleted."""
    kapan = sa.func.coalesce(Impor.dibatalkan, Impor.pada if pada is None else pada)
    session.execute(sa.update(Impor).where(Impor.id == nomor).values(selesai=False, dibatalkan=kapan))


def cabut_bertahap(buka: Buka, *, unit_id: int, nomor: int, semua: int = 0, maju: Maju = diam) -> int:
    """Delete what is left of a load that is marked, and that it was loaded; gives how many answers."""
    jumlah = 0
    while True:
        maju("menghapus jawaban", jumlah, semua)
        with buka() as session:
            cabutan = siapkan_cabut(session, unit_id=unit_id, impor_id=nomor, paling_banyak=SEKALIGUS)
            sekian = cabut(session, cabutan)
            jumlah += sekian
            if sekian < SEKALIGUS:
                session.execute(sa.delete(Impor).where(Impor.id == nomor))
                return jumlah


def cabut_terputus(buka: Buka, *, pada: datetime) -> int:
    """Take back every load that was not stored or not deleted to its end; gives how many loads.

    Not of an office whose long work is under way, nor one of the last minute: those may be whole in a moment.
    Then long work whose process is gone is said to be broken off, with what is so now.
    """
    with buka() as session:
        kerja = [(satu.id, satu.unit_id, satu.jenis, hidup(satu, pada)) for satu in yang_berjalan(session)]
        sibuk = {unit_id for _, unit_id, _, masih in kerja if masih}
        mati = {unit_id for _, unit_id, _, masih in kerja if not masih}
        pilih = sa.select(Impor.id, Impor.unit_id).where(
            ~Impor.selesai,
            Impor.unit_id.not_in(sibuk),
            sa.or_(Impor.pada < pada - SEBENTAR, Impor.unit_id.in_(mati)),
        )
        semua = session.execute(pilih).all()
    for nomor, unit_id in semua:
        with buka() as session:
            tandai_dicabut(session, nomor)
        cabut_bertahap(buka, unit_id=unit_id, nomor=nomor)
    for nomor, unit_id, jenis, _ in kerja:
        if unit_id not in sibuk:
            with buka() as session:
                akhiri(session, nomor, Keadaan.TERPUTUS, TERPUTUS[jenis], pada=pada)
    return len(semua)
