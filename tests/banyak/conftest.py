"""Fixtures of the survey's tests that these use."""

from tests.skm.survei.conftest import alamat, buat_tautan

__all__ = ["alamat", "buat_tautan"]
