"""A link, its questionnaire and a complete form to start from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan import tiket
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei import queries
from skm.survei.models import JenisTautan, Tautan
from skm.survei.queries import TautanRinci
from skm.web.waktu import hari_ini
from tests.conftest import TANAM_PADA
from tests.klien import Halaman

KODE_TIKET = "abcdefghjkmn"
LENGKAP = {f"U{nomor}": "3" for nomor in range(1, 10)}
"""All nine unsur answered, each with 3."""


@pytest.fixture
def lengkap() -> dict[str, str]:
    """A form with the nine answers and nothing else."""
    return dict(LENGKAP)


@pytest.fixture
def kuesioner(session: Session, unit: Unit) -> Kuesioner:
    """The seeded questionnaire."""
    return kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())


@pytest.fixture
def tautan(session: Session, unit: Unit) -> TautanRinci:
    """The seeded poster link of the unit as a whole."""
    return queries.daftar_tautan(session, unit.id)[0]


@pytest.fixture
def buat_tautan(app: Flask) -> Callable[..., str]:
    """Add a link to the app's database and give its code."""

    def buat(jenis: JenisTautan, *, aktif: bool = True) -> str:
        kode = f"uji{jenis.value}"
        with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
            unit_id = session.scalars(sa.select(Unit.id)).one()
            session.add(
                Tautan(
                    unit_id=unit_id,
                    layanan_id=None,
                    kode=kode,
                    jenis=jenis,
                    aktif=aktif,
                    dibuat_pada=TANAM_PADA,
                    dibuat_oleh="uji",
                )
            )
            session.commit()
        return kode

    return buat


@pytest.fixture
def alamat(app: Flask) -> str:
    """Where the seeded poster link leads."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return f"/s/{session.scalars(sa.select(Tautan.kode)).one()}"


@pytest.fixture
def pintu(app: Flask, alamat: str, buat_tautan: Callable[..., str]) -> list[str]:
    """A poster, a kiosk and a ticket, in both languages."""
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        tiket.terbitkan(session, unit_id=1, layanan_id=1, kode=KODE_TIKET, hari_ini=hari_ini())
        session.commit()
    semua = [alamat, f"/kios/{buat_tautan(JenisTautan.KIOS)}", f"/t/{KODE_TIKET}"]
    return [*semua, *(f"{satu}?bahasa=en" for satu in semua)]


def terpilih(halaman: Halaman) -> dict[str, str]:
    """Radio buttons that are shown checked."""
    return {str(radio["name"]): str(radio["value"]) for radio in halaman.sup.select("input[checked]")}
