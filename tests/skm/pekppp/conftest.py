"""The same session that the tests of reports use."""

from tests.skm.laporan.conftest import basis

__all__ = ["basis"]
