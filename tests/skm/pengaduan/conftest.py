"""A complaint, and the page it is sent from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.layanan.queries import kalender
from skm.pengaduan.models import JalurPengaduan, Pengaduan
from skm.pengaduan.services import Hasil, IsiPengaduan, terima

WITA = ZoneInfo("Asia/Makassar")
KUNCI = "aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE="
SENIN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # Monday 2 March 2026, 10.00 WITA
KODE = "abcdefghjkmn"

Adukan = Callable[..., Pengaduan]
"""Stores a complaint; keyword arguments: `kode`, `pada`, and those of IsiPengaduan."""


@pytest.fixture
def brankas() -> Brankas:
    return Brankas(KUNCI)


@pytest.fixture
def kirim(session: Session, unit: Unit, brankas: Brankas) -> Callable[..., tuple[Hasil, Pengaduan]]:
    def kirim(
        isi: str = "Antrean lama.",
        *,
        kode: str = KODE,
        pada: datetime = SENIN,
        oleh: str = "",
        **lain: object,
    ) -> tuple[Hasil, Pengaduan]:
        """`oleh` is who typed what was spoken."""
        jalur = JalurPengaduan.LISAN if oleh else JalurPengaduan.HALAMAN
        data = IsiPengaduan(isi, **lain)  # type: ignore[arg-type]
        tempat = {"unit_id": unit.id, "kalender": kalender(session, unit.id, WITA), "brankas": brankas}
        return terima(session, data, kode=kode, pada=pada, jalur=jalur, oleh=oleh, **tempat)  # type: ignore[arg-type]

    return kirim


@pytest.fixture
def adukan(kirim: Callable[..., tuple[Hasil, Pengaduan]]) -> Adukan:
    return lambda *isi, **lain: kirim(*isi, **lain)[1]
