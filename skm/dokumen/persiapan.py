"""Who signs, as a step of the office's first days."""

from __future__ import annotations

from sqlalchemy.orm import Session

from skm.dokumen.penanda import BUPATI, CAMAT
from skm.dokumen.queries import penanda_jabatan
from skm.laporan.persiapan import LAIN, Langkah
from skm.layanan.models import Unit


def penanda(session: Session, unit: Unit) -> Langkah:
    """Whether the two who sign every agreement have a name."""
    ada = penanda_jabatan(session, unit.id, ())
    kurang = [jabatan for jabatan in (BUPATI, CAMAT) if not ada[jabatan].nama]
    kalimat = f"Belum ada nama {' dan '.join(kurang)}." if kurang else "Bupati dan Camat sudah bernama."
    return Langkah("Penanda tangan", not kurang, kalimat, "laporan.penanda")


LAIN.append(penanda)
