"""The blueprint, the admin's front page, and what its pages share."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict, TypeVar

from flask import Blueprint, abort, flash, redirect, render_template
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response

from kinerja.kalender import Kalender
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.layanan import queries
from skm.layanan.models import HariLibur, Layanan, PolaKerja
from skm.layanan.views.kantor import kop
from skm.web.waktu import hari_ini, sekarang, zona_kantor

bp = Blueprint("layanan", __name__)

Milik = TypeVar("Milik", Layanan, PolaKerja, HariLibur)


class Pelaku(TypedDict):
    """Who does it, and when."""

    oleh: str
    pada: datetime


@bp.app_context_processor
def konteks() -> dict[str, Any]:
    """`unit`, whose page it is; read only by templates that use it: error pages need no database."""
    return {"unit": LocalProxy(kop)}


@bp.get("/kelola")
@untuk(MENGELOLA)
def kelola() -> str:
    """The doors to everything an admin looks after."""
    return render_template("layanan/kelola.html", peringatan=peringatan())


def peringatan() -> list[str]:
    """What is doubtful about the holidays of this year and the next, a sentence each."""
    tahun = hari_ini().year
    libur = queries.tahun_libur(sesi_db(), unit_id())
    kosong = [t for t in (tahun, tahun + 1) if t not in libur.berisi]
    perkiraan = [t for t in libur.perkiraan if t >= tahun]
    return [
        f"Hari libur tahun {t} belum diisi; jatuh tempo di tahun itu dihitung seolah tanpa libur."
        for t in kosong
    ] + [
        f"Hari libur tahun {t} memuat perkiraan; cocokkan dengan keputusan bersama, lalu pastikan."
        for t in perkiraan
    ]


def unit_id() -> int:
    """The unit of whoever is signed in."""
    return akun_kini().unit_id


def pelaku() -> Pelaku:
    """The account behind the request and the present moment."""
    return {"oleh": akun_kini().nama, "pada": sekarang()}


def kalender_unit() -> Kalender:
    """The unit's working calendar."""
    return queries.kalender(sesi_db(), unit_id(), zona_kantor())


def milik(kelas: type[Milik], nomor: int) -> Milik:
    """The unit's own row of that id; 404 for any other."""
    baris = sesi_db().get(kelas, nomor)
    if baris is None or baris.unit_id != unit_id():
        abort(404)
    return baris


def selesai(pesan: str, tujuan: str) -> Response:
    """Commit, say so, and go on to `tujuan`."""
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(tujuan, 303)
