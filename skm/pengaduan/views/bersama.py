"""What the complaints' views share."""

from __future__ import annotations

from flask import Blueprint, Flask, current_app
from flask.blueprints import BlueprintSetupState

from skm.jendela import Pencacah
from skm.layanan.brankas import Brankas
from skm.web.jaringan import pencacah

bp = Blueprint("pengaduan", __name__)
JENDELA = "skm_jendela_pengaduan"
"""The app's own windows, by which it counts complaints from one address."""


@bp.record_once
def _siapkan(keadaan: BlueprintSetupState) -> None:
    app: Flask = keadaan.app  # type: ignore[assignment]  # no other kind of app is put together here
    app.extensions[JENDELA] = pencacah(app)


def jendela() -> Pencacah:
    """This app's windows."""
    milik: Pencacah = current_app.extensions[JENDELA]
    return milik


def brankas() -> Brankas:
    """What opens and closes names and contacts."""
    return Brankas(current_app.config["SKM"].data_key)
