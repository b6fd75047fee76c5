"""The whole server put together: every room, and what all pages need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from skm import config, db, models
from skm.akun import izin
from skm.akun.views import bp as akun
from skm.cari.views import bp as cari
from skm.config import Konfigurasi
from skm.dokumen import views as dokumen
from skm.ekspor import views as ekspor
from skm.hasillayanan import views as hasillayanan
from skm.isian import views as isian
from skm.jaga.jam import Jam
from skm.katalog import views as katalog
from skm.katalog.views.alamat import bp as indikator
from skm.kode.views import bp as kode
from skm.kuesioner.views import bp as kuesioner
from skm.laporan.views import bp as laporan
from skm.layanan.views.semua import bp as layanan
from skm.loket.views import bp as loket
from skm.muatan.views import bp as muatan
from skm.operasi.kesiapan import Kesiapan
from skm.operasi.views import bp as operasi
from skm.orm import make_engine
from skm.pekerjaan import peluncur
from skm.pekerjaan.views import bp as pekerjaan
from skm.pekppp import views as pekppp
from skm.pengaduan.views import bp as pengaduan
from skm.pengesahan import views as pengesahan
from skm.pengukuran import views as pengukuran
from skm.pribadi.views import bp as pribadi
from skm.suntingan import views as suntingan
from skm.survei.views import bersama as depan
from skm.survei.views import penerima
from skm.survei.views.semua import bp as survei
from skm.terbit import views as terbit
from skm.terbuka.views import bp as terbuka
from skm.tindaklanjut import views as tindaklanjut
from skm.web import (
    bahasa,
    batas,
    cadangan,
    errors,
    filters,
    giliran,
    headers,
    kompres,
    masukan,
    menu,
    pembawa,
    permintaan,
    statis,
    templat,
    versi,
)
from skm.web.csrf import csrf
from skm.web.errors import Aplikasi
from skm.web.masukan import NomorBaris
from skm.web.sesi import SesiTahanJam
from skm.web.waktu import sekarang

__all__ = [
    "dokumen",
    "ekspor",
    "hasillayanan",
    "isian",
    "katalog",
    "models",
    "pekppp",
    "pengesahan",
    "pengukuran",
    "suntingan",
    "susun",
    "terbit",
    "terbuka",
    "tindaklanjut",
]

TANPA: Mapping[str, Any] = MappingProxyType({})


def susun(konf: Konfigurasi, warisan: Mapping[str, Any] = TANPA) -> Flask:
    """The server for `konf`; it goes on with the extensions of one that answered before it."""
    app = Aplikasi("skm", template_folder=str(config.folder("templates")))
    app.extensions.update(warisan)
    app.url_map.converters["int"] = NomorBaris
    pembawa.init_app(app)
    penerima.init_app(app, konf)
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=konf.proxies, x_proto=konf.proxies)  # type: ignore[method-assign]  # Flask's own way
    app.config.update(
        SKM=konf,
        SECRET_KEY=konf.secret_key,
        SESSION_COOKIE_NAME="skm_sesi",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=konf.base_url.startswith("https://"),
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=256 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.session_interface = SesiTahanJam()
    templat.init_app(app)
    permintaan.init_app(app)
    app.extensions["skm_jam"] = Jam(sekarang())
    mesin = warisan.get("skm_mesin") or make_engine(konf.database_url, berbatas=True)
    versi.init_app(app, mesin)
    db.init_app(app, mesin)
    batas.init_app(app)
    giliran.init_app(app, partial(izin.untuk_siapa_saja, app))
    masukan.init_app(app)
    izin.init_app(app)
    cadangan.init_app(app)
    masukan.terima(app)
    giliran.susul(app)
    csrf.init_app(app)
    kompres.init_app(app)
    statis.init_app(app)
    bahasa.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    filters.init_app(app)
    depan.init_app(app)
    app.extensions["skm_peluncur"] = partial(
        peluncur.luncurkan, konf, berakhir=app.extensions["skm_pelepas"].sapu
    )
    app.extensions["skm_kesiapan"] = Kesiapan(
        mesin, konf, app.extensions["skm_jam"], versi.kecocokan(app), partial(errors.baru_ditolak, app)
    )
    for bagian in (
        akun,
        kode,
        layanan,
        kuesioner,
        survei,
        pekerjaan,
        pribadi,
        muatan,
        loket,
        cari,
        pengaduan,
        indikator,
        laporan,
        terbuka,
        operasi,
    ):
        app.register_blueprint(bagian)
    menu.init_app(app)
    return app
