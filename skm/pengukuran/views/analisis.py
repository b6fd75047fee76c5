"""What posts write about the causes of a year."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban

from kinerja.angka import angka_indonesia
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI
from skm.db import session
from skm.isian import queries, services
from skm.isian.forms import AnalisisForm
from skm.isian.models import AnalisisIndikator
from skm.isian.views.isian import bertugas, indikator_sendiri
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.pengukuran.views.daftar import buka
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/indikator/<kode>/analisis")
@untuk(MEMBACA_ANGKA)
def analisis(kode: str) -> str:
    """Why the year came out so, and what is done about it."""
    satu = indikator_diminta(kode)
    ada = queries.analisis(session(), satu.id)
    return _halaman_analisis(satu, AnalisisForm(None, obj=ada, versi=ada.versi if ada else 0), ada)


@bp.post("/indikator/<kode>/analisis")
@untuk(MENGISI)
def analisis_simpan(kode: str) -> Jawaban:
    """Keep what the post wrote."""
    satu, form = indikator_sendiri(kode), AnalisisForm()
    if not form.validate():
        return _halaman_analisis(satu, form, queries.analisis(session(), satu.id)), 400
    with Upaya() as upaya:
        services.simpan_analisis(
            session(),
            satu,
            penyebab=form.penyebab.data or "",
            tindak_lanjut=form.tindak_lanjut.data or "",
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        form.penyebab.errors = [f"{upaya.kalimat} Tulisan Anda di bawah belum disimpan."]
        return _halaman_analisis(satu, form, queries.analisis(session(), satu.id)), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash(f"Analisis {kode.upper()} disimpan.", "sukses")
    return redirect(tujuan, 303)


def _halaman_analisis(satu: Indikator, form: AnalisisForm, ada: AnalisisIndikator | None) -> str:
    return render_template(
        "pengukuran/analisis.html",
        i=satu,
        form=form,
        ada=ada,
        nilai=buka((satu.tahun, None), kode=satu.kode).satu(satu.tahun, None, satu.kode),
        boleh=bertugas(satu),
        tulis=lambda nilai: angka_indonesia(nilai, None),
    )
