"""Which program this is."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version


@lru_cache(maxsize=1)
def versi() -> str:
    """The number of this release, as `skm --version` says it."""
    return version("skm")


def sebutan() -> str:
    """How a page's foot and a document name it."""
    return f"SKM {versi()}"
