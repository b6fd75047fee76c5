"""When people's data has been kept long enough."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skm.operasi.retensi import mundur


@pytest.mark.parametrize(
    ("pada", "bulan", "batas"),
    [
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), 24, datetime(2024, 11, 27, 9, 30, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, datetime(2025, 12, 15, tzinfo=UTC)),  # over the new year
        (
            datetime(2026, 12, 15, tzinfo=UTC),
            12,
            datetime(2025, 12, 15, tzinfo=UTC),
        ),  # December is no month 0
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),  # February has no 31st
        (datetime(2028, 2, 29, tzinfo=UTC), 12, datetime(2027, 2, 28, tzinfo=UTC)),  # nor 2027 a 29th
    ],
)
def test_months_are_counted_back_and_the_last_days_of_a_month_are_the_28th(
    pada: datetime, bulan: int, batas: datetime
) -> None:
    assert mundur(pada, bulan) == batas
