"""Who answered before the counters of it were kept is counted by the upgrade as a closing counts."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.jawaban.models import HitunganProfil, Jalur, Jawaban
from skm.jawaban.services.penutupan import tutup
from skm.kuesioner.queries import kuesioner_skm
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import kantor

pytestmark = pytest.mark.luas


def _tercacah(session: Session) -> list[tuple[object, ...]]:
    h = HitunganProfil
    kolom = (h.mulai, h.dimensi, h.nilai, h.responden)
    return [
        tuple(satu) for satu in session.execute(sa.select(*kolom).where(h.responden > 0).order_by(*kolom))
    ]


def test_an_upgrade_counts_who_answered_as_closing_the_quarter_does(mesin: Engine) -> None:
    with Session(mesin) as session:
        unit_id = kantor(session).id
        (kuesioner,) = kuesioner_skm(session, unit_id)
        sama = {"unit_id": unit_id, "kuesioner_id": kuesioner.id} | kolom_unsur([3] * 9)
        for jalur, tanggal, kelamin in (
            (Jalur.POSTER, date(2026, 2, 3), "p"),
            (Jalur.IMPOR, date(2026, 3, 31), "l"),
            (Jalur.KERTAS, date(2026, 4, 1), None),
            (Jalur.POSTER, date(2026, 4, 1), "p"),  # of a quarter that runs
        ):
            satu = sama | {"jalur": jalur, "tanggal": tanggal, "jenis_kelamin": kelamin}
            simpan(session, *([satu] * 6))
        dikeluarkan = sa.select(Jawaban.id).where(Jawaban.tanggal == date(2026, 2, 3)).limit(1)
        sebelum = sa.update(Jawaban).where(Jawaban.id.in_(dikeluarkan)).values(terhitung=False)
        session.execute(sebelum.execution_options(synchronize_session=False))
        tutup(session, unit_id=unit_id, hari_ini=date(2026, 4, 2))
        session.commit()
        baru = _tercacah(session)
        assert [satu for satu in baru if satu[1] == "jenis_kelamin"] == [
            (date(2026, 1, 1), "jenis_kelamin", "l", 6),
            (date(2026, 1, 1), "jenis_kelamin", "p", 5),
            (date(2026, 4, 1), "jenis_kelamin", "", 6),
        ]
    migrasi.turunkan(mesin, "20261129_tindak_lanjut")
    migrasi.naikkan(mesin)
    with Session(mesin) as session:
        assert _tercacah(session) == baru
