"""A citizen's page: its style inside, no menu, no session, in the language that its address asks for."""

from __future__ import annotations

from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from skm.config import folder
from skm.web.bahasa import bahasa_lain, kode_bahasa
from skm.web.headers import izinkan_gaya


def tanpa_menu(templat: str, isi: object) -> str:
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
    return (folder("templates") / "survei" / "gaya.css").read_text(encoding="utf-8")
