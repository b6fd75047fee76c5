"""The promise to answer: working days, from a date on."""

from __future__ import annotations

BAWAAN = 14
"""Working days where the office has set none.

UU 25/2009 Pasal 44 has an office respond within 14 days; PermenPANRB 62/2018 (SP4N, under Perpres 76/2013)
allows 5 working days for a request for information, 14 for a complaint that needs no inspection, 60 for one
that does. An office may promise less at /pengaduan/kelola/janji.
"""
TERLAMA = 60
"""Working days that may be promised at most: the longest that the rule allows any complaint."""
