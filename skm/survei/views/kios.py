"""Leaving a kiosk. Its questionnaire is the citizen's; wrong PINs never close the survey itself."""

from __future__ import annotations

from flask import abort

from skm.akun.izin import terbuka
from skm.db import sesi_baca
from skm.survei import queries, services
from skm.survei.forms.tautan import PinForm
from skm.survei.models import JenisTautan
from skm.survei.views.bersama import bp, laju

SALAH = "PIN keliru. Tanyakan kepada admin kantor."
TUNGGU = "Terlalu banyak PIN keliru. Tunggu lima menit, lalu coba lagi. Survei tetap dapat diisi."


@bp.post("/kios/<kode>/keluar")
@terbuka
def kios_keluar(kode: str) -> tuple[str, int, dict[str, str]]:
    """200 when the PIN is right or none is set; else a sentence for the screen."""
    with sesi_baca() as sesi:  # comparing hashes takes its time and must not hold the write lock
        tautan = queries.tautan_berkode(sesi, kode)
        if tautan is None or tautan.jenis is not JenisTautan.KIOS:
            abort(404)
        sidik = queries.pin_hash(sesi, tautan.id)
    teks = {"Content-Type": "text/plain; charset=utf-8"}
    if laju().pin_ditahan(tautan.kode):
        return TUNGGU, 429, teks
    if sidik is not None and not services.pin_benar(sidik, PinForm().pin.data or ""):
        laju().salah_pin(tautan.kode)
        return SALAH, 403, teks
    return "", 200, teks
