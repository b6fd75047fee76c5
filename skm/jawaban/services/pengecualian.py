"""Taking answers out of the figures, with a reason, and putting them back. Nothing here commits.

It is decided at once and takes effect with a later release, hidden among others: one answer fewer in a figure
would tell that answer (`skm.jawaban.services.berlaku`). Only answers of closed months are offered.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, kunci
from skm.jawaban.models import Jawaban, Pengecualian, Rentang
from skm.jawaban.queries.bertanda import bulan_tertutup
from skm.jawaban.rentang import akhir
from skm.jawaban.services.hitungan import kunci_gudang


def kecualikan(
    session: Session,
    *,
    unit_id: int,
    kelompok: Collection[tuple[date, int]],
    alasan: str,
    oleh: str,
    pada: datetime,
) -> Pengecualian:
    """Take the flagged answers of these groups out of every figure, from a later release on. Raises Galat.

    A group is a closed month of the unit and the bits of its flags. Answers that are out already stay so.
    """
    if not alasan.strip():
        raise Galat("Alasan harus diisi.", bidang="alasan")
    kunci_gudang(session, unit_id)
    tutup = bulan_tertutup(session, unit_id)
    satu = Pengecualian(unit_id=unit_id, alasan=alasan.strip(), jumlah=0, pada=pada, oleh=oleh)
    session.add(satu)
    session.flush()
    dipilih = [
        sa.and_(
            Jawaban.tanda == tanda,
            Jawaban.tanggal.between(bulan, akhir(bulan, Rentang.BULAN)),
        )
        for bulan, tanda in kelompok
        if tanda and bulan <= tutup
    ]
    milik = (Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_(None), sa.or_(sa.false(), *dipilih))
    ubah = sa.update(Jawaban).where(*milik).values(pengecualian_id=satu.id)
    satu.jumlah = session.connection().execute(ubah).rowcount
    if not satu.jumlah:
        kalimat = "Pilih paling sedikit satu kelompok jawaban yang masih dihitung."
        raise Galat(kalimat, status=409 if kelompok else 400)
    peristiwa = f"mengecualikan {satu.jumlah} jawaban survei: {satu.alasan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def kembalikan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> Pengecualian:
    """Count those answers again from a later release on; what was decided stays on record. Raises Galat."""
    kunci_gudang(session, unit_id)
    satu = session.get(Pengecualian, nomor)
    if satu is None or satu.unit_id != unit_id:
        raise Galat("Pengecualian itu tidak ditemukan.")
    kunci(session, satu)
    if satu.dibatalkan_pada is None:
        session.execute(
            sa.update(Jawaban).where(Jawaban.pengecualian_id == nomor).values(pengecualian_id=None)
        )
        satu.dibatalkan_pada, satu.dibatalkan_oleh = pada, oleh
        peristiwa = f"mengembalikan {satu.jumlah} jawaban survei yang dikecualikan: {satu.alasan}"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu
