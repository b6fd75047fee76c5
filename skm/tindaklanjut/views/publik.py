"""What the office mends, as citizens read it."""

from __future__ import annotations

from flask import redirect, render_template
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import terbuka
from skm.db import session
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import alamat_beranda, kantor_diminta
from skm.survei.perbaikan import baca_butir
from skm.survei.queries import perbaikan_terbaru
from skm.tindaklanjut import queries
from skm.web.waktu import hari_ini


@bp.get("/perbaikan")
@terbuka
def perbaikan() -> str | Response:
    """The plan of the newest period that was approved and what became of it, and answers to comments."""
    unit = kantor_diminta()
    if unit is None:
        return redirect(alamat_beranda())
    satu = perbaikan_terbaru(session(), unit.id)
    return render_template(
        "tindaklanjut/publik.html",
        butir=() if satu is None else baca_butir(satu.butir),
        periode="" if satu is None else Periode(satu.dari, satu.sampai).label,
        jawaban=queries.jawaban_publik(session(), unit.id, hari_ini()),
    )
