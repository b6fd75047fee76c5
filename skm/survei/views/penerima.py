"""In front of the app: an ordinary form is stored at once, everything else goes on to the app.

An answer from here is the one the view gives for the same form, which is looked at, counted and stored by the
same functions. What they say of a form that is not simply stored rides on to the view, so that nothing is
counted or tried twice. Who answers from a loop hands an ordinary form over and is woken when it is stored.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from io import BytesIO
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.utils import redirect

from skm.bahasa import ASAL, daftar_bahasa
from skm.config import SENDIRI, Konfigurasi
from skm.db import titip, titip_nanti
from skm.jawaban.models import Jalur
from skm.survei.services import HasilKirim
from skm.survei.views.bersama import PENERIMA
from skm.survei.views.kiriman import HASIL, Kiriman, baca_kiriman, siapkan_kiriman
from skm.survei.views.pintu import kuesioner_di_rak, layanan_di_rak, terbuka_pada
from skm.web import headers
from skm.web.bahasa import PARAMETER
from skm.web.jaringan import RUMAH
from skm.web.masukan import nomor_kiriman
from skm.web.permintaan import ATURAN, Permintaan
from skm.web.rak import Isi, Rak
from skm.web.versi import kecocokan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from skm.jawaban.services.terima import Kedatangan
    from skm.survei.pelepas import Pelepas
    from skm.web.jembatan import Jawab, Jawaban

T = TypeVar("T")
ALAMAT = re.compile(r"/(s|kios|t)/([a-z0-9]{1,64})")
JALUR = {"s": Jalur.POSTER, "kios": Jalur.KIOS, "t": Jalur.TIKET}
JENIS = re.compile(r"application/x-www-form-urlencoded(; ?charset=utf-8)?", re.IGNORECASE)
PANJANG = re.compile(r"[0-9]{1,5}")
TERBESAR, TERBANYAK = 32 * 1024, 100
"""Bytes and fields of an ordinary form at most."""
ALIHAN = 303
TERSIMPAN = frozenset({HasilKirim.BARU, HasilKirim.ULANGAN})
"""What is answered with thanks."""


def init_app(app: Flask, konf: Konfigurasi) -> None:
    """Put it in front. Must be called before what reads from a proxy's headers who asks."""
    app.extensions[PENERIMA] = app.wsgi_app = Penerima(app, konf)  # type: ignore[assignment]  # Flask's own way


class Penerima:
    """The layer around the app that takes citizens' forms."""

    def __init__(self, app: Flask, konf: Konfigurasi) -> None:
        self._app = app
        self._dalam: WSGIApplication = app.wsgi_app
        self._seketika = konf.limits_url == SENDIRI
        """Whether counting waits for nobody."""
        self._di_balik = ProxyFix(_environ, x_for=konf.proxies)

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        if not self._disimpan(environ):
            return self._dalam(environ, mulai)
        status, kepala, badan = _alihan(environ)
        mulai(status, list(kepala))
        return [badan]

    def titip(self, environ: WSGIEnvironment, bangunkan: Callable[[], object]) -> Jawab | None:
        """`skm.web.jembatan.Aplikasi.titip`, for forms."""
        awal = perf_counter()
        belum_pasti = not self._seketika or kecocokan(self._app).terlihat_lain
        if environ["REQUEST_METHOD"] != "POST" or belum_pasti:
            return None
        kedatangan = self._kedatangan(environ, self._pengirim(environ), menunggu=False)
        if kedatangan is None:
            return None

        def sudah(hasil: HasilKirim | None, salah: BaseException | None) -> None:
            environ[HASIL] = hasil if salah is None else salah
            bangunkan()

        def jawab() -> Jawaban | None:
            if environ[HASIL] not in TERSIMPAN:
                return None
            _, kepala, badan = _alihan(environ)
            permintaan: Permintaan = self._app.extensions["skm_permintaan"]
            return ALIHAN, [*kepala, *permintaan.di_luar(environ, ALIHAN, awal)], badan

        titip_nanti(self._app.extensions["skm_rombongan"], kedatangan, sudah)
        return jawab

    def _pengirim(self, environ: WSGIEnvironment) -> str:
        """The address of who asks, as a proxy says where one is vouched for."""
        tahu: Any = self._di_balik(environ.copy(), _tanpa)
        return str(tahu.get("REMOTE_ADDR", ""))

    @staticmethod
    def _biasa(environ: WSGIEnvironment) -> bool:
        """Whether it looks like a citizen's form before its body is read."""
        return (
            environ.get("QUERY_STRING", "") in _tanya()
            and not environ.get("SCRIPT_NAME")
            and JENIS.fullmatch(environ.get("CONTENT_TYPE", "")) is not None
            and PANJANG.fullmatch(environ.get("CONTENT_LENGTH", "")) is not None
            and int(environ["CONTENT_LENGTH"]) <= TERBESAR
            and "HTTP_TRANSFER_ENCODING" not in environ
            and "HTTP_COOKIE" not in environ  # no citizen has one of ours
        )

    def _disimpan(self, environ: WSGIEnvironment) -> bool:
        """Whether it was stored, now or before. What it is instead is noted for the view."""
        if environ["REQUEST_METHOD"] != "POST" or HASIL in environ:
            return False
        kedatangan = self._kedatangan(environ, environ.get("REMOTE_ADDR", ""))
        if kedatangan is None:
            return False
        simpan = partial(titip, self._app.extensions["skm_rombongan"], kedatangan)
        return environ.setdefault(HASIL, _dicoba(environ, simpan)) in TERSIMPAN

    def _kedatangan(
        self, environ: WSGIEnvironment, alamat: str, *, menunggu: bool = True
    ) -> Kedatangan | None:
        """What is to be stored of a form that was sent from `alamat`; None where the view has to answer.

        `menunggu` is whether whoever asks can wait until the days before are ended.
        """
        cocok = ALAMAT.fullmatch(environ["PATH_INFO"])
        if cocok is None or kecocokan(self._app).lain() or not self._biasa(environ):
            return None
        rak: Rak = self._app.extensions["skm_rak"]
        data, isi = _isian(environ), rak.segar()
        kiriman = None if not data or isi is None else self._kiriman(isi, JALUR[cocok[1]], cocok[2], data)
        if kiriman is None or isi is None:
            return None
        pelepas: Pelepas = self._app.extensions["skm_pelepas"]
        if not menunggu and not pelepas.selesai(isi.hari):
            return None
        siapkan = partial(
            siapkan_kiriman, self._app, kiriman, alamat=alamat or RUMAH, hari=isi.hari, petugas=False
        )
        kedatangan = _dicoba(environ, siapkan)
        if kedatangan is None:
            environ.setdefault(HASIL, None)
        environ[ATURAN] = f"/{cocok[1]}/<kode>"
        return kedatangan

    def _kiriman(self, isi: Isi, jalur: Jalur, kode: str, data: dict[str, str]) -> Kiriman | None:
        """The form as it was understood at its door; None unless it is a good one for an open door."""
        pintu = isi.pintu.get((jalur, kode))
        if pintu is None or pintu.kode != kode or not terbuka_pada(pintu, isi.hari):
            return None
        kuesioner = kuesioner_di_rak(isi, pintu, nomor_kiriman(data.get("kuesioner", "")))
        layanan = layanan_di_rak(isi, pintu)
        if kuesioner is None or layanan is None:
            return None
        kiriman = baca_kiriman(self._app, pintu, kuesioner, layanan, data)
        return kiriman if kiriman.baik else None


def _dicoba(environ: WSGIEnvironment, apa: Callable[[], T]) -> T | None:
    """What it gives. What it raises is noted: the view raises it, where it is logged and answered."""
    try:
        return apa()
    except Exception as salah:
        environ[HASIL] = salah
        return None


def _isian(environ: WSGIEnvironment) -> dict[str, str] | None:
    """The form's fields as Flask reads them, each of which came once. The app can read the body anew."""
    aliran, panjang, badan = environ["wsgi.input"], int(environ["CONTENT_LENGTH"]), b""
    try:
        while len(badan) < panjang and (potong := aliran.read(panjang - len(badan))):
            badan += potong
    except (OSError, ValueError):  # whose line broke: the app reads on, is told so too, and answers
        return None
    environ["wsgi.input"] = BytesIO(badan)
    try:
        butir = parse_qsl(
            badan.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=TERBANYAK
        )
    except ValueError:  # the view knows what to make of it
        return None
    data = dict(butir)
    return data if len(data) == len(butir) and len(badan) == panjang else None


@lru_cache(maxsize=1)
def _tanya() -> frozenset[str]:
    """The queries of the doors' addresses, one for each language."""
    return frozenset({"", *(f"{PARAMETER}={kode}" for kode in daftar_bahasa() if kode != ASAL)})


def _alihan(environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], bytes]:
    """Status, headers and body of the view's answer to a form that was stored."""
    tanya = environ.get("QUERY_STRING", "")
    return _alihan_ke(f"{environ['PATH_INFO']}/terima-kasih{'?' if tanya else ''}{tanya}")


@lru_cache(maxsize=1024)
def _alihan_ke(tujuan: str) -> tuple[str, list[tuple[str, str]], bytes]:
    jawaban = redirect(tujuan, ALIHAN, Response)
    kepala = [*jawaban.headers, *headers.halaman("").items(), ("Vary", "Accept-Encoding, Cookie")]
    return jawaban.status, kepala, jawaban.get_data()


def _environ(environ: WSGIEnvironment, _mulai: StartResponse) -> Any:
    return environ


def _tanpa(*_: object) -> Any:
    raise NotImplementedError
