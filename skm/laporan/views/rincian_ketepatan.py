"""The page of details behind the on-time figure, and freezing a reported period."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from kinerja.umur import UMUR
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELIHAT_PETUGAS, MEMBACA_ANGKA, MEMBEKUKAN
from skm.db import session
from skm.laporan import rincian_ketepatan as isi_rincian
from skm.laporan.forms import baca_saringan
from skm.laporan.views.saringan import bp, pintas, saringan_kini
from skm.layanan.queries import kalender
from skm.pengukuran.services import laporkan_ketepatan
from skm.pengukuran.views.daftar import buka
from skm.web.upaya import kabari
from skm.web.waktu import hari_ini, sekarang, zona_kantor


@bp.get("/laporan/ketepatan/rincian")
@untuk(MEMBACA_ANGKA)
def rincian_ketepatan() -> str | tuple[str, int]:
    """Durations, backlog, reasons, months, and the frozen report."""
    saringan, pelaku = saringan_kini(), akun_kini()
    isi = {
        "saringan": saringan,
        "pintas": pintas("laporan.rincian_ketepatan", saringan),
        "kata_lama": isi_rincian.kata_lama,
        "umur": UMUR,
        "petugas": pelaku.peran in MELIHAT_PETUGAS,
        "boleh_bekukan": pelaku.peran in MEMBEKUKAN,
    }
    if saringan.periode is None:
        return render_template("laporan/rincian_ketepatan.html", rincian=None, **isi), 400
    periode = saringan.periode
    tahun, bulan = (periode.sampai or hari_ini()).year, isi_rincian.setahun(periode, hari_ini())
    hasil = isi_rincian.rincian(
        session(),
        buka(tahun=[tahun], periode=[periode, *bulan]),
        unit_id=pelaku.unit_id,
        periode=periode,
        zona=zona_kantor(),
        pada=sekarang(),
        kalender=kalender(session(), pelaku.unit_id, zona_kantor()),
        dengan_petugas=pelaku.peran in MELIHAT_PETUGAS,
    )
    return render_template("laporan/rincian_ketepatan.html", rincian=hasil, **isi)


@bp.post("/laporan/ketepatan/bekukan")
@untuk(MEMBEKUKAN)
def bekukan_ketepatan() -> Response:
    """Keep the figures of a period that is over as they are reported."""
    saringan = baca_saringan(request.form, Periode.tahun(hari_ini().year - 1))
    tujuan = url_for("laporan.rincian_ketepatan", dari=saringan.dari, sampai=saringan.sampai)
    if saringan.periode is None:
        flash(saringan.galat, "galat")
        return redirect(tujuan, 303)
    pelaku, periode = akun_kini(), saringan.periode
    buku = buka(tahun=[(periode.sampai or hari_ini()).year], periode=[periode])
    with kabari(tujuan):
        laporkan_ketepatan(
            session(), buku, unit_id=pelaku.unit_id, periode=periode, oleh=pelaku.nama, pada=sekarang()
        )
    session().commit()
    flash(f"Angka {periode.label} dibekukan.", "sukses")
    return redirect(tujuan, 303)
