"""Who signs documents. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penanda import BUPATI, Penanda
from skm.dokumen.queries import penanda_tangan
from skm.galat import Galat, simpan


def simpan_penanda(session: Session, *, unit_id: int, baru: Penanda, oleh: str, pada: datetime) -> bool:
    """Keep who holds a post and who stands above it; gives whether anything changed.

    Raises Galat for a post that signs nothing, and for a superior that is no post of the office, the
    post itself or someone below it.
    """
    ada = penanda_tangan(session, unit_id)
    if baru.jabatan not in ada:
        raise Galat("Pilih jabatan dari daftar.", bidang="jabatan")
    _pastikan_atasan(baru, ada)
    lama = ada[baru.jabatan]
    if lama == baru:
        return False
    milik = (PenandaTangan.unit_id == unit_id, PenandaTangan.jabatan == baru.jabatan)
    baris = session.scalar(sa.select(PenandaTangan).where(*milik))
    if baris is None:
        baris = PenandaTangan(unit_id=unit_id, jabatan=baru.jabatan)
        session.add(baris)
    baris.nama, baris.pangkat, baris.nip, baris.atasan = baru.nama, baru.pangkat, baru.nip, baru.atasan
    simpan(session)
    berubah = [
        f"{nama} {dulu or 'kosong'} menjadi {kini or 'kosong'}"
        for nama, dulu, kini in (
            ("nama", lama.nama, baru.nama),
            ("pangkat", lama.pangkat, baru.pangkat),
            ("atasan", lama.atasan, baru.atasan),
        )
        if dulu != kini
    ]
    if lama.nip != baru.nip:  # it says when somebody was born, so the trail does not repeat it
        berubah.append("NIP diubah" if baru.nip else "NIP dihapus")
    peristiwa = f"mengubah penanda tangan {baru.jabatan}: {'; '.join(berubah)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def _pastikan_atasan(baru: Penanda, ada: dict[str, Penanda]) -> None:
    if baru.jabatan == BUPATI:
        if baru.atasan:
            raise Galat("Bupati tidak memiliki atasan pada dokumen ini.")
        return
    if baru.atasan not in ada:
        raise Galat("Pilih atasan dari daftar.")
    atas = baru.atasan
    while atas:
        if atas == baru.jabatan:
            raise Galat("Sebuah jabatan tidak dapat menjadi atasan dirinya sendiri, langsung atau tidak.")
        atas = ada[atas].atasan
