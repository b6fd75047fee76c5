"""A complaint spoken at the counter: the desk types it and hands over a slip with its code."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENERIMA_PENGADUAN
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan.kertas import STRUK, Isi
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan, kalender
from skm.layanan.views.cetak import cetak
from skm.pengaduan import queries, services
from skm.pengaduan.forms import UMUM, LisanForm
from skm.pengaduan.isian import baca_isian
from skm.pengaduan.kode import kode_pengaduan, tulis_kode
from skm.pengaduan.models import JalurPengaduan
from skm.pengaduan.services.terima import POLA_KUNCI
from skm.pengaduan.views.bersama import bp, brankas
from skm.web.filters import waktu
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang, zona_kantor

ALAMAT = "/pengaduan/kelola/lisan"
SUDAH_ADA = (
    "Pengaduan yang tadi disimpan dari halaman ini tidak diubah. Bila yang ini pengaduan lain, simpan sekali "
    "lagi."
)


@bp.get(ALAMAT)
@untuk(MENERIMA_PENGADUAN, sebagai="Pengaduan lisan")
def lisan() -> str:
    """The form, empty."""
    return _halaman(LisanForm(None, kunci=services.kunci_baru()), _layanan())


@bp.post(ALAMAT)
@untuk(MENERIMA_PENGADUAN)
def lisan_simpan() -> Jawaban:
    """Store what was said once, under the rules of the citizen's own form, and show the slip."""
    form, semua, pelaku = LisanForm(), _layanan(), akun_kini()
    kunci, layanan = form.kunci.data or "", {satu.kode: satu.id for satu in semua}
    if not POLA_KUNCI.fullmatch(kunci):
        abort(400)
    sah, isian = form.validate(), baca_isian(request.form, layanan)
    for nama, pesan in isian.galat.items():
        form[nama].errors = form[nama].errors or [pesan]
    if not sah or isian.galat:
        return _halaman(form, semua), 400
    with Upaya(form) as upaya:
        hasil, _satu = services.terima(
            sesi_db(),
            services.IsiPengaduan(isian.isi, layanan.get(isian.layanan), isian.nama, isian.kontak),
            unit_id=pelaku.unit_id,
            kode=_kode(kunci),
            kalender=kalender(sesi_db(), pelaku.unit_id, zona_kantor()),
            brankas=brankas(),
            pada=sekarang(),
            jalur=JalurPengaduan.LISAN,
            oleh=pelaku.nama,
        )
    if upaya.ditolak:
        return _halaman(form, _layanan()), upaya.status
    if hasil is services.Hasil.BERBEDA:
        form.form_errors.append(SUDAH_ADA)
        form.kunci.data = services.kunci_baru()
        return _halaman(form, semua), 409
    if hasil is services.Hasil.BARU:
        sesi_db().commit()
    return redirect(url_for("pengaduan.lisan_slip", kunci=kunci), 303)


@bp.get(f"{ALAMAT}/<kunci>")
@untuk(MENERIMA_PENGADUAN)
def lisan_slip(kunci: str) -> Response:
    """What the citizen takes along: number, code and day of the answer, nothing of what was said.

    The code is kept nowhere; the form's key, which only this device's history has, gives it once more.
    """
    kode = _kode(kunci)
    satu = queries.pengaduan_berkode(sesi_db(), kode)
    if satu is None or satu.unit_id != akun_kini().unit_id or satu.jalur is not JalurPengaduan.LISAN:
        abort(404)
    layanan = None if satu.layanan_id is None else sesi_db().get_one(Layanan, satu.layanan_id)
    alamat = f"{current_app.config['SKM'].base_url}{url_for('pengaduan.lacak')}"
    isi = {
        "nomor": satu.nomor,
        "layanan": UMUM if layanan is None else layanan.nama,
        "tempo": waktu(satu.jatuh_tempo),
        "kode": tulis_kode(kode),
    }
    diterima, lacak = waktu(satu.diterima), alamat.partition("://")[2]
    cetakan = Isi(
        STRUK,
        kepala=("Tanda terima pengaduan", f"Diterima {diterima}"),
        bagian=[(*isi.values(), "Dijawab paling lambat")],
        kaki=(f"Baca jawabannya di {lacak} dengan kode di atas",),
    )
    gambar = qr.data_uri(f"{alamat}?kode={kode}")
    lain = {"id": satu.id, "diterima": diterima, "alamat": lacak, "qr": gambar}
    return cetak("pengaduan/kelola/slip.html", cetakan, satu=isi, **lain)


def _kode(kunci: str) -> str:
    return kode_pengaduan(str(current_app.secret_key), kunci)


def _layanan() -> Sequence[Layanan]:
    return daftar_layanan(sesi_db(), akun_kini().unit_id)


def _halaman(form: LisanForm, layanan: Sequence[Layanan]) -> str:
    form.layanan.choices = [("", UMUM), *((satu.kode, satu.nama) for satu in layanan)]
    janji = queries.janji_berlaku(sesi_db(), akun_kini().unit_id, hari_ini())
    return render_template("pengaduan/kelola/lisan.html", form=form, janji=janji)
