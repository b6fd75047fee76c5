"""Compare what two checkouts say about one demo database: `python -m tests.banding A B [--halaman]`.

The database is made by A; B migrates a copy of it. Ends with 1 where a value differs. `--halaman` compares
the texts of pages too; `--rumus-boleh-beda` lists formulas that are written differently, but passes them.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.banding.cetakan import RUMUS

BACA = Path(__file__).with_name("baca.py")
TIADA = "(tidak ada)"


def _jalankan(pohon: Path, *argumen: str) -> None:
    lingkungan = os.environ | {"PYTHONPATH": str(pohon), "PYTHONHASHSEED": "1"}
    for nama in ("SKM_DATABASE_URL", "SKM_BASE_URL", "SKM_TIMEZONE"):
        lingkungan.pop(nama, None)
    asal = subprocess.run(
        [sys.executable, "-c", "import skm; print(skm.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd="/",
        env=lingkungan,
    ).stdout
    if Path(asal.strip()).parent.parent != pohon:
        sys.exit(f"{pohon} was asked for, but {asal.strip()} answers")
    subprocess.run([sys.executable, str(BACA), *argumen], check=True, cwd="/", env=lingkungan)


def _baca(a: Path, b: Path, *pilihan: str) -> tuple[dict[str, str], dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="skm-banding-") as nama:
        tempat = Path(nama)
        _jalankan(a, "siapkan", str(tempat / "a"))
        shutil.copytree(tempat / "a", tempat / "b")
        hasil = []
        for pohon, huruf in ((a, "a"), (b, "b")):
            keluaran = tempat / f"{huruf}.json"
            _jalankan(pohon, "baca", str(tempat / huruf), str(keluaran), *pilihan)
            hasil.append(json.loads(keluaran.read_text()))
        return hasil[0], hasil[1]


def _cetak(nama: str, satu: str, dua: str) -> None:
    if "\n" not in satu + dua:
        print(f"{nama}\n  A {satu}\n  B {dua}")
        return
    beda = list(difflib.unified_diff(satu.splitlines(), dua.splitlines(), "A", "B", lineterm="", n=1))
    print("\n  ".join([nama, *beda[:40]]))


def main() -> None:
    """Print each difference and how much was compared."""
    pilihan = argparse.ArgumentParser(prog="python -m tests.banding")
    pilihan.add_argument("a", type=lambda teks: Path(teks).resolve())
    pilihan.add_argument("b", type=lambda teks: Path(teks).resolve())
    pilihan.add_argument("--halaman", action="store_true")
    pilihan.add_argument("--rumus-boleh-beda", action="store_true")
    minta = pilihan.parse_args()
    a, b = _baca(minta.a, minta.b, *(["--halaman"] if minta.halaman else []))
    beda = [nama for nama in dict(a) | b if a.get(nama, TIADA) != b.get(nama, TIADA)]
    rumus = [nama for nama in beda if nama.endswith(RUMUS)]
    nilai = [nama for nama in beda if not nama.endswith(RUMUS)]
    for judul, daftar in (("Nilai yang berbeda", nilai), ("Teks rumus yang berbeda", rumus)):
        if daftar:
            print(f"\n{judul}:")
        for nama in daftar:
            _cetak(nama, a.get(nama, TIADA), b.get(nama, TIADA))
    banyak_rumus = sum(nama.endswith(RUMUS) for nama in a)
    print(f"\n{len(a) - banyak_rumus} nilai dan {banyak_rumus} teks rumus dibandingkan: ", end="")
    print(f"{len(nilai)} nilai dan {len(rumus)} teks rumus berbeda.")
    sys.exit(1 if nilai or (rumus and not minta.rumus_boleh_beda) else 0)


if __name__ == "__main__":
    main()
