"""The receipt of a visit: numbers, promised moments and tracking codes, for narrow paper and A6."""

from __future__ import annotations

from flask import abort, current_app, render_template

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan.models import Layanan
from skm.loket import queries
from skm.loket.views.bersama import bp


@bp.get("/loket/struk/<kunjungan>")
@untuk(MELAYANI)
def struk(kunjungan: str) -> str:
    """What the visitor takes along."""
    semua = queries.kunjungan(sesi_db(), akun_kini().unit_id, kunjungan)
    if not semua:
        abort(404)
    alamat = f"{current_app.config['SKM'].base_url}/lacak"
    baris = [
        (
            satu,
            sesi_db().get_one(Layanan, satu.layanan_id).nama,
            qr.data_uri(f"{alamat}?kode={satu.kode_lacak}"),
        )
        for satu in semua
    ]
    return render_template("loket/struk.html", baris=baris, alamat=alamat.split("://", 1)[1])
