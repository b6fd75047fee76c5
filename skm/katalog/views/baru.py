"""Adding an indicator of a newer decree."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session
from skm.katalog import queries, services
from skm.katalog.forms import IndikatorForm
from skm.katalog.views.alamat import bp
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/indikator-katalog/<int:tahun>/baru")
@untuk(MENGELOLA)
def baru(tahun: int) -> str:
    """A row to add to a year's catalogue."""
    return _halaman_baru(tahun, IndikatorForm(None))


@bp.post("/indikator-katalog/<int:tahun>/baru")
@untuk(MENGELOLA)
def baru_simpan(tahun: int) -> Jawaban:
    """Add the row; its texts stay as they are from then on."""
    form, pelaku = IndikatorForm(), akun_kini()
    if not form.validate():
        return _halaman_baru(tahun, form), 400
    with Upaya(form, di="ketetapan") as upaya:
        satu = services.tambah_indikator(
            session(),
            form.indikator(),
            form.rumus_kantor(queries.katalog_rumus(session(), pelaku.unit_id, tahun).menurut_nama),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_baru(tahun, form), upaya.status
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=tahun)
    session().commit()
    flash(f"{form.kode.data} ditambahkan.", "sukses")
    return redirect(tujuan, 303)


def _halaman_baru(tahun: int, form: IndikatorForm) -> str:
    unit_id = akun_kini().unit_id
    semua = queries.baris_tahun(session(), unit_id, tahun) or abort(404)
    return render_template(
        "katalog/baru.html",
        tahun=tahun,
        form=form,
        jabatan=list(dict.fromkeys(satu.jabatan for satu in semua)),
        sasaran=list(dict.fromkeys(satu.sasaran for satu in semua)),
        dikenal=list(queries.katalog_rumus(session(), unit_id, tahun).menurut_nama.values()),
    )
