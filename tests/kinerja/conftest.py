"""Property tests are repeatable and never judged by a stopwatch; the catalogue is read once."""

from importlib.resources import files

import pytest
from hypothesis import HealthCheck, settings

from kinerja.indikator import Katalog
from kinerja.katalog import baca

settings.register_profile(
    "kinerja",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kinerja")


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    """The decree's own catalogue, as the package carries it."""
    return baca(files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8"))
