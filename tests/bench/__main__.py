"""All of it, or the parts that are named: `python -m tests.bench [PART…] [--cepat]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.bench import berkas, cari, ekspor, lambat, laporan, putaran, sejam, sela, skala, ukuran
from tests.bench.laporan import Bab

BAGIAN: dict[str, Callable[[Path, bool], Bab]] = {
    "putaran": putaran.ukur,
    "lambat": lambat.ukur,
    "sela": sela.ukur,
    "skala": skala.ukur,
    "cari": cari.ukur,
    "ekspor": ekspor.ukur,
    "ukuran": ukuran.ukur,
    "berkas": berkas.ukur,
}
"""Every part: measures in a folder of its own and gives its chapter."""
LAMA: dict[str, Callable[[Path, bool], Bab]] = {"besar": skala.ukur_besar, "sejam": sejam.ukur}
"""Parts that take so long that they are run when they are named."""


def main() -> None:
    """Measure and write the page; a part that breaks down is told, and the others are measured anyway."""
    baca = argparse.ArgumentParser(description=__doc__)
    baca.add_argument(
        "bagian", nargs="*", choices=[[], *BAGIAN, *LAMA], help="parts; all of them if none is named"
    )
    baca.add_argument("--cepat", action="store_true", help="one short round, to see that everything runs")
    baca.add_argument("--ke", type=Path, default=laporan.HALAMAN, help="the page to write")
    pilihan = baca.parse_args()
    mulai = time.monotonic()
    diminta = pilihan.bagian or BAGIAN
    semua = (BAGIAN | LAMA).items()
    bab = [_ukur(nama, kerja, pilihan.cepat) for nama, kerja in semua if nama in diminta]
    laporan.tulis(bab, time.monotonic() - mulai, pilihan.ke)
    print(f"{pilihan.ke} written in {time.monotonic() - mulai:.0f} s", file=sys.stderr)
    if any(satu.gagal for satu in bab):
        sys.exit(1)


def _ukur(nama: str, kerja: Callable[[Path, bool], Bab], cepat: bool) -> Bab:
    print(f"{nama} …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="skm-bench-") as folder:  # on a disk: commits must reach one
        try:
            return kerja(Path(folder), cepat)
        except Exception as salah:
            traceback.print_exc()
            return Bab(nama, peringatan=f"broke down: {salah!r:.300}", gagal=True)


if __name__ == "__main__":
    main()
