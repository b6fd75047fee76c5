"""Moments in ISO 8601, in the office's time unless an offset says otherwise."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kinerja.galat import GalatMasukan
from skm.layanan import momen

WITA = ZoneInfo("Asia/Makassar")


@pytest.mark.parametrize(
    ("teks", "tertulis"),
    [
        ("2026-03-02T08:15", "2026-03-02T08:15:00+08:00"),
        (" 2026-03-02 08:15:30 ", "2026-03-02T08:15:30+08:00"),  # as spreadsheets write it
        ("2026-03-02T08:15:30.5", "2026-03-02T08:15:30.500000+08:00"),
        ("2026-03-02T08:15+07:00", "2026-03-02T09:15:00+08:00"),  # written in Jakarta
        ("2026-03-02t00:15z", "2026-03-02T08:15:00+08:00"),
        ("2026-03-01T20:15-0400", "2026-03-02T08:15:00+08:00"),
    ],
)
def test_waktu_dibaca_dalam_zona_kantor(teks: str, tertulis: str) -> None:
    saat = momen.baca(teks, WITA)
    assert (saat.isoformat(), saat.tzinfo) == (tertulis, WITA)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("2026-03-02", "jamnya belum ada"),
        ("", "bukan waktu ISO 8601"),
        ("20260302T0815", "bukan waktu ISO 8601"),
        ("2026-W10-1T08:15", "bukan waktu ISO 8601"),
        ("2026-03-02T08:15 WITA", "bukan waktu ISO 8601"),
        ("٢٠٢٦-03-02T08:15", "bukan waktu ISO 8601"),  # digits of another script
        ("2026-13-02T08:15", "bukan tanggal dan jam yang ada"),
        ("2026-03-02T24:15", "bukan tanggal dan jam yang ada"),
        ("2026-03-02T08:15+99:00", "bukan tanggal dan jam yang ada"),
        ("1899-12-31T08:15", "1900 dan 2999"),
        ("9999-12-31T23:59-12:00", "1900 dan 2999"),  # would leave the calendar when turned to UTC
    ],
)
def test_yang_bukan_waktu_ditolak_dengan_penjelasan(teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan, match=pesan):
        momen.baca(teks, WITA)
