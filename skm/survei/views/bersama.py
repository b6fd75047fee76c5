"""What the survey's views share: the blueprint and how a citizen's page is rendered."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState
from markupsafe import Markup

from skm.config import folder
from skm.survei.alamat import alamat
from skm.survei.laju import Laju
from skm.survei.queries import TautanRinci
from skm.web.bahasa import bahasa_lain, kode_bahasa
from skm.web.headers import izinkan_gaya

bp = Blueprint("survei", __name__)


@bp.record_once
def _mulai(persiapan: BlueprintSetupState) -> None:
    """Every app counts for itself."""
    persiapan.app.extensions["skm_laju"] = Laju()


def laju() -> Laju:
    """This app's counters."""
    milik: Laju = current_app.extensions["skm_laju"]
    return milik


def tanpa_menu(templat: str, isi: object) -> str:
    """A citizen's page: rendered without the staff's context, which would cost queries it does not need."""
    gaya = _gaya()
    izinkan_gaya(gaya)
    aman = Markup(gaya)  # noqa: S704  # our own stylesheet, nobody's input
    return current_app.jinja_env.get_template(templat).render(
        halaman=isi, gaya=aman, bahasa=kode_bahasa(), bahasa_lain=bahasa_lain()
    )


def alamat_penuh(tautan: TautanRinci) -> str:
    """A link's full address, as its QR code carries it."""
    return alamat(current_app.config["SKM"].base_url, tautan.jenis, tautan.kode)


@lru_cache(maxsize=1)
def _gaya() -> str:
    return (folder("templates") / "survei" / "gaya.css").read_text(encoding="utf-8")
