"""Publishing a draft: what it will do is shown first, then it takes effect on a day."""

from __future__ import annotations

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.kuesioner.halaman import versi
from skm.kuesioner.halaman_terbit import halaman_terbit
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries.dampak import dampak
from skm.kuesioner.services import kuesioner as layani
from skm.kuesioner.views.alamat import SATU, bp
from skm.kuesioner.views.kuesioner import angka_perubahan, milik
from skm.web.tanggal import baca_hari
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get(f"{SATU}/terbit")
@untuk(MENGELOLA)
def terbit(nomor: int) -> str | tuple[str, int]:
    """What publishing this draft on the day in the address (today without one) would do."""
    satu = _draf(nomor)
    with Upaya() as upaya:
        mulai = baca_hari(request.args.get("mulai", hari_ini().isoformat()))
    if upaya.ditolak:
        return _halaman(satu, hari_ini(), upaya.kalimat), 400
    return _halaman(satu, mulai)


@bp.post(f"{SATU}/terbit")
@untuk(MENGELOLA)
def terbitkan(nomor: int) -> Response | tuple[str, int]:
    """Publish the draft that was shown, from the day that was shown."""
    satu, perubahan = milik(nomor), angka_perubahan()
    with Upaya() as upaya:
        mulai = baca_hari(request.form.get("mulai", ""))
    if upaya.ditolak:
        return _halaman(satu, hari_ini(), upaya.kalimat), 400
    with Upaya() as upaya:
        layani.pastikan_belum_berubah(sesi_db(), satu, perubahan)
        layani.terbitkan(
            sesi_db(), satu, mulai=mulai, hari_ini=hari_ini(), oleh=akun_kini().nama, pada=sekarang()
        )
    if upaya.ditolak:
        return _halaman(milik(nomor), mulai, upaya.kalimat), upaya.status
    sesi_db().commit()
    flash(
        "Kuesioner sudah terbit dan berlaku."
        if mulai <= hari_ini()
        else "Kuesioner sudah terbit; berlaku pada hari yang dipilih.",
        "sukses",
    )
    return redirect(url_for("kuesioner.daftar"), 303)


def _draf(nomor: int) -> Kuesioner:
    satu = milik(nomor)
    return satu if satu.terbit_pada is None else abort(404)


def _halaman(satu: Kuesioner, mulai: date, galat: str = "") -> str:
    isi = halaman_terbit(dampak(sesi_db(), satu, mulai), mulai, hari_ini())
    return render_template("kuesioner/terbit.html", versi=versi(satu), mulai=mulai, isi=isi, galat=galat)
