"""The questionnaire that what is brought in answers."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from skm.layanan.models import Unit
from skm.survei.models import Kuesioner
from skm.survei.queries import kuesioner_berlaku
from tests.conftest import TANAM_PADA


@pytest.fixture
def kuesioner(session: Session, unit: Unit) -> Kuesioner:
    """The seeded questionnaire."""
    return kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())
