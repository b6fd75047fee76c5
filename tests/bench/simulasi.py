"""The suite's simulations with so many cases that small mistakes show: they must hold as they do there."""

from __future__ import annotations

import math
import time

from tests.kinerja.test_kalender_banding import banding_hari, banding_hari_kerja, banding_jam, banding_menit
from tests.kinerja.test_ketelitian import KISI, SALAH_SANGKA, cakupan, salah_sangka

KALENDER = (
    (banding_hari, 30_000),
    (banding_hari_kerja, 10_000),
    (banding_jam, 10_000),
    (banding_menit, 3_000),
)
ULANG = 10_000
RAGU = 3 * math.sqrt(0.95 * 0.05 / ULANG)
"""Three standard errors of a share of 5 % among that many: 0.65 points."""


def main() -> None:
    mulai = time.perf_counter()
    for banding, kasus in KALENDER:
        banding(kasus)
        print(f"{banding.__name__}: {kasus:,} random cases agree")
    for nama, (*_, banyak, _) in KISI.items():
        for n in banyak:
            bagian = cakupan(nama, n, ULANG)
            assert bagian >= 0.93, (nama, n, bagian)
            print(f"interval, {nama}, {n} respondents: holds the truth in {bagian:.2%}", flush=True)
    for n, m, geser in SALAH_SANGKA:
        bagian = salah_sangka(n, m, geser, ULANG)
        assert bagian <= 0.05 + RAGU, (n, m, geser, bagian)
        print(f"chance taken for a difference between {n} and {m}: {bagian:.2%}", flush=True)
    print(f"{time.perf_counter() - mulai:.0f} s for all")


if __name__ == "__main__":
    main()
