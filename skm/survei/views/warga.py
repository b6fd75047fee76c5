"""The citizen's questionnaire: behind a poster's code, on a kiosk, or by a visit's ticket."""

from __future__ import annotations

import re
from datetime import date
from typing import NoReturn

from flask import abort, current_app, g, make_response, redirect, request, url_for
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import validate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import ValidationError

from skm.akun.izin import terbuka
from skm.bahasa import N_
from skm.db import bersama, sesi_tulis
from skm.db import session as sesi_db
from skm.layanan.views.kantor import alamat_beranda, kop, pakai_kantor
from skm.survei import queries, services
from skm.survei.isian import KOSONG, Isian, baca_isian
from skm.survei.models import Jalur, Kuesioner
from skm.survei.queries import Pintu
from skm.survei.tanda import tanda_jawaban
from skm.survei.views import halaman
from skm.survei.views.bersama import bp, laju, tanpa_menu
from skm.web import tantangan
from skm.web.bahasa import berbahasa
from skm.web.csrf import csrf
from skm.web.kompres import terkompres
from skm.web.waktu import hari_ini, sekarang

POSTER = {"jalur": Jalur.POSTER}
KIOS = {"jalur": Jalur.KIOS}
TIKET = {"jalur": Jalur.TIKET}
TERLALU_LAMA = N_(
    "Halaman ini sudah terlalu lama terbuka. Tekan Kirim jawaban sekali lagi. "
    "Bila pesan ini muncul lagi, izinkan cookie di peramban Anda."
)
TIDAK_ADA = N_("Kami tidak menemukan survei di alamat ini. Periksa kembali alamat atau kode QR-nya.")
DITUTUP = N_("Survei di alamat ini sudah ditutup. Mintalah kode QR yang baru kepada petugas kami.")
KEDALUWARSA = N_("Masa mengisi survei untuk kunjungan ini sudah lewat. Terima kasih sudah mampir.")
TERLALU_SERING = N_("Terlalu banyak alamat keliru yang dicoba. Mohon tunggu satu menit, lalu coba lagi.")
ANTREAN = "X-Antrean"
"""Header of a device that fetches the page only to send what waited there."""


@bp.get("/s/<kode>", defaults=POSTER)
@bp.get("/kios/<kode>", defaults=KIOS)
@bp.get("/t/<kode>", defaults=TIKET)
@terbuka
@terkompres
@berbahasa
def kuesioner(kode: str, jalur: Jalur) -> str | tuple[str, int]:
    """The questionnaire, with a key that makes sending it twice harmless."""
    pintu = _pintu_terbuka(kode, jalur)
    if pintu.terpakai and ANTREAN not in request.headers:
        return _halaman_tamat("survei/sudah_dipakai.html", pintu), 410
    isi = _halaman_kuesioner(pintu, _kuesioner(pintu), KOSONG, services.kunci_baru())
    if pintu.tautan_id is not None and ANTREAN not in request.headers:
        with sesi_tulis() as sesi:
            services.hitung(sesi, pintu.tautan_id, hari_ini(), dibuka=1)
            sesi.commit()
    return isi


@bp.post("/s/<kode>", defaults=POSTER)
@bp.post("/kios/<kode>", defaults=KIOS)
@bp.post("/t/<kode>", defaults=TIKET)
@terbuka
@terkompres
@berbahasa
def kirim(kode: str, jalur: Jalur) -> Response | tuple[str, int]:
    """Store the answers once, or give the page back with what was filled and what is missing."""
    pintu = _pintu_terbuka(kode, jalur)
    isi = _kuesioner(pintu)
    isian = baca_isian(isi, request.form)
    kunci, umum = request.form.get("kunci", ""), "" if _token_sah() else TERLALU_LAMA
    if not services.POLA_KUNCI.fullmatch(kunci):
        kunci, umum = services.kunci_baru(), TERLALU_LAMA
    if umum or isian.galat:
        return _halaman_kuesioner(pintu, isi, isian, kunci, umum), 400
    if _perlu_ditanya(pintu, kunci):
        tanya = tantangan.buat(str(current_app.secret_key), kunci, sekarang())
        return _halaman_kuesioner(pintu, isi, isian, kunci, tanya=tanya), 429
    tanda = tanda_jawaban(
        isian,
        jalur=pintu.jalur,
        detik=_lama_mengisi(),
        beruntun=laju().beruntun(pintu.kode),
        petugas=g.akun is not None,
    )
    hari, diisi = hari_ini(), _diisi()

    def simpan(sesi: Session) -> services.HasilKirim:
        return services.terima_jawaban(
            sesi,
            pintu=pintu,
            kuesioner=isi,
            isian=isian,
            kunci=kunci,
            hari_ini=hari,
            diisi=diisi,
            tanda=tanda,
        )

    hasil = bersama(simpan)
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
def terima_kasih(kode: str, jalur: Jalur) -> str:
    """Thanks; on a kiosk it turns into a fresh form by itself."""
    return _halaman_tamat("survei/terima_kasih.html", _pintu(kode, jalur))


def _pintu(kode: str, jalur: Jalur) -> Pintu:
    """The link or ticket of that code, closed ones too; else the page that says there is none (404)."""
    if jalur is Jalur.TIKET:
        pintu = queries.pintu_tiket(sesi_db(), kode)
    else:
        tautan = queries.tautan_berkode(sesi_db(), kode)
        pintu = tautan.pintu() if tautan is not None and Jalur(tautan.jenis) is jalur else None
    if pintu is None:
        terlalu_sering = laju().salah_kode(get_remote_address())
        if terlalu_sering:
            _tolak(TERLALU_SERING, 429)
        _tolak(TIDAK_ADA, 404)
    pakai_kantor(pintu.unit_id)
    return pintu


def _pintu_terbuka(kode: str, jalur: Jalur) -> Pintu:
    """The same, and open, else the page that says it was closed (410).

    A spent ticket is open still, so that what its holder sent twice is answered alike; one that has ended is
    open as long as a form filled in before its end may wait for the signal.
    """
    pintu = _pintu(kode, jalur)
    akhir = pintu.sampai
    if akhir is not None and jalur is Jalur.TIKET:
        akhir += services.ANTREAN_TERLAMA
    if not pintu.aktif or (akhir is not None and akhir < hari_ini()):
        _tolak(KEDALUWARSA if jalur is Jalur.TIKET else DITUTUP, 410)
    return pintu


def _tolak(pesan: str, status: int) -> NoReturn:
    milik = kop()
    isi = halaman.tutup(milik.nama, milik.kabupaten, pesan, beranda_url=milik.beranda)
    abort(make_response(tanpa_menu("survei/tutup.html", isi), status))


def _perlu_ditanya(pintu: Pintu, kunci: str) -> bool:
    """Whether the link is flooded from this address and the question was not answered; a kiosk never asks."""
    if pintu.jalur is Jalur.KIOS or not laju().ramai(pintu.kode, get_remote_address()):
        return False
    segel, jawaban = request.form.get("segel", ""), request.form.get("jawaban", "")
    return not tantangan.benar(str(current_app.secret_key), kunci, segel, jawaban, sekarang())


def _kuesioner(pintu: Pintu) -> Kuesioner:
    """The version the sent form was shown with, or the one in force."""
    nomor = request.form.get("kuesioner", "")
    if re.fullmatch(r"[0-9]{1,9}", nomor):
        kini = hari_ini()
        dipakai = queries.kuesioner_terbit(
            sesi_db(),
            pintu.unit_id,
            pintu.jenis_kuesioner,
            int(nomor),
            sejak=kini - services.ANTREAN_TERLAMA,
            pada=kini,
        )
        if dipakai is not None:
            return dipakai
    return queries.kuesioner_berlaku(sesi_db(), pintu.unit_id, pintu.jenis_kuesioner, pada=hari_ini())


def _diisi() -> date | None:
    """The day the device says the form was filled in, when it waited for the signal."""
    try:
        return date.fromisoformat(request.form.get("diisi", ""))
    except ValueError:
        return None


def _lama_mengisi() -> float | None:
    """Seconds from opening to sending: as the device measured, else since the form's token was made."""
    lama = request.form.get("lama", "")
    if re.fullmatch(r"[0-9]{1,7}", lama):
        return float(lama)
    token = URLSafeTimedSerializer(current_app.secret_key or "", salt="wtf-csrf-token")
    try:
        _, dibuat = token.loads(request.form.get("csrf_token", ""), return_timestamp=True)
    except BadData:
        return None
    return float((sekarang() - dibuat).total_seconds())


def _token_sah() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


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
    lembar = halaman.kuesioner(pintu, isi, isian, action=action, kunci=kunci, umum=umum, tanya=tanya)
    return tanpa_menu("survei/kuesioner.html", lembar)


def _halaman_tamat(templat: str, pintu: Pintu) -> str:
    ulang = url_for("survei.kuesioner", kode=pintu.kode, jalur=pintu.jalur)
    return tanpa_menu(templat, halaman.tamat(pintu, ulang_url=ulang, beranda_url=alamat_beranda()))
