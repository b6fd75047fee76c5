"""An office with figures, some of which pimpinan approved."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.services import setujui_nilai
from tests.conftest import WITA
from tests.kantor import kantor
from tests.skm.laporan.conftest import PADA, basis, terisi

__all__ = ["basis", "terisi"]
DISETUJUI = (("IKU-01", 2), ("IKU-02", 2), ("IKU-04", 1), ("IKU-04", 2))
"""Codes and quarters of 2026; the first is the IKM."""


@pytest.fixture
def disetujui(terisi: Session) -> Session:
    """All filled in, and those approved."""
    for kode, triwulan in DISETUJUI:
        saat = (2026, triwulan)
        buku = buka_buku(terisi, unit_id=kantor(terisi).id, saat=[saat], zona=WITA, pada=PADA)
        setujui_nilai(terisi, buku, saat, kode, peran=Peran.PIMPINAN, alasan="uji", oleh="uji", pada=PADA)
    terisi.commit()
    return terisi
