"""The plan of a report, and what became of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Hasil, Status, persentase
from kinerja.periode import Periode
from skm.laporan.hasil.baca import bertriwulan
from skm.laporan.hasil.isi import HasilPeriode, Rencana, TindakLanjut
from skm.layanan.models import Unit
from skm.tindaklanjut.kata import NAMA_STATUS
from skm.tindaklanjut.models import ForumKonsultasi, RencanaTindakLanjut, StatusTindakLanjut


def lengkapi(session: Session, unit_id: int, hasil: HasilPeriode) -> HasilPeriode:
    """The results with the office's plan, its forum, and the plan of the period before.

    Results of one service and of periods that are not whole quarters have none and stay as they are.
    """
    if hasil.layanan or not bertriwulan(hasil.periode):
        return hasil
    dicari = [hasil.periode, *([hasil.lalu] if hasil.lalu else [])]
    semua, forum = _rencana_dan_forum(session, unit_id, hasil.periode, dicari)
    kini = [satu for satu in semua if satu.dari == hasil.periode.dari]
    return replace(
        hasil,
        rencana=replace(
            hasil.rencana,
            ditetapkan=tuple(map(_rencana, kini)),
            forum=forum,
            sebelumnya=tuple(_tindak_lanjut(satu) for satu in semua if satu.dari != hasil.periode.dari),
        ),
    )


def _rencana_dan_forum(
    session: Session, unit_id: int, periode: Periode, dicari: Sequence[Periode]
) -> tuple[list[RencanaTindakLanjut], date | None]:
    """The plans of the periods and the day of the one's forum, in one statement: a report has many."""
    forum = sa.and_(
        ForumKonsultasi.unit_id == Unit.id,
        ForumKonsultasi.dari == periode.dari,
        ForumKonsultasi.sampai == periode.sampai,
    )
    hari = sa.tuple_(RencanaTindakLanjut.dari, RencanaTindakLanjut.sampai)
    milik = sa.and_(
        RencanaTindakLanjut.unit_id == Unit.id,
        RencanaTindakLanjut.ditarik == "",
        hari.in_([(satu.dari, satu.sampai) for satu in dicari]),
    )
    pilih = (
        sa.select(ForumKonsultasi.tanggal, RencanaTindakLanjut)
        .select_from(Unit)
        .outerjoin(ForumKonsultasi, forum)
        .outerjoin(RencanaTindakLanjut, milik)
        .where(Unit.id == unit_id)
        .order_by(RencanaTindakLanjut.id)
    )
    semua = session.execute(pilih).all()
    return [satu for _, satu in semua if satu is not None], semua[0][0]


def _rencana(satu: RencanaTindakLanjut) -> Rencana:
    kapan = frozenset(map(int, satu.triwulan))
    return Rencana(satu.nama_unsur, f"{satu.program} ({satu.tahun})", kapan, satu.penanggung_jawab)


def _tindak_lanjut(satu: RencanaTindakLanjut) -> TindakLanjut:
    selesai = satu.status is StatusTindakLanjut.SELESAI
    return TindakLanjut(_rencana(satu), NAMA_STATUS[satu.status], satu.realisasi, selesai)


def bagian_selesai(session: Session, unit_id: int, periode: Sequence[Periode]) -> dict[Periode, Hasil]:
    """The share of each period's plan that is done; without a plan there is none."""
    r = RencanaTindakLanjut
    selesai = sa.func.count().filter(r.status == StatusTindakLanjut.SELESAI)
    pilih = (
        sa.select(r.dari, r.sampai, selesai, sa.func.count())
        .where(r.unit_id == unit_id, r.dari.in_({satu.dari for satu in periode}))
        .group_by(r.dari, r.sampai)
    )
    ada = {Periode(dari, sampai): (n, semua) for dari, sampai, n, semua in session.execute(pilih)}
    return {
        satu: persentase(
            *ada.get(satu, (0, 0)), "rencana selesai", "rencana periode itu", bila_nol=Status.BELUM_DIISI
        )
        for satu in periode
    }
