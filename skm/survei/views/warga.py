"""The citizen's questionnaire: behind a poster's code, on a kiosk, or by a visit's ticket."""

from __future__ import annotations

from datetime import date

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.bahasa import N_
from skm.db import bersama
from skm.jawaban.models import Jalur
from skm.layanan.views.kantor import BERANDA, HASIL
from skm.survei import services
from skm.survei.perbaikan import ButirPerbaikan
from skm.survei.queries import Pintu
from skm.survei.views import halaman
from skm.survei.views.bersama import bp
from skm.survei.views.kiriman import (
    Kiriman,
    baca_kiriman,
    hari_terisi,
    hasil_depan,
    siapkan_kiriman,
    umur_halaman,
)
from skm.survei.views.pintu import (
    kuesioner_pintu,
    kuesioner_siap,
    layanan_pintu,
    perbaikan_pintu,
    pintu_berkode,
    pintu_terbuka,
    tamat_siap,
    tampung_susulan,
    teks_antrean,
    tempat_mengadu,
    untuk_token,
)
from skm.web import tantangan
from skm.web.bahasa import berbahasa
from skm.web.csrf import csrf
from skm.web.depan import buka, jawab, rak, token_baru
from skm.web.jaringan import jaringan
from skm.web.kompres import terkompres
from skm.web.masukan import nomor_kiriman
from skm.web.rak import Isi
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang
from skm.web.warga import tanpa_menu

SUDAH_DIKIRIM = N_("Lembar ini sudah pernah dikirim. Jawaban yang pertama tersimpan dan tidak diubah.")
SUDAH_DIPAKAI = N_(
    "Survei kunjungan itu sudah diisi atau masa mengisinya sudah lewat, jadi jawaban ini tidak disimpan."
)
PERBAIKAN = "laporan.perbaikan"
"""The page of what the office mends."""
POSTER = {"jalur": Jalur.POSTER}
KIOS = {"jalur": Jalur.KIOS}
TIKET = {"jalur": Jalur.TIKET}


@bp.get("/s/<kode>", defaults=POSTER)
@bp.get("/kios/<kode>", defaults=KIOS)
@bp.get("/t/<kode>", defaults=TIKET)
@terbuka
@terkompres
@berbahasa
def kuesioner(kode: str, jalur: Jalur) -> Response:
    """The questionnaire, with a key that makes sending it twice harmless."""
    isi = rak().kini()
    return buka(kuesioner_siap(isi, pintu_terbuka(isi, kode, jalur)), isi.hari)


@bp.post("/s/<kode>", defaults=POSTER)
@bp.post("/kios/<kode>", defaults=KIOS)
@bp.post("/t/<kode>", defaults=TIKET)
@terbuka
@terkompres
@berbahasa
def kirim(kode: str, jalur: Jalur) -> Response | tuple[str, int]:
    """Store the answers once, or give the page back with what was filled and what is missing."""
    isi, data = rak().kini(), request.form
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy
    pintu = pintu_berkode(isi, kode, jalur)
    susulan = tampung_susulan(pintu, isi.hari, umur_halaman(app, pintu, data), hari_terisi(data))
    kuesioner = kuesioner_pintu(isi, pintu, nomor_kiriman(data.get("kuesioner", "")))
    kiriman = baca_kiriman(app, pintu, kuesioner, layanan_pintu(isi, pintu), data, susulan=susulan)
    if not kiriman.baik:
        return teks_antrean(kiriman.keluhan, 400) or (_halaman_kuesioner(kiriman), 400)
    with Upaya() as upaya:
        hasil = hasil_depan(request, lambda: _simpan(app, kiriman, isi.hari))
    if upaya.ditolak:  # what was filled in stays on the page, and its key makes sending it again harmless
        return _halaman_kuesioner(kiriman, upaya.kalimat), upaya.status
    if hasil is None:
        tanya = tantangan.buat(str(current_app.secret_key), kiriman.kunci, sekarang())
        return _halaman_kuesioner(kiriman, tanya=tanya), 429
    if hasil is services.HasilKirim.BERBEDA:
        return teks_antrean(SUDAH_DIKIRIM, 409) or (_halaman_tamat("survei/sudah_dikirim.html", pintu), 409)
    if hasil is services.HasilKirim.TIKET_TERPAKAI:
        return teks_antrean(SUDAH_DIPAKAI, 410) or (_halaman_tamat("survei/sudah_dipakai.html", pintu), 410)
    return redirect(url_for("survei.terima_kasih", kode=pintu.kode, jalur=jalur), 303)


csrf.exempt(kirim)  # it checks the token itself, so that what the citizen filled in can be given back


@bp.get("/s/<kode>/terima-kasih", defaults=POSTER)
@bp.get("/kios/<kode>/terima-kasih", defaults=KIOS)
@bp.get("/t/<kode>/terima-kasih", defaults=TIKET)
@terbuka
@terkompres
@berbahasa
def terima_kasih(kode: str, jalur: Jalur) -> Response:
    """Thanks; on a kiosk it turns into a fresh form by itself."""
    isi = rak().kini()
    pintu = pintu_berkode(isi, kode, jalur)
    return jawab(tamat_siap(isi, pintu, lambda: _terima_kasih(isi, pintu)))


def _simpan(app: Flask, kiriman: Kiriman, hari: date) -> services.HasilKirim | None:
    petugas = g.akun is not None
    kedatangan = siapkan_kiriman(app, kiriman, alamat=jaringan(), hari=hari, petugas=petugas)
    return None if kedatangan is None else bersama(kedatangan)


def _halaman_kuesioner(kiriman: Kiriman, umum: str = "", *, tanya: tantangan.Tantangan | None = None) -> str:
    pintu = kiriman.pintu
    lembar = halaman.kuesioner(
        pintu,
        kiriman.kuesioner,
        kiriman.isian,
        action=url_for("survei.kirim", kode=pintu.kode, jalur=pintu.jalur),
        token=token_baru(untuk_token(pintu.jalur, pintu.kode)),
        kunci=kiriman.kunci,
        umum=umum or kiriman.pesan,
        tanya=tanya,
        layanan=kiriman.layanan,
        mengadu=tempat_mengadu(pintu),
    )
    return tanpa_menu("survei/kuesioner.html", lembar)


def _terima_kasih(isi: Isi, pintu: Pintu) -> str:
    return _halaman_tamat("survei/terima_kasih.html", pintu, perbaikan_pintu(isi, pintu))


def _halaman_tamat(templat: str, pintu: Pintu, perbaikan: tuple[ButirPerbaikan, ...] = ()) -> str:
    ulang = url_for("survei.kuesioner", kode=pintu.kode, jalur=pintu.jalur)
    beranda = url_for(BERANDA, unit=pintu.unit_kode or None)
    isi = halaman.tamat(
        pintu,
        ulang_url=ulang,
        beranda_url=beranda,
        hasil_url=url_for(HASIL, unit=pintu.unit_kode or None),
        mengadu=tempat_mengadu(pintu),
        perbaikan=perbaikan,
        perbaikan_url=url_for(PERBAIKAN, unit=pintu.unit_kode or None),
    )
    return tanpa_menu(templat, isi)
