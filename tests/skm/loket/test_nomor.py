"""Registration numbers: no two alike, none left out, however many desks log at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.layanan import queries
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.models import Permohonan
from skm.orm import buka_sesi
from tests.kantor import kantor

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
LOKET, TIAP_LOKET = 6, 5


def _catat_beberapa(mesin: Engine) -> None:
    for _ in range(TIAP_LOKET):
        with buka_sesi(mesin, tulis=True) as session:
            unit = kantor(session)
            layanan = queries.layanan_berkode(session, unit.id, "KK")
            assert layanan is not None
            services.terima(
                session,
                unit_id=unit.id,
                layanan=layanan,
                pemohon="Siti",
                wilayah_id=None,
                diterima=SENIN,
                kalender=queries.kalender(session, unit.id, WITA),
                oleh="petugas",
            )
            session.commit()


def test_beberapa_loket_serentak_mendapat_nomor_yang_berurutan_tanpa_ganda(mesin: Engine) -> None:
    with ThreadPoolExecutor(LOKET) as kumpulan:
        for tugas in [kumpulan.submit(_catat_beberapa, mesin) for _ in range(LOKET)]:
            tugas.result()
    with Session(mesin) as session:
        nomor = session.scalars(sa.select(Permohonan.nomor).order_by(Permohonan.nomor)).all()
    assert list(nomor) == [f"KK/2026/{urut:04d}" for urut in range(1, LOKET * TIAP_LOKET + 1)]


def test_nomor_yang_dibatalkan_transaksinya_dipakai_lagi(session: Session, unit: Unit) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    with session.begin_nested() as titik:
        assert services.nomor_baru(session, layanan, 2026) == "KK/2026/0001"
        titik.rollback()
    assert services.nomor_baru(session, layanan, 2026) == "KK/2026/0001"


def test_nomor_di_atas_sembilan_ribu_sembilan_ratus_sembilan_puluh_sembilan_tetap_utuh(
    session: Session, unit: Unit
) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    services.lanjutkan_nomor(session, layanan.id, 2026, 9999)
    assert services.nomor_baru(session, layanan, 2026) == "KK/2026/10000"


def test_melanjutkan_nomor_tidak_pernah_mundur(session: Session, unit: Unit) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    services.lanjutkan_nomor(session, layanan.id, 2026, 42)
    services.lanjutkan_nomor(session, layanan.id, 2026, 7)
    assert services.nomor_baru(session, layanan, 2026) == "KK/2026/0043"
