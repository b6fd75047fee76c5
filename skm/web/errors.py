"""Error pages in the reader's language; they need no database."""

from __future__ import annotations

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

catatan = logging.getLogger(__name__)

PESAN = {
    400: ("Permintaan tidak dapat dibaca", "Silakan kembali ke halaman sebelumnya dan coba lagi."),
    401: ("Silakan masuk dahulu", "Halaman ini hanya untuk petugas kantor."),
    403: ("Halaman ini bukan untuk peran Anda", "Bila Anda memerlukannya, hubungi admin kantor."),
    404: ("Halaman tidak ditemukan", "Periksa kembali alamatnya, atau mulai dari beranda."),
    405: ("Cara membuka halaman ini keliru", "Silakan mulai dari beranda."),
    409: ("Isian ini sudah pernah dikirim", "Isian yang pertama sudah tersimpan dan tidak diubah."),
    413: ("Kiriman terlalu besar", "Kurangi ukuran berkas atau isian, lalu coba lagi."),
    429: ("Terlalu banyak percobaan", "Mohon tunggu satu menit, lalu coba lagi."),
    500: ("Terjadi gangguan di server", "Isian Anda tidak tersimpan. Mohon coba lagi sebentar lagi."),
}
CSRF = (
    "Halaman ini sudah terlalu lama terbuka",
    "Demi keamanan, isian tidak disimpan. Kembali, muat ulang halaman, lalu kirim lagi.",
)


def init_app(app: Flask) -> None:
    """Answer every HTTP error, a refused form token and an unforeseen failure with one designed page."""
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)


def _halaman(kode: int, judul: str, pesan: str) -> tuple[str, int]:
    return render_template("galat/galat.html", kode=kode, judul=judul, pesan=pesan), kode


def _csrf(_galat: CSRFError) -> tuple[str, int]:
    return _halaman(400, *CSRF)


def _http(galat: HTTPException) -> tuple[str, int] | HTTPException:
    kode = galat.code or 500
    if kode < 400:
        return galat
    if isinstance(galat, InternalServerError):
        catatan.error("request to %s failed", request.endpoint, exc_info=galat.original_exception)
    judul, pesan = PESAN.get(kode, PESAN[400] if kode < 500 else PESAN[500])
    return _halaman(kode, judul, pesan)
