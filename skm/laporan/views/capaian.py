"""How far targets were reached, per sasaran, per post and for the office."""

from __future__ import annotations

from flask import abort, render_template, request

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN
from skm.katalog.aturan_capaian import BATAS
from skm.katalog.views.alamat import semua_tahun, tahun_diminta, triwulan_diminta
from skm.laporan.capaian import rekap
from skm.laporan.views.saringan import bp
from skm.pengukuran.buku import rentang
from skm.pengukuran.views.daftar import buka


@bp.get("/laporan/capaian")
@untuk(MEMBACA_ANGKA, di="indikator.daftar", sebagai="Capaian")
def capaian() -> str:
    """The averages of a quarter or of the year so far, with the indicators left out named."""
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    buku = buka((tahun, triwulan))
    aturan = buku.tahun[tahun].aturan
    batas = request.args.get("batas", aturan.batas)
    if batas not in BATAS:
        abort(404)
    return render_template(
        "laporan/capaian.html",
        rekap=rekap(buku.nilai(tahun, triwulan), BATAS[batas][1], aturan.skala),
        periode=rentang(tahun, triwulan),
        tahun=tahun,
        triwulan=triwulan,
        batas=batas,
        skala=aturan.skala,
        boleh_aturan=akun_kini().peran in MENETAPKAN,
        semua_batas={kode: nama for kode, (nama, _) in BATAS.items()},
        semua_tahun=semua_tahun(),
    )
