"""What was loaded is known again, also when two load it at once; what was told is kept by its headings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.berkas.models import Impor, JenisImpor
from skm.berkas.queries import daftar_impor
from skm.berkas.services import buat_impor
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.conftest import TANAM_PADA

BERSAMA = 4


def catat(session: Session, unit_id: int, jenis: JenisImpor, sidik: str = "abc") -> Impor | None:
    return buat_impor(
        session,
        unit_id=unit_id,
        jenis=jenis,
        sidik=sidik,
        nama_berkas="uji.csv",
        jumlah=1,
        oleh="ani",
        pada=TANAM_PADA,
    )


def test_the_same_rows_are_one_load_but_another_kind_of_rows_is_another(session: Session, unit: Unit) -> None:
    pertama = catat(session, unit.id, JenisImpor.RESPONDEN)
    assert pertama is not None
    assert catat(session, unit.id, JenisImpor.RESPONDEN) is None
    register = catat(session, unit.id, JenisImpor.PERMOHONAN)
    lain = catat(session, unit.id, JenisImpor.RESPONDEN, "def")
    assert register is not None
    assert list(daftar_impor(session, unit.id, [JenisImpor.RESPONDEN])) == [lain, pertama]
    assert list(daftar_impor(session, unit.id, [JenisImpor.PERMOHONAN])) == [register]


def test_of_several_who_load_one_file_at_once_one_does(mesin: Engine) -> None:
    mulai = Barrier(BERSAMA)

    def muat() -> bool:
        with buka_sesi(mesin, tulis=False) as session:
            unit_id = session.scalars(sa.select(Unit.id)).one()
        mulai.wait(timeout=30)
        with buka_sesi(mesin, tulis=True) as session:
            berhasil = catat(session, unit_id, JenisImpor.PERMOHONAN) is not None
            session.commit()
        return berhasil

    with ThreadPoolExecutor(BERSAMA) as kumpulan:
        tugas = [kumpulan.submit(muat) for _ in range(BERSAMA)]
        assert sorted(satu.result() for satu in tugas) == [False] * (BERSAMA - 1) + [True]
    with Session(mesin) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Impor)) == 1
