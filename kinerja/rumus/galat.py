"""The error of a formula that cannot be read: what is wrong, where, and what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from kinerja.galat import GalatMasukan


class GalatRumus(GalatMasukan):
    """A formula was refused at `letak` (characters from 0, `panjang` of them) of `teks`.

    str() is the message, the line of the formula, a caret under the place, and a suggestion if there is one.
    """

    def __init__(self, pesan: str, teks: str, letak: int, panjang: int = 1, saran: str = "") -> None:
        self.pesan, self.teks, self.letak, self.panjang, self.saran = pesan, teks, letak, panjang, saran
        awal = teks.rfind("\n", 0, letak) + 1
        baris = teks[awal:].partition("\n")[0]
        # Tabs stay tabs, so that the caret stands under its place however wide a terminal shows them.
        jarak = "".join("\t" if satu == "\t" else " " for satu in teks[awal:letak])
        tanda = "^" * max(1, min(panjang, len(baris) - (letak - awal)))
        super().__init__("\n".join([pesan, baris, jarak + tanda, *([saran] if saran else [])]))


def maksudnya(kata: str, dikenal: Iterable[str]) -> str:
    """ "Maksudnya: …?" with the nearest known word, or an empty text."""
    mirip = get_close_matches(kata, sorted(dikenal), n=1)
    return f"Maksudnya: {mirip[0]}?" if mirip else ""
