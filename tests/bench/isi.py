"""An office after years: answers and cases by the million, written straight into SQLite, and counted.

`python -m tests.bench.isi FILE ANSWERS CASES` fills a prepared database and prints what that took as JSON.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine

from skm import models
from skm.jawaban.services.bangun import bangun_hitungan as bangun_jawaban
from skm.jawaban.services.penutupan import tutup
from skm.loket.services.hitungan import bangun_hitungan as bangun_loket
from skm.orm import buka_sesi, make_engine
from tests.bench.kasus import isi_kasus, kini
from tests.kantor import kantor

__all__ = ["isi", "models"]

ZONA = ZoneInfo("Asia/Makassar")
SEKALI = 500_000
SKOR = "2 + (abs(random()) % 10 > 0) + (abs(random()) % 10 > 5)"
ISI = f"""
INSERT INTO jawaban (
    id, unit_id, kuesioner_id, layanan_id, jalur, tanggal, jenis_kelamin, usia, pendidikan, pekerjaan,
    saran, tanda, terhitung, luar_triwulan, {", ".join(f"u{n}" for n in range(1, 10))}
)
WITH RECURSIVE urut(n) AS (SELECT :dari UNION ALL SELECT n + 1 FROM urut WHERE n + 1 < :sampai),
layanan_ke AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY id) - 1 AS ke FROM layanan)
SELECT printf('%032x', n), 1, :kuesioner, layanan_ke.id,
    CASE n % 10 WHEN 8 THEN 'kios' WHEN 9 THEN 'kertas' WHEN 7 THEN 'tiket' ELSE 'poster' END,
    date(:akhir, '-' || (n % :hari) || ' days'),
    CASE n % 3 WHEN 0 THEN 'l' ELSE 'p' END, CASE n % 4 WHEN 0 THEN 'u21_30' ELSE 'u31_40' END,
    CASE n % 5 WHEN 0 THEN 's1' ELSE 'sma' END, CASE n % 7 WHEN 0 THEN 'pns' ELSE 'swasta' END,
    CASE n % 20 WHEN 0 THEN 'Terima kasih.' END, n % 50 = 0, 1, 0, {", ".join([SKOR] * 9)}
FROM urut JOIN layanan_ke ON ke = (n / :hari + n) % (SELECT count(*) FROM layanan)
"""  # noqa: S608  # names and numbers of our own


def isi(berkas: Path, jawaban: int, kasus: int) -> dict[str, float]:
    """Write them and count them; gives seconds by step, and the megabytes that counting took at most."""
    saat = kini()
    mesin = make_engine(f"sqlite:///{berkas}")
    waktu: dict[str, float] = {}
    _langkah(waktu, "cases", lambda: _kasus(mesin, kasus, saat))
    _langkah(waktu, "answers", lambda: _jawaban(berkas, jawaban, saat))
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with buka_sesi(mesin, tulis=True) as session:
        unit_id, hari_ini = kantor(session).id, saat.astimezone(ZONA).date()
        _langkah(waktu, "counting answers", lambda: bangun_jawaban(session, unit_id=unit_id))
        puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        _langkah(waktu, "closing months", lambda: tutup(session, unit_id=unit_id, hari_ini=hari_ini))
        session.commit()
    waktu["counting takes MB"] = (puncak - awal) / 1024
    with buka_sesi(mesin, tulis=True) as session:
        _langkah(waktu, "counting cases", lambda: bangun_loket(session, unit_id, ZONA))
        session.commit()
    mesin.dispose()
    return waktu


def _kasus(mesin: Engine, banyak: int, saat: datetime) -> None:
    with mesin.begin() as koneksi:
        isi_kasus(koneksi, banyak, kini=saat)


def _jawaban(berkas: Path, banyak: int, saat: datetime) -> None:
    koneksi = sqlite3.connect(berkas)
    for perintah in ("synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY"):
        koneksi.execute(f"PRAGMA {perintah}")
    kuesioner = koneksi.execute("SELECT max(id) FROM kuesioner WHERE jenis = 'skm'").fetchone()[0]
    akhir = saat.astimezone(ZONA).date() - timedelta(days=1)
    hari = (akhir - _awal(akhir)).days + 1
    tetap = {"kuesioner": kuesioner, "akhir": akhir.isoformat(), "hari": hari}
    for dari in range(0, banyak, SEKALI):
        koneksi.execute(ISI, tetap | {"dari": dari, "sampai": min(dari + SEKALI, banyak)})
        koneksi.commit()
    koneksi.execute("ANALYZE")
    koneksi.commit()
    koneksi.close()


def _awal(akhir: date) -> date:
    """The first day of the last quarter that has ended by then. Answers come evenly from there on: closing
    months and quarters is what takes longest here, and the pages show that one."""
    lalu = date(akhir.year, (akhir.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
    return date(lalu.year, lalu.month - 2, 1)


def agar_berakhir(jumlah: int) -> int:
    """How many answers to write so that at least so many are of the quarter that has ended."""
    akhir = kini().astimezone(ZONA).date() - timedelta(days=1)
    awal = _awal(akhir)
    sejak = (akhir - akhir.replace(month=(akhir.month - 1) // 3 * 3 + 1, day=1)).days + 1
    hari = (akhir - awal).days + 1
    return -(-jumlah // (hari - sejak)) * hari


def _langkah(waktu: dict[str, float], nama: str, kerja: Callable[[], object]) -> None:
    waktu[nama] = _waktu(kerja)
    print(f"    {nama}: {waktu[nama]:.1f} s", file=sys.stderr)


def _waktu(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


if __name__ == "__main__":
    print(json.dumps(isi(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
