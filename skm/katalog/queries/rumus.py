"""The formulas that hold for a year: the package's, and the office's own in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.indikator import Katalog
from kinerja.rumus import Sifat, Variabel, parse
from skm.katalog.models import Indikator, RumusIndikator
from skm.katalog.rumus_kantor import DIPERTAHANKAN, RumusKantor, susun_katalog


def riwayat_rumus(session: Session, indikator_id: int) -> Sequence[RumusIndikator]:
    """Every formula the office ever kept for an indicator, newest revision first."""
    pilih = sa.select(RumusIndikator).where(RumusIndikator.indikator_id == indikator_id)
    return session.scalars(pilih.order_by(RumusIndikator.revisi.desc())).all()


def tambahan(session: Session, indikator_id: int) -> bool:
    """Whether the office added that indicator, decreed formula and all."""
    riwayat = riwayat_rumus(session, indikator_id)
    return bool(riwayat) and riwayat[0].ketetapan is not None


def rumus_kantor(session: Session, unit_id: int, tahun: int) -> dict[str, RumusKantor]:
    """The office's own formulas of a year, by the indicator's code."""
    return rumus_per_tahun(session, unit_id, [tahun]).get(tahun, {})


def rumus_per_tahun(
    session: Session, unit_id: int, tahun: Collection[int]
) -> dict[int, dict[str, RumusKantor]]:
    """The same for several years, read together; a year without own formulas is absent."""
    pilih = (
        sa.select(Indikator.tahun, Indikator.kode, RumusIndikator)
        .join(Indikator, Indikator.id == RumusIndikator.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun.in_(tahun))
        .order_by(RumusIndikator.revisi)
    )
    hasil: dict[int, dict[str, RumusKantor]] = {}
    for milik, kode, satu in session.execute(pilih):
        hasil.setdefault(milik, {})[kode] = baca_revisi(satu)
    return hasil


def katalog_rumus(session: Session, unit_id: int, tahun: int, *, ketat: bool = False) -> Katalog:
    """The year's catalogue with the formulas that hold; `ketat` as `susun_katalog` says."""
    pilih = (
        sa.select(Indikator, RumusIndikator)
        .outerjoin(RumusIndikator, RumusIndikator.indikator_id == Indikator.id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
        .order_by(Indikator.urutan, RumusIndikator.revisi)
    )
    baris: dict[int, Indikator] = {}
    kantor: dict[str, RumusKantor] = {}
    for satu, revisi in session.execute(pilih):
        baris[satu.id] = satu
        if revisi is not None:
            kantor[satu.kode] = baca_revisi(revisi)
    return susun_katalog(list(baris.values()), kantor, ketat=ketat)


def katalog_per_tahun(
    session: Session, unit_id: int, baris: Mapping[int, Sequence[Indikator]]
) -> dict[int, Katalog]:
    """The catalogues of several years, whose rows were read before."""
    kantor = rumus_per_tahun(session, unit_id, baris)
    return {tahun: susun_katalog(semua, kantor.get(tahun, {}), ketat=False) for tahun, semua in baris.items()}


def baris_tahun(session: Session, unit_id: int, tahun: int) -> Sequence[Indikator]:
    """The indicators of a year in the decree's order, perhaps none."""
    pilih = sa.select(Indikator).where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
    return session.scalars(pilih.order_by(Indikator.urutan)).all()


def baca_revisi(satu: RumusIndikator) -> RumusKantor:
    """A revision as formulas."""
    return RumusKantor(
        None if satu.ketetapan is None else parse(satu.ketetapan),
        parse(satu.koreksi),
        satu.satuan_koreksi,
        tuple(_variabel(isi) for isi in satu.variabel),
        satu.alasan,
        satu.dokumen,
        satu.oleh == DIPERTAHANKAN,
    )


def _variabel(isi: Mapping[str, Any]) -> Variabel:
    return Variabel(
        isi["nama"],
        isi["definisi"],
        isi["sebutan"],
        isi["satuan"],
        isi.get("populasi"),
        Status(isi.get("bila_nol", Status.PENYEBUT_NOL)),
        Sifat(isi["sifat"]),
    )
