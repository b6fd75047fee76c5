"""Who asks again: an applicant's earlier requests, so that nothing is typed twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.cari.queries.kata import berkata
from skm.layanan.models import Wilayah
from skm.loket.models import Permohonan
from skm.teks import pecah_kata

P = Permohonan
ORANG = 5
DILIHAT = 60
"""Newest cases looked at for different people."""


@dataclass(frozen=True, slots=True)
class DataLama:
    """What the newest request of a person says, numbers only as being there."""

    id: int
    nomor: str
    pemohon: str
    desa: str | None
    diterima: datetime
    ada_nik: bool
    ada_telepon: bool


def data_lama(session: Session, unit_id: int, *, nama: str, sidik: str | None) -> list[DataLama]:
    """A few people with that NIK, or else whose names have all these words, by their newest requests."""
    kata = [satu for satu in pecah_kata(nama) if len(satu) > 1]
    if sidik is None and not kata:
        return []
    milik = [P.unit_id == unit_id, P.nik_sidik == sidik]
    syarat = milik if sidik else berkata(session, unit_id, kata, nama=True)
    pilih = sa.select(P, Wilayah.nama).outerjoin(Wilayah, Wilayah.id == P.wilayah_id)
    pilih = pilih.where(P.pemohon.is_not(None), *syarat)
    orang: dict[object, DataLama] = {}
    for satu, desa in session.execute(pilih.order_by(P.id.desc()).limit(DILIHAT)):
        orang.setdefault(
            satu.nik_sidik or (*pecah_kata(satu.pemohon), satu.wilayah_id),
            DataLama(
                id=satu.id,
                nomor=satu.nomor,
                pemohon=satu.pemohon or "",
                desa=desa,
                diterima=satu.diterima,
                ada_nik=satu.nik_sandi is not None,
                ada_telepon=satu.telepon_sandi is not None,
            ),
        )
    return list(orang.values())[:ORANG]
