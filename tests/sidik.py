"""What decides how each indicator is counted, as a short fingerprint per code.

`python -m tests.sidik VERSI` writes the fingerprints of now down, with the version of the schema by which the
figures approved under the earlier formulas were frozen.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from skm.katalog.tanam import katalog_ketetapan

BERKAS = Path(__file__).parent / "data" / "sidik_rumus.json"


def sidik() -> dict[str, str]:
    """By code: both formulas, their units, what is counted by the server, how quarters are joined."""
    katalog = katalog_ketetapan()
    hasil = {}
    for satu in katalog.indikator:
        rumus = (satu.ketetapan, satu.koreksi)
        masukan = [katalog.menurut_nama[nama] for nama in satu.variabel()]
        bagian = [str(isi) for isi in (*rumus, satu.satuan, satu.satuan_koreksi, satu.otomatis)]
        bagian += [satu.konsolidasi, *(f"{isi.nama} {isi.sifat} {isi.bila_nol}" for isi in masukan)]
        hasil[satu.kode] = hashlib.sha256("\n".join(bagian).encode()).hexdigest()[:12]
    return hasil


def tulis(versi: str) -> None:
    """Keep the fingerprints of now."""
    baris = ",\n".join(f'  "{kode}": "{isi}"' for kode, isi in sidik().items())
    BERKAS.write_text(f'{{\n "versi": {json.dumps(versi)},\n "sidik": {{\n{baris}\n }}\n}}\n', "utf-8")


if __name__ == "__main__":
    tulis(sys.argv[1])
