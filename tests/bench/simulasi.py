"""The suite's simulations with so many cases that small mistakes show: they must hold as they do there."""

from __future__ import annotations

import math
import time

from tests.kinerja.test_kalender_banding import banding_hari, banding_hari_kerja, banding_jam, banding_menit
from tests.kinerja.test_ketelitian import cakupan, salah_sangka

KALENDER = (
    (banding_hari, 30_000),
    (banding_hari_kerja, 10_000),
    (banding_jam, 10_000),
    (banding_menit, 3_000),
)
SURVEI = ((20, 0.0), (48, 0.0), (48, 0.2))
ULANG = 10_000
RAGU = 3 * math.sqrt(0.95 * 0.05 / ULANG)
"""Three standard errors of a share of 95 % among that many: 0.65 points."""


def main() -> None:
    mulai = time.perf_counter()
    for banding, kasus in KALENDER:
        banding(kasus)
        print(f"{banding.__name__}: {kasus:,} random cases agree")
    for n, kosong in SURVEI:
        bagian = cakupan(n, kosong, ULANG)
        assert abs(bagian - 0.95) <= RAGU, (n, kosong, bagian)
        print(f"interval of {n} respondents, {kosong:.0%} of cells empty: holds the truth in {bagian:.2%}")
    bagian = salah_sangka(ULANG)
    assert abs(bagian - 0.05) <= RAGU, bagian
    print(f"chance taken for a change in {bagian:.2%} ({time.perf_counter() - mulai:.0f} s for all)")


if __name__ == "__main__":
    main()
