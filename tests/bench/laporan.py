"""docs/benchmarks.md: what was measured, on what, and whether what was aimed at was reached."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.beban import AKAR

HALAMAN = AKAR / "docs" / "benchmarks.md"
PAKET = ("flask", "werkzeug", "granian", "sqlalchemy", "psycopg")
AWAL = """\
# Benchmarks

`make bench` writes this page: one run that starts all it measures, on one machine, and stops it again. What
counts are ratios within the run: what two things do on the same machine at the same time. No test asserts a
time.

How peers were measured. *Bare Flask* is `tests/bench/polos.py`, an app of a few lines that says hello and
that reads a form, served by the very command that serves the office, with the same settings: its process,
threads and server are ours. A *one-row loop* is a program that inserts one row and commits, one after
another, in the same folder and with the same durability. LimeSurvey 7.0 was measured once beside an earlier
state of this server, which stored 64 complete submissions a second then: both behind the same load
generator on the same machine, a complete submission being everything that its survey needs from opening to
thanks. It is not part of this run, so no figure of it stands here.

The load generator (`tests/bench/beban.py`) is a process of its own with one thread and keep-alive
connections; each connection sends its next request when it has the answer to the last. An answer may wait
for that thread, so it is also told how long it took to come to its socket, as the kernel notes it. Requests
come from random addresses through forty posters, as through a proxy; every answer has a key of its own, and
afterwards the stored answers are counted. Servers and load generator share the machine's processors, which
holds down every rate, the bare app's most. They are of one session: Linux may share processors by sessions,
and a server's threads would then get together what the generator's one thread gets. Cells are measured in
rounds, in an order shuffled anew in each; a table gives the median of the rounds and, in brackets, the lowest
and the highest.
"""


@dataclass(frozen=True, slots=True)
class Sasaran:
    """Something that is aimed at; None for what could not be measured."""

    apa: str
    terukur: str
    batas: str
    tercapai: bool | None


@dataclass(slots=True)
class Bab:
    """One part of the page."""

    judul: str
    teks: str = ""
    tabel: list[tuple[Sequence[str], list[Sequence[str]]]] = field(default_factory=list)
    sasaran: list[Sasaran] = field(default_factory=list)
    peringatan: str = ""
    gagal: bool = False


def angka(nilai: float, desimal: int | None = None) -> str:
    """A figure with as many decimals as it needs."""
    if desimal is None:
        desimal = 0 if abs(nilai) >= 100 else 1 if abs(nilai) >= 10 else 2
    return f"{nilai:,.{desimal}f}"


def rentang(nilai: Sequence[float], desimal: int | None = None) -> str:
    """Median, lowest and highest."""
    tiga = (statistics.median(nilai), min(nilai), max(nilai))
    tengah, bawah, atas = (angka(satu, desimal) for satu in tiga)
    return f"{tengah} [{bawah}–{atas}]"


def paling_sedikit(apa: str, nilai: float, batas: float, terukur: str = "") -> Sasaran:
    """Reached from `batas` up."""
    return Sasaran(apa, terukur or angka(nilai), f"≥ {batas:g}", nilai >= batas)


def paling_banyak(apa: str, nilai: float, batas: float, terukur: str = "") -> Sasaran:
    """Reached up to `batas`."""
    return Sasaran(apa, terukur or angka(nilai), f"≤ {batas:g}", nilai <= batas)


def tulis(semua: Sequence[Bab], detik: float, halaman: Path = HALAMAN) -> None:
    """Write the page."""
    bagian = [AWAL, _mesin(detik)]
    bagian += [f"**{bab.judul}: {bab.peringatan}**\n" for bab in semua if bab.peringatan]
    sasaran = [satu for bab in semua for satu in bab.sasaran]
    if sasaran:
        tanda = {True: "yes", False: "**no**", None: "not measured"}
        baris = [(satu.apa, satu.terukur, satu.batas, tanda[satu.tercapai]) for satu in sasaran]
        bagian += ["## Targets\n", tabel(("What", "Measured", "Target", "Reached"), baris)]
    for bab in semua:
        bagian += [f"## {bab.judul}\n", bab.teks.strip() + "\n" if bab.teks else ""]
        bagian += [tabel(kepala, isi) for kepala, isi in bab.tabel]
    halaman.write_text("\n".join(satu for satu in bagian if satu), encoding="utf-8")


def tabel(kepala: Sequence[str], isi: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    semua = [kepala, ["---", *["---:"] * (len(kepala) - 1)], *isi]
    return "\n".join(f"| {' | '.join(satu)} |" for satu in semua) + "\n"


def _mesin(detik: float) -> str:
    paket = ", ".join(f"{nama} {version(nama)}" for nama in PAKET)
    komit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=AKAR, capture_output=True, text=True, check=False
    ).stdout.strip()
    return (
        f"Measured {datetime.now(UTC):%d %B %Y %H:%M} UTC in {detik / 60:.0f} minutes, at commit {komit}: "
        f"{_prosesor()}, {_memori()}, {platform.system()} {platform.release()}; "
        f"Python {sys.version.split()[0]}, {paket}.\n"
    )


def _prosesor() -> str:
    berkas = Path("/proc/cpuinfo")
    teks = berkas.read_text(encoding="utf-8") if berkas.exists() else ""
    nama = next((b.split(":")[1].strip() for b in teks.splitlines() if b.startswith("model name")), "")
    return f"{len(os.sched_getaffinity(0))} cores {nama or platform.machine()}"


def _memori() -> str:
    berkas = Path("/proc/meminfo")
    if not berkas.exists():
        return "memory unknown"
    return f"{int(berkas.read_text(encoding='ascii').split()[1]) / 1024**2:.0f} GiB"
