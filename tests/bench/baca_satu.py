"""Reads one file in a process of its own and says what that took: `python -m tests.bench.baca_satu FILE`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from skm.berkas.tabel import buka
from skm.galat import Galat
from tests.bench.memori import puncak, ulangi_puncak


def main() -> None:
    """Seconds, MB above idle, and what was said."""
    berkas = Path(sys.argv[1])
    diam = ulangi_puncak()
    mulai = time.perf_counter()
    try:
        bingkai = buka(berkas.name, berkas.read_bytes())[0].bingkai
        kata = f"{len(bingkai)} rows read, not read: {', '.join(bingkai.lepas) or 'nothing'}"
    except Galat as galat:
        kata = str(galat)
    lama = time.perf_counter() - mulai
    print(json.dumps({"detik": lama, "mb": puncak() - diam, "kata": kata}))


if __name__ == "__main__":
    main()
