"""How well the server is backed up, for doctor; and when it is time for the next backup."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from skm.config import Konfigurasi
from skm.jaga.queries import CadanganTerakhir, cadangan_terakhir
from skm.operasi.temuan import Temuan

MALAM = range(1, 5)
"""Hours of the office's day in which nobody minds."""
SEMALAM, TERLAMBAT = timedelta(hours=20), timedelta(hours=36)
"""From when on a night's backup is due, and from when on any hour will do: an office's PC is off at night."""
NAMA = "cadangan"


def perlu(terakhir: CadanganTerakhir, konf: Konfigurasi, pada: datetime) -> bool:
    """Whether the server is to back itself up now."""
    umur = terakhir.umur
    if umur is None or umur >= TERLAMBAT:
        return True
    return umur >= SEMALAM and pada.astimezone(konf.timezone).hour in MALAM


def temuan(session: Session, konf: Konfigurasi, pada: datetime) -> Iterator[Temuan]:
    """The age of the last good backup, and whether the next one can be written."""
    terakhir = cadangan_terakhir(session, pada)
    if terakhir.layak:
        yield Temuan(NAMA, "BAIK", f"yang terakhir utuh {terakhir.lama}")
    else:
        yield Temuan(NAMA, "PERHATIAN", f"yang utuh: {terakhir.lama}; jalankan skm backup FILE --simpan 14")
    if konf.backup is None:
        yield Temuan("jadwal cadangan", "PERHATIAN", "dimatikan (SKM_BACKUP): jadwalkan skm backup sendiri")
        return
    folder = _yang_ada(konf.backup.parent)
    if not os.access(folder, os.W_OK):
        yield Temuan("jadwal cadangan", "GALAT", f"{konf.backup.parent} tidak dapat ditulis (SKM_BACKUP)")
    elif folder.stat().st_dev == konf.instance.stat().st_dev:
        kalimat = f"tiap malam ke {konf.backup}, di cakram yang sama dengan server: salin juga ke tempat lain"
        yield Temuan("jadwal cadangan", "PERHATIAN", kalimat)
    else:
        yield Temuan("jadwal cadangan", "BAIK", f"tiap malam ke {konf.backup}, {konf.backup_simpan} disimpan")


def _yang_ada(folder: Path) -> Path:
    """The nearest folder above that is there."""
    return next(satu for satu in (folder, *folder.parents) if satu.is_dir())
