"""The lists as JSON and CSV, open to anybody and to other sites; their description; a page about them."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, render_template, request

from skm.akun.izin import terbuka
from skm.bentuk.aliran import tulis_csv
from skm.db import session
from skm.galat import Galat
from skm.layanan.views.kantor import kantor_diminta, semua_kantor
from skm.terbuka.halaman import SEMUA, baca_permintaan, tulis_token
from skm.terbuka.queries import Lembaran
from skm.terbuka.ratakan import baris, kolom
from skm.terbuka.sumber import SUMBER, Sumber
from skm.web.waktu import sekarang, zona_kantor

bp = Blueprint("terbuka", __name__)
LINTAS_SITUS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
}
SEBENTAR = "public, max-age=300"
"""Nothing here depends on who asks: any site may read it, and any cache keep it for a while."""
JSON = "application/json"


@bp.after_request
def _lintas_situs(jawaban: Response) -> Response:
    """Refusals too: a program of another site is to read why."""
    if request.endpoint != "terbuka.data_terbuka":
        jawaban.headers.update(LINTAS_SITUS)
    return jawaban


@bp.get("/api/v1/hasil")
@terbuka
def api_hasil() -> Response:
    """Published periods, a page at a time."""
    return _json(SUMBER["hasil"])


@bp.get("/api/v1/hasil.csv")
@terbuka
def api_hasil_csv() -> Response:
    """All of them as a table."""
    return _csv(SUMBER["hasil"])


@bp.get("/api/v1/unsur")
@terbuka
def api_unsur() -> Response:
    """The unsur of published periods."""
    return _json(SUMBER["unsur"])


@bp.get("/api/v1/unsur.csv")
@terbuka
def api_unsur_csv() -> Response:
    """The same as a table."""
    return _csv(SUMBER["unsur"])


@bp.get("/api/v1/layanan")
@terbuka
def api_layanan() -> Response:
    """Services on offer."""
    return _json(SUMBER["layanan"])


@bp.get("/api/v1/layanan.csv")
@terbuka
def api_layanan_csv() -> Response:
    """The same as a table."""
    return _csv(SUMBER["layanan"])


@bp.get("/api/v1/indikator")
@terbuka
def api_indikator() -> Response:
    """Indicators as approved, a page at a time."""
    return _json(SUMBER["indikator"])


@bp.get("/api/v1/indikator.csv")
@terbuka
def api_indikator_csv() -> Response:
    """All of them as a table."""
    return _csv(SUMBER["indikator"])


@bp.get("/api/v1/kamus")
@terbuka
def api_kamus() -> Response:
    """What the columns mean."""
    return _json(SUMBER["kamus"])


@bp.get("/api/v1/kamus.csv")
@terbuka
def api_kamus_csv() -> Response:
    """The same as a table."""
    return _csv(SUMBER["kamus"])


@bp.get("/api/v1/openapi.json")
@terbuka
def api_uraian() -> Response:
    """The description in OpenAPI 3.1."""
    return _kirim(_uraian(), JSON)


@bp.get("/data-terbuka")
@terbuka
def data_terbuka() -> str:
    """What there is, for people: addresses, columns, an example."""
    return render_template(
        "terbuka/data.html",
        semua=[(satu, list(kolom(satu.kelas))) for satu in SUMBER.values()],
        banyak_kantor=len(semua_kantor()) > 1,
    )


@lru_cache(maxsize=1)
def _uraian() -> bytes:
    from skm.terbuka.uraian import susun_uraian  # noqa: PLC0415  # what it needs, no other page does

    return json.dumps(susun_uraian(), ensure_ascii=False, indent=1).encode()


def _baca(sumber: Sumber, *, semua: bool) -> Lembaran:
    minta = baca_permintaan(request.args, sumber.dikenal - ({"batas", "next"} if semua else set()))
    unit = kantor_diminta()
    if unit is None:
        kode = ", ".join(satu.kode for satu in semua_kantor())
        raise Galat(f"Server ini melayani beberapa kantor. Tulis unit dengan salah satu kode ini: {kode}.")
    if semua:
        minta = replace(minta, batas=SEMUA)
    return sumber.baca(session(), unit.id, sekarang(), zona_kantor(), minta)


def _json(sumber: Sumber) -> Response:
    lembaran = _baca(sumber, semua=False)
    isi: dict[str, Any] = {
        "data": [asdict(satu) for satu in lembaran.isi],
        "next": None if lembaran.lanjut is None else tulis_token(lembaran.lanjut),
    }
    return _kirim(json.dumps(isi, ensure_ascii=False).encode(), JSON)


def _csv(sumber: Sumber) -> Response:
    lembaran, keluar = _baca(sumber, semua=True), io.BytesIO()
    semua = [tuple(baris(sumber.kelas, satu)) for satu in lembaran.isi]
    tulis_csv(keluar, tuple(kolom(sumber.kelas)), [semua])
    jawaban = _kirim(keluar.getvalue(), "text/csv")
    jawaban.headers["Content-Disposition"] = f"attachment; filename={sumber.nama}.csv"
    return jawaban


def _kirim(isi: bytes, mime: str) -> Response:
    jawaban = Response(isi, mimetype=mime, headers={"Cache-Control": SEBENTAR})
    jawaban.add_etag()
    hasil: Response = jawaban.make_conditional(request)  # type: ignore[assignment]  # werkzeug's own class
    return hasil
