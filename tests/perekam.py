"""Which statements a page sends to the database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

KENDALI = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b", re.IGNORECASE)
DERET = re.compile(r"\bIN \((\?|%\(\w+\)s)(, (\?|%\(\w+\)s))*\)")
"""A list of parameters: the same statement for one row and for a thousand."""


@contextmanager
def rekam(mesin: Engine) -> Iterator[Counter[str]]:
    """Counts the statements sent on `mesin` meanwhile by their text, whatever their parameters."""
    hitungan: Counter[str] = Counter()

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, *_lain: Any) -> None:
        if not KENDALI.match(pernyataan):
            hitungan[DERET.sub("IN (…)", " ".join(pernyataan.split()))] += 1

    event.listen(mesin, "before_cursor_execute", catat)
    try:
        yield hitungan
    finally:
        event.remove(mesin, "before_cursor_execute", catat)


def berulang(hitungan: Counter[str]) -> int:
    """How many statements were sent once more than once, all together."""
    return hitungan.total() - len(hitungan)


def daftar(hitungan: Counter[str]) -> str:
    """The statements with their counts, the most frequent first."""
    return "\n".join(f"{kali:>4} × {pernyataan}" for pernyataan, kali in hitungan.most_common())
