"""The office's public page and the health check."""

from __future__ import annotations

from flask import current_app, jsonify, render_template
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.db import session
from skm.laporan.views.saringan import bp
from skm.layanan.identitas import identitas
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.queries import kalender
from skm.layanan.views.kantor import kantor_diminta, semua_kantor
from skm.survei.perbaikan import ButirPerbaikan, baca_butir
from skm.survei.queries import perbaikan_terbaru
from skm.survei.views.halaman import PERBAIKAN_TAMPIL
from skm.terbit import queries
from skm.terbit.halaman import sepekan
from skm.web.waktu import hari_ini, zona_kantor


@bp.get("/")
@terbuka
def beranda() -> str:
    """The office's public page; where the server serves several and none is named, a list of them."""
    unit = kantor_diminta()
    if unit is None:
        return render_template("terbit/kantor.html", semua=semua_kantor(), tujuan="laporan.beranda")
    return render_template(
        "terbit/beranda.html",
        kantor=identitas(unit),
        terbit=unit.terbit,  # the week below says the hours
        layanan=queries.layanan_publik(session(), unit.id, hari_ini()),
        kategori=tuple(NAMA_KATEGORI.items()),
        pekan=sepekan(kalender(session(), unit.id, zona_kantor()), hari_ini()),
        butir=_perbaikan(unit.id),
    )


def _perbaikan(unit_id: int) -> tuple[ButirPerbaikan, ...]:
    """What the office mends, the first few."""
    satu = perbaikan_terbaru(session(), unit_id)
    return () if satu is None else baca_butir(satu.butir)[:PERBAIKAN_TAMPIL]


@bp.get("/sehat")
@terbuka
def sehat() -> tuple[Response, int]:
    """Whether the server can work: 200, or 503 when the database does not answer or is not prepared."""
    try:
        siap = queries.ada_unit(session())
    except SQLAlchemyError:
        current_app.logger.exception("the health check could not read the database")
        siap = False
    if not siap:
        return jsonify(status="gangguan", basis_data="gagal"), 503
    return jsonify(status="sehat", basis_data="ok"), 200
