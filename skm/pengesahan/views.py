"""The leader approves a period's report; the form stands on the report's page."""

from __future__ import annotations

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, dua_orang_kini, untuk
from skm.akun.kebijakan import MENGESAHKAN
from skm.db import session
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.pilihan import periode_diminta
from skm.laporan.views.saringan import bp, tahun_dan_bagian
from skm.layanan.queries import daftar_layanan
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengesahan import services
from skm.pengesahan.forms import ALASAN_MAKS, SetujuiForm
from skm.tindaklanjut.queries import lengkapi
from skm.web.upaya import kabari
from skm.web.waktu import sekarang, zona_kantor

TAK_LENGKAP = f"Formulirnya tidak lengkap, atau alasannya lebih dari {ALASAN_MAKS} karakter."


@bp.post("/laporan/skm/setujui")
@untuk(MENGESAHKAN)
def skm_setujui() -> Response:
    """Approve what was shown."""
    tahun, bagian = tahun_dan_bagian()
    periode, akun, unit = periode_diminta(tahun, bagian), akun_kini(), kantor_sendiri()
    tujuan = url_for("laporan.skm", tahun=tahun, bagian=bagian)
    form = SetujuiForm()
    with kabari(tujuan):
        if not form.validate():
            raise Galat(TAK_LENGKAP)
        layanan = list(daftar_layanan(session(), unit.id, hanya_aktif=False))
        hasil = baca_hasil(session(), unit, periode, Saat(sekarang(), zona_kantor()), layanan, cetak=False)
        satu = services.setujui(
            session(),
            lengkapi(session(), unit.id, hasil),
            services.Ditunjukkan(form.nomor.data, form.sidik.data),
            unit_id=unit.id,
            alasan=form.alasan.data or "",
            nama=akun.sebutan,
            oleh=akun.nama,
            pada=sekarang(),
            dua=dua_orang_kini(),
        )
        label, kode = periode.label, satu.kode
    session().commit()
    flash(f"Laporan {label} disetujui dengan kode {kode}.", "sukses")
    return redirect(tujuan, 303)
