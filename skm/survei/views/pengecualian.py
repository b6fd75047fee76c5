"""Suspicious answers: shown with and without them, taken out only by a person with a reason."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.jawaban.queries import bertanda as baca
from skm.jawaban.services.pengecualian import kecualikan, kembalikan
from skm.kuesioner import queries
from skm.survei.forms.pengecualian import KecualikanForm
from skm.survei.halaman_kelola import baris_bertanda
from skm.survei.views.bersama import bp
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang

BERLAKU = "Angka berubah bersama pelepasan berikutnya, supaya isinya tidak terbaca dari selisih."


@bp.get("/kelola/pemeriksaan")
@untuk(MENGELOLA, sebagai="Pemeriksaan jawaban")
def pengecualian() -> str:
    """This year's flagged answers and the exclusions made so far."""
    return _halaman(KecualikanForm(), set())


@bp.post("/kelola/pemeriksaan")
@untuk(MENGELOLA)
def pengecualian_buat() -> Response | tuple[str, int]:
    """Take the chosen answers out of every figure."""
    form, pilihan = KecualikanForm(), _pilihan()
    if not form.validate():
        return _halaman(form, pilihan), 400
    with Upaya(form, di="alasan") as upaya:
        satu = kecualikan(
            sesi_db(),
            unit_id=akun_kini().unit_id,
            kelompok=pilihan,
            alasan=form.alasan.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form, pilihan), upaya.status
    pesan = f"{satu.jumlah} jawaban dikeluarkan. {BERLAKU}"
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("survei.pengecualian"), 303)


@bp.post("/kelola/pemeriksaan/<int:nomor>/kembalikan")
@untuk(MENGELOLA)
def pengecualian_kembalikan(nomor: int) -> Response:
    """Count the answers of one exclusion again."""
    tujuan = url_for("survei.pengecualian")
    with kabari(tujuan):
        satu = kembalikan(
            sesi_db(), unit_id=akun_kini().unit_id, nomor=nomor, oleh=akun_kini().nama, pada=sekarang()
        )
    pesan = f"{satu.jumlah} jawaban dikembalikan. {BERLAKU}"
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(tujuan, 303)


def _pilihan() -> set[tuple[date, int]]:
    pilihan = set()
    for teks in request.form.getlist("kelompok"):
        bulan, _, tanda = teks.partition(" ")
        try:
            hari, bit = date.fromisoformat(bulan), nomor_kiriman(tanda)
        except ValueError:
            continue  # nothing our form sends; a group that does not exist is not excluded either
        if bit is not None:
            pilihan.add((hari, bit))
    return pilihan


def _halaman(form: KecualikanForm, pilihan: set[tuple[date, int]]) -> str:
    unit_id, periode = akun_kini().unit_id, Periode.tahun(hari_ini().year)
    hitungan = queries.hitungan_ikm(sesi_db(), unit_id=unit_id, periode=periode)
    daftar = baca.bertanda(sesi_db(), unit_id=unit_id, periode=periode)
    return render_template(
        "survei/pengecualian.html",
        form=form,
        periode=periode,
        dengan=hitungan.gabungan(),
        tanpa=hitungan.tanpa_bertanda(),
        daftar=[baris_bertanda(satu, pilihan) for satu in daftar],
        pengecualian=baca.daftar_pengecualian(sesi_db(), unit_id),
    )
