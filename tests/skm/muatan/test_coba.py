"""Only checking a table is looking: whoever writes does not wait for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm.berkas.models import Impor
from skm.berkas.tabel import dari_isi
from skm.layanan.queries import kalender
from skm.muatan.services import impor, register
from skm.orm import buka_sesi, sudah_menulis
from tests.conftest import WITA
from tests.kantor import kantor

JAWABAN = ",".join(f"U{nomor}" for nomor in range(1, 10)) + "\n" + ",".join("333333333") + "\n"
REGISTER = (
    "nomor,layanan,diterima,lengkap,selesai,status\n"
    "R-1,KK,2026-02-02T08:00,,2026-02-02T08:30,selesai\n"
    "R-2,KK,2026-02-02T08:00,,,proses\n"
)


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # only its transactions know whether they write
def test_only_checking_a_table_takes_no_turn_to_write_and_says_what_loading_it_would(mesin: Engine) -> None:
    pada = datetime(2026, 3, 2, tzinfo=UTC)
    with buka_sesi(mesin, tulis=None) as session:
        unit_id = kantor(session).id
        kerja = kalender(session, unit_id, WITA)
        for coba in (True, False):
            jawaban = impor.muat(
                session,
                dari_isi("jawaban.csv", JAWABAN.encode()),
                unit_id=unit_id,
                hari_ini=date(2026, 3, 2),
                oleh="uji",
                pada=pada,
                coba=coba,
            )
            kasus = register.muat(
                session,
                dari_isi("register.csv", REGISTER.encode()),
                unit_id=unit_id,
                kalender=kerja,
                oleh="uji",
                pada=pada,
                coba=coba,
            )
            assert (jawaban.ditambahkan, kasus.ditambahkan, kasus.dilewati) == (1, 2, 0)
            assert sudah_menulis(session) is not coba
        assert session.scalar(sa.select(sa.func.count()).select_from(Impor)) == 2
