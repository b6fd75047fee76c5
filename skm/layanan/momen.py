"""Moments as people and files write them: ISO 8601, in the office's time unless an offset says otherwise."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan

_TANGGAL = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_JAM = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_MOMEN = re.compile(rf"{_TANGGAL}[Tt ]{_JAM}(?:[Zz]|[+-][0-9]{{2}}(?::?[0-9]{{2}})?)?")


def baca(teks: str, zona: ZoneInfo) -> datetime:
    """An aware moment in `zona`, e.g. from "2026-03-02T08:15" or "2026-03-02 08:15:00+08:00".

    Raises GalatMasukan with a sentence for a date without a time, for anything else, and for years
    outside 1900..2999.
    """
    rapi = teks.strip()
    if re.fullmatch(_TANGGAL, rapi):
        raise GalatMasukan("jamnya belum ada; tulis seperti 2026-03-02T08:15")
    if not _MOMEN.fullmatch(rapi):
        raise GalatMasukan("bukan waktu ISO 8601; tulis seperti 2026-03-02T08:15")
    try:
        momen = datetime.fromisoformat(rapi.upper())
    except ValueError as galat:
        raise GalatMasukan("bukan tanggal dan jam yang ada") from galat
    if not 1900 <= momen.year <= 2999:
        raise GalatMasukan("tahunnya harus di antara 1900 dan 2999")
    return momen.replace(tzinfo=zona) if momen.tzinfo is None else momen.astimezone(zona)
