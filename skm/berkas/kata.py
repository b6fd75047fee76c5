"""How words from elsewhere are compared with ours."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def ringkas(teks: str) -> str:
    """Letters and digits alone, all small: "U-1 " is "u1", "Laki-laki" is "lakilaki"."""
    return re.sub(r"[^0-9a-z]", "", teks.casefold())
