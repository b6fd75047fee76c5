"""The citizen's form: sent without an account and without a cookie, with or without a name."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.bahasa import N_
from skm.db import session as sesi_db
from skm.jendela import Batas
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import daftar_layanan, kalender
from skm.layanan.views.kantor import kantor_diminta, kepala_warga, semua_kantor
from skm.pengaduan import services
from skm.pengaduan.isian import KOSONG, Isian, baca_isian
from skm.pengaduan.kode import kode_pengaduan
from skm.pengaduan.queries import janji_berlaku
from skm.pengaduan.services.terima import POLA_KUNCI
from skm.pengaduan.views.bersama import bp, brankas, jendela
from skm.pengaduan.views.halaman import HalamanFormulir, HalamanPilih
from skm.web import tantangan
from skm.web.bahasa import berbahasa
from skm.web.bahasa import gettext as _
from skm.web.csrf import csrf
from skm.web.depan import token_baru, umur_token
from skm.web.jaringan import jaringan
from skm.web.token import masih_berlaku
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang, zona_kantor
from skm.web.warga import tanpa_menu

RAMAI = Batas(5, 600)
"""Complaints from one address within ten minutes beyond which a sum is asked: a village may share one."""
PENUH = Batas(60, 3600)
"""Those within an hour beyond which the address must wait, whoever answers sums."""
TERLALU_LAMA = N_(
    "Halaman ini sudah terlalu lama terbuka. Isian Anda masih ada: tekan Kirim pengaduan sekali lagi."
)
TERLALU_BANYAK = N_(
    "Terlalu banyak pengaduan datang dari tempat ini. Isian Anda masih ada; coba lagi satu jam kemudian."
)
SUDAH_ADA = N_(
    "Pengaduan yang tadi dikirim dari halaman ini sudah tersimpan dan tidak diubah. Bila yang ini pengaduan "
    "lain, tekan Kirim pengaduan sekali lagi."
)
TANYAKAN = N_("Banyak pengaduan datang dari tempat ini. Jawab hitungan di bawah, lalu kirim lagi.")
LABEL = {
    "isi": N_("Pengaduan"),
    "layanan": N_("Layanan"),
    "nama": N_("Nama"),
    "kontak": N_("Telepon atau surel"),
}
"""Fields in the order of the page."""


@bp.get("/pengaduan")
@terbuka
@berbahasa
def formulir() -> str:
    """The form, and the way to the answer of an earlier complaint."""
    unit = kantor_diminta()
    if unit is None:
        kantor = tuple(
            (satu.nama, satu.kabupaten, url_for("pengaduan.formulir", unit=satu.kode))
            for satu in semua_kantor()
        )
        return tanpa_menu("pengaduan/publik/kantor.html", HalamanPilih(**kepala_warga(), kantor=kantor))
    return _formulir(unit, KOSONG, services.kunci_baru())


@bp.post("/pengaduan")
@terbuka
@berbahasa
def kirim() -> Response | tuple[str, int]:
    """Store the complaint once, or give the page back with what was written and what is missing."""
    unit = kantor_diminta() or abort(404)
    layanan = {satu.kode: satu.id for satu in daftar_layanan(sesi_db(), unit.id)}
    isian, kunci, umum = baca_isian(request.form, layanan), request.form.get("kunci", ""), ""
    if not masih_berlaku(umur_token(_untuk(unit))) or not POLA_KUNCI.fullmatch(kunci):
        kunci, umum = services.kunci_baru(), TERLALU_LAMA
    if umum or isian.galat:
        return _formulir(unit, isian, kunci, umum), 400
    if (tolak := _tahan(kunci)) is not None:
        kalimat, tanya = tolak
        return _formulir(unit, isian, kunci, kalimat, tanya), 429
    kode = kode_pengaduan(str(current_app.secret_key), kunci)
    with Upaya() as upaya:
        hasil, _satu = services.terima(
            sesi_db(),
            services.IsiPengaduan(isian.isi, layanan.get(isian.layanan), isian.nama, isian.kontak),
            unit_id=unit.id,
            kode=kode,
            kalender=kalender(sesi_db(), unit.id, zona_kantor()),
            brankas=brankas(),
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _formulir(kantor_diminta() or abort(404), isian, kunci, upaya.kalimat), upaya.status
    if hasil is services.Hasil.BERBEDA:
        return _formulir(unit, isian, services.kunci_baru(), SUDAH_ADA), 409
    if hasil is services.Hasil.BARU:
        sesi_db().commit()
    return redirect(url_for("pengaduan.lacak", kode=kode), 303)


csrf.exempt(kirim)  # it checks the token itself, so that what the citizen wrote can be given back


def _tahan(kunci: str) -> tuple[str, tantangan.Tantangan | None] | None:
    """Why a good form from this address is not stored yet, with the sum it is asked; None when it is."""
    alamat, rahasia = jaringan(), str(current_app.secret_key)
    ramai = not jendela().masuk(RAMAI, "pengaduan", alamat)
    segel, jawaban = request.form.get("segel", ""), request.form.get("jawaban", "")
    if ramai and not tantangan.benar(rahasia, kunci, segel, jawaban, sekarang()):
        return TANYAKAN, tantangan.buat(rahasia, kunci, sekarang())
    return None if jendela().masuk(PENUH, "pengaduan", alamat) else (TERLALU_BANYAK, None)


def _untuk(unit: Unit) -> str:
    """What the form's token is made for."""
    return f"pengaduan {unit.id}"


def _formulir(
    unit: Unit, isian: Isian, kunci: str, umum: str = "", tanya: tantangan.Tantangan | None = None
) -> str:
    beberapa = unit.kode if len(semua_kantor()) > 1 else None
    salah = {nama: _(isian.galat[nama]) if nama in isian.galat else "" for nama in LABEL}
    galat = [(nama, f"{_(LABEL[nama])}: {pesan}") for nama, pesan in salah.items() if pesan]
    lembar = HalamanFormulir(
        **kepala_warga(),
        action=url_for("pengaduan.kirim", unit=beberapa),
        token=token_baru(_untuk(unit)),
        kunci=kunci,
        isian=isian,
        salah=salah,
        layanan=_pilihan(daftar_layanan(sesi_db(), unit.id)),
        janji_hari=janji_berlaku(sesi_db(), unit.id, hari_ini()),
        saluran=unit.pengaduan,
        galat=(*((("jawaban" if tanya else "kirim", _(umum)),) if umum else ()), *galat),
        tanya=tanya,
        lacak_url=url_for("pengaduan.lacak"),
    )
    return tanpa_menu("pengaduan/publik/formulir.html", lembar)


def _pilihan(semua: Sequence[Layanan]) -> tuple[tuple[str, str], ...]:
    return tuple((satu.kode, satu.nama) for satu in semua)
