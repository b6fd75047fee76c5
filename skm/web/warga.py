"""A citizen's page: its style inside, no menu, no session, in the language that its address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from skm.config import folder
from skm.web.bahasa import bahasa_lain, kode_bahasa
from skm.web.headers import izinkan_gaya


@dataclass(frozen=True, slots=True, kw_only=True)
class Warga:
    """What every citizen's page shows at its head and foot."""

    unit_nama: str
    kabupaten: str
    beranda_url: str = ""
    """The office's public page, where this one leads there."""
    kios: bool = False
    contoh: bool = False
    """Whether the office's data are made up."""


def tanpa_menu(templat: str, isi: Warga) -> str:
    """The page rendered without the staff's context, which would cost queries it does not need."""
    aman = Markup(bergaya())  # noqa: S704  # our own stylesheet, nobody's input
    return current_app.jinja_env.get_template(templat).render(
        halaman=isi, gaya=aman, bahasa=kode_bahasa(), bahasa_lain=bahasa_lain()
    )


def bergaya() -> str:
    """The style of citizens' pages, allowed on the one that is answered."""
    gaya = _gaya()
    izinkan_gaya(gaya)
    return gaya


@lru_cache(maxsize=1)
def _gaya() -> str:
    return (folder("templates") / "warga" / "gaya.css").read_text(encoding="utf-8")
