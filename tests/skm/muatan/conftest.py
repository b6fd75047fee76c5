"""The questionnaire that what is brought in answers."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan.models import Unit
from tests.conftest import TANAM_PADA


@pytest.fixture
def kuesioner(session: Session, unit: Unit) -> Kuesioner:
    """The seeded questionnaire."""
    return kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())
