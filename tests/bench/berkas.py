"""Files from elsewhere: small ones that unfold to much, and 100,000 answers beside a bare executemany."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.alur.jalan import port_bebas
from tests.bench.beban import AKAR
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor
from tests.bench.sela import tulis_tabel
from tests.berkas_jahat import JAHAT, sel_tersesat

SEDIKIT, BANYAK, ULANG = 10_000, 100_000, 3
BERTAMBAH = 1_000
"""Rows that a file has gained when it is loaded again."""
KALI = 5
"""Processor time of an import in those of a bare executemany of the same rows: 0.3 of what it was, 14.2."""
DETIK, MB = 3, 100
"""Within which a file is refused, and above what the process takes anyhow."""


def ukur(folder: Path, cepat: bool) -> Bab:
    """Each file in a process of its own."""
    bab = Bab(
        "Files from elsewhere",
        "Each file is read by a process of its own; memory is its highest above what it had before. The same "
        "answers are then written by one `executemany` into a copy of the database, with all indexes, one "
        "transaction and the same durability.",
    )
    _jahat(bab, folder)
    _muat(bab, folder, *((1_000, 5_000, 1) if cepat else (SEDIKIT, BANYAK, ULANG)))
    return bab


def _jahat(bab: Bab, folder: Path) -> None:
    semua = {apa: (nama, buat) for apa, (nama, buat, _) in JAHAT.items()}
    semua["a stray cell at XFD1048576"] = ("a.xlsx", sel_tersesat)
    baris, detik, mb = [], [], []
    for apa, (nama, buat) in semua.items():
        berkas = folder / nama
        berkas.write_bytes(buat())
        hasil = json.loads(_python("-m", "tests.bench.baca_satu", str(berkas)))
        detik.append(hasil["detik"])
        mb.append(hasil["mb"])
        kata = hasil["kata"].removeprefix(f"Berkas {nama}: ")
        ukuran = f"{berkas.stat().st_size / 1024:,.0f}"
        baris.append((apa, ukuran, angka(hasil["detik"]), angka(max(0, hasil["mb"]), 0), kata))
    bab.tabel.append((("File", "KiB", "seconds", "MB above idle", "what is said"), baris))
    bab.sasaran.append(paling_banyak("slowest refusal of a file that unfolds to much, s", max(detik), DETIK))
    bab.sasaran.append(paling_banyak("most memory for one, MB above idle", max(mb), MB))


def _muat(bab: Bab, folder: Path, sedikit: int, banyak: int, ulang: int) -> None:
    waktu: list[tuple[float, float]] = []
    polos: list[tuple[float, float]] = []
    lagi: list[tuple[float, float, float]] = []
    memori: dict[int, list[float]] = {sedikit: [], banyak: []}
    for ke in range(ulang):
        for berapa in (sedikit, banyak):
            tempat = folder / f"kantor-{berapa}-{ke}"
            kantor = Kantor(tempat, port_bebas(), f"sqlite:///{tempat}/skm.sqlite3").siapkan()
            berkas = tulis_tabel(folder / "muatan.csv", berapa)
            *detik, mb = _impor(kantor, berkas)
            memori[berapa].append(mb)
            if berapa == banyak:
                waktu.append((detik[0], detik[1]))
                polos.append(_sisip_polos(tempat / "skm.sqlite3", banyak))
                tulis_tabel(berkas, banyak + BERTAMBAH)
                lagi.append(_impor(kantor, berkas, "--hanya-baru"))
            shutil.rmtree(tempat)
    nisbah = [[a[ke] / b[ke] for a, b in zip(waktu, polos, strict=True)] for ke in (0, 1)]
    tambah = [b - a for a, b in zip(memori[sedikit], memori[banyak], strict=True)]
    bab.tabel.append(
        (
            (f"{banyak:,} answers", "measured"),
            [
                ("`skm import responden` of a CSV file, s", rentang([a for a, _ in waktu])),
                ("of them processor", rentang([b for _, b in waktu])),
                ("bare executemany, s", rentang([a for a, _ in polos])),
                ("of them processor", rentang([b for _, b in polos])),
                ("import / bare executemany, time", rentang(nisbah[0], 1)),
                ("the same of processor", rentang(nisbah[1], 1)),
                (f"memory of the import of {sedikit:,}, MB", rentang(memori[sedikit], 0)),
                (f"memory of the import of {banyak:,}, MB", rentang(memori[banyak], 0)),
                (
                    f"the file with {BERTAMBAH:,} rows more (`--hanya-baru`), s",
                    rentang([a for a, *_ in lagi]),
                ),
                ("of them processor", rentang([b for _, b, _ in lagi])),
                ("memory, MB", rentang([mb for *_, mb in lagi], 0)),
            ],
        )
    )
    kata = f"more memory for {banyak:,} answers than for {sedikit:,}, MB"
    bab.sasaran.append(paling_banyak(kata, median(tambah), 30, rentang(tambah, 0)))
    kata = f"import of {banyak:,} answers / bare executemany, processor"
    bab.sasaran.append(paling_banyak(kata, median(nisbah[1]), KALI, rentang(nisbah[1], 1)))


def _impor(kantor: Kantor, berkas: Path, *pilihan: str) -> tuple[float, float, float]:
    """Seconds, those of the processor, and MB at most."""
    perintah = ["-m", "tests.bench.perintah_terukur", "import", "responden", str(berkas), *pilihan]
    mulai, dahulu = time.perf_counter(), _prosesor_anak()
    hasil = subprocess.run(
        [sys.executable, *perintah], env=kantor.env, cwd=AKAR, check=True, capture_output=True, text=True
    )
    lama = time.perf_counter() - mulai
    return lama, _prosesor_anak() - dahulu, float(hasil.stderr.rsplit("MB:", 1)[1])


def _prosesor_anak() -> float:
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def _sisip_polos(berkas: Path, banyak: int) -> tuple[float, float]:
    """Seconds, and those of the processor, to write the very rows that were loaded."""
    salinan = berkas.with_name("salinan.sqlite3")
    with sqlite3.connect(berkas) as asal:
        asal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        baris = asal.execute("SELECT * FROM jawaban").fetchall()
    asal.close()
    if len(baris) != banyak:
        raise RuntimeError(f"{len(baris)} answers are stored")
    shutil.copyfile(berkas, salinan)
    tujuan = sqlite3.connect(salinan, isolation_level=None)
    tujuan.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; DELETE FROM jawaban; VACUUM;")
    mulai, dahulu = time.perf_counter(), time.process_time()
    tujuan.execute("BEGIN IMMEDIATE")
    tujuan.executemany(f"INSERT INTO jawaban VALUES ({','.join('?' * len(baris[0]))})", baris)  # noqa: S608  # question marks alone
    tujuan.execute("COMMIT")
    lama = (time.perf_counter() - mulai, time.process_time() - dahulu)
    tujuan.close()
    return lama


def _python(*argumen: str) -> str:
    env = dict(os.environ) | {"PYTHONPATH": str(AKAR)}
    hasil = subprocess.run(
        [sys.executable, *argumen], cwd=AKAR, env=env, check=True, capture_output=True, text=True
    )
    return hasil.stdout
