"""Reads what the evaluation asks: figures from the counters, plans with their logs, media."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import hitungan_per_periode, selang_ikm
from skm.laporan.hasil.nilai import susun_ikm
from skm.pekppp.isi import Media, Pekppp, PeriodeDisurvei, RencanaDinilai
from skm.pekppp.models import BuktiMedia, MediaPublikasi
from skm.survei.models import Perbaikan
from skm.tindaklanjut.kata import NAMA_STATUS
from skm.tindaklanjut.models import (
    BuktiTindakLanjut,
    PeristiwaTindakLanjut,
    RencanaTindakLanjut,
    StatusTindakLanjut,
)

SKM = JenisKuesioner.SKM
TERBANYAK = 200
"""Rows of media and of plans in one year's document."""


def baca_pekppp(session: Session, unit_id: int, tahun: int, *, hari: date, zona: ZoneInfo) -> Pekppp:
    """The evidence of that year, as it is on `hari`."""
    triwulan = [Periode.triwulan(satu, n) for satu in (tahun - 1, tahun) for n in (1, 2, 3, 4)]
    setahun = [Periode.tahun(tahun - 1), Periode.tahun(tahun)]
    semua = hitungan_per_periode(session, unit_id=unit_id, periode=[*triwulan, *setahun], jenis=[SKM])

    def disurvei(periode: list[Periode]) -> Iterator[PeriodeDisurvei]:
        for satu in periode:
            hitungan = semua[SKM, satu]
            yield PeriodeDisurvei(satu, susun_ikm(hitungan, selang_ikm(hitungan, 0)))

    berakhir = [satu for satu in triwulan if satu.sampai is not None and satu.sampai < hari]
    return Pekppp(
        tahun,
        tuple(satu for satu in disurvei(berakhir) if satu.ikm.responden),
        tuple(disurvei(setahun)),
        tuple(_media(session, unit_id, tahun)),
        tuple(_rencana(session, unit_id, tahun, zona)),
    )


def _media(session: Session, unit_id: int, tahun: int) -> Iterator[Media]:
    foto = sa.select(sa.func.min(BuktiMedia.id)).where(BuktiMedia.media_id == MediaPublikasi.id)
    pilih = (
        sa.select(MediaPublikasi, foto.scalar_subquery())
        .where(
            MediaPublikasi.unit_id == unit_id,
            MediaPublikasi.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31)),
        )
        .order_by(MediaPublikasi.tanggal, MediaPublikasi.id)
        .limit(TERBANYAK)
    )
    for satu, nomor in session.execute(pilih):
        yield Media(satu.id, satu.jenis, satu.nama, satu.tanggal, satu.tautan, nomor or 0)


def _rencana(session: Session, unit_id: int, tahun: int, zona: ZoneInfo) -> Iterator[RencanaDinilai]:
    r, p = RencanaTindakLanjut, PeristiwaTindakLanjut
    selesai = sa.select(sa.func.max(p.pada)).where(
        p.rencana_id == r.id, p.status == StatusTindakLanjut.SELESAI
    )
    bukti = sa.select(sa.func.count()).where(BuktiTindakLanjut.rencana_id == r.id)
    setuju = sa.and_(Perbaikan.unit_id == r.unit_id, Perbaikan.dari == r.dari, Perbaikan.sampai == r.sampai)
    pilih = (
        sa.select(r, selesai.scalar_subquery(), bukti.scalar_subquery(), Perbaikan.pada)
        .outerjoin(Perbaikan, setuju)
        .where(
            r.unit_id == unit_id,
            r.ditarik == "",
            r.sampai.between(date(tahun, 1, 1), date(tahun, 12, 31)),
        )
        .order_by(r.sampai, r.dari, r.id)
        .limit(TERBANYAK)
    )
    for satu, pada, banyak, disetujui in session.execute(pilih):
        jadi = satu.status is StatusTindakLanjut.SELESAI
        yield RencanaDinilai(
            satu.id,
            Periode(satu.dari, satu.sampai),
            satu.program,
            NAMA_STATUS[satu.status],
            satu.sampai if disetujui is None else disetujui.astimezone(zona).date(),
            pada.astimezone(zona).date() if jadi and pada is not None else None,
            banyak,
        )
