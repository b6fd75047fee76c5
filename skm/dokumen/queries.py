"""Who signs the office's documents."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penanda import Penanda, susun
from skm.katalog.models import Indikator
from skm.layanan.models import Lambang, Unit
from skm.pengesahan.models import Pengesahan


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


def pengesahan_dan_lambang(
    session: Session, unit_id: int, periode: Periode
) -> tuple[Pengesahan | None, bytes]:
    """A period's newest approval and the office's emblem, in one statement: a report has many."""
    milik = (
        Pengesahan.unit_id == unit_id,
        Pengesahan.dari == periode.dari,
        Pengesahan.sampai == periode.sampai,
    )
    terakhir = sa.select(sa.func.max(Pengesahan.nomor)).where(*milik).scalar_subquery()
    pilih = (
        sa.select(Pengesahan, Lambang.isi)
        .select_from(Unit)
        .outerjoin(Pengesahan, sa.and_(*milik, Pengesahan.nomor == terakhir))
        .outerjoin(Lambang, Lambang.unit_id == Unit.id)
        .where(Unit.id == unit_id)
    )
    sah, gambar = session.execute(pilih).one()
    return sah, gambar or b""
