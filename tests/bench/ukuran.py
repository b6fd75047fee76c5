"""What starting costs, how much memory is kept, how heavy a page is, how long loads and documents take."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.alur.jalan import port_bebas
from tests.bench.beban import AKAR
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor, layani, memori
from tests.bench.petugas import masuk
from tests.bench.sela import BARIS, tulis_tabel

ULANG = 7


def ukur(folder: Path, cepat: bool) -> Bab:
    """Everything one after another on one office."""
    kantor = Kantor(folder / "kantor", port_bebas(), f"sqlite:///{folder}/skm.sqlite3").siapkan()
    ulang = 2 if cepat else ULANG
    bab = Bab("Starting, memory, weight, loads and documents", f"Medians of {ulang}, the orders mixed.")
    bab.tabel.append((("Starting", "seconds"), _mulai(kantor, bab, ulang)))
    with layani(kantor):
        awal = [("before the first visitor", str(memori(kantor.pid)))]
        bab.tabel.append((("Memory of the worker", "MB"), awal))
        bab.tabel.append((("On the wire, headers included", "plain", "gzip", "br"), _berat(kantor)))
        banyak = 2_000 if cepat else BARIS
        bab.tabel.append((("Loads and documents", "seconds"), _muat(kantor, folder, banyak, ulang)))
    return bab


def _mulai(kantor: Kantor, bab: Bab, ulang: int) -> list[Sequence[str]]:
    """Start-up, help and imports in turns."""
    cara: dict[str, Callable[[], object]] = {
        "process start to the first page of a poster": lambda: _halaman_pertama(kantor),
        "`skm --help`": lambda: kantor.skm("--help"),
        "`import skm.app`": lambda: _python("import skm.app"),
        "`import flask`": lambda: _python("import flask"),
        "importing every room of the app": lambda: _python("import skm.susunan"),
        "`python -c pass`": lambda: _python("pass"),
    }
    waktu: dict[str, list[float]] = {nama: [] for nama in cara}
    for _ in range(ulang):
        for nama, kerja in cara.items():
            mulai = time.perf_counter()
            lama = kerja()
            waktu[nama].append(lama if isinstance(lama, float) else time.perf_counter() - mulai)
    pertama = waktu["process start to the first page of a poster"]
    bab.sasaran.append(paling_banyak("first response after start, s", median(pertama), 0.6, rentang(pertama)))
    dua = zip(waktu["`import skm.app`"], waktu["`import flask`"], strict=True)
    nisbah = [a / b for a, b in dua]
    bab.sasaran.append(paling_banyak("`import skm.app` / `import flask`", median(nisbah), 3, rentang(nisbah)))
    return [(nama, rentang(semua)) for nama, semua in waktu.items()]


def _halaman_pertama(kantor: Kantor) -> float:
    mulai = time.perf_counter()
    with layani(kantor, sehat=kantor.pintu[0]):
        return time.perf_counter() - mulai


def _python(perintah: str) -> None:
    env = {"PYTHONPATH": str(AKAR)}
    subprocess.run([sys.executable, "-c", perintah], cwd=AKAR, env=env, check=True)


def _berat(kantor: Kantor) -> list[Sequence[str]]:
    """Bytes of the questionnaire, and of what it links to."""
    with urllib.request.urlopen(kantor.url + kantor.pintu[0]) as jawaban:  # noqa: S310  # our own server
        teks = jawaban.read().decode()
    tautan = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css)[^"]*)"', teks)
    return [
        (nama, *(angka(_bita(kantor.url + alamat, sandi), 0) for sandi in ("identity", "gzip", "br")))
        for nama, alamat in (("questionnaire", kantor.pintu[0]), *((satu, satu) for satu in tautan))
    ]


def _bita(url: str, sandi: str) -> int:
    minta = urllib.request.Request(url, headers={"Accept-Encoding": sandi})  # noqa: S310  # our own server
    with urllib.request.urlopen(minta) as jawaban:  # noqa: S310  # as above
        return len(jawaban.read()) + len(str(jawaban.headers)) + len("HTTP/1.1 200 OK\r\n")


def _muat(kantor: Kantor, folder: Path, banyak: int, ulang: int) -> list[Sequence[str]]:
    berkas = tulis_tabel(folder / "muatan.csv", banyak)
    mulai = time.perf_counter()
    kantor.skm("import", "responden", str(berkas))
    hasil = [(f"`skm import responden`, {banyak:,} rows", angka(time.perf_counter() - mulai))]
    petugas, tahun = masuk(kantor), datetime.now(UTC).year
    for jenis in ("lkjip", "lembar-iku"):
        for bentuk in ("docx", "xlsx"):
            alamat, semua = f"/laporan/dokumen/{jenis}.{bentuk}?tahun={tahun}", []
            for _ in range(ulang):
                mulai = time.perf_counter()
                petugas.unduh(alamat)
                semua.append(time.perf_counter() - mulai)
            hasil.append((f"{jenis}.{bentuk}", rentang(semua)))
    return hasil
