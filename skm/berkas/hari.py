"""Days as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T][0-9:.]+)?")
_HARI_DULU = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9:. APMapm]+)?")


def baca_hari(teks: str) -> date | None:
    """2026-03-01 with or without a time of day (as spreadsheets write dates), or 01/03/2026, day first.

    None for anything else, and for a day that does not exist.
    """
    if cocok := _ISO.fullmatch(teks):
        tahun, bulan, hari = cocok.groups()
    elif cocok := _HARI_DULU.fullmatch(teks):
        hari, bulan, tahun = cocok.groups()
    else:
        return None
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
