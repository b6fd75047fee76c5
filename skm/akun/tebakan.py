"""Guesses at passwords and codes are slowed, and whoever belongs here is not shut out by them.

What is counted are wrong ones only: by name and network, by name alone, by network alone. A browser in which
the account has signed in before is counted by itself, whatever others try at the same name or from the same
network (OWASP, "Device Cookies"); and where a whole network, or a name everywhere, has used up its tries,
each name has one more a minute. NIST SP 800-63B, 5.2.2, asks for a limit of at most 100 on one account.
"""

from __future__ import annotations

from dataclasses import dataclass

from skm.jendela import Batas, Pencacah

SENDIRI = Batas(8), Batas(40, 3600)
"""Of one browser that is known, or of one name from one network."""
SENAMA = Batas(100, 3600)
"""Of one name from everywhere, beyond which unknown browsers share `SATU`."""
SEJARINGAN = Batas(60)
"""Of one network for all names, beyond which each name has `SATU` there."""
SATU = Batas(1)
TERLALU = Batas(240)
"""Of one network for all names, beyond which only known browsers are heard."""
SEHARI = Batas(60, 86_400)
"""Codes at one name from everywhere in unknown browsers: one in five thousand days would fit."""
TUNGGU = 60
"""Seconds after which one may try again."""
PESAN = (
    "Terlalu banyak percobaan yang salah. Mohon tunggu satu menit, lalu coba lagi; peramban yang pernah "
    "dipakai masuk dengan akun ini tidak ikut tertahan oleh percobaan orang lain."
)


@dataclass(frozen=True, slots=True)
class Penebak:
    """Who tries: at which name, from which network, in which browser, if that is known to the account."""

    nama: str
    jaringan: str
    peramban: str = ""
    kode: bool = False
    """Whether it is a code of six figures: who guesses at one knows the password, and has `SEHARI` a day."""

    def _jendela(self) -> tuple[tuple[Batas, str, str], ...]:
        """Every window in which a wrong try of theirs counts."""
        if self.peramban:
            return tuple((batas, "peramban", f"{self.peramban} {self.nama}") for batas in SENDIRI)
        berdua = f"{self.nama} {self.jaringan}"
        return (
            *((batas, "berdua", berdua) for batas in (*SENDIRI, SATU)),
            *((batas, "nama", self.nama) for batas in (SENAMA, SATU, *([SEHARI] if self.kode else []))),
            *((batas, "jaringan", self.jaringan) for batas in (SEJARINGAN, TERLALU)),
        )

    def tertahan(self, jendela: Pencacah) -> bool:
        """Whether they must wait. Counts nothing."""
        penuh = {(apa, batas) for batas, apa, siapa in self._jendela() if jendela.penuh(batas, apa, siapa)}
        sendiri = any((apa, batas) in penuh for apa in ("peramban", "berdua") for batas in SENDIRI)
        senama = {("nama", SENAMA), ("nama", SATU)} <= penuh
        sejaringan = {("jaringan", SEJARINGAN), ("berdua", SATU)} <= penuh
        terlalu = {("jaringan", TERLALU), ("nama", SEHARI)} & penuh
        return sendiri or senama or sejaringan or bool(terlalu)

    def catat(self, jendela: Pencacah) -> None:
        """Count one that was wrong."""
        for batas, apa, siapa in self._jendela():
            jendela.masuk(batas, apa, siapa)
