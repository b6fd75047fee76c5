"""Whether every case is asked for, as `make simulasi` does, or those that a change is likely to break."""

from __future__ import annotations

import os

PENUH = os.environ.get("UJI_PENUH") == "1"
