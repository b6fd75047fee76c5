"""The power to approve: who got it and how, and whether one person is enough."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.dua_orang import ubah_rangkap
from skm.akun.izin import akun_kini, dua_orang_kini, pasti, untuk
from skm.akun.kebijakan import MELIHAT_JEJAK, MENGELOLA
from skm.akun.views.bersama import bp
from skm.akun.wewenang import riwayat, tandai_dibaca
from skm.db import session as sesi_db
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import kabari
from skm.web.waktu import sekarang

YA, TIDAK = "ya", "tidak"


@bp.get("/kelola/wewenang")
@untuk(MELIHAT_JEJAK, sebagai="Wewenang menyetujui")
def wewenang() -> str:
    """All that was announced, with who knows; the admin's switch."""
    akun = akun_kini()
    return render_template(
        "akun/wewenang.html",
        sejak=dua_orang_kini().sejak,
        semua=riwayat(sesi_db(), akun.unit_id),
        boleh_ubah=akun.peran in MENGELOLA,
    )


@bp.post("/kelola/wewenang/tahu")
@untuk(MELIHAT_JEJAK)
def wewenang_tahu() -> Response:
    """Whoever asks knows what the dashboard showed."""
    sampai = nomor_kiriman(request.form.get("sampai", ""))
    if sampai is None:
        abort(400)
    tandai_dibaca(sesi_db(), akun_kini(), sampai, pada=sekarang())
    sesi_db().commit()
    return redirect(url_for("laporan.dasbor"), 303)


@bp.post("/kelola/wewenang/rangkap")
@untuk(MENGELOLA)
@pasti
def wewenang_rangkap() -> Response:
    """One person may take two steps from now on, or may no more."""
    boleh, semula = (request.form.get(nama, "") for nama in ("boleh", "semula"))
    if {boleh, semula} - {YA, TIDAK}:
        abort(400)
    akun, tujuan = akun_kini(), url_for("akun.wewenang")
    with kabari(tujuan):
        ubah_rangkap(
            sesi_db(),
            akun.unit_id,
            boleh=boleh == YA,
            semula=semula == YA,
            oleh=akun.nama,
            pada=sekarang(),
        )
    sesi_db().commit()
    flash("Aturan dua orang disimpan.", "sukses")
    return redirect(tujuan, 303)
