"""The two published scales from an IKM to its mutu and words."""

from decimal import Decimal

from kinerja.skala import Skala

# The bottom is 0, not the printed 25,00: a rounded weight of 0,11 brings nine 1s down to 24,75.
SKALA_2017 = Skala(
    "PermenPANRB 14/2017",
    (
        (Decimal("88.31"), "A", "Sangat baik"),
        (Decimal("76.61"), "B", "Baik"),
        (Decimal("65.00"), "C", "Kurang baik"),
        (Decimal("0.00"), "D", "Tidak baik"),
    ),
)
SKALA_2004 = Skala(
    "KEP/25/M.PAN/2/2004",
    (
        (Decimal("81.26"), "A", "Sangat baik"),
        (Decimal("62.51"), "B", "Baik"),
        (Decimal("43.76"), "C", "Kurang baik"),
        (Decimal("0.00"), "D", "Tidak baik"),
    ),
)
