"""The receipt of a visit: numbers, promised moments and tracking codes, for narrow paper and A6."""

from __future__ import annotations

from flask import abort, current_app, render_template

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan import queries as layanan
from skm.loket import queries
from skm.loket.views.bersama import bp


@bp.get("/loket/struk/<kunjungan>")
@untuk(MELAYANI)
def struk(kunjungan: str) -> str:
    """What the visitor takes along."""
    semua = [
        (satu, satu.kode_lacak)
        for satu in queries.kunjungan(sesi_db(), akun_kini().unit_id, kunjungan)
        if satu.kode_lacak  # after the retention term there is nothing left to track
    ]
    if not semua:
        abort(404)
    alamat = f"{current_app.config['SKM'].base_url}/lacak"
    semua_layanan = layanan.daftar_layanan(sesi_db(), akun_kini().unit_id, hanya_aktif=False)
    nama = {satu.id: satu.nama for satu in semua_layanan}
    baris = [
        (
            satu,
            nama[satu.layanan_id],
            qr.data_uri(f"{alamat}?kode={kode}"),
            "-".join((kode[:4], kode[4:8], kode[8:])),
        )
        for satu, kode in semua
    ]
    return render_template("loket/struk.html", baris=baris, alamat=alamat.split("://", 1)[1])
