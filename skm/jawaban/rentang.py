"""Months and quarters by their first days."""

from __future__ import annotations

from datetime import date, timedelta

from skm.jawaban.jalur import Rentang


def awal(hari: date, rentang: Rentang) -> date:
    """First day of the month or quarter of that day."""
    bulan = hari.month if rentang is Rentang.BULAN else 3 * ((hari.month - 1) // 3) + 1
    return date(hari.year, bulan, 1)


def akhir(mulai: date, rentang: Rentang) -> date:
    """Last day of the month or quarter that begins on that day."""
    lewat = mulai + timedelta(days=31 if rentang is Rentang.BULAN else 92)
    return lewat.replace(day=1) - timedelta(days=1)
