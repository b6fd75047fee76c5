"""What posts plan to do in each quarter for an indicator, and what they did."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI
from skm.db import session
from skm.isian import queries, services
from skm.isian.forms import AksiForm, isi_aksi
from skm.isian.models import AksiIndikator
from skm.isian.views.isian import bertugas, indikator_sendiri
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/indikator/<kode>/aksi")
@untuk(MEMBACA_ANGKA)
def aksi(kode: str) -> str:
    """The plan of the year, quarter by quarter."""
    satu = indikator_diminta(kode)
    ada = queries.aksi(session(), satu.id)
    return _halaman(satu, AksiForm(None, **isi_aksi(ada)), ada)


@bp.post("/indikator/<kode>/aksi")
@untuk(MENGISI)
def aksi_simpan(kode: str) -> Jawaban:
    """Keep what the post wrote."""
    satu, form = indikator_sendiri(kode), AksiForm()
    if not form.validate():
        return _halaman(satu, form, queries.aksi(session(), satu.id)), 400
    with Upaya(form, di="rencana_1") as upaya:
        services.simpan_aksi(
            session(),
            satu,
            rencana=[form[f"rencana_{n}"].data or "" for n in range(1, 5)],
            realisasi=[form[f"realisasi_{n}"].data or "" for n in range(1, 5)],
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(satu, form, queries.aksi(session(), satu.id)), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash(f"Rencana aksi {kode.upper()} disimpan.", "sukses")
    return redirect(tujuan, 303)


def _halaman(satu: Indikator, form: AksiForm, ada: AksiIndikator | None) -> str:
    return render_template("isian/aksi.html", i=satu, form=form, ada=ada, boleh=bertugas(satu))
