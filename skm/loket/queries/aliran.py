"""All requests of a time, one after another: what was asked and when it went on, without the people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.layanan.models import Layanan
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.queries.hari import dalam

SEKALI = 2_000
"""Rows held at a time."""


def aliran_permohonan(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo
) -> Iterator[Sequence[sa.Row[Any]]]:
    """Requests received in the period, in the order of entry, in batches; undone registers left out."""
    pilih = _pilih(unit_id, periode, zona)
    hasil: sa.Result[Any] = session.execute(pilih, execution_options={"yield_per": SEKALI})
    return hasil.partitions()


def selembar_permohonan(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo, *, batas: int, setelah: int
) -> Sequence[tuple[int, Sequence[Any]]]:
    """The first `batas` of them after the row of that number, each with its own."""
    pilih = _pilih(unit_id, periode, zona).add_columns(Permohonan.id).where(Permohonan.id > setelah)
    return [(satu[-1], satu[:-1]) for satu in session.execute(pilih.limit(batas))]


def _pilih(unit_id: int, periode: Periode, zona: ZoneInfo) -> sa.Select[*tuple[Any, ...]]:
    p = Permohonan
    return (
        sa.select(
            p.nomor,
            Layanan.kode.label("layanan"),
            Layanan.nama.label("nama_layanan"),
            p.kategori,
            p.diterima,
            p.lengkap,
            p.janji_jumlah,
            p.janji_satuan,
            p.jatuh_tempo,
            p.selesai,
            p.ditutup,
            p.status,
            p.lama,
        )
        .join(Layanan, Layanan.id == p.layanan_id)
        .where(p.unit_id == unit_id, p.status != StatusPermohonan.DITARIK, dalam(p.diterima, periode, zona))
        .order_by(p.id)
    )
