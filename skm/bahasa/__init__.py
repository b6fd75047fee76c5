"""Texts of citizens' pages in other languages: one folder per language, each with a gettext catalogue.

Indonesian is the source. A folder `<code>/LC_MESSAGES` with `messages.po` and its compiled `messages.mo`
adds a language; `make bahasa` collects the texts and compiles. What a catalogue lacks is shown in Indonesian.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

ASAL = "id"
FOLDER = Path(__file__).parent
NAMA_BAHASA = {"id": "Bahasa Indonesia", "en": "English"}
"""Those that need no looking up, which loads all that CLDR knows of them."""


def N_(teks: str) -> str:  # noqa: N802  # gettext's own name for it
    """The text itself, marked for the catalogue: it is translated where it is shown."""
    return teks


@lru_cache(maxsize=1)
def daftar_bahasa() -> dict[str, str]:
    """Languages by code with the name they give themselves, Indonesian first.

    Raises ValueError for a folder whose name is no language code that CLDR knows.
    """
    kode = sorted(berkas.parents[1].name for berkas in FOLDER.glob("*/LC_MESSAGES/messages.mo"))
    return {satu: nama_bahasa(satu) for satu in (ASAL, *kode)}


def nama_bahasa(kode: str) -> str:
    """What speakers call the language. Raises ValueError for a code that CLDR does not know."""
    if kode in NAMA_BAHASA:
        return NAMA_BAHASA[kode]
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # hardly ever asked, and slow to load

    try:
        nama = Locale.parse(kode).get_language_name(kode) or kode
    except UnknownLocaleError as galat:
        raise ValueError(f"skm/bahasa/{kode}: bukan kode bahasa yang dikenal") from galat
    return nama[:1].upper() + nama[1:]
