"""Comments with what the office did about them; without day, order, service or scores."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import BULAN_JAWABAN, Jawaban, Rentang
from skm.jawaban.queries.saran import nomor_bulan
from skm.jawaban.rentang import awal
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.tindaklanjut.models import KeadaanSaran, TanggapanSaran

SEHALAMAN = 20
"""Comments of one part of a list."""
DI_BALIK = 3
"""Comments that stand behind a proposal; how many there are is said beside them."""
T = TanggapanSaran


@dataclass(frozen=True, slots=True)
class Saran:
    """A released comment as typed (hostile text), the first day of its month, and what was done about it."""

    id: uuid.UUID
    bulan: date
    isi: str
    tanggapan: TanggapanSaran | None

    @property
    def keadaan(self) -> KeadaanSaran:
        """How far the office is with it."""
        return KeadaanSaran.BARU if self.tanggapan is None else self.tanggapan.keadaan


@dataclass(frozen=True, slots=True)
class SaranUnsur:
    """Comments about one unsur: how many, and some of them."""

    banyak: int
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JawabanPublik:
    """What the office answers in public, and the comment where it may stand beside it."""

    tanggapan: str
    saran: str
    """Empty where it is not shown."""
    kapan: str
    """The quarter it counts in."""


def daftar_saran(
    session: Session,
    unit_id: int,
    periode: Periode,
    *,
    keadaan: KeadaanSaran | None = None,
    unsur: str = "",
    label: str = "",
    lewat: int = 0,
) -> list[Saran]:
    """One more than a part of the period's comments, the newest months first, within a month in no order."""
    syarat = [*_terlihat(unit_id), *_dalam(BULAN_JAWABAN, periode)]
    if keadaan is KeadaanSaran.BARU:
        syarat.append(sa.func.coalesce(T.keadaan, KeadaanSaran.BARU) == KeadaanSaran.BARU)
    elif keadaan is not None:
        syarat.append(T.keadaan == keadaan)
    if unsur:
        syarat.append(T.unsur == unsur)
    if label:
        syarat.append((", " + T.label + ", ").contains(f", {label}, ", autoescape=True))
    pilih = _pilih().where(*syarat).order_by(BULAN_JAWABAN.desc(), Jawaban.id)
    return _baca(session, pilih.offset(lewat).limit(SEHALAMAN + 1))


def satu_saran(session: Session, unit_id: int, nomor: uuid.UUID) -> Saran | None:
    """That comment, if it is the office's and stands in its list."""
    semua = _baca(session, _pilih().where(Jawaban.id == nomor, *_terlihat(unit_id)))
    return semua[0] if semua else None


def saran_per_unsur(session: Session, unit_id: int, periode: Periode) -> dict[str, SaranUnsur]:
    """The period's comments that were said to be about an unsur, by its code."""
    urut = (T.bulan.desc(), T.jawaban_id)
    dalam = (
        sa.select(
            T.unsur,
            Jawaban.saran,
            sa.func.count().over(partition_by=T.unsur).label("banyak"),
            sa.func.row_number().over(partition_by=T.unsur, order_by=urut).label("urut"),
        )
        .join(Jawaban, Jawaban.id == T.jawaban_id)
        .where(T.unit_id == unit_id, T.unsur != "", *_dalam(T.bulan, periode), *_terlihat(unit_id))
        .subquery()
    )
    pilih = sa.select(dalam.c.unsur, dalam.c.banyak, dalam.c.saran).where(dalam.c.urut <= DI_BALIK)
    hasil: dict[str, SaranUnsur] = {}
    for unsur, banyak, isi in session.execute(pilih.order_by(dalam.c.unsur, dalam.c.urut)):
        ada = hasil.get(unsur, SaranUnsur(banyak, ()))
        hasil[unsur] = SaranUnsur(banyak, (*ada.isi, isi))
    return hasil


def saran_rencana(session: Session, unit_id: int, rencana_id: int) -> list[Saran]:
    """Comments that led to that plan, the newest months first, at most a part."""
    pilih = _pilih().where(T.rencana_id == rencana_id, *_terlihat(unit_id))
    return _baca(session, pilih.order_by(BULAN_JAWABAN.desc(), Jawaban.id).limit(SEHALAMAN))


def jawaban_publik(session: Session, unit_id: int, hari: date) -> Sequence[JawabanPublik]:
    """What the office answers in public, the newest months first, at most a part.

    A comment stands beside its answer where the office shows it, its month has ended before `hari` and it was
    not taken out since.
    """
    pilih = (
        sa.select(T.tanggapan, T.tampil, T.bulan, Jawaban.tanggal, Jawaban.saran, Jawaban.saran_keluar)
        .join(Jawaban, Jawaban.id == T.jawaban_id)
        .where(T.unit_id == unit_id, T.tanggapan != "")
        .order_by(T.bulan.desc(), T.jawaban_id)
        .limit(SEHALAMAN)
    )
    berakhir = nomor_bulan(awal(hari, Rentang.BULAN) - timedelta(days=1))
    return [
        JawabanPublik(
            satu.tanggapan,
            (satu.saran or "") if satu.tampil and not satu.saran_keluar and satu.bulan <= berakhir else "",
            Periode.triwulan(satu.tanggal.year, (satu.tanggal.month + 2) // 3).label,
        )
        for satu in session.execute(pilih)
    ]


def _pilih() -> sa.Select[uuid.UUID, date, str | None, TanggapanSaran]:
    return sa.select(Jawaban.id, Jawaban.tanggal, Jawaban.saran, T).outerjoin(T, T.jawaban_id == Jawaban.id)


def _baca(session: Session, pilih: sa.Select[uuid.UUID, date, str | None, TanggapanSaran]) -> list[Saran]:
    return [
        Saran(nomor, awal(hari, Rentang.BULAN), isi or "", tanggapan)
        for nomor, hari, isi, tanggapan in session.execute(pilih)
    ]


def _terlihat(unit_id: int) -> list[sa.ColumnElement[bool]]:
    """Of the office's comments on its services those that stand in its list."""
    skm = sa.select(Kuesioner.id).where(Kuesioner.unit_id == unit_id, Kuesioner.jenis == JenisKuesioner.SKM)
    return [
        Jawaban.unit_id == unit_id,
        Jawaban.saran.is_not(None),
        Jawaban.saran_keluar.is_(False),
        Jawaban.kuesioner_id.in_(skm),
    ]


def _dalam(bulan: sa.SQLColumnExpression[int], periode: Periode) -> list[sa.ColumnElement[bool]]:
    if periode.dari is None or periode.sampai is None:
        raise ValueError("comments are asked for within two ends")
    return [bulan.between(nomor_bulan(periode.dari), nomor_bulan(periode.sampai))]
