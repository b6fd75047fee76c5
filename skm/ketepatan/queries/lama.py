"""How long finished cases took, what is late and how old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.ketepatan.queries.ketepatan import terlambat
from skm.layanan.models import Layanan, Wilayah
from skm.loket.alur import putar
from skm.loket.models import Permohonan
from skm.loket.queries.catatan import log_berjeda
from skm.loket.queries.hari import dalam


@dataclass(frozen=True, slots=True)
class LamaKasus:
    """One finished case: service, village, who finished it, and its working time without the pauses."""

    layanan: str
    desa: str
    petugas: str
    lama: timedelta


@dataclass(frozen=True, slots=True)
class Tunggakan:
    """One open case past its due moment; `umur` is the working time since then."""

    id: int
    nomor: str
    layanan: str
    jatuh_tempo: datetime
    umur: timedelta


def lama_selesai(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime, kalender: Kalender
) -> list[LamaKasus]:
    """The cases finished within the period and by `pada`."""
    pilih = (
        sa.select(Permohonan, Layanan.nama, Wilayah.nama)
        .join(Layanan, Layanan.id == Permohonan.layanan_id)
        .outerjoin(Wilayah, Wilayah.id == Permohonan.wilayah_id)
        .where(
            Permohonan.unit_id == unit_id,
            Permohonan.selesai <= pada,
            dalam(Permohonan.selesai, periode, zona),
        )
    )
    baris = session.execute(pilih).all()
    berjeda = log_berjeda(session, unit_id)
    hasil = []
    for satu, layanan, desa in baris:
        if satu.lengkap is None or satu.selesai is None:
            continue
        jeda = putar(berjeda[satu.id]).jeda if satu.id in berjeda else ()
        lama = kalender.antara(satu.lengkap, satu.selesai, jeda)
        hasil.append(
            LamaKasus(layanan, desa or "tidak dicatat", satu.diselesaikan_oleh or satu.dicatat_oleh, lama)
        )
    return hasil


def tunggakan(
    session: Session, *, unit_id: int, pada: datetime, kalender: Kalender, batas: int = 50
) -> list[Tunggakan]:
    """Open cases past their due moment, oldest first."""
    pilih = (
        sa.select(Permohonan.id, Permohonan.nomor, Layanan.nama, Permohonan.jatuh_tempo)
        .join(Layanan, Layanan.id == Permohonan.layanan_id)
        .where(terlambat(unit_id, pada))
        .order_by(Permohonan.jatuh_tempo)
        .limit(batas)
    )
    return [
        Tunggakan(nomor_id, nomor, layanan, tempo, kalender.antara(tempo, pada))
        for nomor_id, nomor, layanan, tempo in session.execute(pilih)
        if tempo is not None
    ]
