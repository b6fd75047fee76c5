"""What two people send at the same moment, form by form, and what the slower one is told.

Every POST of tests/rute.py stands in exactly one of the two tables: a new form is sent by two, or says why it
cannot lose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skm.akun.models import Peran
from skm.galat import DIDAHULUI
from tests.klien import SANDI


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What is sent, and what the slower one reads; or why nobody can be slower."""

    kata: str = DIDAHULUI
    isian: Mapping[str, object] | None = None
    """None: what the table of routes sends."""
    alamat: str = ""
    """Empty: the example's."""
    kueri: str = ""
    peran: Peran | None = None
    """Of both; None for the first role that may."""
    json: Mapping[str, object] | None = None
    sendiri: bool = False
    """The same person sends it twice."""


BERLOMBA: dict[str, Kiriman] = {
    "/kelola/akun": Kiriman("Nama akun budi sudah dipakai."),
}

TANPA_LOMBA: dict[str, Kiriman] = {
    "/masuk": Kiriman("signing in writes nothing but a line of the audit trail"),
    "/keluar": Kiriman("all sessions end, however often it is said", peran=Peran.ADMIN, sendiri=True),
    "/akun/sandi": Kiriman(
        "one's own; of two passwords the later one holds",
        {"lama": SANDI, "baru": "kata sandi yang lain", "ulangi": "kata sandi yang lain"},
        sendiri=True,
    ),
    "/kelola/akun/<int:nomor>/sandi": Kiriman("of two one-time passwords the later one holds"),
    "/kelola/akun/<int:nomor>/aktif": Kiriman("one switch: the later word holds, the trail names both"),
}
