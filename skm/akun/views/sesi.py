"""One's own sessions: in which browsers one is signed in, and signing out of one or of all."""

from __future__ import annotations

import re

from flask import abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from skm.akun import services, sesi
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import SEMUA_PERAN
from skm.akun.views.bersama import bp
from skm.db import session as sesi_db
from skm.web.waktu import sekarang

SEMUA = "semua"
NOMOR = re.compile(r"[0-9]{1,9}")
TIADA = "Sesi itu sudah berakhir."


@bp.get("/akun/sesi")
@untuk(SEMUA_PERAN, di="laporan.dasbor")
def daftar_sesi() -> str:
    """All that are open."""
    return render_template("akun/sesi.html", daftar=sesi.daftar(sesi_db(), akun_kini()), kini=g.sesi.id)


@bp.post("/akun/sesi")
@untuk(SEMUA_PERAN)
def akhiri_sesi() -> Response:
    """Sign out of one, or everywhere, here too."""
    akun, nomor = akun_kini(), request.form.get("nomor", "")
    if nomor == SEMUA:
        services.akhiri_sesi(sesi_db(), akun, pada=sekarang())
        sesi_db().commit()
        session.clear()
        return redirect(url_for("akun.masuk"), 303)
    if not NOMOR.fullmatch(nomor):
        abort(400)
    peramban = sesi.akhiri(sesi_db(), akun, int(nomor))
    if peramban:
        peristiwa = f"keluar dari sesi lain ({peramban})"
        services.catat(sesi_db(), unit_id=akun.unit_id, oleh=akun.nama, pada=sekarang(), peristiwa=peristiwa)
    flash(f"Sesi {peramban} sudah diakhiri." if peramban else TIADA, "sukses" if peramban else "galat")
    sesi_db().commit()
    return redirect(url_for("akun.daftar_sesi"), 303)
