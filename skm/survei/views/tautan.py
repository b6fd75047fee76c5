"""The admin's list of links, their codes and their posters."""

from __future__ import annotations

from flask import abort, flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan.queries import daftar_layanan, layanan_berkode
from skm.survei import halaman, queries, services
from skm.survei.forms.tautan import SELURUH_UNIT, TautanForm
from skm.survei.models import JenisTautan
from skm.survei.queries import TautanRinci
from skm.survei.views.bersama import alamat_penuh, bp
from skm.web.waktu import sekarang


@bp.get("/kelola/tautan")
@untuk(Peran.ADMIN)
def tautan() -> str:
    """All links, with a form for a new one."""
    return _halaman_tautan(_form_tautan())


@bp.post("/kelola/tautan")
@untuk(Peran.ADMIN)
def tautan_buat() -> Response | tuple[str, int]:
    """Make a link."""
    form, pelaku = _form_tautan(), akun_kini()
    if not form.validate():
        return _halaman_tautan(form), 400
    layanan = layanan_berkode(sesi_db(), pelaku.unit_id, form.layanan.data)
    baru = services.buat_tautan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        layanan_id=layanan.id if layanan else None,
        jenis=JenisTautan(form.jenis.data),
        oleh=pelaku.nama,
        pada=sekarang(),
    )
    kode = baru.kode
    sesi_db().commit()
    flash(f"Tautan {kode} sudah dibuat.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.post("/kelola/tautan/<kode>/nonaktif")
@untuk(Peran.ADMIN)
def tautan_tutup(kode: str) -> Response:
    """Close a link; the answers it brought stay."""
    satu, pelaku = _tautan_kantor(kode), akun_kini()
    services.nonaktifkan(sesi_db(), unit_id=satu.unit_id, kode=satu.kode, oleh=pelaku.nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Tautan {satu.kode} sudah ditutup. Jawaban yang sudah masuk tetap tersimpan.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.get("/kelola/tautan/<kode>/qr.svg")
@untuk(Peran.ADMIN)
def qr_svg(kode: str) -> Response:
    """The QR code as SVG."""
    return _gambar(qr.svg(alamat_penuh(_tautan_kantor(kode))), "image/svg+xml")


@bp.get("/kelola/tautan/<kode>/qr.png")
@untuk(Peran.ADMIN)
def qr_png(kode: str) -> Response:
    """The QR code as PNG."""
    return _gambar(qr.png(alamat_penuh(_tautan_kantor(kode))), "image/png")


@bp.get("/kelola/tautan/<kode>/poster")
@untuk(Peran.ADMIN)
def poster(kode: str) -> str:
    """The printable sheet with the QR code."""
    satu = _tautan_kantor(kode)
    url = alamat_penuh(satu)
    judul = queries.kuesioner_berlaku(sesi_db(), satu.unit_id).judul
    lembar = halaman.Poster(satu.unit_nama, satu.kabupaten, satu.layanan_nama, judul, url, qr.data_uri(url))
    return render_template("survei/poster.html", poster=lembar)


def _form_tautan() -> TautanForm:
    form = TautanForm()
    layanan = daftar_layanan(sesi_db(), akun_kini().unit_id)
    pilihan = (SelectChoice(satu.kode, f"{satu.kode} – {satu.nama}") for satu in layanan)
    form.layanan.choices = [SELURUH_UNIT, *pilihan]
    return form


def _halaman_tautan(form: TautanForm) -> str:
    daftar = queries.daftar_tautan(sesi_db(), akun_kini().unit_id)
    return render_template(
        "survei/tautan.html",
        form=form,
        daftar=[(satu, alamat_penuh(satu)) for satu in daftar],
    )


def _tautan_kantor(kode: str) -> TautanRinci:
    satu = queries.tautan_berkode(sesi_db(), kode)
    if satu is None or satu.unit_id != akun_kini().unit_id:
        abort(404)
    return satu


def _gambar(isi: bytes, jenis: str) -> Response:
    jawaban = make_response(isi)
    jawaban.content_type = jenis
    return jawaban
