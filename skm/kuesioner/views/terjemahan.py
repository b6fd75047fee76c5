"""What a draft is called in other languages."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGELOLA
from skm.bahasa import ASAL, daftar_bahasa
from skm.db import session as sesi_db
from skm.kuesioner.halaman import versi
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.services.terjemahan import simpan_terjemahan, teks_asal
from skm.kuesioner.views.alamat import SATU, bp
from skm.kuesioner.views.kuesioner import angka_perubahan, milik
from skm.teks import rapikan
from skm.web.bahasa import dalam_bahasa
from skm.web.upaya import Upaya

TERPANJANG = 600


@bp.get(f"{SATU}/bahasa/<kode>")
@untuk(MENGELOLA)
def terjemahan(nomor: int, kode: str) -> str:
    """Every text of the version beside its translation."""
    satu = milik(nomor)
    _dikenal(kode)
    milik_admin = {baris.asal: baris.teks for baris in satu.terjemahan if baris.bahasa == kode}
    return _halaman(satu, kode, milik_admin, satu.perubahan)


@bp.post(f"{SATU}/bahasa/<kode>")
@untuk(MENGELOLA)
def terjemahan_simpan(nomor: int, kode: str) -> Response | tuple[str, int]:
    """Keep the translations; fields `asal-0`, `teks-0`, …"""
    satu = milik(nomor)
    _dikenal(kode)
    diketik = {
        request.form[f"asal-{n}"]: rapikan(request.form.get(f"teks-{n}", ""))[:TERPANJANG]
        for n in range(len(teks_asal(satu)))
        if f"asal-{n}" in request.form
    }
    isi = {asal: teks for asal, teks in diketik.items() if asal in teks_asal(satu)}
    with Upaya() as upaya:
        simpan_terjemahan(sesi_db(), satu, kode, isi, perubahan=angka_perubahan())
    if upaya.ditolak:
        return _halaman(milik(nomor), kode, diketik, angka_perubahan(), upaya.kalimat), 409
    sesi_db().commit()
    flash(f"Terjemahan {daftar_bahasa()[kode]} disimpan.", "sukses")
    return redirect(url_for("kuesioner.ubah", nomor=nomor), 303)


def _dikenal(kode: str) -> None:
    if kode == ASAL or kode not in daftar_bahasa():
        abort(404)


def _halaman(satu: Kuesioner, kode: str, isi: dict[str, str], perubahan: int, galat: str = "") -> str:
    katalog = {teks: dalam_bahasa(kode, teks) for teks in teks_asal(satu)}
    return render_template(
        "kuesioner/terjemahan.html",
        versi=versi(satu),
        kode=kode,
        nama=daftar_bahasa()[kode],
        baris=[(asal, isi.get(asal, ""), "" if teks == asal else teks) for asal, teks in katalog.items()],
        perubahan=perubahan,
        galat=galat,
    )
