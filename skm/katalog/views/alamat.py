"""What the indicators' pages ask of the address: year, quarter, the indicator itself."""

from __future__ import annotations

from flask import Blueprint, abort, g, request

from kinerja.tanggal import triwulan_selesai
from skm.akun.izin import akun_kini
from skm.db import session
from skm.katalog import queries
from skm.katalog.models import Indikator
from skm.web.waktu import hari_ini

bp = Blueprint("indikator", __name__)
DOKUMEN = {"IKU": "Indikator Kinerja Utama (IKU)", "IKI": "Indikator Kinerja Individu (IKI)"}


def semua_tahun() -> list[int]:
    """Years that have a catalogue, ascending; read once per request."""
    if "tahun_berkatalog" not in g:
        g.tahun_berkatalog = queries.tahun_berkatalog(session(), akun_kini().unit_id)
    tahun: list[int] = g.tahun_berkatalog
    return tahun


def tahun_diminta() -> int:
    """The year in the address, else this year, else the nearest one with a catalogue."""
    ada = semua_tahun()
    teks = request.args.get("tahun", "")
    if not teks and ada:
        return min(ada, key=lambda satu: abs(satu - hari_ini().year))
    if teks not in {str(satu) for satu in ada}:
        abort(404)
    return int(teks)


def triwulan_diminta() -> int | None:
    """The quarter in the address; None for the whole year."""
    teks = request.args.get("triwulan", "")
    if teks not in {"", "1", "2", "3", "4"}:
        abort(404)
    return int(teks) if teks else None


def indikator_diminta(kode: str) -> Indikator:
    """That indicator of the year in the address, else 404."""
    satu = queries.indikator_berkode(session(), akun_kini().unit_id, tahun_diminta(), kode)
    return satu or abort(404)


def triwulan_kini() -> int:
    """The quarter in the address, else the one that ended last in the year asked for."""
    return triwulan_diminta() or max(1, triwulan_selesai(tahun_diminta(), hari_ini()))
