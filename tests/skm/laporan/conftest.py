"""A session on the database that the page client and the command line use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from skm.config import Konfigurasi
from skm.orm import buka_sesi, make_engine


@pytest.fixture
def basis(konf: Konfigurasi) -> Iterator[Session]:
    """What the test commits here, pages and commands see."""
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        yield session
    mesin.dispose()
