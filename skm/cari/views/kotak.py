"""The search box of the desk's pages, and what it finds."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, izin_endpoint, untuk
from skm.akun.kebijakan import MELAYANI
from skm.akun.services import catat
from skm.bagian import UKURAN, bagian, ke_berapa
from skm.cari import queries
from skm.cari.forms import CariForm
from skm.cari.queries import Temuan
from skm.db import session as sesi_db
from skm.layanan.brankas import POLA_NIK, Brankas
from skm.loket import halaman
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("cari", __name__)
JUDUL = "Permohonan yang ditemukan"
PEMISAH = re.compile(r"[\s.-]")


@bp.app_context_processor
def kotak() -> dict[str, bool]:
    """Whether the page has the search box: the desk's pages do."""
    akun, tujuan = g.get("akun"), request.endpoint
    if akun is None or tujuan is None or akun.peran not in MELAYANI:
        return {"kotak_cari": False}
    return {"kotak_cari": izin_endpoint(current_app, tujuan) is MELAYANI}


@bp.get("/loket/cari")
@untuk(MELAYANI)
def cari() -> str:
    """What can be looked for, for who comes here without a question."""
    return _halaman(CariForm(None))


@bp.post("/loket/cari")
@untuk(MELAYANI)
def hasil() -> Jawaban:
    """The case that is meant, or a part of those found; what was looked for is in no address and no trail."""
    form = CariForm()
    if not form.validate():
        return _halaman(form), 400
    ke = ke_berapa(form.bagian.data)
    nik = PEMISAH.sub("", form.cari.data)
    sidik = Brankas(current_app.config["SKM"].data_key).sidik(nik) if POLA_NIK.fullmatch(nik) else None
    with Upaya(form, di="cari") as upaya:
        temuan = queries.cari(
            sesi_db(),
            akun_kini().unit_id,
            form.cari.data,
            sidik=sidik,
            pada=sekarang(),
            lewati=(ke - 1) * UKURAN,
            batas=UKURAN,
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    cara = "menurut NIK" if sidik else "lewat kotak cari"
    catat(
        sesi_db(),
        unit_id=akun_kini().unit_id,
        oleh=akun_kini().nama,
        pada=sekarang(),
        peristiwa=f"mencari permohonan {cara}: {temuan.jumlah} ditemukan",
    )
    isi = None if temuan.satu else _halaman(form, temuan, ke)
    sesi_db().commit()
    return isi or redirect(url_for("loket.rincian", nomor=temuan.satu), 303)


def _halaman(form: CariForm, temuan: Temuan | None = None, ke: int = 1) -> str:
    kasus = None
    if temuan is not None:
        letak = bagian((ke - 1) * UKURAN, len(temuan.baris), temuan.jumlah, str)
        kasus = halaman.daftar(JUDUL, temuan.baris, letak)
    return render_template("cari/cari.html", form=form, hari_ini=hari_ini(), kasus=kasus)
