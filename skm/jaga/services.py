"""Writing down what the server knows about itself. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from skm.jaga.models import CadanganServer, SidikKunci


def catat_sidik(session: Session, sidik: Mapping[str, str], *, pada: datetime) -> None:
    """Let the database know these keys from here on, in place of others of the same names."""
    for nama, satu in sidik.items():
        ada = session.get(SidikKunci, nama)
        if ada is None:
            session.add(SidikKunci(nama=nama, sidik=satu, sejak=pada))
        elif ada.sidik != satu:
            ada.sidik, ada.sejak = satu, pada


def catat_cadangan(
    session: Session, *, berkas: Path, ukuran: int, sidik: str, utuh: bool, pada: datetime
) -> None:
    """One more backup, of the state at `pada`."""
    milik = {"berkas": str(berkas)[-400:], "ukuran": ukuran, "sidik": sidik, "utuh": utuh}
    session.add(CadanganServer(pada=pada, **milik))
