"""The office's rules for capaian, and what posts write about the causes of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kinerja.angka import angka_indonesia
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN, MENGISI
from skm.db import session
from skm.indikator import queries, services
from skm.indikator.angka_tertulis import tulis
from skm.indikator.aturan import BATAS, ambil_skala, tulis_skala
from skm.indikator.forms import AnalisisForm, AturanForm
from skm.indikator.models import AnalisisIndikator, AturanCapaian, Indikator
from skm.indikator.views.daftar import bp, buka, semua_tahun, tahun_diminta
from skm.indikator.views.isian import bertugas, indikator_diminta, indikator_sendiri
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

Jawaban = str | Response | tuple[str, int]


@bp.get("/indikator-aturan")
@untuk(MENETAPKAN)
def aturan() -> str:
    """Categories, cap and a target of 0, as they hold for the year."""
    riwayat = queries.riwayat_aturan(session(), akun_kini().unit_id, tahun_diminta())
    aturan = queries.aturan_berlaku(riwayat)
    form = AturanForm(
        None,
        skala=tulis_skala(aturan.skala),
        batas=aturan.batas,
        nol_tercapai=tulis(aturan.nol.nol_tercapai),
        nol_terlewati=tulis(aturan.nol.nol_terlewati),
    )
    return _halaman_aturan(form, riwayat)


@bp.post("/indikator-aturan")
@untuk(MENETAPKAN)
def aturan_simpan() -> Jawaban:
    """Let other rules hold for the year."""
    form, pelaku, tahun = AturanForm(), akun_kini(), tahun_diminta()
    if not form.validate():
        return _halaman_aturan(form), 400
    with Upaya(form, di="skala") as upaya:
        baru = services.tetapkan_aturan(
            session(),
            form.aturan(),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            alasan=form.alasan.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_aturan(form), upaya.status
    session().commit()
    flash("Aturan capaian disimpan." if baru else "Tidak ada yang berubah.", "sukses" if baru else "info")
    return redirect(url_for("indikator.aturan", tahun=tahun), 303)


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
        services.tulis_analisis(
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


def _halaman_aturan(form: AturanForm, riwayat: Sequence[AturanCapaian] | None = None) -> str:
    tahun = tahun_diminta()
    if riwayat is None:
        riwayat = queries.riwayat_aturan(session(), akun_kini().unit_id, tahun)
    return render_template(
        "indikator/aturan.html",
        form=form,
        tahun=tahun,
        semua_tahun=semua_tahun(),
        riwayat=[(satu, BATAS[satu.batas][0], tulis_skala(ambil_skala(satu.skala))) for satu in riwayat],
    )


def _halaman_analisis(satu: Indikator, form: AnalisisForm, ada: AnalisisIndikator | None) -> str:
    return render_template(
        "indikator/analisis.html",
        i=satu,
        form=form,
        ada=ada,
        nilai=buka((satu.tahun, None), kode=satu.kode).satu(satu.tahun, None, satu.kode),
        boleh=bertugas(satu),
        tulis=lambda nilai: angka_indonesia(nilai, None),
    )
