"""How receipt and slip are answered: on the device's paper, which it remembers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import current_app, make_response, render_template, request
from werkzeug.wrappers import Response

from skm.layanan import kertas
from skm.layanan.kertas import Isi
from skm.layanan.views.kantor import identitas_kantor, kantor_sendiri

KUKI = "skm_kertas"
SETAHUN = 365 * 24 * 60 * 60


def cetak(templat: str, isi: Isi, **lain: Any) -> Response:
    """`isi` between the office's head and foot, on the paper that `?kertas=` or the device says."""
    kantor = identitas_kantor(kantor_sendiri())
    diminta = request.args.get("kertas")
    pilihan = kertas.baca_kertas(diminta, request.cookies.get(KUKI))
    kaki = [
        (kata, satu) for kata, satu in (("Jam layanan", kantor.jam), ("Pengaduan", kantor.pengaduan)) if satu
    ]
    utuh = replace(
        isi,
        kepala=(kantor.nama, kantor.kabupaten, *isi.kepala),
        kaki=(*isi.kaki, *(f"{kata}: {satu}" for kata, satu in kaki)),
        berlambang=bool(kantor.lambang),
    )
    halaman = render_template(
        templat,
        cetakan=kertas.susun(pilihan, utuh),
        kaki_kantor=kaki,
        pilihan=[(satu, kertas.NAMA[satu], satu is pilihan) for satu in kertas.Kertas],
        **lain,
    )
    jawaban = make_response(halaman)
    if diminta == pilihan:
        aman = bool(current_app.config["SESSION_COOKIE_SECURE"])
        jawaban.set_cookie(KUKI, pilihan, SETAHUN, secure=aman, httponly=True, samesite="Lax")
    return jawaban
