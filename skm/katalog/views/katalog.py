"""The catalogue of a year: laying out a new one, and how each indicator is measured."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENETAPKAN, MENGELOLA
from skm.berkas.tabel import XLSX
from skm.db import session
from skm.katalog import queries, services
from skm.katalog.forms import ASAL, CaraForm, KatalogForm, SalinForm
from skm.katalog.kata import KONSOLIDASI
from skm.katalog.lembar.muat import Muatan
from skm.katalog.lembar.tulis import tulis_katalog
from skm.katalog.models import Indikator
from skm.katalog.services import CaraUkur
from skm.katalog.views.alamat import bp, indikator_diminta
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get("/indikator-katalog")
@untuk(MENGELOLA, di="indikator.daftar", sebagai="Katalog indikator")
def katalog() -> str:
    """Years that have a catalogue, and copying one to a new year."""
    return halaman_katalog(SalinForm(None), KatalogForm(None))


@bp.post("/indikator-katalog")
@untuk(MENGELOLA)
def katalog_salin() -> Jawaban:
    """Lay out a new year like an old one."""
    form, pelaku = SalinForm(), akun_kini()
    if not form.validate():
        return halaman_katalog(form, KatalogForm(None)), 400
    with Upaya(form, di="ke") as upaya:
        jumlah = services.salin_tahun(
            session(),
            unit_id=pelaku.unit_id,
            dari=form.dari.data,
            ke=form.ke.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return halaman_katalog(form, KatalogForm(None)), upaya.status
    session().commit()
    flash(f"{jumlah} indikator disalin ke tahun {form.ke.data}.", "sukses")
    return redirect(url_for("indikator.daftar", tahun=form.ke.data), 303)


@bp.get("/indikator-katalog/<int:tahun>.xlsx")
@untuk(MENGELOLA)
def katalog_unduh(tahun: int) -> Response:
    """A year's catalogue to change in a spreadsheet."""
    daftar = queries.baris_tahun(session(), akun_kini().unit_id, tahun) or abort(404)
    jawaban = Response(tulis_katalog(session(), daftar), mimetype=XLSX)
    jawaban.headers["Content-Disposition"] = f"attachment; filename=katalog-{tahun}.xlsx"
    return jawaban


@bp.get("/indikator/<kode>/cara")
@untuk(MENETAPKAN)
def cara(kode: str) -> str:
    """How one indicator is measured in that year."""
    satu = indikator_diminta(kode)
    return _halaman_cara(satu, CaraForm(None, obj=satu))


@bp.post("/indikator/<kode>/cara")
@untuk(MENETAPKAN)
def cara_ubah(kode: str) -> Jawaban:
    """Decide how it is measured; the decree's texts are not among it."""
    satu = indikator_diminta(kode)
    form = _boleh(CaraForm(), satu)
    if not form.validate():
        return _halaman_cara(satu, form), 400
    with Upaya(form, di="alasan") as upaya:
        beda = services.ubah_cara(
            session(),
            satu,
            CaraUkur(
                Polaritas(form.polaritas.data),
                Konsolidasi(form.konsolidasi.data),
                (form.pensiun.data or "").strip(),
                form.otomatis.data or None,
            ),
            alasan=form.alasan.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_cara(satu, form), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun)
    session().commit()
    flash(
        f"{kode.upper()}: {'; '.join(beda)}." if beda else "Tidak ada yang berubah.",
        "sukses" if beda else "info",
    )
    return redirect(tujuan, 303)


def _boleh(form: CaraForm, satu: Indikator) -> CaraForm:
    """Offers only what its formulas allow, so that the form refuses the rest at the field."""
    konsolidasi, otomatis = services.cara_boleh(session(), satu)
    form.konsolidasi.choices = [(cara.value, KONSOLIDASI[cara]) for cara in konsolidasi]
    form.otomatis.choices = [(asal or "", ASAL[asal or ""]) for asal in otomatis]
    return form


def _halaman_cara(satu: Indikator, form: CaraForm) -> str:
    return render_template("katalog/cara.html", i=satu, form=_boleh(form, satu))


def halaman_katalog(form: SalinForm, berkas: KatalogForm, hasil: Muatan | None = None) -> str:
    ada = queries.jumlah_per_tahun(session(), akun_kini().unit_id)
    if ada and form.dari.data is None:
        form.dari.data, form.ke.data = max(ada), max(ada) + 1
    if berkas.tahun.data is None:
        berkas.tahun.data = hari_ini().year
    return render_template("katalog/katalog.html", form=form, berkas=berkas, ada=ada, hasil=hasil)
