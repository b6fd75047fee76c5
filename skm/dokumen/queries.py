"""Who signs the office's documents."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.dokumen.models import PenandaTangan
from skm.dokumen.penanda import Penanda, susun
from skm.katalog.models import Indikator


def penanda_tangan(session: Session, unit_id: int) -> dict[str, Penanda]:
    """Who signs the office's documents: the Bupati, the camat, and every post that answers for an IKI."""
    milik = (Indikator.unit_id == unit_id, Indikator.dokumen == "IKI")
    jabatan = sa.select(Indikator.jabatan).where(*milik).group_by(Indikator.jabatan)
    urut = session.scalars(jabatan.order_by(sa.func.min(Indikator.urutan)))
    return penanda_jabatan(session, unit_id, urut.all())


def penanda_jabatan(session: Session, unit_id: int, jabatan: Iterable[str]) -> dict[str, Penanda]:
    """Who signs for these posts, the Bupati and the camat."""
    baris = session.scalars(sa.select(PenandaTangan).where(PenandaTangan.unit_id == unit_id))
    tercatat = {
        satu.jabatan: Penanda(satu.jabatan, satu.nama, satu.pangkat, satu.nip, satu.atasan) for satu in baris
    }
    return susun(jabatan, tercatat)
