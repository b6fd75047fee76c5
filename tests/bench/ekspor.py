"""Exports of many answers: time beside the same query streamed through csv.writer, and memory."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from kinerja.periode import Periode
from skm.bentuk.aliran import BENTUK
from skm.ekspor.jawaban import ekspor_jawaban
from skm.laporan.hasil.baca import Saat
from skm.orm import buka_sesi, make_engine
from tests.bench.beban import AKAR
from tests.bench.isi import ZONA, agar_berakhir
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor
from tests.kantor import kantor

JUMLAH, ULANG = 100_000, 7
BATAS = 2
PUNCAK = """
import sys
from skm.cli import main
main(sys.argv[1:], standalone_mode=False)
with open("/proc/self/status") as berkas:
    sys.stdout.write(next(satu for satu in berkas if satu.startswith("VmHWM")).split()[1])
"""


def ukur(folder: Path, cepat: bool) -> Bab:
    """A hundred thousand answers and a tenth of them."""
    jumlah, ulang = (5_000, 2) if cepat else (JUMLAH, ULANG)
    besar, kecil = (_kantor(folder, n) for n in (jumlah, jumlah // 10))
    bab = Bab(
        "Exports",
        f"At least {jumlah:,} answers of an ended quarter on SQLite, {ulang} times each in turns; the first "
        "line is the export's own statement, run by SQLite's own cursor straight into csv.writer. Memory is "
        "the highest that the command took, with a tenth of the answers and with all.",
    )
    mesin = make_engine(besar.database_url)
    waktu, baris = _waktu(mesin, folder, ulang)
    mesin.dispose()
    patokan = waktu.pop("the same query through csv.writer")
    nisbah = [a / b for a, b in zip(waktu["csv"], patokan, strict=True)]
    bab.sasaran.append(
        paling_banyak(
            f"export of {baris:,} answers, CSV / csv.writer", median(nisbah), BATAS, rentang(nisbah)
        )
    )
    isi = [("the same query through csv.writer", rentang(patokan), "")]
    for bentuk, semua in waktu.items():
        ingatan = [_puncak(satu, folder / f"puncak.{bentuk}") for satu in (kecil, besar)]
        isi.append((f"{bentuk}, {baris:,} rows", rentang(semua), " → ".join(angka(n, 0) for n in ingatan)))
    bab.tabel.append((("Export of answers", "seconds", "MB"), isi))
    return bab


def _kantor(folder: Path, jawaban: int) -> Kantor:
    satu = Kantor(folder / str(jawaban), 8000, f"sqlite:///{folder}/{jawaban}.sqlite3").siapkan()
    berkas = str(folder / f"{jawaban}.sqlite3")
    perintah = [sys.executable, "-m", "tests.bench.isi", berkas, str(agar_berakhir(jawaban)), "0"]
    subprocess.run(perintah, cwd=AKAR, check=True, stdout=subprocess.PIPE)
    return satu


def _waktu(mesin: Engine, folder: Path, ulang: int) -> tuple[dict[str, list[float]], int]:
    """Seconds by kind of file, and how many rows there were."""
    with _pernyataan(mesin) as dikirim:
        _tulis(mesin, folder, "csv")
    teks, isi = next(satu for satu in dikirim if "random()" in satu[0])
    cara: dict[str, Callable[[], int]] = {
        "the same query through csv.writer": lambda: _polos(mesin, folder, teks, isi),
        **{bentuk: lambda bentuk=bentuk: _tulis(mesin, folder, bentuk) for bentuk in BENTUK},
    }
    waktu: dict[str, list[float]] = {nama: [] for nama in cara}
    banyak = set()
    for _ in range(ulang):
        for nama, kerja in cara.items():
            mulai = time.perf_counter()
            banyak.add(kerja())
            waktu[nama].append(time.perf_counter() - mulai)
    if len(banyak) != 1:
        raise RuntimeError(f"not everything wrote the same rows: {banyak}")
    return waktu, banyak.pop()


def _polos(mesin: Engine, folder: Path, teks: str, isi: Any) -> int:
    banyak = 0
    with mesin.connect() as koneksi, (folder / "polos.csv").open("w", newline="", encoding="utf-8") as keluar:
        penulis = csv.writer(keluar)
        kursor = koneksi.connection.cursor()
        kursor.execute(teks, isi)
        while baris := kursor.fetchmany(2_000):
            penulis.writerows(baris)
            banyak += len(baris)
    return banyak


def _tulis(mesin: Engine, folder: Path, bentuk: str) -> int:
    with buka_sesi(mesin, tulis=False) as session, (folder / f"hasil.{bentuk}").open("wb") as keluar:
        hasil = ekspor_jawaban(session, kantor(session), Periode.semua(), Saat(datetime.now(UTC), ZONA))
        banyak = 0

        def dihitung() -> Any:
            nonlocal banyak
            for satu in hasil.kelompok:
                banyak += len(satu)
                yield satu

        BENTUK[bentuk][0](keluar, hasil.kolom, dihitung())
    return banyak


def _puncak(satu: Kantor, berkas: Path) -> float:
    """Megabytes that the command took at most."""
    perintah = [sys.executable, "-c", PUNCAK, "ekspor", "jawaban", "--out", str(berkas)]
    keluar = subprocess.run(perintah, cwd=satu.folder, env=satu.env, check=True, capture_output=True).stdout
    return int(keluar) / 1024


@contextmanager
def _pernyataan(mesin: Engine) -> Any:
    """What is sent meanwhile: text and values."""
    dikirim: list[tuple[str, Any]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, isi: Any, *_lain: Any) -> None:
        dikirim.append((pernyataan, isi))

    event.listen(mesin, "before_cursor_execute", catat)
    yield dikirim
    event.remove(mesin, "before_cursor_execute", catat)
