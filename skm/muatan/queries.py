"""Reads about stacks of paper and loads of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.baris import Ciri, susun_sidik
from skm.berkas.models import Impor, JenisImpor
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner
from skm.layanan.models import Layanan
from skm.muatan.models import Lembar, Tumpukan
from skm.muatan.sel import nama_kolom


@dataclass(frozen=True, slots=True)
class TumpukanRinci:
    """A stack with the name of its service and how many sheets it holds."""

    tumpukan: Tumpukan
    layanan: str | None
    lembar: int


def daftar_tumpukan(session: Session, unit_id: int) -> list[TumpukanRinci]:
    """Stacks, open ones first, newest first."""
    jumlah = sa.func.count(sa.distinct(Lembar.nomor))
    pilih = (
        sa.select(Tumpukan, Layanan.nama, jumlah)
        .outerjoin(Layanan, Layanan.id == Tumpukan.layanan_id)
        .outerjoin(Lembar, Lembar.tumpukan_id == Tumpukan.id)
        .where(Tumpukan.unit_id == unit_id)
        .group_by(Tumpukan.id, Layanan.nama)
        .order_by(Tumpukan.impor_id.is_not(None), Tumpukan.id.desc())
    )
    return [TumpukanRinci(*baris) for baris in session.execute(pilih)]


def baris_tanpa_sidik(session: Session, unit_id: int) -> Iterator[tuple[int, bytes]]:
    """The rows of tables that were loaded before rows were kept, by what they say, for `bandingkan`."""
    lama = sa.select(Impor.id).where(
        Impor.unit_id == unit_id,
        Impor.jenis == JenisImpor.RESPONDEN,
        Impor.sidik_baris.is_(None),
        Impor.dibatalkan.is_(None),
    )
    kolom: dict[int, list[str]] = {}
    for nomor in session.scalars(lama.order_by(Impor.id.desc())).all():
        isi = []
        milik = (Jawaban.unit_id == unit_id, Jawaban.impor_id == nomor)
        for satu in session.execute(sa.select(Jawaban.__table__).where(*milik)).mappings():
            kuesioner = satu["kuesioner_id"]
            if kuesioner not in kolom:
                kolom[kuesioner] = nama_kolom(session.get_one(Kuesioner, kuesioner))
            isi.append(repr(sorted((nama, satu[nama]) for nama in kolom[kuesioner])))
        yield nomor, susun_sidik(Ciri.ISI, [""] * len(isi), isi)


def tumpukan_unit(session: Session, unit_id: int, nomor: int) -> Tumpukan | None:
    """That stack, if it is the unit's."""
    return session.scalar(sa.select(Tumpukan).where(Tumpukan.id == nomor, Tumpukan.unit_id == unit_id))
