"""Long work begun and ended. Nothing here commits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.galat import Bersamaan, pertama, simpan
from skm.pekerjaan.models import JenisPekerjaan, Keadaan, Pekerjaan
from skm.pekerjaan.queries import proses_ini, yang_berjalan

MASIH = "Masih ada pekerjaan lain yang berjalan. Tunggu sampai selesai, lalu coba lagi."
DISIMPAN = timedelta(days=90)
"""How long one that has ended is listed; the last search for people's data stays, whose page says when."""


def mulai(
    session: Session,
    *,
    unit_id: int,
    jenis: JenisPekerjaan,
    nama: str,
    oleh: str,
    pada: datetime,
    pilihan: dict[str, Any] | None = None,
) -> Pekerjaan:
    """Note that it is about to be done. Raises Bersamaan while the office has another under way."""
    if yang_berjalan(session, unit_id):
        raise Bersamaan(MASIH, bidang="berkas")
    milik, selesai = Pekerjaan.unit_id == unit_id, Pekerjaan.keadaan == Keadaan.SELESAI
    sisiran = sa.select(sa.func.max(Pekerjaan.id)).where(
        milik, selesai, Pekerjaan.jenis == JenisPekerjaan.SISIR
    )
    lama = (Pekerjaan.berakhir < pada - DISIMPAN, Pekerjaan.id.is_distinct_from(sisiran.scalar_subquery()))
    session.execute(sa.delete(Pekerjaan).where(milik, *lama))
    satu = Pekerjaan(
        unit_id=unit_id,
        jenis=jenis,
        keadaan=Keadaan.BERJALAN,
        nama=nama[:200],
        pilihan=pilihan or {},
        oleh=oleh,
        pada=pada,
        detak=pada,
    )
    with pertama(MASIH, bidang="berkas"):
        session.add(satu)
        session.flush()
    return satu


def ambil(session: Session, nomor: int, *, pada: datetime) -> Pekerjaan:
    """This process does it from here on. Raises Bersamaan for one that has begun or ended."""
    satu = session.get(Pekerjaan, nomor, with_for_update=True)
    if satu is None or satu.proses or satu.keadaan is not Keadaan.BERJALAN:
        raise Bersamaan("Pekerjaan itu sudah dikerjakan atau sudah berakhir.")
    satu.proses, satu.detak = proses_ini(), pada
    simpan(session)
    return satu


def kabarkan(session: Session, nomor: int, *, tahap: str, sudah: int, semua: int, pada: datetime) -> None:
    """It lives, and is so far."""
    isi = {"tahap": tahap[:80], "sudah": sudah, "semua": semua, "detak": pada}
    session.execute(sa.update(Pekerjaan).where(Pekerjaan.id == nomor).values(isi))


def akhiri(
    session: Session,
    nomor: int,
    keadaan: Keadaan,
    kalimat: str,
    *,
    pada: datetime,
    hasil: dict[str, Any] | None = None,
) -> bool:
    """It has ended so; gives whether it was under way until now."""
    isi = {"keadaan": keadaan, "kalimat": kalimat, "berakhir": pada, "hasil": hasil or {}}
    hidup = (Pekerjaan.id == nomor, Pekerjaan.keadaan == sa.literal_column("'berjalan'"))
    return bool(session.execute(sa.update(Pekerjaan).where(*hidup).values(isi).returning(Pekerjaan.id)).all())
