"""A quarter's inputs for programs: the same rules, roles and refusals as the page, in JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flask import Response, jsonify, request

from kinerja.konsolidasi import Konsolidasi
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI
from skm.db import session
from skm.galat import Galat
from skm.isian import services
from skm.isian.models import IsianTriwulan
from skm.isian.views.isian import bertugas
from skm.katalog import queries
from skm.katalog.angka_tertulis import baca_masukan
from skm.katalog.kata import petunjuk
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta, triwulan_kini
from skm.web.waktu import sekarang


@bp.get("/api/v1/indikator/<kode>/isian")
@untuk(MEMBACA_ANGKA)
def api_isian(kode: str) -> Response:
    """Inputs of a quarter: exact numbers as "a/b", null for not applicable; `versi` 0 when there are none."""
    satu, triwulan = indikator_diminta(kode), triwulan_kini()
    return jsonify(_bentuk(satu, triwulan, services.isian(session(), satu.id, triwulan)))


@bp.post("/api/v1/indikator/<kode>/isian")
@untuk(MENGISI)
def api_isian_simpan(kode: str) -> Response:
    """Keep a draft from {"versi": 0, "isi": {variable: "12" or null}, "catatan": ""}.

    The form token rides in the header X-CSRFToken. A refusal is {"galat": sentence, "bentrok": true where
    somebody else was quicker}: 400 names what cannot be read, 409 says why the quarter refuses. An unknown
    address and a token that is missing are told alike.
    """
    satu, triwulan = indikator_diminta(kode), triwulan_kini()
    if not bertugas(satu):
        raise Galat(f"{satu.kode} diisi oleh {satu.penanggung}.", status=403)
    isi, versi, catatan = _baca(_badan())
    ada = services.simpan_isian(
        session(),
        satu,
        triwulan,
        isi=isi,
        catatan=catatan,
        versi=versi,
        oleh=akun_kini().nama,
        pada=sekarang(),
    )
    bentuk = _bentuk(satu, triwulan, ada)
    session().commit()
    return jsonify(bentuk)


def _badan() -> Any:
    """What was sent as JSON; None for what is none, or is nested without end."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _baca(badan: Any) -> tuple[dict[str, Fraction | None], int, str]:
    if not isinstance(badan, dict) or not isinstance(badan.get("isi"), dict):
        raise Galat('Kirim JSON dengan kunci "versi", "isi", dan bila perlu "catatan".')
    versi, catatan = badan.get("versi"), badan.get("catatan", "")
    if not isinstance(versi, int) or not isinstance(catatan, str):
        raise Galat('"versi" harus bilangan bulat dan "catatan" harus tulisan.')
    if any(isinstance(nilai, dict | list) for nilai in badan["isi"].values()):
        raise Galat('Nilai di "isi" harus tulisan, bilangan, atau null.')
    isi = {nama: None if nilai is None else baca_masukan(str(nilai)) for nama, nilai in badan["isi"].items()}
    return isi, versi, catatan


def _bentuk(satu: Indikator, triwulan: int, ada: IsianTriwulan | None) -> dict[str, object]:
    katalog = queries.katalog_rumus(session(), satu.unit_id, satu.tahun)
    variabel, cara = katalog.menurut_kode[satu.kode].variabel(), Konsolidasi(satu.konsolidasi)
    return {
        "kode": satu.kode,
        "tahun": satu.tahun,
        "triwulan": triwulan,
        "versi": ada.versi if ada else 0,
        "tahap": ada.tahap.value if ada else None,
        "variabel": variabel,
        "petunjuk": {nama: petunjuk(katalog.menurut_nama[nama], cara) for nama in variabel},
        "isi": ada.isi if ada else {},
        "catatan": ada.catatan if ada else "",
    }
