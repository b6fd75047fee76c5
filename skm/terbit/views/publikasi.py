"""The leader publishes what was approved."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, pasti, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENERBITKAN
from skm.db import session
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import bagian_periode, periode_diminta
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengesahan.forms import ALASAN_MAKS
from skm.terbit import services
from skm.terbit.forms import TerbitkanForm
from skm.terbit.halaman_hasil import nama_periode
from skm.terbit.queries import Disahkan, daftar_disahkan
from skm.terbit.views.hasil import alamat_hasil
from skm.web.upaya import kabari
from skm.web.waktu import sekarang, zona_kantor

BANYAK = 40
TAK_LENGKAP = f"Formulirnya tidak lengkap, atau alasannya lebih dari {ALASAN_MAKS} karakter."


@bp.get("/laporan/publikasi")
@untuk(MEMBACA_ANGKA, di="laporan.skm", sebagai="Publikasi hasil")
def publikasi() -> str:
    """Approved periods, what of them is published, and the form for who publishes."""
    unit = kantor_sendiri()
    return render_template(
        "terbit/publikasi.html",
        baris=[_baris(satu, unit.kode) for satu in daftar_disahkan(session(), unit.id, BANYAK)],
        kode=unit.kode,
        dapat_menerbitkan=akun_kini().peran in MENERBITKAN,
    )


@bp.post("/laporan/publikasi")
@untuk(MENERBITKAN)
@pasti
def publikasi_terbitkan() -> Response:
    """Publish the approval that was shown."""
    form, tujuan = TerbitkanForm(), url_for("laporan.publikasi")
    with kabari(tujuan):
        if not form.validate():
            raise Galat(TAK_LENGKAP)
        periode = periode_diminta(form.tahun.data, form.bagian.data)
        satu = services.terbitkan(
            session(),
            kantor_sendiri(),
            periode,
            Saat(sekarang(), zona_kantor()),
            alasan=form.alasan.data or "",
            oleh=akun_kini().nama,
            disahkan=form.disahkan.data,
        )
        edisi = satu.edisi
    session().commit()
    flash(f"Hasil {periode.label} terbit sebagai edisi {edisi}.", "sukses")
    return redirect(tujuan, 303)


def _baris(satu: Disahkan, kode: str) -> dict[str, object]:
    tahun, bagian = bagian_periode(Periode(satu.dari, satu.sampai))
    return {
        "tahun": tahun,
        "bagian": bagian,
        "label": nama_periode(tahun, bagian),
        "sah": satu,
        "alamat": alamat_hasil(tahun, bagian, unit=kode) if satu.edisi else "",
    }
