"""Fixtures of the survey's tests that these use."""

from tests.skm.survei.conftest import alamat, kuesioner, tautan

__all__ = ["alamat", "kuesioner", "tautan"]
