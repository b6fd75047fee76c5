"""An office with figures, some of which pimpinan approved, and of these some published."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.services import setujui_nilai
from tests.conftest import WITA
from tests.kantor import kantor
from tests.skm.laporan.conftest import PADA, basis, terisi
from tests.skm.laporan.susun import jawab
from tests.terbit import setujui_periode, terbitkan_periode

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


@pytest.fixture
def terbitan(disetujui: Session) -> Session:
    """The second quarter of 2026 in two editions and the half-year; the first quarter is only approved."""
    unit, alasan = kantor(disetujui), "Enam formulir tertinggal."
    satu, dua = (Periode.triwulan(2026, n) for n in (1, 2))
    setujui_periode(disetujui, unit, dua, PADA)
    terbitkan_periode(disetujui, unit, dua, PADA)
    for hari in (date(2026, 2, 10), date(2026, 5, 13)):
        jawab(disetujui, hari, *([[4] * 9] * 6))
    setujui_periode(disetujui, unit, satu, PADA)
    for periode, sebab in ((dua, alasan), (Periode.semester(2026, 1), "")):
        setujui_periode(disetujui, unit, periode, PADA, sebab)
        terbitkan_periode(disetujui, unit, periode, PADA, sebab)
    disetujui.commit()
    return disetujui
