"""The office's rules for capaian, and what posts write about the causes of theirs."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kinerja.angka import angka_indonesia
from kinerja.galat import GalatKinerja
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN, MENGISI
from skm.db import session
from skm.indikator import queries, services
from skm.indikator.angka_tertulis import tulis
from skm.indikator.aturan import BATAS, ambil_skala, tulis_skala
from skm.indikator.forms import AnalisisForm, AturanForm
from skm.indikator.models import Indikator
from skm.indikator.services import GalatBersamaan, GalatIsian
from skm.indikator.views.daftar import bp, hitung, tahun_diminta
from skm.indikator.views.isian import bertugas, indikator_diminta, indikator_sendiri
from skm.web.waktu import sekarang

Jawaban = str | Response | tuple[str, int]


@bp.get("/indikator-aturan")
@untuk(MENETAPKAN)
def aturan() -> str:
    """Categories, cap and a target of 0, as they hold for the year."""
    berlaku = queries.aturan_capaian(session(), akun_kini().unit_id, tahun_diminta())
    form = AturanForm(
        None,
        skala=tulis_skala(berlaku.skala),
        batas=berlaku.batas,
        nol_tercapai=tulis(berlaku.nol.nol_tercapai),
        nol_terlewati=tulis(berlaku.nol.nol_terlewati),
    )
    return _halaman_aturan(form)


@bp.post("/indikator-aturan")
@untuk(MENETAPKAN)
def aturan_simpan() -> Jawaban:
    """Let other rules hold for the year."""
    form, pelaku, tahun = AturanForm(), akun_kini(), tahun_diminta()
    if not form.validate():
        return _halaman_aturan(form), 400
    try:
        baru = services.tetapkan_aturan(
            session(),
            form.aturan(),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            alasan=form.alasan.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    except GalatKinerja:  # told at its field
        return _halaman_aturan(form), 400
    session().commit()
    flash("Aturan capaian disimpan." if baru else "Tidak ada yang berubah.", "sukses" if baru else "info")
    return redirect(url_for("indikator.aturan", tahun=tahun), 303)


@bp.get("/indikator/<kode>/analisis")
@untuk(MEMBACA_ANGKA)
def analisis(kode: str) -> str:
    """Why the year came out so, and what is done about it."""
    satu = indikator_diminta(kode)
    ada = queries.analisis(session(), satu.id)
    return _halaman_analisis(satu, AnalisisForm(None, obj=ada, versi=ada.versi if ada else 0))


@bp.post("/indikator/<kode>/analisis")
@untuk(MENGISI)
def analisis_simpan(kode: str) -> Jawaban:
    """Keep what the post wrote."""
    satu, form = indikator_sendiri(kode), AnalisisForm()
    if not form.validate():
        return _halaman_analisis(satu, form), 400
    try:
        services.tulis_analisis(
            session(),
            satu,
            penyebab=form.penyebab.data or "",
            tindak_lanjut=form.tindak_lanjut.data or "",
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    except GalatIsian as galat:
        session().rollback()
        form.penyebab.errors = [f"{galat} Tulisan Anda di bawah belum disimpan."]
        kode_jawab = 409 if isinstance(galat, GalatBersamaan) else 400
        return _halaman_analisis(indikator_diminta(kode), form), kode_jawab
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash(f"Analisis {kode.upper()} disimpan.", "sukses")
    return redirect(tujuan, 303)


def _halaman_aturan(form: AturanForm) -> str:
    tahun, unit_id = tahun_diminta(), akun_kini().unit_id
    return render_template(
        "indikator/aturan.html",
        form=form,
        tahun=tahun,
        semua_tahun=queries.tahun_berkatalog(session(), unit_id),
        riwayat=[
            (satu, BATAS[satu.batas][0], tulis_skala(ambil_skala(satu.skala)))
            for satu in queries.riwayat_aturan(session(), unit_id, tahun)
        ],
    )


def _halaman_analisis(satu: Indikator, form: AnalisisForm) -> str:
    return render_template(
        "indikator/analisis.html",
        i=satu,
        form=form,
        ada=queries.analisis(session(), satu.id),
        nilai=hitung([satu], None)[0],
        boleh=bertugas(satu),
        tulis=lambda nilai: angka_indonesia(nilai, None),
    )
