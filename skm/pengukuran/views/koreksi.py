"""Correcting a formula, and taking away an indicator that was added by mistake."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response

from kinerja.hasil import Hasil
from kinerja.indikator import Katalog, RumusBerlaku
from kinerja.tanggal import ROMAWI
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENETAPKAN, MENGELOLA
from skm.db import session
from skm.isian import queries as isian_queries
from skm.isian.masukan import masukan
from skm.katalog import queries, services
from skm.katalog.forms import KoreksiForm
from skm.katalog.models import Indikator
from skm.katalog.rumus_kantor import tulis_variabel
from skm.katalog.temuan import keraguan
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengukuran import services as pengukuran_services
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang


@bp.get("/indikator/<kode>/koreksi")
@untuk(MENETAPKAN)
def koreksi(kode: str) -> str:
    """The corrected formula of one indicator and year, to be changed."""
    satu = _terisi(kode)
    katalog = _katalog(satu)
    asal = katalog.menurut_kode[satu.kode]
    form = KoreksiForm(
        None,
        rumus=str(asal.koreksi),
        satuan=asal.satuan_koreksi,
        variabel=tulis_variabel(katalog.menurut_nama[nama] for nama in asal.koreksi.nama()),
        alasan=satu.catatan,
    )
    return _halaman_koreksi(satu, form, katalog)


@bp.post("/indikator/<kode>/koreksi")
@untuk(MENETAPKAN)
def koreksi_ubah(kode: str) -> Jawaban:
    """Keep another corrected formula, or only show what it says and comes to."""
    satu, form = _terisi(kode), KoreksiForm()
    if not form.validate():
        return _halaman_koreksi(satu, form, _katalog(satu)), 400
    with Upaya(form, di="rumus") as upaya:
        baru = form.rumus_kantor(_katalog(satu).menurut_nama)
        if "periksa" in request.form:
            dicoba = services.katalog_dengan(session(), satu, baru)
            return _halaman_koreksi(satu, form, _katalog(satu), dicoba)
        berubah = services.ubah_koreksi(
            session(), satu, baru, peran=akun_kini().peran, oleh=akun_kini().nama, pada=sekarang()
        )
    if upaya.ditolak:
        return _halaman_koreksi(satu, form, _katalog(satu)), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash(
        "Rumus koreksi disimpan." if berubah else "Tidak ada yang berubah.", "sukses" if berubah else "info"
    )
    return redirect(tujuan, 303)


@bp.post("/indikator/<kode>/hapus")
@untuk(MENGELOLA)
def hapus(kode: str) -> Response:
    """Take away a row that was added by mistake."""
    satu = indikator_diminta(kode)
    rincian = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    daftar = url_for("indikator.daftar", tahun=satu.tahun)
    with kabari(rincian):
        pengukuran_services.hapus_indikator(session(), satu, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    flash(f"{kode.upper()} dihapus dari katalog.", "sukses")
    return redirect(daftar, 303)


def _terisi(kode: str) -> Indikator:
    """The indicator asked for, if posts fill it in; what is counted has no formula of its own to change."""
    satu = indikator_diminta(kode)
    return abort(404) if satu.otomatis else satu


def _katalog(satu: Indikator) -> Katalog:
    return queries.katalog_rumus(session(), satu.unit_id, satu.tahun)


def _halaman_koreksi(satu: Indikator, form: KoreksiForm, kini: Katalog, dicoba: Katalog | None = None) -> str:
    tampil = dicoba or kini
    return render_template(
        "pengukuran/koreksi.html",
        i=satu,
        form=form,
        kini=kini.menurut_kode[satu.kode],
        dikenal=list(kini.menurut_nama.values()),
        dicoba=dicoba is not None,
        koreksi_berlaku=satu.rumus_berlaku is RumusBerlaku.KOREKSI,
        kalimat=tampil.menurut_kode[satu.kode].koreksi.kalimat(tampil.menurut_nama),
        temuan=keraguan(tampil, satu.kode, kantor_sendiri()).koreksi,
        banding=_banding(satu, kini, tampil),
        riwayat=queries.riwayat_rumus(session(), satu.id),
    )


def _banding(satu: Indikator, kini: Katalog, baru: Katalog) -> list[tuple[str, Hasil, Hasil]]:
    """(quarter, result of today's corrected formula, of the other one) where inputs were filled in."""
    isian = isian_queries.isian_dua_tahun(session(), satu)
    dua_tahun = isian[satu.tahun], isian[satu.tahun - 1]

    def hasil(katalog: Katalog, triwulan: int) -> Hasil | None:
        isi = masukan(satu.kode, triwulan, *dua_tahun, katalog.menurut_nama)
        return None if isi is None else katalog.hitung_satu(satu.kode, isi).koreksi

    semua = [(ROMAWI[n - 1], hasil(kini, n), hasil(baru, n)) for n in range(1, 5)]
    return [(romawi, dulu, nanti) for romawi, dulu, nanti in semua if dulu is not None and nanti is not None]
