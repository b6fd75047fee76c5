"""The text of a report's sections: computed, written anew, and back."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENYUNTING
from skm.db import session
from skm.laporan.hasil.seksi import angka, terhitung
from skm.laporan.hasil.tambahan import Seksi
from skm.laporan.views.saringan import bp
from skm.suntingan import services
from skm.suntingan.forms import SuntinganForm
from skm.suntingan.halaman import Bagian, susun_bagian
from skm.suntingan.views.bersama import Diminta, diminta
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang

ALAMAT = "/laporan/skm/narasi"


@bp.get(ALAMAT)
@untuk(MENYUNTING, sebagai="Narasi laporan")
def narasi() -> str:
    """Every section with its text; the one that `seksi` in the address names has its form."""
    kini, kode = diminta(), request.args.get("seksi", "")
    return _halaman(kini, _seksi(kode) if kode else None)


@bp.post(ALAMAT)
@untuk(MENYUNTING)
def narasi_simpan() -> Response | tuple[str, int]:
    """Keep what was typed of one section."""
    kini, seksi, form = diminta(), _dikirim(), SuntinganForm()
    if not form.validate():
        return _halaman(kini, seksi, form), 400
    hasil = kini.hasil()
    with Upaya(form, di="teks") as upaya:
        kini.pastikan_terbuka()
        berubah = services.simpan_suntingan(
            session(),
            kini.laporan,
            seksi,
            form.teks.data or "",
            terhitung=terhitung(hasil, seksi),
            angka=angka(hasil, seksi),
            versi=form.versi.data,
            oleh=(akun_kini().nama, akun_kini().sebutan),
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(kini, seksi, form), upaya.status
    session().commit()
    flash("Narasi disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return redirect(_alamat(kini, seksi), 303)


@bp.post(f"{ALAMAT}/hapus")
@untuk(MENYUNTING)
def narasi_hapus() -> Response:
    """Let the computed text stand again."""
    kini, seksi = diminta(), _dikirim()
    with kabari(_alamat(kini, seksi)):
        kini.pastikan_terbuka()
        services.pulihkan(session(), kini.laporan, seksi, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    flash("Teks hitungan dipulihkan.", "sukses")
    return redirect(_alamat(kini, seksi), 303)


def _dikirim() -> Seksi:
    """The section that a form is about; one that names none was not ours."""
    kode = request.form.get("seksi", "")
    return Seksi(kode) if kode in set(Seksi) else abort(400)


def _seksi(kode: str) -> Seksi:
    """The section of that name; another is an unknown page."""
    return Seksi(kode) if kode in set(Seksi) else abort(404)


def _alamat(kini: Diminta, seksi: Seksi) -> str:
    return kini.alamat_di("laporan.narasi") + f"#{seksi.value}"


def _halaman(kini: Diminta, buka: Seksi | None, form: SuntinganForm | None = None) -> str:
    hasil = kini.hasil()
    bagian: tuple[Bagian, ...] = tuple(susun_bagian(hasil))
    if buka is not None:
        milik = next(satu for satu in bagian if satu.seksi is buka)
        form = form or SuntinganForm(None, teks=milik.teks)
        form.versi.raw_data, form.versi.data = None, milik.versi
    return render_template("suntingan/narasi.html", kini=kini, bagian=bagian, buka=buka, form=form)
