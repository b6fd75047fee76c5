"""A slow disk: answers a second against a loop that commits row by row, 8 ms more at every flush."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.alur.jalan import port_bebas
from tests.bench.beban import AKAR, Hasil, Tugas, jalankan
from tests.bench.laporan import Bab, Sasaran, paling_sedikit, rentang
from tests.bench.pelayan import Kantor, layani

SUMBER = Path(__file__).with_name("lambat.c")
PUTARAN, DETIK, KLIEN = 4, 1.5, (16, 64)
JUDUL, TARGET = "On a slow disk", "durable answers / one-row loop, 8 ms more at every flush, 64 clients"


def ukur(folder: Path, cepat: bool) -> Bab:
    """Rounds of the loop and of answers on the same disk."""
    cc = shutil.which("cc")
    if cc is None:
        print("NO C COMPILER (cc): THE SLOW DISK IS NOT MEASURED", file=sys.stderr)
        return Bab(JUDUL, "There was no C compiler.", sasaran=[Sasaran(TARGET, "-", "≥ 8", None)])
    pustaka = folder / "lambat.so"
    subprocess.run([cc, "-shared", "-fPIC", "-O2", "-o", pustaka, SUMBER, "-ldl"], check=True)
    putaran, detik = (1, 0.5) if cepat else (PUTARAN, DETIK)
    kantor = Kantor(folder / "kantor", port_bebas(), f"sqlite:///{folder}/skm.sqlite3").siapkan()
    kantor.tambahan["LD_PRELOAD"] = str(pustaka)
    hasil: dict[int, list[Hasil]] = {n: [] for n in KLIEN}
    gelung = []
    with layani(kantor):
        jawab = kantor.jawab()
        for _ in range(putaran):
            gelung.append(_gelung(pustaka, folder, detik))
            for n in KLIEN:
                tugas = Tugas(kantor.port, n, detik, jawab, 303, "/terima-kasih")
                hasil[n].append(jalankan(tugas))
    bab = Bab(JUDUL, "`tests/bench/lambat.c` waits 8 ms before every fsync and fdatasync of server and loop.")
    baris = [("one-row loop", rentang(gelung, 0), "", "0")]
    for n in KLIEN:
        p50 = rentang([satu.p50 * 1000 for satu in hasil[n]], 1)
        laju, galat = rentang([satu.laju for satu in hasil[n]], 0), sum(satu.galat for satu in hasil[n])
        baris.append((f"answer, {n} clients", laju, p50, str(galat)))
    bab.tabel.append((("", "a second", "p50, ms", "errors"), baris))
    kali = [satu.laju / loop for satu, loop in zip(hasil[64], gelung, strict=True)]
    bab.sasaran.append(paling_sedikit(TARGET, median(kali), 8, rentang(kali, 1)))
    return bab


def _gelung(pustaka: Path, folder: Path, detik: float) -> float:
    perintah = [sys.executable, "-m", "tests.bench.lantai", str(folder), str(detik)]
    env = os.environ | {"LD_PRELOAD": str(pustaka)}
    return float(subprocess.run(perintah, cwd=AKAR, env=env, check=True, capture_output=True).stdout)
