"""What the desk's views share."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, current_app

from kinerja.galat import GalatMasukan
from kinerja.kalender import Kalender
from skm.akun.izin import akun_kini
from skm.db import session as sesi_db
from skm.layanan import momen
from skm.layanan import queries as layanan
from skm.layanan.brankas import Brankas
from skm.loket import queries
from skm.loket.models import Permohonan
from skm.web.waktu import sekarang, zona_kantor

bp = Blueprint("loket", __name__)
SATU = "/loket/<int:nomor>"
"""A case's address."""


def kalender_kantor() -> Kalender:
    """The office's working calendar."""
    return layanan.kalender(sesi_db(), akun_kini().unit_id, zona_kantor())


def brankas() -> Brankas:
    """What opens and closes people's numbers."""
    return Brankas(current_app.config["SKM"].data_key)


def milik_unit(nomor: int) -> Permohonan:
    """That case of one's own office, else 404."""
    return queries.permohonan_unit(sesi_db(), akun_kini().unit_id, nomor) or abort(404)


def baca_saat(teks: str) -> datetime | None:
    """A moment typed in the office's time, None for nothing. Raises GalatMasukan, also for the future."""
    if not teks:
        return None
    saat = momen.baca(teks, zona_kantor())
    if saat > sekarang():
        raise GalatMasukan("waktunya belum tiba")
    return saat
