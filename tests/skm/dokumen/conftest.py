"""The same sessions that the tests of reports use."""

from tests.skm.laporan.conftest import basis, terisi

__all__ = ["basis", "terisi"]
