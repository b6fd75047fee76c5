"""Who signs the office's documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.dua_orang import DuaOrang, dari_kolom, kolom_dua_orang
from skm.dokumen.models import PenandaTangan
from skm.dokumen.penanda import CAMAT, Penanda, susun
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
    return susun(jabatan, {satu.jabatan: _penanda(satu) for satu in baris})


def bahan_laporan(
    session: Session, unit_id: int, periode: Periode, *, lambang: bool, pelapor: Sequence[str] = ()
) -> tuple[Pengesahan | None, dict[str, Penanda], bytes, DuaOrang]:
    """A period's newest approval, who signs for the office, and its emblem where it is asked for.

    And its rule of two people, with whose the accounts `pelapor` are. One statement, for a report has many.
    """
    milik = (
        Pengesahan.unit_id == unit_id,
        Pengesahan.dari == periode.dari,
        Pengesahan.sampai == periode.sampai,
    )
    terakhir = sa.select(sa.func.max(Pengesahan.nomor)).where(*milik).scalar_subquery()
    pilih = (
        sa.select(
            Pengesahan,
            PenandaTangan,
            Lambang.isi if lambang else sa.null(),
            *kolom_dua_orang(unit_id, pelapor),
        )
        .select_from(Unit)
        .outerjoin(Pengesahan, sa.and_(*milik, Pengesahan.nomor == terakhir))
        .outerjoin(PenandaTangan, sa.and_(PenandaTangan.unit_id == Unit.id, PenandaTangan.jabatan == CAMAT))
        .outerjoin(Lambang, Lambang.unit_id == Unit.id)
        .where(Unit.id == unit_id)
    )
    sah, camat, gambar, *dua = session.execute(pilih).one()
    tanda = susun((), {} if camat is None else {CAMAT: _penanda(camat)})
    return sah, tanda, gambar or b"", dari_kolom(pelapor, dua)


def _penanda(satu: PenandaTangan) -> Penanda:
    return Penanda(satu.jabatan, satu.nama, satu.pangkat, satu.nip, satu.atasan)
