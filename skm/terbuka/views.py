"""The lists as JSON and CSV, their description, and a page about them.

What was published is open to anybody and to other sites; what was not, to the programs of the office, and to
no site: a key in a page is everybody's.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, render_template, request

from skm.akun.izin import kunci_kini, terbuka, untuk_kunci
from skm.akun.models import Cakupan
from skm.bentuk.aliran import tulis_csv
from skm.db import session
from skm.ekspor.views import kirim_ekspor
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit
from skm.layanan.queries import unit_berkode
from skm.layanan.views.kantor import kantor_diminta, semua_kantor
from skm.terbuka.halaman import SEMUA, Permintaan, baca_permintaan, tulis_token
from skm.terbuka.ratakan import baris, kolom
from skm.terbuka.sumber import SUMBER, SUMBER_KANTOR, Sumber
from skm.web.waktu import sekarang, zona_kantor

bp = Blueprint("terbuka", __name__)
LINTAS_SITUS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
}
SEBENTAR = "public, max-age=300"
"""What was published does not depend on who asks: any site may read it, and any cache keep it for a while."""
JSON = "application/json"
BERKUNCI = "/api/v1/kantor/"
"""Addresses that need a key of the office."""


@bp.after_request
def _lintas_situs(jawaban: Response) -> Response:
    """Refusals too: a program of another site is to read why."""
    if request.endpoint != "terbuka.data_terbuka" and not request.path.startswith(BERKUNCI):
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


@bp.get("/api/v1/kantor/indikator")
@untuk_kunci(Cakupan.INDIKATOR)
def api_kantor_indikator() -> Response:
    """Indicators as they stand, approved or not."""
    return _json(SUMBER_KANTOR["kantor/indikator"])


@bp.get("/api/v1/kantor/indikator.csv")
@untuk_kunci(Cakupan.INDIKATOR)
def api_kantor_indikator_csv() -> Response:
    """The same as a table."""
    return _csv(SUMBER_KANTOR["kantor/indikator"])


@bp.get("/api/v1/kantor/ketepatan")
@untuk_kunci(Cakupan.KETEPATAN)
def api_kantor_ketepatan() -> Response:
    """On time, as far as the period has come."""
    return _json(SUMBER_KANTOR["kantor/ketepatan"])


@bp.get("/api/v1/kantor/ketepatan.csv")
@untuk_kunci(Cakupan.KETEPATAN)
def api_kantor_ketepatan_csv() -> Response:
    """The same as a table."""
    return _csv(SUMBER_KANTOR["kantor/ketepatan"])


@bp.get("/api/v1/kantor/permohonan")
@untuk_kunci(Cakupan.PERMOHONAN)
def api_kantor_permohonan() -> Response:
    """Requests without people, a page at a time."""
    return _json(SUMBER_KANTOR["kantor/permohonan"])


@bp.get("/api/v1/kantor/permohonan.csv")
@untuk_kunci(Cakupan.PERMOHONAN)
def api_kantor_permohonan_csv() -> Response:
    """All of them as a table."""
    return _csv(SUMBER_KANTOR["kantor/permohonan"])


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
        berkunci=[(satu, list(kolom(satu.kelas))) for satu in SUMBER_KANTOR.values()],
        banyak_kantor=len(semua_kantor()) > 1,
    )


@lru_cache(maxsize=1)
def _uraian() -> bytes:
    from skm.terbuka.uraian import susun_uraian  # noqa: PLC0415  # what it needs, no other page does

    return json.dumps(susun_uraian(), ensure_ascii=False, indent=1).encode()


def _minta(sumber: Sumber, *, semua: bool) -> tuple[Unit, Permintaan]:
    """Whose rows are asked for, and which."""
    minta = baca_permintaan(request.args, sumber.dikenal - ({"batas", "next"} if semua else set()))
    unit = kantor_diminta() if sumber.cakupan is None else _kantor_kunci()
    if unit is None:
        kode = ", ".join(satu.kode for satu in semua_kantor())
        raise Galat(f"Server ini melayani beberapa kantor. Tulis unit dengan salah satu kode ini: {kode}.")
    return unit, replace(minta, batas=SEMUA) if semua else minta


def _kantor_kunci() -> Unit:
    """The office of the key. Raises Galat (403) where the address names another."""
    milik = next(satu for satu in semua_kantor() if satu.id == kunci_kini().unit_id)
    diminta = unit_berkode(semua_kantor(), request.args.get("unit", milik.kode))
    if diminta.id != milik.id:
        raise Galat(f"Kunci API ini milik {milik.nama}, bukan {diminta.nama}.", status=403)
    return milik


def _json(sumber: Sumber) -> Response:
    unit, minta = _minta(sumber, semua=False)
    lembaran = sumber.baca(session(), unit.id, sekarang(), zona_kantor(), minta)
    isi: dict[str, Any] = {
        "data": [asdict(satu) for satu in lembaran.isi],
        "next": None if lembaran.lanjut is None else tulis_token(lembaran.lanjut),
    }
    return _kirim(json.dumps(isi, ensure_ascii=False).encode(), JSON)


def _csv(sumber: Sumber) -> Response:
    unit, minta = _minta(sumber, semua=True)
    if sumber.aliran is not None:
        return kirim_ekspor(sumber.aliran(session(), unit, Saat(sekarang(), zona_kantor()), minta), "csv")
    lembaran, keluar = sumber.baca(session(), unit.id, sekarang(), zona_kantor(), minta), io.BytesIO()
    semua = [tuple(baris(sumber.kelas, satu)) for satu in lembaran.isi]
    tulis_csv(keluar, tuple(kolom(sumber.kelas)), [semua])
    jawaban = _kirim(keluar.getvalue(), "text/csv")
    jawaban.headers["Content-Disposition"] = f"attachment; filename={sumber.sebutan}.csv"
    return jawaban


def _kirim(isi: bytes, mime: str) -> Response:
    jawaban = Response(isi, mimetype=mime, headers={"Cache-Control": SEBENTAR})
    jawaban.add_etag()
    hasil: Response = jawaban.make_conditional(request)  # type: ignore[assignment]  # werkzeug's own class
    return hasil
