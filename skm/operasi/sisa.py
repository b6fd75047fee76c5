"""Files of evidence that no row names: the server ended before the commit, or the commit was refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from skm.isian.services import bukti_dirujuk
from skm.operasi.temuan import Temuan

TENGGANG = timedelta(days=1)
"""How long a file may lie there before its row does."""


def sisa_bukti(session: Session, folder: Path, pada: datetime) -> tuple[str, ...]:
    """Files below the instance folder's `bukti` that are older than a day and no row of any office names.

    And what a crash left beside its place: `retensi.buang` puts it there when a row names its content.
    """
    bukti = folder / "bukti"
    lama = [satu for satu in bukti.glob("??/*") if _lama(satu, pada)]
    dirujuk = bukti_dirujuk(session) if lama else {}
    return tuple(sorted(str(satu.relative_to(bukti)) for satu in lama if satu.name not in dirujuk))


def temuan(session: Session, folder: Path, pada: datetime) -> Temuan:
    """What the doctor says of them."""
    semua = sisa_bukti(session, folder, pada)
    if not semua:
        return Temuan("sisa bukti", "BAIK", "tidak ada berkas tanpa catatan")
    besar = sum((folder / "bukti" / satu).stat().st_size for satu in semua)
    kalimat = f"{len(semua)} berkas bukti ({besar // 1024} KB) tanpa catatan, sisa kiriman yang terputus: "
    return Temuan("sisa bukti", "PERHATIAN", f"{kalimat}skm retensi menyebutnya, dengan --sisa membuangnya")


def _lama(berkas: Path, pada: datetime) -> bool:
    try:
        ditulis = berkas.stat().st_mtime
    except FileNotFoundError:  # what was being written has its own name by now
        return False
    return ditulis < (pada - TENGGANG).timestamp()
