"""Errors and refusals in the reader's language: a page, or JSON for programs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from time import monotonic
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException

from kinerja.galat import GalatKinerja
from skm.db import MEMBACA, lepaskan, urungkan
from skm.galat import RUSAK, TAK_TERTULIS, Bersamaan, Galat, rusak, sebab, sebagai_galat
from skm.log import jejak, nama_galat, nomor
from skm.web.titipan import BERGANTI, KOTAK, PINTU, kembalikan, segel, serahkan, terbawa, teruskan

PESAN = {
    400: ("Permintaan tidak dapat dibaca", "Silakan kembali ke halaman sebelumnya dan coba lagi."),
    401: ("Silakan masuk dahulu", "Halaman ini hanya untuk petugas kantor."),
    403: ("Halaman ini bukan untuk peran Anda", "Bila Anda memerlukannya, hubungi admin kantor."),
    404: ("Halaman tidak ditemukan", "Periksa kembali alamatnya, atau mulai dari halaman depan."),
    405: ("Cara membuka halaman ini keliru", "Silakan mulai dari halaman depan."),
    409: ("Isian ini sudah pernah dikirim", "Isian yang pertama sudah tersimpan dan tidak diubah."),
    413: (
        "Kiriman terlalu besar",
        "Berkas paling besar 10 MB. Kurangi ukuran berkas atau isian, lalu coba lagi.",
    ),
    429: ("Terlalu banyak percobaan", "Mohon tunggu satu menit, lalu coba lagi."),
    500: ("Terjadi gangguan di server", "Isian Anda tidak tersimpan. Mohon coba lagi sebentar lagi."),
}
TERLALU_BESAR, GANGGUAN = 413, 500
BERMENU = frozenset({403, 404})
"""What staff meet by an old link or another's address."""
BUKAN_TULISAN = frozenset({"csrf_token", "kunci"})
PANJANG = 20
"""Letters from which on a text is given back where it could not be stored."""
BELUM_SIAP, ULANGI = 503, 5
"""What is refused for now, and the seconds after which to ask again."""
CSRF = (
    "Halaman ini sudah terlalu lama terbuka",
    "Demi keamanan, isian tidak disimpan. Kembali, muat ulang halaman, lalu kirim lagi.",
)
JUDUL = {403: PESAN[403][0], 404: PESAN[404][0], 413: PESAN[413][0], BELUM_SIAP: "Server belum siap"}
DITOLAK = "Permintaan ini belum dapat dipenuhi"
BERSAMAAN = "Data yang sama baru saja disimpan"
TERAKHIR, BARU_SAJA = "skm_terakhir_ditolak", 5.0
"""Where it is kept what somebody was refused last, and the seconds in which that counts as how it stands."""
MENETAP = (RUSAK, TAK_TERTULIS)
"""What waiting alone does not mend."""
PROGRAM = "/api/"
"""Addresses that programs ask."""


def init_app(app: Flask) -> None:
    """Answer every HTTP error, a refused form token and an unforeseen failure alike: with one designed page.

    A program gets the same words as JSON. A refusal that leaves a view, a lost race among them, is undone and
    told in its own words.
    """
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    for jenis in (Galat, GalatKinerja, DBAPIError, OSError, StaleDataError, ObjectDeletedError):
        app.register_error_handler(jenis, _ditolak)
    app.after_request(_nanti)


def _nanti(jawaban: Response) -> Response:
    """When to ask again, on whatever page it is told that it cannot be done now."""
    if jawaban.status_code == BELUM_SIAP:
        jawaban.headers.setdefault("Retry-After", str(ULANGI))
    return jawaban


class Aplikasi(Flask):
    """Flask whose log never repeats what people wrote: an error's own message may quote it."""

    def log_exception(self, exc_info: Any) -> None:
        self.logger.error("%s at %s\n%s", nama_galat(exc_info[1]), request.endpoint, jejak(exc_info[1]))


def halaman_galat(
    galat: Galat, kembali: str = "", tertulis: Sequence[str] = (), titipan: str = ""
) -> tuple[str, int]:
    """The page that tells a refusal, with the address to go back to and what was written, sealed too."""
    judul = BERSAMAAN if isinstance(galat, Bersamaan) else JUDUL.get(galat.status, DITOLAK)
    return _halaman(galat.status, judul, galat.kalimat, kembali, tertulis=tertulis, titipan=titipan)


def catat_sebab(salah: DBAPIError | OSError) -> None:
    """One line for who runs the server: why the database or the disk refused, and where it was asked."""
    tingkat = logging.ERROR if rusak(salah) else logging.WARNING
    galat = sebagai_galat(salah)
    if galat is not None and galat.kalimat in MENETAP:
        current_app.extensions[TERAKHIR] = (galat.kalimat, monotonic())
    current_app.logger.log(tingkat, "503 at %s: %s", request.endpoint, sebab(salah))


def baru_ditolak(app: Flask) -> str:
    """What somebody was just told that waiting does not mend: nothing can be stored, or read; else empty."""
    kalimat, saat = app.extensions.get(TERAKHIR, ("", 0.0))
    return str(kalimat) if monotonic() - saat < BARU_SAJA else ""


def _tertulis() -> tuple[str, ...]:
    """What somebody took time to write; passwords, tokens and what is chosen are not among it."""
    if request.method != "POST":
        return ()
    semua = ((nama, isi) for nama, isi in request.form.items(multi=True) if nama not in BUKAN_TULISAN)
    return tuple(isi for nama, isi in semua if len(isi) >= PANJANG and "sandi" not in nama)


def _ditolak(salah: Exception) -> ResponseReturnValue:
    galat = sebagai_galat(salah)
    if galat is None:
        raise salah
    if request.method in MEMBACA and galat.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        lepaskan()  # nothing to take back, and the page need not ask anew who reads it
    else:
        urungkan(dikenang=galat.status >= GANGGUAN)
        _lupakan_yang_hilang()
    if galat.status == BELUM_SIAP and isinstance(salah, DBAPIError | OSError):
        catat_sebab(salah)
    if _oleh_program():
        isi = jsonify(galat=galat.kalimat, bentrok=isinstance(galat, Bersamaan))
        return isi, galat.status
    dikirim = request.method == "POST"
    if not dikirim or galat.status != BELUM_SIAP:
        return halaman_galat(galat, _asal() if dikirim else "")
    dititip = kembalikan(galat.kalimat, BELUM_SIAP)
    tersegel = segel(dititip) if dititip is not None else terbawa()
    return halaman_galat(galat, _asal(), _tertulis(), tersegel)


def _lupakan_yang_hilang() -> None:
    """Who would have to be read anew is nobody: a page about a database that is away asks it nothing."""
    akun = g.get("akun")
    if akun is not None and inspect(akun).expired:
        g.akun = None


def _oleh_program() -> bool:
    return request.path.startswith(PROGRAM)


def _jawab(kode: int, judul: str, pesan: str, kembali: str = "") -> ResponseReturnValue:
    """The page; for a program its two sentences as one refusal. What a fault of ours met is given back."""
    if _oleh_program():
        return jsonify(galat=f"{judul}. {pesan}", bentrok=False), kode
    tertulis = _tertulis() if kode >= GANGGUAN else ()
    return _halaman(kode, judul, pesan, kembali, tertulis=tertulis)


def _halaman(
    kode: int,
    judul: str,
    pesan: str,
    kembali: str = "",
    *,
    tertulis: Sequence[str] = (),
    titipan: str = "",
) -> tuple[str, int]:
    isi = {"kode": kode, "judul": judul, "pesan": pesan, "kembali": kembali, "tertulis": tertulis}
    isi |= {"titipan": titipan, "kotak": KOTAK}
    isi["nomor"] = nomor.get() if kode >= GANGGUAN else ""
    if kode >= GANGGUAN:
        _lupakan_yang_hilang()
    # Who is in keeps the navigation where nothing is broken; other pages ask the database nothing.
    g.kode_galat = kode
    if kode >= GANGGUAN:
        g.akun = None  # who it was would be read anew, of a database that may be what failed
    bermenu = kode in BERMENU and g.get("akun") is not None
    tata = "base.html" if bermenu else "galat/tata_letak.html"
    return render_template("galat/galat.html", tata=tata, **isi), kode


def _asal() -> str:
    """The address of the form that was sent, where it is also a page; else none."""
    peta = current_app.create_url_adapter(request)
    return request.full_path.rstrip("?") if peta is not None and peta.test(method="GET") else ""


def _csrf(_galat: CSRFError) -> ResponseReturnValue:
    """A page of another session's: its form is given back to whose page it was, or rides on to sign-in."""
    if request.path.startswith(PINTU) and terbawa():
        if g.get("akun") is None or not serahkan(g.akun.id):
            teruskan()
        return redirect(url_for("akun.masuk"), 303)
    kembalikan(BERGANTI, 400)
    return _jawab(400, *CSRF)


def _http(galat: HTTPException) -> ResponseReturnValue:
    kode = galat.code or 500
    if kode < 400 or galat.response is not None:  # a view has already said how to answer
        return galat
    judul, pesan = PESAN.get(kode, PESAN[400] if kode < 500 else PESAN[500])
    return _jawab(kode, judul, pesan, _asal() if kode == TERLALU_BESAR else "")
