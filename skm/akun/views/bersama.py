"""The blueprint of these pages, and what they share."""

from __future__ import annotations

from flask import Blueprint, Flask, current_app
from flask.blueprints import BlueprintSetupState

from skm.akun import queries
from skm.db import sesi_baca
from skm.jendela import Pencacah
from skm.web.batas import pencacah

bp = Blueprint("akun", __name__)
JENDELA = "skm_jendela_masuk"


@bp.record_once
def _siapkan(keadaan: BlueprintSetupState) -> None:
    app: Flask = keadaan.app  # type: ignore[assignment]  # no other kind of app is put together here
    app.extensions[JENDELA] = pencacah(app)


def jendela_masuk() -> Pencacah:
    """Where wrong passwords and codes are counted."""
    satu: Pencacah = current_app.extensions[JENDELA]
    return satu


def kata_kantor(unit_id: int) -> tuple[str, ...]:
    """The office's names, read beside the request: a password is looked at before anything is open."""
    with sesi_baca() as baca:
        return queries.kata_kantor(baca, unit_id)
