"""Rows in bulk, written straight into the tables: an office after years of use.

`banyak` cases and answers; of what an admin keeps by hand a fraction of that, never less than two. The same
kinds of rows whatever the number, so that pages have as much to ask with few as with many.
"""

from __future__ import annotations

from sqlalchemy.engine import Engine

from skm.orm import buka_sesi
from tests.ramai import indikator, kantor, loket, pengaduan, rencana, survei
from tests.susunan import susun

__all__ = ["ramaikan"]


def ramaikan(mesin: Engine, banyak: int) -> None:
    """Fill the office of `mesin` that `isi_contoh` has filled before."""
    with mesin.begin() as koneksi:
        sedikit = max(2, banyak // 40)
        kantor.kantor(koneksi, sedikit)
        survei.kuesioner(koneksi, min(sedikit, 6))
        survei.jawaban(koneksi, banyak, sedikit)
        loket.kasus(koneksi, banyak)
        pengaduan.pengaduan(koneksi, banyak)
        kantor.orang(koneksi, sedikit)
        indikator.indikator(koneksi, sedikit)
        rencana.rencana(koneksi, banyak)
    with buka_sesi(mesin, tulis=True) as session:
        susun(session)
        session.commit()
