"""A desk to log cases at: February 2026, before Ramadan, in the seeded calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.layanan import queries
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.models import Permohonan

WITA = ZoneInfo("Asia/Makassar")

Catat = Callable[..., Permohonan]


@pytest.fixture
def kalender(session: Session, unit: Unit) -> Kalender:
    """The seeded working calendar."""
    return queries.kalender(session, unit.id, WITA)


@pytest.fixture
def catat(session: Session, unit: Unit, kalender: Kalender) -> Catat:
    """Log a case, and close it if a moment for that is given."""

    def _catat(
        kode: str,
        diterima: datetime,
        *,
        lengkap: datetime | None = None,
        selesai: datetime | None = None,
        batal: datetime | None = None,
        ditolak: datetime | None = None,
    ) -> Permohonan:
        layanan = queries.layanan_berkode(session, unit.id, kode)
        assert layanan is not None
        satu = services.terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon="Siti Aminah",
            wilayah_id=None,
            diterima=diterima,
            lengkap=lengkap,
            kalender=kalender,
            oleh="petugas",
        )
        if selesai is not None:
            services.selesaikan(session, satu, pada=selesai, oleh="petugas", kalender=kalender)
        if batal is not None:
            services.batalkan(session, satu, alasan="Ditarik", pada=batal, oleh="petugas", kalender=kalender)
        if ditolak is not None:
            services.tolak(
                session, satu, alasan="Bukan warga", pada=ditolak, oleh="petugas", kalender=kalender
            )
        return satu

    return _catat
