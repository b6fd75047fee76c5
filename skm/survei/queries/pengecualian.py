"""Reads about suspicious answers and those taken out."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.layanan.models import Layanan
from skm.survei.models import Jalur, Jawaban, Kuesioner, Pengecualian, Tanda, Unsur
from skm.survei.queries.tally import pada, syarat_jawaban

BATAS = 200


@dataclass(frozen=True, slots=True)
class Bertanda:
    """One flagged answer that still counts; `nilai` in the regulation's order, None for not filled."""

    id: uuid.UUID
    tanggal: date
    jalur: Jalur
    layanan: str | None
    tanda: Tanda
    nilai: tuple[int | None, ...]


def bertanda(session: Session, *, unit_id: int, periode: Periode) -> tuple[Bertanda, ...]:
    """Flagged answers of the period that are not excluded, newest days first, at most 200."""
    pilih = (
        sa.select(Jawaban, Layanan.nama)
        .outerjoin(Layanan, Layanan.id == Jawaban.layanan_id)
        .where(*syarat_jawaban(unit_id, periode), Jawaban.tanda != 0)
        .order_by(Jawaban.tanggal.desc(), Jawaban.id)
        .limit(BATAS)
    )
    kolom = _kolom(session, unit_id)
    hasil = []
    for satu, layanan in session.execute(pilih):
        nilai = tuple(getattr(satu, f"u{nomor}") for nomor in kolom[satu.kuesioner_id])
        hasil.append(Bertanda(satu.id, satu.tanggal, satu.jalur, layanan, Tanda(satu.tanda), nilai))
    return tuple(hasil)


def jumlah_bertanda(session: Session, *, unit_id: int, periode: Periode) -> dict[Tanda, int]:
    """How many answers that still count carry each flag; one answer may carry several."""
    hitung = [sa.func.count().filter(Jawaban.tanda.bitwise_and(satu.value) != 0) for satu in Tanda]
    angka = session.execute(sa.select(*hitung).where(*syarat_jawaban(unit_id, periode))).one()
    return {satu: jumlah for satu, jumlah in zip(Tanda, angka, strict=True) if jumlah}


def _kolom(session: Session, unit_id: int) -> dict[int, list[int]]:
    """The score columns of every version in the regulation's order, by the version's id."""
    pilih = sa.select(Unsur.kuesioner_id, Unsur.kolom).join(Kuesioner).where(Kuesioner.unit_id == unit_id)
    kolom = defaultdict(list)
    for kuesioner_id, nomor in session.execute(pilih.order_by(Unsur.kolom)):
        kolom[kuesioner_id].append(nomor)
    return kolom


def jumlah_dikecualikan(session: Session, *, unit_id: int, periode: Periode) -> int:
    """How many answers of the period are taken out of every figure."""
    syarat = (Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_not(None), *pada(periode))
    return session.scalars(sa.select(sa.func.count()).select_from(Jawaban).where(*syarat)).one()


def daftar_pengecualian(session: Session, unit_id: int) -> Sequence[Pengecualian]:
    """Exclusions, newest first; those that were undone too."""
    pilih = sa.select(Pengecualian).where(Pengecualian.unit_id == unit_id)
    return session.scalars(pilih.order_by(Pengecualian.id.desc())).all()
