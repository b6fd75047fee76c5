"""Numbers as Indonesians write and type them: comma for decimals, dot for thousands."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan

SKOR = "nilai"
"""The decree's unit of the IKM and other scores: said in the figure's name, never after the figure."""
BERDESIMAL = frozenset({"%", SKOR})
"""Units measured on a scale; a whole number of anything else is a count."""


def desimal_tampil(nilai: Decimal | Fraction | int, satuan: str) -> int:
    """How many decimals a figure in `satuan` is shown with: none for a whole count, else two."""
    return 0 if satuan not in BERDESIMAL and Fraction(nilai).denominator == 1 else 2


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


JUTA = 10**6
SKALA = ("juta", "miliar", "triliun")
"""Words for a million, a thousand of those, and a thousand of these."""
PANGKAT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def perlu_ringkas(nilai: Decimal | Fraction | int, satuan: str) -> bool:
    """Whether it has more digits than a glance takes in: from a thousand million, a million on a scale."""
    return abs(Fraction(nilai)) >= (JUTA if satuan in BERDESIMAL else 1000 * JUTA)


def angka_ringkas(nilai: Decimal | Fraction | int) -> str:
    """A number from a million on in its scale, rounded half up: "228 miliar", "-1,50 juta", "2,28 × 10¹⁷".

    For reading only; where it stands the whole number has to be at hand.
    """
    tanda, besar = "-" if nilai < 0 else "", abs(Fraction(nilai))
    for urutan, kata in enumerate(SKALA):
        terbaca = bulat(besar / (JUTA * 1000**urutan))
        if terbaca < 1000:
            return f"{tanda}{_tanpa_nol(terbaca)} {kata}"
    pangkat = len(str(int(besar))) - 1
    if bulat(besar / 10**pangkat) == 10:
        pangkat += 1
    return f"{tanda}{_tanpa_nol(bulat(besar / 10**pangkat))} × 10{str(pangkat).translate(PANGKAT)}"


def _tanpa_nol(nilai: Decimal) -> str:
    """Two decimals, none for a whole number."""
    return angka_indonesia(nilai, 0 if nilai == int(nilai) else 2)


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


@dataclass(frozen=True, slots=True)
class AngkaTerbaca:
    """What was typed: the exact number, and whether a per cent sign stood after it."""

    nilai: Fraction
    persen: bool


class GalatAngkaGanda(GalatMasukan):
    """A number that can be read two ways: `utuh` with the dot as thousands, `desimal` with it as a comma."""

    def __init__(self, teks: str, utuh: str, desimal: str) -> None:
        self.utuh, self.desimal = utuh, desimal
        super().__init__(f'"{teks}" dapat berarti {utuh} atau {desimal}. Tulis yang dimaksud tanpa titik.')


_TERPANJANG = 40
_BENTUK = re.compile(r"(?:Rp\.?)?([-−]?)([0-9.,]+)(%?)")
_BULAT = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_GANDA = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")


def baca_angka(teks: str) -> AngkaTerbaca:
    """Read a number as Indonesians type it: "1.234,5", "98,5", "90 %", "1.234.567", "Rp 33.000.000.000".

    A single dot before three digits ("1.234") is thousands to one reader, a decimal to the next: it raises
    GalatAngkaGanda, which asks. So does what `angka_indonesia` writes for a whole number in the thousands,
    with or without Rp: a printed figure is for reading, not for typing in again. Raises GalatMasukan, with
    a suggestion where one is likely, for a decimal point, dots out of place and anything else.
    """
    rapi = "".join(teks.split())
    cocok = _BENTUK.fullmatch(rapi) if len(rapi) <= _TERPANJANG else None
    if cocok is None:
        raise GalatMasukan(f"{teks.strip()[:_TERPANJANG]!r} bukan angka. Tulis misalnya 1234,5 atau 90 %.")
    tanda, angka, persen = cocok.groups()
    if ganda := _GANDA.fullmatch(angka):
        depan, belakang = ganda.groups()
        raise GalatAngkaGanda(teks.strip(), f"{tanda}{depan}{belakang}", f"{tanda}{depan},{belakang}")
    utuh, koma, desimal = angka.partition(",")
    if not _BULAT.fullmatch(utuh) or (koma and not (desimal.isascii() and desimal.isdigit())):
        raise GalatMasukan(f'"{teks.strip()}" tidak dapat dibaca.{_saran(tanda, angka)}')
    nilai = Fraction(f"{utuh.replace('.', '')}.{desimal or 0}")
    return AngkaTerbaca(-nilai if tanda else nilai, bool(persen))


def _saran(tanda: str, angka: str) -> str:
    """What a decimal point was probably meant to be; empty when nothing is likely."""
    utuh, _, desimal = angka.rpartition(".")
    utuh = utuh.replace(",", "")
    if utuh.isdigit() and desimal.isdigit():
        return f" Maksudnya {tanda}{utuh},{desimal}? Desimal ditulis dengan koma."
    return " Titik memisahkan ribuan, koma memisahkan desimal."
