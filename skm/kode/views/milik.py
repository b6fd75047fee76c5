"""One's own codes, and letting go of another's."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, pasti, untuk, wajib_kode
from skm.akun.kebijakan import MENGELOLA, SEMUA_PERAN
from skm.akun.models import Akun
from skm.akun.queries import kata_kantor
from skm.db import session as sesi_db
from skm.galat import Galat
from skm.kode import queries, services
from skm.kode.forms import PasangForm
from skm.kode.views.bersama import SALAH, bp, brankas
from skm.layanan import qr
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang

LAMA = "Halaman ini sudah terlalu lama terbuka. Pindai gambar yang baru."
WAJIB = "Kantor ini mewajibkan kode masuk untuk peran Anda, jadi kode tidak dapat dilepas."
SUDAH = "Kode masuk akun ini sudah terpasang."


@bp.get("/akun/kode")
@untuk(SEMUA_PERAN, di="laporan.dasbor", sebagai="Kode masuk")
def atur() -> str:
    """How it stands; where there is none, what to set it up with."""
    return _halaman()


@bp.post("/akun/kode")
@untuk(SEMUA_PERAN)
@pasti
def pasang() -> str | tuple[str, int]:
    """Set it up with a first code; the recovery codes are shown on the answer and never again."""
    akun, form = akun_kini(), PasangForm()
    if not form.validate():
        return _halaman(form, _rahasia(form)), 400
    if akun.totp_sejak is not None:
        raise Galat(SUDAH, status=409)
    rahasia = _rahasia(form)
    langkah = services.langkah(rahasia, form.kode.data, sekarang()) if rahasia else None
    if langkah is None:
        form.kode.errors = [SALAH if rahasia else LAMA]
        return _halaman(form, rahasia), 400
    tersandi = brankas().sandikan(rahasia)
    kode = services.pasang(sesi_db(), akun, tersandi=tersandi, langkah=langkah, pada=sekarang())
    sesi_db().commit()
    return _halaman(kode=kode)


@bp.post("/akun/kode/pemulihan")
@untuk(SEMUA_PERAN)
@pasti
def pemulihan() -> str | Response:
    """New recovery codes in place of the old ones."""
    akun = akun_kini()
    if akun.totp_sejak is None:
        return redirect(url_for("kode.atur"), 303)
    kode = services.ganti_pemulihan(sesi_db(), akun, pada=sekarang())
    sesi_db().commit()
    return _halaman(kode=kode)


@bp.post("/akun/kode/lepas")
@untuk(SEMUA_PERAN)
@pasti
def lepas() -> Response:
    """Sign in with the password alone again."""
    akun, kembali = akun_kini(), url_for("kode.atur")
    if akun.totp_sejak is None:
        return redirect(kembali, 303)
    with kabari(kembali):
        if wajib_kode(akun):
            raise Galat(WAJIB)
        services.lepas(sesi_db(), akun, oleh=akun.nama, pada=sekarang())
    flash("Kode masuk sudah dilepas. Aplikasinya boleh dihapus dari daftar.", "sukses")
    sesi_db().commit()
    return redirect(kembali, 303)


@bp.post("/kelola/akun/<int:nomor>/kode")
@untuk(MENGELOLA)
@pasti
def lepas_orang(nomor: int) -> Response:
    """Let go of the codes of somebody who lost their telephone."""
    akun = sesi_db().get(Akun, nomor)
    if akun is None or akun.unit_id != akun_kini().unit_id:
        abort(404)
    if akun.totp_sejak is not None:
        services.lepas(sesi_db(), akun, oleh=akun_kini().nama, pada=sekarang())
    flash(f"Kode masuk akun {akun.nama} sudah dilepas.", "sukses")
    sesi_db().commit()
    return redirect(url_for("akun.daftar"), 303)


def _rahasia(form: PasangForm) -> str:
    """The secret that was shown to this account; empty for another's or one that cannot be read."""
    pemilik, isi = str(akun_kini().id), ""
    with Upaya():
        isi = brankas().buka(form.rahasia.data or "")
    siapa, _, rahasia = isi.partition(" ")
    return rahasia if siapa == pemilik else ""


def _halaman(form: PasangForm | None = None, rahasia: str = "", kode: list[str] | None = None) -> str:
    akun = akun_kini()
    form = form or PasangForm(formdata=None)
    isi = {"form": form, "kode": kode or [], "wajib": wajib_kode(akun), "sejak": akun.totp_sejak}
    if akun.totp_sejak is not None:
        return render_template("kode/atur.html", sisa=queries.sisa(sesi_db(), akun.id), **isi)
    kantor = kata_kantor(sesi_db(), akun.unit_id)[0]
    rahasia = rahasia or services.rahasia_baru()
    form.rahasia.data = brankas().sandikan(f"{akun.id} {rahasia}")
    gambar = qr.sekali(services.alamat(rahasia, nama=akun.nama, kantor=f"SKM {kantor}"))
    potongan = [rahasia[awal : awal + 4] for awal in range(0, len(rahasia), 4)]
    return render_template("kode/atur.html", gambar=gambar, potongan=" ".join(potongan), **isi)
