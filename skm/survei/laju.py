"""How fast answers come, counted for the moment: nothing about it is stored.

A whole office, a school or a village shares one address behind its provider: an address alone refuses nobody.
"""

from __future__ import annotations

from skm.jendela import Batas, Jendela, Pencacah

RAMAI = Batas(300)
"""Answers through one link from one address beyond which a question tells people from programs. Two hundred
people who answer at the same moment stay well below; a program does it in a second."""
BERUNTUN = Batas(30)
"""Answers through one link beyond which they are flagged: more people than leave a counter in a minute."""
SALAH_KODE = Batas(60)
"""Unknown codes from one address beyond which it must wait; codes that exist are never counted."""
SALAH_PIN = Batas(5, 300)
"""Wrong PINs at one kiosk within five minutes; the survey itself goes on."""


class Laju:
    """Moving windows of one server process, or of several that share `jendela`."""

    def __init__(self, jendela: Pencacah | None = None) -> None:
        self._jendela = Jendela() if jendela is None else jendela

    def ramai(self, kode: str, alamat: str) -> bool:
        """Count one sending through `kode` from `alamat`; whether it is one too many to believe unasked."""
        return not self._jendela.masuk(RAMAI, kode, alamat)

    def beruntun(self, kode: str) -> bool:
        """Count one answer through `kode`; whether it belongs to a burst."""
        return not self._jendela.masuk(BERUNTUN, kode)

    def salah_kode(self, alamat: str) -> bool:
        """Count one unknown code from `alamat`; whether it has tried too many."""
        return not self._jendela.masuk(SALAH_KODE, alamat)

    def salah_pin(self, kode: str) -> None:
        """Count one wrong PIN at a kiosk."""
        self._jendela.masuk(SALAH_PIN, kode)

    def pin_ditahan(self, kode: str) -> bool:
        """Whether that kiosk has seen too many wrong PINs."""
        return self._jendela.penuh(SALAH_PIN, kode)
