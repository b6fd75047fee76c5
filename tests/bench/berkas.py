"""Files from elsewhere: small ones that unfold to much, and 100,000 answers beside a bare insert of them."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from tests.alur.jalan import port_bebas
from tests.bench.beban import AKAR
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor
from tests.bench.sela import tulis_tabel
from tests.berkas_jahat import JAHAT, sel_tersesat
from tests.pangkalan import atur, bernama, layani_postgres

SEDIKIT, BANYAK, ULANG = 10_000, 100_000, 3
BERTAMBAH = 1_000
"""Rows that a file has gained when it is loaded again."""
KALI = 4.2
"""Processor time of an import in those of a bare executemany of the same rows: 0.3 of what it was, 14.2."""
KALI_POSTGRES = 2
"""Processor time of one into PostgreSQL, the server's with it, in those of one into SQLite."""
DETIK, MB = 3, 100
"""Within which a file is refused, and above what the process takes anyhow."""


def ukur(folder: Path, cepat: bool) -> Bab:
    """Each file in a process of its own."""
    bab = Bab(
        "Files from elsewhere",
        "Each file is read by a process of its own; memory is its highest above what it had before. The same "
        "answers are then written by one `executemany` into a copy of the database (by one `COPY` into "
        "PostgreSQL), with all indexes, one transaction and the same durability.",
    )
    _jahat(bab, folder)
    di = folder / "postgres"
    di.mkdir(0o700)
    with layani_postgres(di) as server:
        postgres = Postgres(server, int((di / "data" / "postmaster.pid").read_text().split()[0]))
        _muat(bab, folder, postgres, (1_000, 5_000, 1) if cepat else (SEDIKIT, BANYAK, ULANG))
    return bab


@dataclass(frozen=True, slots=True)
class Postgres:
    """The server that is measured too."""

    url: str
    pid: int

    def prosesor(self) -> float:
        """Seconds that its processes have worked, those that have ended too."""
        while True:
            anak = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii").split()
            try:
                langkah = [int(satu) for nomor in anak for satu in _stat(int(nomor))[11:13]]
            except FileNotFoundError:  # one has ended meanwhile, and the server has its time now
                continue
            return sum(langkah, sum(map(int, _stat(self.pid)[11:15]))) / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    """What the kernel tells of a process, behind its name."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()


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


def _muat(bab: Bab, folder: Path, postgres: Postgres, berapa_kali: tuple[int, int, int]) -> None:
    """Load few rows and many, so often."""
    sedikit, banyak, ulang = berapa_kali
    waktu: list[tuple[float, float]] = []
    polos: list[tuple[float, float]] = []
    lagi: list[tuple[float, float, float]] = []
    di_postgres: list[tuple[float, float]] = []
    polos_postgres: list[tuple[float, float]] = []
    memori: dict[int, list[float]] = {sedikit: [], banyak: []}
    for ke in range(ulang):
        for berapa in (sedikit, banyak):
            tempat = folder / f"kantor-{berapa}-{ke}"
            kantor = Kantor(tempat, port_bebas(), f"sqlite:///{tempat}/skm.sqlite3").siapkan()
            berkas = tulis_tabel(folder / "muatan.csv", berapa)
            *detik, mb = _impor(kantor, berkas)
            memori[berapa].append(mb)
            if berapa == banyak:
                dua = _muat_postgres(postgres, folder / f"postgres-{ke}", berkas, banyak)
                di_postgres.append(dua[0])
                polos_postgres.append(dua[1])
                waktu.append((detik[0], detik[1]))
                polos.append(_sisip_polos(tempat / "skm.sqlite3", banyak))
                tulis_tabel(berkas, banyak + BERTAMBAH)
                lagi.append(_impor(kantor, berkas, "--hanya-baru"))
            shutil.rmtree(tempat)
    nisbah = [[a[ke] / b[ke] for a, b in zip(waktu, polos, strict=True)] for ke in (0, 1)]
    salin = [a[1] / b[1] for a, b in zip(di_postgres, polos_postgres, strict=True)]
    antar = [a[1] / b[1] for a, b in zip(di_postgres, waktu, strict=True)]
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
                ("the same into PostgreSQL, s", rentang([a for a, _ in di_postgres])),
                ("processor, the server's with it", rentang([b for _, b in di_postgres])),
                ("bare COPY, s", rentang([a for a, _ in polos_postgres])),
                ("processor, the server's with it", rentang([b for _, b in polos_postgres])),
                ("import / bare COPY, processor", rentang(salin, 1)),
                ("into PostgreSQL / into SQLite, processor", rentang(antar, 1)),
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
    kata = f"import of {banyak:,} answers into PostgreSQL / into SQLite, processor"
    bab.sasaran.append(paling_banyak(kata, median(antar), KALI_POSTGRES, rentang(antar, 1)))


def _muat_postgres(
    postgres: Postgres, tempat: Path, berkas: Path, banyak: int
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Seconds, and those of the processor, of the import and of a bare COPY of the rows it stored."""
    nama = tempat.name.replace("-", "_")
    atur(postgres.url, f"CREATE DATABASE {nama}")
    kantor = Kantor(tempat, port_bebas(), bernama(postgres.url, nama)).siapkan()
    dahulu = postgres.prosesor()
    detik, sendiri, _ = _impor(kantor, berkas)
    impor = detik, sendiri + postgres.prosesor() - dahulu
    mesin = sa.create_engine(kantor.database_url, isolation_level="AUTOCOMMIT")
    with mesin.connect() as koneksi, koneksi.connection.cursor() as kursor:
        with kursor.copy("COPY jawaban TO STDOUT") as keluar:
            isi = b"".join(keluar)
        if isi.count(b"\n") != banyak:
            raise RuntimeError("other answers are stored than were loaded")
        kursor.execute("DELETE FROM jawaban")
        kursor.execute("VACUUM FULL jawaban")
        mulai, dahulu = time.perf_counter(), postgres.prosesor() + time.process_time()
        with kursor.copy("COPY jawaban FROM STDIN") as masuk:
            masuk.write(isi)
        polos = time.perf_counter() - mulai, postgres.prosesor() + time.process_time() - dahulu
    mesin.dispose()
    atur(postgres.url, f"DROP DATABASE {nama} WITH (FORCE)")
    shutil.rmtree(tempat)
    return impor, polos


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
