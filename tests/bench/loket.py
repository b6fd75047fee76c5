"""Pages of the desk and its figures at 1,000 and 200,000 cases: medians of interleaved rounds and ratios.

Both offices have as many open cases, and cases over as many years. Processor time of this process, so that
what else runs on the machine counts little.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from skm import migrasi
from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.orm import buka_sesi, make_engine
from skm.siapkan import susun_hitungan, tanam
from tests.bench.kasus import isi_kasus, kini
from tests.klien import Klien

SEDIKIT, BANYAK, ULANG = 1000, 200_000, 15
ZONA = ZoneInfo("Asia/Makassar")
HALAMAN = (
    "/dasbor",
    "/laporan/ketepatan",
    "/laporan/ketepatan/rincian",
    "/laporan/desa",
    "/laporan/ikm",
    "/indikator",
    "/loket",
    "/loket/papan",
    "/laporan/dokumen/pengukuran-kinerja.xlsx",
)


def _konf(folder: Path) -> Konfigurasi:
    return Konfigurasi(
        instance=folder,
        database_url=f"sqlite:///{folder / 'skm.sqlite3'}",
        host="127.0.0.1",
        port=8000,
        base_url="http://localhost",
        timezone=ZONA,
        secret_key="hanya-untuk-uji",
        data_key="aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=",
    )


def _isi(folder: Path, banyak: int) -> Klien:
    """An office with that many cases, and an admin's browser."""
    folder.mkdir()
    mesin = make_engine(_konf(folder).database_url)
    migrasi.naikkan(mesin)
    with buka_sesi(mesin, tulis=True) as session:
        tanam(session, pada=datetime(2021, 1, 2, tzinfo=UTC))
        session.commit()
    mulai = time.process_time()
    with mesin.begin() as koneksi:
        isi_kasus(koneksi, banyak, kini=kini())
    terisi = time.process_time()
    with buka_sesi(mesin, tulis=True) as session:
        susun_hitungan(session, ZONA)
        session.commit()
    mesin.dispose()
    print(f"{banyak:>7,} cases: {terisi - mulai:.1f} s, counted in {time.process_time() - terisi:.1f} s")
    klien = Klien(create_app(_konf(folder)))
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        klien = {banyak: _isi(Path(folder) / str(banyak), banyak) for banyak in (SEDIKIT, BANYAK)}
        for alamat in HALAMAN:
            lama: dict[int, list[float]] = {banyak: [] for banyak in klien}
            for _ in range(ULANG):
                for banyak, satu in klien.items():
                    mulai = time.process_time()
                    assert satu.http.get(alamat, buffered=True).status_code == 200, alamat
                    lama[banyak].append(time.process_time() - mulai)
            a, b = (statistics.median(lama[banyak]) for banyak in (SEDIKIT, BANYAK))
            print(f"{alamat:<44} {a * 1000:7.1f} ms {b * 1000:7.1f} ms {b / a:6.2f}")


if __name__ == "__main__":
    main()
