"""People's numbers at rest: readable only with a key that lies outside the database."""

from __future__ import annotations

import hashlib
import hmac
import re

from skm.galat import Galat

POLA_NIK = re.compile(r"[1-9][0-9]{15}")
POLA_TELEPON = re.compile(r"(?:\+62|0)[0-9]{8,13}")


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
    """Sixteen digits, or None for nothing typed. Raises Galat."""
    rapi = re.sub(r"[\s.-]", "", teks)
    if not rapi:
        return None
    if not POLA_NIK.fullmatch(rapi):
        raise Galat("NIK terdiri dari 16 angka.")
    return rapi


def baca_telepon(teks: str) -> str | None:
    """A phone number beginning with 0 or +62, or None for nothing typed. Raises Galat."""
    rapi = re.sub(r"[\s().-]", "", teks)
    if not rapi:
        return None
    if not POLA_TELEPON.fullmatch(rapi):
        raise Galat("Nomor telepon diawali 0 atau +62, misalnya 0812-3456-7890.")
    return rapi


def samarkan(teks: str) -> str:
    """The last four characters; how the rest looks is not told."""
    return "•" * 6 + teks[-4:]
