"""An admin at work, and what the server's database holds afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.klien import Klien


@pytest.fixture
def admin(klien: Klien) -> Klien:
    """An admin who signed in."""
    klien.masuk(klien.buat_akun(Peran.ADMIN, "uji-admin"))
    return klien


@pytest.fixture
def basis(app: Flask) -> Iterator[Session]:
    """A session on the server's database."""
    with Session(app.extensions["skm_mesin"]) as session:
        yield session
