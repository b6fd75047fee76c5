"""What every report page asks of the address: a period, a service, the year that measures them."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, abort, request, url_for

from kinerja.periode import Periode
from skm.akun.izin import akun_kini
from skm.db import session
from skm.laporan.forms import Saringan, baca_saringan, bulan_utuh, periode_cepat
from skm.laporan.hasil.pilihan import periode_bawaan
from skm.layanan.models import Layanan
from skm.layanan.queries import layanan_berkode
from skm.web.menu import Butir
from skm.web.waktu import hari_ini

bp = Blueprint("laporan", __name__)

SELURUH_LAYANAN = "Seluruh layanan"


def saringan_kini() -> Saringan:
    """The filter in the address; without one, this year."""
    hari: date = hari_ini()
    return baca_saringan(request.args, Periode.tahun(hari.year))


def saringan_survei() -> Saringan:
    """The filter of a page about answers: whole months."""
    return bulan_utuh(saringan_kini())


def tahun_ukur(periode: Periode) -> int:
    """The year whose catalogue measures a period: the one it ends in, this year while it is open."""
    return (periode.sampai or hari_ini()).year


def tahun_dan_bagian() -> tuple[int, str]:
    """Year and part of it in the address; without a year, the quarter that ended last."""
    tahun = request.args.get("tahun", "")
    if not tahun:
        return periode_bawaan(hari_ini())
    if not (tahun.isascii() and tahun.isdigit() and len(tahun) == 4):
        abort(404)
    return int(tahun), request.args.get("bagian", "")


def layanan_diminta() -> Layanan | None:
    """The service in the address; an unknown code is an unknown page."""
    kode = request.args.get("layanan", "").strip()
    if not kode:
        return None
    return layanan_berkode(session(), akun_kini().unit_id, kode) or abort(404)


def kode_layanan(layanan: Layanan | None) -> str | None:
    return None if layanan is None else layanan.kode


def pintas(endpoint: str, saringan: Saringan, **tetap: Any) -> list[Butir]:
    """Shortcuts to the usual periods that keep the rest of the filter."""
    return [
        Butir(
            label,
            url_for(endpoint, dari=periode.dari or "", sampai=periode.sampai or "", **tetap),
            periode == saringan.periode,
        )
        for label, periode in periode_cepat(hari_ini())
    ]
