"""Text into tokens.

    angka = digit, {digit}, [",", digit, {digit}] ;
    nama  = "a".."z", {"a".."z" | "A".."Z" | digit | "_"} ;
    kode  = "[", "A".."Z", {"A".."Z" | digit | "-"}, "]" ;
    tanda = "+" | "−" | "×" | "÷" | "(" | ")" | ";" | "=" | "≠" | "<" | "≤" | ">" | "≥" ;

White space and line ends only separate. What a keyboard has is read for what is printed: - for −, * for ×,
/ and : for ÷, <> and != for ≠, <= for ≤, >= for ≥.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from kinerja.rumus.galat import GalatRumus

PANJANG_TERBANYAK = 2000
TOKEN_TERBANYAK = 400
"""So that no chain of operations is deeper than the computation can follow."""

KETIKAN = {"-": "−", "*": "×", "/": "÷", ":": "÷", "<>": "≠", "!=": "≠", "<=": "≤", ">=": "≥"}
"""What may be typed instead of the printed sign."""

_POLA = re.compile(
    r"(?P<ruang>\s+)"
    r"|(?P<angka>[0-9]+(?:,[0-9]+)?)"
    r"|(?P<nama>[a-z][A-Za-z0-9_]*)"
    r"|\[(?P<kode>[A-Z][A-Z0-9-]*)\]"
    r"|(?P<tanda><=|>=|<>|!=|[-+−×*÷/:();=≠<≤>≥])"
)
_TITIK = re.compile(r"[0-9][0-9.,]*\.[0-9.,]*[0-9]")


class Macam(Enum):
    """What a token is."""

    ANGKA = auto()
    NAMA = auto()
    KODE = auto()
    TANDA = auto()
    AKHIR = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the formula: `isi` as printed, where it begins, and how many characters were typed."""

    macam: Macam
    isi: str
    letak: int
    panjang: int


def pecah(teks: str) -> list[Token]:
    """The tokens in order, an end token last; raises GalatRumus at the first character that fits nowhere."""
    if len(teks) > PANJANG_TERBANYAK:
        pesan = f"Rumus terlalu panjang: {len(teks)} huruf, paling banyak {PANJANG_TERBANYAK}."
        raise GalatRumus(pesan, teks[:60], 0)
    token: list[Token] = []
    letak = 0
    while letak < len(teks):
        if titik := _TITIK.match(teks, letak):
            raise _angka_bertitik(teks, letak, titik.group())
        cocok = _POLA.match(teks, letak)
        if cocok is None:
            saran = "Untuk persentase tulis × 100." if teks[letak] == "%" else ""
            raise GalatRumus(f"Tanda {teks[letak]!r} tidak dikenal dalam rumus.", teks, letak, 1, saran)
        macam = cocok.lastgroup or ""
        if macam != "ruang":
            isi = KETIKAN.get(cocok[macam], cocok[macam])
            token.append(Token(Macam[macam.upper()], isi, letak, len(cocok.group())))
            if len(token) > TOKEN_TERBANYAK:
                pesan = f"Rumus terlalu panjang: lebih dari {TOKEN_TERBANYAK} angka, nama, dan tanda."
                raise GalatRumus(pesan, teks, letak, len(cocok.group()))
        letak = cocok.end()
    return [*token, Token(Macam.AKHIR, "", len(teks.rstrip()), 1)]


def _angka_bertitik(teks: str, letak: int, angka: str) -> GalatRumus:
    tanpa_titik = angka.replace(".", "")
    saran = f"Tulis {tanpa_titik}"
    if angka.count(".") == 1 and "," not in angka:
        saran += f", atau {angka.replace('.', ',')} bila titik itu maksudnya koma"
    return GalatRumus("Angka dalam rumus ditulis tanpa titik.", teks, letak, len(angka), saran + ".")
