"""What is decided about an indicator: its targets, and which of its formulas is in force."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban

from kinerja.indikator import RumusBerlaku
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBERLAKUKAN_RUMUS, MENETAPKAN
from skm.db import session
from skm.isian.queries import terkunci
from skm.katalog import queries, services
from skm.katalog.forms import TRIWULAN, RenstraForm, RumusForm, TargetForm
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.pengukuran.buku import Buku
from skm.pengukuran.nilai import NilaiIndikator
from skm.pengukuran.views.daftar import buka
from skm.pengukuran.views.rincian import buka_setahun, setahun_triwulan
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

RENSTRA = "renstra"


@bp.get("/indikator/<kode>/target")
@untuk(MENETAPKAN)
def target(kode: str) -> str:
    """Targets of one indicator and their history."""
    return _halaman_target(indikator_diminta(kode), TargetForm(None), _renstra_kosong())


@bp.post("/indikator/<kode>/target")
@untuk(MENETAPKAN)
def target_simpan(kode: str) -> Jawaban:
    """Set or revise a target."""
    satu, form, renstra = indikator_diminta(kode), TargetForm(), _renstra_kosong()
    if not form.validate():
        return _halaman_target(satu, form, renstra), 400
    with Upaya(form, di="bawah") as upaya:
        services.tetapkan_target(
            session(),
            satu,
            int(form.triwulan.data),
            target=form.target(),
            terkunci=terkunci(session(), satu.unit_id, satu.tahun),
            alasan=form.alasan.data or "",
            dokumen=form.dokumen.data or "",
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_target(satu, form, renstra), upaya.status
    tujuan = url_for("indikator.target", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash("Target disimpan.", "sukses")
    return redirect(tujuan, 303)


@bp.post("/indikator/<kode>/renstra")
@untuk(MENETAPKAN)
def renstra_simpan(kode: str) -> Jawaban:
    """Set or revise where the Renstra begins and ends."""
    satu, form = indikator_diminta(kode), RenstraForm(prefix=RENSTRA)
    if not form.validate():
        return _halaman_target(satu, TargetForm(None), form), 400
    with Upaya(form, di="alasan") as upaya:
        services.tetapkan_renstra(
            session(),
            satu,
            form.renstra(),
            alasan=form.alasan.data or "",
            dokumen=form.dokumen.data or "",
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_target(satu, TargetForm(None), form), upaya.status
    tujuan = url_for("indikator.target", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash("Target Renstra disimpan.", "sukses")
    return redirect(tujuan, 303)


@bp.get("/indikator/<kode>/rumus")
@untuk(MEMBERLAKUKAN_RUMUS)
def rumus(kode: str) -> str:
    """Choose the formula in force of one indicator and year."""
    satu = indikator_diminta(kode)
    return _halaman_rumus(satu, RumusForm(None, rumus=satu.rumus_berlaku.value))


@bp.post("/indikator/<kode>/rumus")
@untuk(MEMBERLAKUKAN_RUMUS)
def rumus_pilih(kode: str) -> Jawaban:
    """Keep the choice; both results stay visible whichever is in force."""
    satu, form = indikator_diminta(kode), RumusForm()
    if not form.validate():
        return _halaman_rumus(satu, form), 400
    with Upaya(form, di="alasan") as upaya:
        services.tetapkan_rumus(
            session(),
            satu,
            RumusBerlaku(form.rumus.data),
            alasan=form.alasan.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_rumus(satu, form), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash("Rumus yang berlaku dipilih.", "sukses")
    return redirect(tujuan, 303)


def _halaman_rumus(satu: Indikator, form: RumusForm) -> str:
    setahun = setahun_triwulan(buka_setahun(satu.tahun, satu.kode), satu.tahun, satu.kode)
    return render_template("pengukuran/rumus.html", i=satu, form=form, setahun=setahun)


def _renstra_kosong() -> RenstraForm:
    return RenstraForm(None, prefix=RENSTRA)


def _tahun_lalu(buku: Buku, satu: Indikator) -> NilaiIndikator | None:
    """The same indicator over the whole year before, where it was in the catalogue."""
    tahun = satu.tahun - 1
    ada = any(lain.kode == satu.kode for lain in buku.tahun[tahun].daftar)
    return buku.satu(tahun, None, satu.kode) if ada else None


def _satuan(buku: Buku, satu: Indikator) -> str:
    """What the formula in force gives, in which its targets are."""
    asal = buku.tahun[satu.tahun].katalog.menurut_kode[satu.kode]
    return asal.satuan_koreksi if satu.rumus_berlaku is RumusBerlaku.KOREKSI else asal.satuan


def _halaman_target(satu: Indikator, form: TargetForm, renstra: RenstraForm) -> str:
    riwayat = queries.riwayat_target(session(), satu.id)
    buku = buka((satu.tahun - 1, None), (satu.tahun, None), kode=satu.kode)
    return render_template(
        "pengukuran/target.html",
        i=satu,
        satuan=_satuan(buku, satu),
        form=form,
        form_renstra=renstra,
        tahun_lalu=satu.tahun - 1,
        lalu=_tahun_lalu(buku, satu),
        riwayat_renstra=queries.riwayat_renstra(session(), satu),
        setahun=next((ada for ada in riwayat if ada.triwulan == 0), None),
        riwayat=riwayat,
        nama_triwulan=TRIWULAN,
    )
