"""Numbers as Indonesians write them: comma for decimals, dot for thousands."""

from decimal import Decimal
from fractions import Fraction

from kinerja.bulat import bulat


def angka_indonesia(nilai: Decimal | Fraction | int, angka: int | None = 2) -> str:
    """Indonesian writing: comma for decimals, dot for thousands ("1.234,50"), rounded half up to `angka`.

    With `angka=None` nothing is rounded: a Decimal keeps the decimals it has, a fraction is written out
    if it ends ("0,125") and as a fraction otherwise ("1/9").
    """
    if angka is None:
        angka = desimal_persis(nilai)
    if angka is None:
        pecahan = Fraction(nilai)
        return f"{angka_indonesia(pecahan.numerator, 0)}/{angka_indonesia(pecahan.denominator, 0)}"
    return f"{bulat(nilai, angka):,f}".translate(str.maketrans(",.", ".,"))


def desimal_persis(nilai: Decimal | Fraction | int) -> int | None:
    """How many decimals write the number exactly; None when no count does."""
    if isinstance(nilai, Decimal):
        eksponen = nilai.as_tuple().exponent
        return max(0, -eksponen) if isinstance(eksponen, int) else 0
    sisa = Fraction(nilai).denominator
    pangkat = {2: 0, 5: 0}
    for prima in pangkat:
        while sisa % prima == 0:
            sisa //= prima
            pangkat[prima] += 1
    return max(pangkat.values()) if sisa == 1 else None
