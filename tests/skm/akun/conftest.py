"""The session whose changes pages and the command see."""

from tests.skm.laporan.conftest import basis

__all__ = ["basis"]
