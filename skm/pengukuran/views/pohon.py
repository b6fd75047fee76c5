"""The tree: sasaran, the IKU that measure it, the IKI that support them and the posts that answer."""

from __future__ import annotations

from itertools import groupby

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN
from skm.db import session
from skm.katalog import queries, services
from skm.katalog.baris import BarisIndikator
from skm.katalog.views.alamat import bp, indikator_diminta, semua_tahun, tahun_diminta
from skm.pengukuran.gambar_pohon import gambar_pohon
from skm.pengukuran.views.daftar import buka
from skm.web.upaya import kabari
from skm.web.waktu import sekarang


@bp.get("/indikator-pohon")
@untuk(MEMBACA_ANGKA, di="indikator.daftar")
def pohon() -> str:
    """Sasaran → IKU → IKI → post, with the year's figures; IKI that support no IKU yet stand at the end."""
    tahun = tahun_diminta()
    buku = buka((tahun, None))
    semua = buku.tahun[tahun].daftar
    iku = [satu for satu in semua if satu.dokumen == "IKU"]
    iki = [satu for satu in semua if satu.dokumen == "IKI"]
    nilai = {satu.indikator.id: satu for satu in buku.nilai(tahun, None)}
    sasaran = [(nama, list(isi)) for nama, isi in groupby(iku, lambda satu: satu.sasaran)]
    pendukung = _menurut_iku(iki)
    return render_template(
        "pengukuran/pohon.html",
        tahun=tahun,
        semua_tahun=semua_tahun(),
        sasaran=sasaran,
        pendukung=pendukung,
        gambar=gambar_pohon(sasaran, pendukung, nilai),
        lepas=[satu for satu in iki if satu.mendukung is None],
        iku=iku,
        nilai={nomor: satu.berlaku for nomor, satu in nilai.items()},
        boleh=akun_kini().peran in MENETAPKAN,
    )


@bp.post("/indikator/<kode>/kaitan")
@untuk(MENETAPKAN)
def kaitan(kode: str) -> Response:
    """Link an IKI to an IKU, or loosen it."""
    satu, tujuan = indikator_diminta(kode), request.form.get("mendukung", "")
    iku = queries.indikator_berkode(session(), satu.unit_id, satu.tahun, tujuan) if tujuan else None
    if "mendukung" not in request.form or (tujuan and iku is None):
        abort(400)
    kembali = url_for("indikator.pohon", tahun=satu.tahun, _anchor=satu.kode)
    with kabari(kembali):
        services.kaitkan(session(), satu, iku, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    flash(f"Kaitan {kode.upper()} disimpan.", "sukses")
    return redirect(kembali, 303)


def _menurut_iku(iki: list[BarisIndikator]) -> dict[str, list[BarisIndikator]]:
    hasil: dict[str, list[BarisIndikator]] = {}
    for satu in iki:
        if satu.mendukung is not None:
            hasil.setdefault(satu.mendukung, []).append(satu)
    return hasil
