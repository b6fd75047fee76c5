"""Which account fills in for which post."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA, MENURUT_JABATAN
from skm.akun.models import Akun
from skm.akun.queries import daftar_akun
from skm.db import session
from skm.isian import queries, services
from skm.katalog import queries as katalog_queries
from skm.katalog.kata import rentang_kode
from skm.katalog.views.alamat import bp, tahun_diminta
from skm.web.upaya import kabari
from skm.web.waktu import sekarang


@bp.get("/indikator-jabatan")
@untuk(MENGELOLA, di="layanan.kelola", sebagai="Penugasan jabatan")
def jabatan() -> str:
    """Every account that fills in, with its posts."""
    unit_id = akun_kini().unit_id
    akun = [satu for satu in daftar_akun(session(), unit_id) if satu.aktif and satu.peran in MENURUT_JABATAN]
    tugas = queries.penugasan(session(), unit_id)
    semua = queries.jabatan(session(), unit_id)
    dipegang = {nama for satu in akun for nama in tugas.get(satu.id, {})}
    return render_template(
        "isian/jabatan.html",
        daftar_akun=akun,
        tugas=tugas,
        jabatan=semua,
        kode=_kode(unit_id),
        kosong_pemegang=[nama for nama in semua if nama not in dipegang],
    )


def _kode(unit_id: int) -> dict[str, str]:
    """Which indicators of this year each post answers for, in a few words."""
    hasil: dict[str, list[str]] = {}
    for satu in katalog_queries.baris_tahun(session(), unit_id, tahun_diminta()):
        hasil.setdefault(satu.penanggung, []).append(satu.kode)
    return {nama: rentang_kode(kode) for nama, kode in hasil.items()}


@bp.post("/indikator-jabatan/<int:nomor>")
@untuk(MENGELOLA)
def jabatan_simpan(nomor: int) -> Response:
    """The posts of one account, exactly as ticked."""
    akun, pelaku = session().get(Akun, nomor), akun_kini()
    if akun is None or akun.unit_id != pelaku.unit_id:
        abort(404)
    if "simpan" not in request.form:
        abort(400)
    nama, tujuan = akun.nama, url_for("indikator.jabatan")
    with kabari(tujuan):
        baru = services.tugaskan(
            session(), akun, request.form.getlist("jabatan"), oleh=pelaku.nama, pada=sekarang()
        )
    session().commit()
    flash(f"{nama}: {len(baru)} jabatan.", "sukses")
    return redirect(tujuan, 303)
