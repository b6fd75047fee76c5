"""Waiting answers as the database keeps them: encrypted with AES-256-GCM, all of one length.

The key is derived from the server's data key, which is neither in the database nor in its backups. Who has
files without the key learns how many answers came in on a day, and nothing else: not even the length of a
comment. Only a questionnaire with many questions to answer in words can need more than one length.
"""

from __future__ import annotations

import base64
import json
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from skm.galat import Galat

PANJANG = 3840
"""Bytes of an answer before it is sealed: a comment of 1,000 letters fits, and the row a page of 4 KiB."""
NONCE = 12
PENGENAL = b"skm jawaban menunggu 1"
"""What keeps this key apart from whatever else is made from the data key."""


@dataclass(frozen=True, slots=True)
class IsiJawaban:
    """What an answer says, by the columns it will be stored in."""

    kuesioner_id: int
    layanan_id: int | None
    jalur: str
    tautan_id: int | None
    tanda: int
    nilai: Mapping[str, int]
    """Scores by column, u1 to u20."""
    profil: Mapping[str, str] = field(default_factory=dict)
    saran: str | None = None
    tambahan: Mapping[str, int | str] | None = None

    def kamus(self) -> dict[str, Any]:
        """Its fields by their names: `asdict` copies what they hold, which took longer than to seal it."""
        return {nama: getattr(self, nama) for nama in self.__slots__}


class GalatSegel(Galat):
    """A sealed answer that this server's key does not open, or that somebody changed."""

    def __init__(self) -> None:
        super().__init__(
            "Kunci data server ini tidak membuka jawaban yang menunggu. Kembalikan data_key yang lama.",
            status=503,
        )


@lru_cache(maxsize=4)
def segel(data_key: str) -> Segel:
    """The seal of that data key, made once."""
    return Segel(data_key)


class Segel:
    """Seals and opens answers under one data key, the one of `Konfigurasi.data_key`."""

    def __init__(self, data_key: str) -> None:
        # Loaded by the first answer of a process: no page waits for it.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # as above
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415  # as above
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415  # as above

        kunci = HKDF(SHA256(), length=32, salt=None, info=PENGENAL).derive(base64.urlsafe_b64decode(data_key))
        self._sandi = AESGCM(kunci)

    def tutup(self, isi: IsiJawaban, *, unit_id: int, hari: date) -> bytes:
        """The answer as it is stored, bound to its office and day."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._sandi.encrypt(nonce, _padat(isi), _ikat(unit_id, hari))

    def buka(self, tersegel: bytes, *, unit_id: int, hari: date) -> IsiJawaban:
        """What was sealed. Raises GalatSegel."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # as above

        try:
            polos = self._sandi.decrypt(tersegel[:NONCE], tersegel[NONCE:], _ikat(unit_id, hari))
        except (InvalidTag, ValueError) as salah:  # ValueError: fewer bytes than a nonce
            raise GalatSegel from salah
        return IsiJawaban(**_urai(polos))


def _ikat(unit_id: int, hari: date) -> bytes:
    return f"{unit_id} {hari.isoformat()}".encode()


def _padat(isi: IsiJawaban) -> bytes:
    """Four bytes of length, the text, zeros up to the one length; a text that is too long is compressed."""
    teks = json.dumps(isi.kamus(), ensure_ascii=False, separators=(",", ":")).encode()
    mampat = len(teks) > PANJANG - 4
    if mampat:
        teks = zlib.compress(teks, 9)
    kepala = (len(teks) << 1 | mampat).to_bytes(4, "big")
    return (kepala + teks).ljust(-(-(len(teks) + 4) // PANJANG) * PANJANG, b"\0")


def _urai(polos: bytes) -> dict[str, Any]:
    kepala = int.from_bytes(polos[:4], "big")
    teks = polos[4 : 4 + (kepala >> 1)]
    isi: dict[str, Any] = json.loads(zlib.decompress(teks) if kepala & 1 else teks)
    return isi
