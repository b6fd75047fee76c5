"""The citizen's questionnaire: behind a poster's code, on a kiosk, or by a visit's ticket."""

from __future__ import annotations

from datetime import date

from flask import current_app, g, redirect, request, url_for
from flask_limiter.util import get_remote_address
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.bahasa import N_
from skm.db import bersama
from skm.jawaban.models import Jalur
from skm.jawaban.segel import segel
from skm.layanan.views.kantor import alamat_beranda
from skm.survei import services
from skm.survei.isian import Isian, baca_isian
from skm.survei.models import Kuesioner
from skm.survei.queries import Pintu
from skm.survei.tanda import tanda_jawaban
from skm.survei.views import halaman
from skm.survei.views.bersama import bp, laju, pelepas, tanpa_menu
from skm.survei.views.pintu import (
    kuesioner_pintu,
    kuesioner_siap,
    pintu_berkode,
    pintu_terbuka,
    tamat_siap,
    untuk_token,
)
from skm.web import tantangan, token
from skm.web.bahasa import berbahasa
from skm.web.csrf import csrf
from skm.web.depan import buka, jawab, rak, token_baru, umur_token
from skm.web.kompres import terkompres
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

POSTER = {"jalur": Jalur.POSTER}
KIOS = {"jalur": Jalur.KIOS}
TIKET = {"jalur": Jalur.TIKET}
TERLALU_LAMA = N_(
    "Halaman ini sudah terlalu lama terbuka. Isian Anda masih ada: tekan Kirim jawaban sekali lagi."
)


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
    rak_kini = rak().kini()
    pintu = pintu_terbuka(rak_kini, kode, jalur)
    isi = kuesioner_pintu(rak_kini, pintu, nomor_kiriman(request.form.get("kuesioner", "")))
    isian = baca_isian(isi, request.form)
    umur = umur_token(untuk_token(pintu.jalur, pintu.kode))
    kunci, umum = request.form.get("kunci", ""), "" if token.masih_berlaku(umur) else TERLALU_LAMA
    if not services.POLA_KUNCI.fullmatch(kunci):
        kunci, umum = services.kunci_baru(), TERLALU_LAMA
    if umum or isian.galat:
        return _halaman_kuesioner(pintu, isi, isian, kunci, umum), 400
    if _perlu_ditanya(pintu, kunci):
        tanya = tantangan.buat(str(current_app.secret_key), kunci, sekarang())
        return _halaman_kuesioner(pintu, isi, isian, kunci, tanya=tanya), 429
    lama = nomor_kiriman(request.form.get("lama", ""))  # as the device measured; else the token tells
    tanda = tanda_jawaban(
        isian,
        jalur=pintu.jalur,
        detik=umur if lama is None else lama,
        beruntun=laju().beruntun(pintu.kode),
        petugas=g.akun is not None,
    )
    hari, diisi, tersegel = rak_kini.hari, _diisi(), segel(current_app.config["SKM"].data_key)
    pelepas().sampai(hari)

    def simpan(sesi: Session) -> services.HasilKirim:
        return services.terima_jawaban(
            sesi,
            pintu=pintu,
            kuesioner=isi,
            isian=isian,
            kunci=kunci,
            segel=tersegel,
            hari_ini=hari,
            diisi=diisi,
            tanda=tanda,
        )

    with Upaya() as upaya:
        hasil = bersama(simpan)
    if upaya.ditolak:  # what was filled in stays on the page, and its key makes sending it again harmless
        return _halaman_kuesioner(pintu, isi, isian, kunci, upaya.kalimat), upaya.status
    if hasil is services.HasilKirim.BERBEDA:
        return _halaman_tamat("survei/sudah_dikirim.html", pintu), 409
    if hasil is services.HasilKirim.TIKET_TERPAKAI:
        return _halaman_tamat("survei/sudah_dipakai.html", pintu), 410
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
    return jawab(tamat_siap(isi, pintu, lambda: _halaman_tamat("survei/terima_kasih.html", pintu)))


def _perlu_ditanya(pintu: Pintu, kunci: str) -> bool:
    """Whether the link is flooded from this address and the question was not answered; a kiosk never asks."""
    if pintu.jalur is Jalur.KIOS or not laju().ramai(pintu.kode, get_remote_address()):
        return False
    segel, jawaban = request.form.get("segel", ""), request.form.get("jawaban", "")
    return not tantangan.benar(str(current_app.secret_key), kunci, segel, jawaban, sekarang())


def _diisi() -> date | None:
    """The day the device says the form was filled in, when it waited for the signal."""
    try:
        return date.fromisoformat(request.form.get("diisi", ""))
    except ValueError:
        return None


def _halaman_kuesioner(
    pintu: Pintu,
    isi: Kuesioner,
    isian: Isian,
    kunci: str,
    umum: str = "",
    *,
    tanya: tantangan.Tantangan | None = None,
) -> str:
    action = url_for("survei.kirim", kode=pintu.kode, jalur=pintu.jalur)
    baru = token_baru(untuk_token(pintu.jalur, pintu.kode))
    lembar = halaman.kuesioner(
        pintu, isi, isian, action=action, token=baru, kunci=kunci, umum=umum, tanya=tanya
    )
    return tanpa_menu("survei/kuesioner.html", lembar)


def _halaman_tamat(templat: str, pintu: Pintu) -> str:
    ulang = url_for("survei.kuesioner", kode=pintu.kode, jalur=pintu.jalur)
    return tanpa_menu(templat, halaman.tamat(pintu, ulang_url=ulang, beranda_url=alamat_beranda()))
