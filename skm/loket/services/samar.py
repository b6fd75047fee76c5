"""Masking words of a case: its log, its columns and the counters by reason say the same. Nothing commits."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.galat import kunci, simpan
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.queries.hitungan import zona_hitungan
from skm.loket.services.hitungan import geser
from skm.loket.sumbangan import selisih, sumbangan

KATA = ("alasan", "kurang")
"""What staff write of a case, in its columns and in its log."""


def samarkan_permohonan(session: Session, satu: Permohonan, ganti: Callable[[str], str]) -> None:
    """Let `ganti` replace parts of what was written as reason or as missing; moments and states stay."""
    zona = zona_hitungan(session, satu.unit_id, ikut=True)  # before the case: see `bangun_hitungan`
    kunci(session, satu)
    sebelum = {} if zona is None else sumbangan([satu], zona)
    for nama in KATA:
        if teks := getattr(satu, nama):
            setattr(satu, nama, ganti(teks))
    log = sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id == satu.id)
    for catatan in session.scalars(log.order_by(PeristiwaPermohonan.urut)):
        baru = {
            nama: ganti(isi) if nama in KATA and isinstance(isi, str) else isi
            for nama, isi in catatan.isi.items()
        }
        if baru != catatan.isi:
            catatan.isi = baru
    simpan(session)
    if zona is not None:
        geser(session, satu.unit_id, selisih(sebelum, sumbangan([satu], zona)))
