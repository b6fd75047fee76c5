"""The office's public page and the health check."""

from __future__ import annotations

from flask import current_app, jsonify, render_template
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
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
from skm.web.errors import catat_sebab
from skm.web.versi import kecocokan
from skm.web.waktu import hari_ini, zona_kantor

SIAP, GAGAL = "ok", "gagal"


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
    """Whether the server can work: 200, or 503 when the database does not answer, is not prepared, or is of
    another version than the program."""
    try:
        keadaan = SIAP if queries.ada_unit(session()) else GAGAL
        versi = queries.versi_skema(session()) if keadaan == SIAP else None
    except SQLAlchemyError as salah:
        keadaan, versi = GAGAL, None
        if isinstance(salah, DBAPIError):
            catat_sebab(salah)
    if keadaan == SIAP:
        keadaan = kecocokan(current_app).lihat(versi) or SIAP
    if keadaan != SIAP:
        return jsonify(status="gangguan", basis_data=keadaan), 503
    return jsonify(status="sehat", basis_data=SIAP), 200
