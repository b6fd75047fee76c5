"""Publishing what citizens bring, pay and get. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.layanan.models import Layanan, StandarLayanan


def umumkan_standar(
    session: Session,
    layanan: Layanan,
    *,
    persyaratan: Sequence[str],
    biaya: str,
    produk: str,
    berlaku_mulai: date,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> None:
    """Publish a standard from a day on; one of the same day is replaced. Raises Galat for the past."""
    if berlaku_mulai < hari_ini:
        kalimat = "Standar baru berlaku paling cepat hari ini; yang sudah berlaku tidak diubah."
        raise Galat(kalimat, bidang="berlaku_mulai")
    milik = (StandarLayanan.layanan_id == layanan.id, StandarLayanan.berlaku_mulai == berlaku_mulai)
    satu = session.scalar(sa.select(StandarLayanan).where(*milik))
    if satu is None:
        satu = StandarLayanan(layanan_id=layanan.id, berlaku_mulai=berlaku_mulai)
        session.add(satu)
    satu.persyaratan, satu.biaya, satu.produk = list(persyaratan), biaya, produk
    simpan(session, bidang="berlaku_mulai")
    peristiwa = f"mengumumkan standar layanan {layanan.kode} mulai {tanggal_indonesia(berlaku_mulai)}"
    catat(session, unit_id=layanan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
