"""Figures over many answers against figures over few: pages of two offices, asked in turns."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import baca
from tests.bench.beban import AKAR
from tests.bench.isi import ZONA
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor
from tests.klien import Klien

KECIL, BESAR, TERBESAR = (10_000, 1_000), (1_000_000, 200_000), (10_000_000, 200_000)
ULANG = 15
BATAS = 1.5


def ukur(folder: Path, cepat: bool) -> Bab:
    """A million answers, or with `cepat` a few."""
    return _ukur(folder, (KECIL, (50_000, 5_000) if cepat else BESAR))


def ukur_besar(folder: Path, cepat: bool) -> Bab:
    """Ten million answers."""
    return _ukur(folder, (KECIL, (200_000, 5_000) if cepat else TERBESAR))


def _ukur(folder: Path, besar: Sequence[tuple[int, int]]) -> Bab:
    bab = Bab(
        "Figures over many answers",
        "Pages of one office with few and one with many answers and cases, over the same years and services, "
        f"asked in turns, {ULANG} times each; milliseconds. SQLite; answers come through all ways, a "
        "twentieth with a comment.",
    )
    kantor, langkah = [], []
    for jawaban, kasus in besar:
        satu = Kantor(folder / str(jawaban), 8000, f"sqlite:///{folder}/{jawaban}.sqlite3").siapkan()
        langkah.append(isikan(folder / f"{jawaban}.sqlite3", jawaban, kasus))
        kantor.append(_masuk(satu))
        print(f"  {jawaban:,} answers, {kasus:,} cases: {langkah[-1]}", file=sys.stderr)
    nama = [f"{jawaban:,} answers, {kasus:,} cases" for jawaban, kasus in besar]
    baris = []
    for judul, alamat in halaman_angka().items():
        dua = _waktu(kantor, alamat)
        nisbah = [b / a for a, b in zip(*dua, strict=True)]
        tengah = median(dua[1]) / median(dua[0])
        baris.append((judul, *(rentang([n * 1000 for n in satu], 1) for satu in dua), angka(tengah)))
        bab.sasaran.append(
            paling_banyak(f"{judul}, {nama[1]} / {nama[0]}", tengah, BATAS, rentang(nisbah, 2))
        )
    bab.tabel.append((("Page", *nama, "ratio"), baris))
    rinci = [(satu, *(angka(isi[satu], 1) for isi in langkah)) for satu in langkah[0]]
    bab.tabel.append((("Writing and counting (seconds, megabytes)", *nama), rinci))
    return bab


def isikan(berkas: Path, jawaban: int, kasus: int) -> dict[str, float]:
    """Let `isi` fill it in a process of its own, whose memory is measured."""
    perintah = [sys.executable, "-m", "tests.bench.isi", str(berkas), str(jawaban), str(kasus)]
    keluar = subprocess.run(perintah, cwd=AKAR, check=True, stdout=subprocess.PIPE).stdout
    hasil: dict[str, float] = json.loads(keluar)
    return hasil


def _masuk(kantor: Kantor) -> Klien:
    env = {k: v for k, v in kantor.env.items() if k.startswith("SKM_")}
    klien = Klien(create_app(baca(env)))
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def halaman_angka() -> dict[str, str]:
    """Pages of the last quarter that has ended, and of the year up to its end."""
    kini = datetime.now(UTC).astimezone(ZONA).date()
    sampai = date(kini.year, (kini.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
    triwulan = f"dari={date(sampai.year, sampai.month - 2, 1)}&sampai={sampai}"
    setahun = f"dari={date(sampai.year, 1, 1)}&sampai={sampai}"
    return {
        "IKM of a service and quarter": f"/laporan/ikm?layanan=KTP&{triwulan}",
        "dashboard": "/dasbor",
        "on time": f"/laporan/ketepatan?{triwulan}",
        "sample": f"/laporan/sampel?{setahun}",
        "details of on time": f"/laporan/ketepatan/rincian?{setahun}",
    }


def _waktu(kantor: Sequence[Klien], alamat: str) -> list[list[float]]:
    """Seconds by office; the first two times are not counted."""
    hasil: list[list[float]] = [[] for _ in kantor]
    for ke in range(ULANG + 2):
        for satu, waktu in zip(kantor, hasil, strict=True):
            gc.collect()
            mulai = time.perf_counter()
            halaman = satu.http.get(alamat)
            lama = time.perf_counter() - mulai
            if halaman.status_code != 200:
                raise RuntimeError(f"{alamat}: {halaman.status_code}")
            if ke >= 2:
                waktu.append(lama)
    return hasil
