"""The command `skm` with its highest memory told at its end: `python -m tests.bench.perintah_terukur …`."""

from __future__ import annotations

import sys

from skm.cli import main
from tests.bench.memori import puncak

try:
    main()
finally:
    print(f"MB:{puncak():.1f}", file=sys.stderr)
