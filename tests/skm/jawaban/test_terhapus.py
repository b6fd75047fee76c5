"""What was deleted cannot be read from the database's file any more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm.jawaban.models import Jawaban
from skm.kuesioner import queries
from skm.orm import buka_sesi
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import kantor

HARI = date(2026, 3, 2)
UCAPAN = "Ibu Siti di loket tiga menolong saya"


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # PostgreSQL's old row versions wait for its own vacuum
@pytest.mark.parametrize("banyak", [1, 40])
def test_a_deleted_comment_leaves_the_file_with_its_row(mesin: Engine, banyak: int) -> None:
    """Whether its page lives on, or was freed."""
    berkas = Path(str(mesin.url.database))

    def terbaca() -> bool:
        with mesin.connect() as koneksi:
            koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return UCAPAN.encode() in berkas.read_bytes()

    with buka_sesi(mesin, tulis=True) as session:
        unit_id = kantor(session).id
        kuesioner = queries.kuesioner_berlaku(session, unit_id, pada=HARI)
        satu = {"unit_id": unit_id, "kuesioner_id": kuesioner.id, "jalur": "impor", "tanggal": HARI}
        simpan(session, *[satu | {"saran": UCAPAN * 20} | kolom_unsur([3] * 9)] * banyak)
        session.commit()
    assert terbaca()
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.delete(Jawaban))
        session.commit()
    assert not terbaca()
