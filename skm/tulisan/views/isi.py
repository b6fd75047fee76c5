"""What the office writes into its documents itself, part by part."""

from __future__ import annotations

from flask import abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENETAPKAN
from skm.db import session
from skm.katalog.queries import sasaran_iku
from skm.katalog.views.alamat import semua_tahun, tahun_diminta
from skm.laporan.views.saringan import bp
from skm.tulisan.bagian import Bagian, semua_bagian
from skm.tulisan.forms import TeksForm
from skm.tulisan.models import TeksDokumen
from skm.tulisan.queries import teks_dokumen
from skm.tulisan.services import simpan_teks
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/laporan/isi-dokumen")
@untuk(MENETAPKAN, di="laporan.dokumen", sebagai="Isi dokumen")
def isi_dokumen() -> str:
    """Every part, and the form of the one that was chosen."""
    tahun = tahun_diminta()
    ada, bagian = teks_dokumen(session(), akun_kini().unit_id, tahun), _bagian()
    if bagian is None:
        return _halaman(tahun, ada)
    isi = ada.isi.get(bagian.kunci, "") if ada else ""
    return _halaman(tahun, ada, bagian, TeksForm(None, isi=isi, versi=ada.versi if ada else 0))


@bp.post("/laporan/isi-dokumen")
@untuk(MENETAPKAN)
def isi_dokumen_simpan() -> Response | tuple[str, int]:
    """Keep that part."""
    tahun, bagian, form = tahun_diminta(), _bagian() or abort(400), TeksForm()
    pelaku = akun_kini()
    if not form.validate():
        return _halaman(tahun, teks_dokumen(session(), pelaku.unit_id, tahun), bagian, form), 400
    with Upaya(form, di="isi") as upaya:
        berubah = simpan_teks(
            session(),
            bagian,
            form.isi.data or "",
            unit_id=pelaku.unit_id,
            tahun=tahun,
            versi=form.versi.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(tahun, teks_dokumen(session(), pelaku.unit_id, tahun), bagian, form), upaya.status
    session().commit()
    flash(f"{bagian.judul}: {'disimpan' if berubah else 'tidak ada yang berubah'}.", "sukses")
    return redirect(url_for("laporan.isi_dokumen", tahun=tahun), 303)


def _bagian() -> Bagian | None:
    """The part asked for; 404 for one that there is not."""
    kunci = request.values.get("bagian", "")
    if not kunci:
        return None
    return next((satu for satu in _semua() if satu.kunci == kunci), None) or abort(404)


def _semua() -> tuple[Bagian, ...]:
    """Every part of the year asked for; read once per request."""
    if "bagian_dokumen" not in g:
        sasaran = sasaran_iku(session(), akun_kini().unit_id, tahun_diminta())
        g.bagian_dokumen = semua_bagian((kode, nama) for nama, kode in sasaran.items())
    semua: tuple[Bagian, ...] = g.bagian_dokumen
    return semua


def _halaman(
    tahun: int, ada: TeksDokumen | None, bagian: Bagian | None = None, form: TeksForm | None = None
) -> str:
    return render_template(
        "tulisan/isi.html",
        tahun=tahun,
        semua_tahun=semua_tahun(),
        semua=_semua(),
        isi=ada.isi if ada else {},
        bagian=bagian,
        form=form,
    )
