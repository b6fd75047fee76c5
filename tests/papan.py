"""A working day for the board."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from flask import Flask

from skm.layanan.models import Layanan
from skm.loket.models import Permohonan
from skm.orm import buka_sesi
from tests.kantor import KODE, kantor
from tests.susunan import susun


def isi_papan(app: Flask, pemohon: str, kode: str = KODE) -> None:
    """Cases in every state the board shows: late, waiting, finished today, withdrawn."""
    sekarang = datetime.now(UTC)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session, kode)
        layanan_id = session.scalar(sa.select(sa.func.min(Layanan.id)).where(Layanan.unit_id == unit.id))
        for urut, (status, tempo) in enumerate(
            (("proses", -1), ("proses", 1), ("selesai", 1), ("selesai", -1), ("batal", 1), ("ditolak", 1))
        ):
            session.add(
                Permohonan(
                    unit_id=unit.id,
                    nomor=f"CONTOH/2026/{urut:04d}",
                    layanan_id=layanan_id,
                    pemohon=pemohon,
                    diterima=sekarang - timedelta(days=2),
                    lengkap=sekarang - timedelta(days=2),
                    janji_jumlah=1,
                    janji_satuan="hari",
                    jatuh_tempo=sekarang + timedelta(days=tempo),
                    kategori="non_perizinan",
                    status=status,
                    selesai=sekarang if status == "selesai" else None,
                    ditutup=sekarang if status in {"batal", "ditolak"} else None,
                    alasan=pemohon if status in {"batal", "ditolak"} else None,
                    dicatat_oleh="contoh",
                    dicatat_pada=sekarang - timedelta(days=2),
                    dicatat_akhir=sekarang,
                )
            )
        susun(session)
        session.commit()
