"""Leaving a kiosk. Its questionnaire is the citizen's; wrong PINs never close the survey itself."""

from __future__ import annotations

from flask import abort, request

from skm.akun.izin import terbuka
from skm.db import sesi_baca
from skm.jawaban.models import Jalur
from skm.survei import queries, services
from skm.survei.models import JenisTautan
from skm.survei.views.bersama import bp, laju
from skm.survei.views.pintu import untuk_token
from skm.web.csrf import csrf
from skm.web.depan import umur_token

SALAH = "PIN keliru. Tanyakan kepada admin kantor."
BASI = "Layar ini perlu dimuat ulang. Muat ulang halaman survei, lalu masukkan PIN lagi."
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
    if umur_token(untuk_token(Jalur.KIOS, tautan.kode)) is None:
        return BASI, 400, teks  # however old: a kiosk stands open for days, and the PIN itself is asked for
    if laju().pin_ditahan(tautan.kode):
        return TUNGGU, 429, teks
    if sidik is not None and not services.pin_benar(sidik, request.form.get("pin", "")):
        laju().salah_pin(tautan.kode)
        return SALAH, 403, teks
    return "", 200, teks


csrf.exempt(kios_keluar)  # the page's own token, as the answer's
