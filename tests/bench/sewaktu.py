"""What was known at a moment, from 20,000 random logs at 24 moments; and what asking for it costs."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kinerja.periode import Periode
from skm import migrasi
from skm.ketepatan.queries import rekap_ketepatan, sewaktu
from skm.orm import buka_sesi, make_engine
from skm.siapkan import tanam
from tests.kantor import kantor
from tests.skm.loket.riwayat import AWAL, banding_sewaktu

BANYAK, SAAT = 20_000, 24
ZONA = ZoneInfo("Asia/Makassar")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        mesin = make_engine(f"sqlite:///{Path(folder) / 'skm.sqlite3'}")
        migrasi.naikkan(mesin)
        with buka_sesi(mesin, tulis=True) as session:
            tanam(session, pada=datetime.now(UTC))
            unit_id = kantor(session).id
            mulai = time.perf_counter()
            beda = banding_sewaktu(session, unit_id, banyak=BANYAK, saat=SAAT, benih=1)
            lama = time.perf_counter() - mulai
            print(
                f"{BANYAK:,} logs at {SAAT} moments agree; {beda} would be said otherwise now; {lama:.0f} s"
            )
            for pada in (datetime(2026, 2, 14, tzinfo=UTC), AWAL.replace(year=2027)):
                mulai = time.perf_counter()
                loket = sewaktu(session, unit_id, pada)
                cari = {"unit_id": unit_id, "periode": Periode.semua(), "zona": ZONA, "pada": pada}
                rekap_ketepatan(session, **cari, sewaktu=loket)
                print(f"as known at {pada:%Y-%m-%d}: {time.perf_counter() - mulai:.2f} s")
        mesin.dispose()


if __name__ == "__main__":
    main()
