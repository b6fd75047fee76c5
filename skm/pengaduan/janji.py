"""The promise to answer: working days, from a date on."""

from __future__ import annotations

BAWAAN = 14
"""Working days where the office has set none: a setting of this program, no number of a law.

It is what offices publish in their service standards (sippn.menpan.go.id) for a complaint "tidak berkadar
pengawasan"; they publish 5 for "normatif" and 60 for "berkadar pengawasan", which needs an inspection. The
rules behind them are UU 25/2009 Bab VII (from Pasal 40 on), which counts days of its own, and PermenPANRB
62/2018 on handling complaints; an office reads them and its regency's rule before it promises.
"""
TERLAMA = 60
"""Working days that may be promised at most: the longest of those published."""
