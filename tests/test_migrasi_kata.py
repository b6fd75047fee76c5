"""Cases of before are found by their words as new ones are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.layanan.models import Unit
from skm.layanan.queries import kalender, layanan_berkode
from skm.loket.models import KataPermohonan
from skm.loket.services import terima
from tests.conftest import WITA

pytestmark = pytest.mark.luas

PADA = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


def _kata(session: Session) -> list[tuple[int, str, bool]]:
    kolom = (KataPermohonan.permohonan_id, KataPermohonan.kata, KataPermohonan.pribadi)
    return [tuple(satu) for satu in session.execute(sa.select(*kolom).order_by(*kolom[:2]))]


def test_an_upgrade_writes_the_words_that_intake_writes(mesin: Engine) -> None:
    with Session(mesin) as session:
        unit = session.scalars(sa.select(Unit)).one()
        layanan = layanan_berkode(session, unit.id, "KK")
        assert layanan is not None
        semua = kalender(session, unit.id, WITA)
        for nama in ("H. Ma'mun Áli", "Siti Kk 3", ""):
            lain = {"wilayah_id": None, "diterima": PADA, "kalender": semua, "oleh": "ani"}
            terima(session, unit_id=unit.id, layanan=layanan, pemohon=nama, **lain)
        session.commit()
        baru = _kata(session)
    assert (1, "mamun", True) in baru
    assert (2, "kk", False) in baru
    migrasi.turunkan(mesin, "20261129_data_kantor")
    migrasi.naikkan(mesin)
    with Session(mesin) as session:
        assert _kata(session) == baru
