"""People's numbers at rest: readable only with a key that lies outside the database."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date

from skm.galat import Galat

POLA_NIK = re.compile(r"[1-9][0-9]{15}")
POLA_TELEPON = re.compile(r"0[0-9]{8,13}")
_ILMIAH = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}")
"""How a spreadsheet shows a long number."""


class Brankas:
    """Encrypts and finds numbers under one key: 32 bytes in URL-safe base64, else Galat."""

    def __init__(self, kunci: str) -> None:
        from cryptography.fernet import Fernet  # noqa: PLC0415  # loads slowly, and only the desk needs it

        try:
            self._sandi = Fernet(kunci)
        except ValueError as galat:
            raise Galat("Kunci data rusak: harus 32 bita dalam base64.", status=503) from galat
        self._sidik = hmac.digest(kunci.encode(), b"sidik NIK", "sha256")

    def sandikan(self, teks: str) -> str:
        """The text encrypted; each time differently."""
        return self._sandi.encrypt(teks.encode()).decode()

    def buka(self, sandi: str) -> str:
        """The text. Raises Galat when it was encrypted under another key."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415  # as above

        try:
            return self._sandi.decrypt(sandi.encode()).decode()
        except InvalidToken:
            kalimat = "Data ini disimpan dengan kunci lain; pulihkan berkas kuncinya."
            raise Galat(kalimat, status=503) from None

    def sidik(self, nik: str) -> str:
        """A keyed hash: equal numbers are found, none is read back."""
        return hmac.new(self._sidik, nik.encode(), hashlib.sha256).hexdigest()


def baca_nik(teks: str) -> str | None:
    """Sixteen digits that can be a NIK, or None for nothing typed. Raises Galat that says what is wrong.

    Province, regency and district, then day (women: plus 40), month and year of birth, then a number from
    0001.
    """
    rapi = cari_nik(teks)
    if rapi is None:
        return None
    if rapi.endswith("0000"):
        raise Galat(
            "NIK tidak pernah berakhir 0000. Angka sepanjang ini rusak ekornya bila pernah dibuka di Excel; "
            "salin lagi dari KTP atau KK."
        )
    if not _lahir(int(rapi[6:8]) % 40, int(rapi[8:10]), int(rapi[10:12])) or int(rapi[6:8]) > 71:
        raise Galat(
            f"Angka ke-7 sampai ke-12 NIK, {rapi[6:12]}, bukan tanggal lahir yang ada. Periksa lagi "
            "pada KTP atau KK."
        )
    return rapi


def cari_nik(teks: str) -> str | None:
    """Sixteen digits to look for, also such as could be taken before, or None for nothing typed. Raises
    Galat.
    """
    rapi = re.sub(r"[\s.-]", "", teks)
    if not rapi:
        return None
    if _ILMIAH.fullmatch(teks.strip()):
        raise Galat(
            "NIK ini sudah diubah Excel menjadi bilangan, dan angka aslinya hilang; salin lagi "
            "dari KTP atau KK."
        )
    if not POLA_NIK.fullmatch(rapi):
        ada = f"; yang ditulis {len(rapi)} angka" if rapi.isdecimal() and len(rapi) != 16 else ""
        raise Galat(f"NIK terdiri dari 16 angka{ada}.")
    return rapi


def _lahir(hari: int, bulan: int, tahun: int) -> bool:
    """Whether there is such a day, in either century."""
    for abad in (1900, 2000):
        try:
            date(abad + tahun, bulan, hari)
        except ValueError:
            continue
        return True
    return False


def baca_telepon(teks: str) -> str | None:
    """A phone number beginning with 0, however its country is written, or None for nothing typed. Raises
    Galat.
    """
    rapi = re.sub(r"[\s().-]", "", teks)
    if not rapi:
        return None
    if _ILMIAH.fullmatch(teks.strip()):
        raise Galat("Nomor ini sudah diubah Excel menjadi bilangan; tulis lagi nomor aslinya.")
    if re.fullmatch(r"8[0-9]{8,11}", rapi):
        raise Galat(
            f"Angka 0 di depan nomor ini hilang, seperti sering terjadi di Excel. "
            f"Tulis 0{rapi} bila itu benar."
        )
    nasional = re.sub(r"^(?:\+|00)?620?", "0", rapi)
    if not POLA_TELEPON.fullmatch(nasional):
        raise Galat("Nomor telepon diawali 0, 62, atau +62, misalnya 0812-3456-7890.")
    return nasional


def samarkan(teks: str) -> str:
    """The last four characters; how the rest looks is not told."""
    return "•" * 6 + teks[-4:]
