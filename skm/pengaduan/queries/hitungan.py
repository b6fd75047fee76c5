"""Complaints by the month they came in, for those who answer for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.pengaduan.models import AkhirPengaduan, Pengaduan


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The complaints of one month as they stand at a moment.

    `diterima` is `tepat + terlambat + bukan` and those open whose time has not run out. `terlambat` were not
    finished when it had, answered since or not; closing one as no complaint does not undo that.
    """

    bulan: date
    diterima: int
    dijawab: int
    tepat: int
    terlambat: int
    terbuka: int
    bukan: int


def hitungan_bulanan(
    session: Session, unit_id: int, periode: Periode, *, pada: datetime, layanan_id: int | None = None
) -> tuple[Hitungan, ...]:
    """Those received in the period, the newest month first; months without any are left out."""
    syarat = [Pengaduan.unit_id == unit_id]
    syarat += [] if periode.dari is None else [Pengaduan.hari_diterima >= periode.dari]
    syarat += [] if periode.sampai is None else [Pengaduan.hari_diterima <= periode.sampai]
    syarat += [] if layanan_id is None else [Pengaduan.layanan_id == layanan_id]
    bulan = tuple(sa.extract(apa, Pengaduan.hari_diterima) for apa in ("year", "month"))
    sampai = sa.func.coalesce(Pengaduan.selesai, sa.bindparam("pada", pada, Pengaduan.selesai.type))
    hitung = sa.func.count().filter
    dijawab = Pengaduan.akhir == AkhirPengaduan.DIJAWAB
    dihitung = (
        sa.func.count(),
        hitung(dijawab),
        hitung(dijawab, Pengaduan.selesai <= Pengaduan.jatuh_tempo),
        hitung(Pengaduan.jatuh_tempo < sampai),
        hitung(Pengaduan.selesai.is_(None)),
        hitung(Pengaduan.akhir == AkhirPengaduan.BUKAN, Pengaduan.selesai <= Pengaduan.jatuh_tempo),
    )
    pilih = sa.select(*bulan, *dihitung).where(*syarat).group_by(*bulan)
    pilih = pilih.order_by(*(satu.desc() for satu in bulan))
    return tuple(
        Hitungan(date(int(tahun), int(nomor), 1), *jumlah) for tahun, nomor, *jumlah in session.execute(pilih)
    )
