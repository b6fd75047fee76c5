"""Documents that print the on-time figure say what stands beside it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from skm.dokumen.penyusun import Penyusun
from skm.layanan.models import Unit
from skm.loket.models import StatusPermohonan
from tests.conftest import WITA
from tests.skm.laporan.susun import mohon

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday, closing time


@pytest.mark.parametrize("jenis", ["pengukuran-kinerja", "lkjip-bab-iii"])
def test_a_document_that_prints_the_on_time_figure_says_what_stands_beside_it(
    session: Session, unit: Unit, jenis: str
) -> None:
    assert f"{TEMPO:%A}" == "Tuesday"
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=8)
    mohon(session, "KK", TEMPO, status=StatusPermohonan.DITOLAK, jumlah=2)  # nobody knows when
    terlambat = TEMPO + timedelta(seconds=1)
    mohon(session, "IUMK", TEMPO, status=StatusPermohonan.BATAL, ditutup=terlambat)
    pada = datetime(2026, 4, 20, 9, 0, tzinfo=WITA)
    dokumen = Penyusun(session, unit, 2026, zona=WITA, pada=pada).susun(jenis, 1, "")
    catatan = dokumen.tabel[0].catatan
    assert "IKU-02: selesai dalam periode 8, di antaranya tepat waktu 8 (100,00 %)." in catatan
    # 8 of 8, and 8 of 10.
    dua = (
        "IKU-02: 2 ditutup tanpa diketahui waktunya dan tidak ikut dihitung; bila semuanya dihitung terlambat"
    )
    assert f"{dua} 80,00 %." in catatan
    assert "IKU-03: 1 dibatalkan atau ditolak sesudah jatuh tempo dan dihitung terlambat." in catatan
