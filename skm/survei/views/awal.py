"""The first moments of a server: citizens' doors are open while everything else is still being loaded.

Loading every room takes more than twice as long as loading what a door needs. So a small app of doors alone
prepares their pages, as the whole one would, by the same functions; whatever it does not know, refuses or
stumbles over waits until the whole one is there. That one goes on with the same shelf, counts and database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Event
from typing import TYPE_CHECKING, Any

from flask import Flask, request

from skm import db
from skm.config import Konfigurasi, folder
from skm.jawaban.jalur import Jalur
from skm.orm import make_engine
from skm.survei.views.bersama import DEPAN, PENERIMA, di_depan
from skm.survei.views.pintu import MENGADU, PINTU, kuesioner_siap, pintu_terbuka
from skm.ukur import Ukur
from skm.web import bahasa, statis, templat
from skm.web.depan import Depan, rak

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from skm.survei.views.penerima import Penerima
    from skm.web.jembatan import Jawab

ALAMAT = {"/s/<kode>": Jalur.POSTER, "/kios/<kode>": Jalur.KIOS, "/t/<kode>": Jalur.TIKET}
MENGADU_DI = "/pengaduan"
"""An address that the page names; what is there the whole app knows."""
DIWARISKAN = ("skm_mesin", "skm_ukur", "skm_rak", "skm_bukaan")
"""What the whole app goes on with."""
TUNDA = 0.3
"""Seconds that loading leaves to the first page, which would otherwise share its processor."""


class Awal:
    """A server that answers at once what it can, and everything when `ganti` brings the whole one."""

    def __init__(self, konf: Konfigurasi) -> None:
        self._app = _susun(konf)
        self._app.wsgi_app = self._tunggu  # type: ignore[assignment]  # Flask's own way
        self._depan = di_depan(self._app)
        self._seluruh: Flask | None = None
        self._ada, self._dijawab = Event(), Event()

    def __call__(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        if self._seluruh is not None:
            return self._seluruh(environ, mulai)
        if environ["REQUEST_METHOD"] != "GET" or not self._siapkan(environ):
            return self._tunggu(environ, mulai)
        jawaban = self._depan(environ, mulai)
        self._dijawab.set()
        return jawaban

    def langsung(self, environ: WSGIEnvironment) -> tuple[list[tuple[str, str]], bytes] | None:
        """Headers and body of a page the whole app has prepared; None where it is not there or has none."""
        if self._seluruh is None:
            return None
        depan: Depan = self._seluruh.extensions[DEPAN]
        return depan.langsung(environ)

    def titip(self, environ: WSGIEnvironment, bangunkan: Callable[[], object]) -> Jawab | None:
        """What `Penerima.titip` of the whole app says; None where it is not there."""
        if self._seluruh is None:
            return None
        penerima: Penerima = self._seluruh.extensions[PENERIMA]
        return penerima.titip(environ, bangunkan)

    @property
    def warisan(self) -> Mapping[str, Any]:
        """What the whole app goes on with, by the names it has among an app's extensions."""
        return {nama: self._app.extensions[nama] for nama in DIWARISKAN}

    def ganti(self, susun: Callable[[Mapping[str, Any]], Flask]) -> None:
        """Answer everything with what `susun` makes of the inheritance, begun after the first page."""
        self._dijawab.wait(TUNDA)
        self._seluruh = susun(self.warisan)
        self._ada.set()

    def _siapkan(self, environ: WSGIEnvironment) -> bool:
        """Whether that address is a door whose page stands on the shelf, now or before."""
        try:
            with self._app.request_context(environ):
                if request.endpoint != PINTU:
                    return False
                isi = rak().kini()
                kuesioner_siap(isi, pintu_terbuka(isi, **(request.view_args or {})))
                rak().kini()  # on a slow machine it took so long that the number is due again
        except Exception:  # the whole app answers, and says what is wrong
            return False
        return True

    def _tunggu(self, environ: WSGIEnvironment, mulai: StartResponse) -> Iterable[bytes]:
        """The whole app's answer, once it is there."""
        self._ada.wait()
        assert self._seluruh is not None  # noqa: S101  # that is what was waited for
        return self._seluruh(environ, mulai)


def _susun(konf: Konfigurasi) -> Flask:
    """The app of doors: it knows their addresses and words, and answers nothing by itself."""
    app = Flask("skm", template_folder=str(folder("templates")))
    app.config.update(SKM=konf, SECRET_KEY=konf.secret_key)
    templat.init_app(app)
    app.extensions["skm_ukur"] = Ukur()
    db.init_app(app, make_engine(konf.database_url, berbatas=True))
    statis.init_app(app)
    bahasa.init_app(app)
    for alamat, jalur in ALAMAT.items():
        app.add_url_rule(alamat, PINTU, bahasa.berbahasa(_pintu), defaults={"jalur": jalur})
    app.add_url_rule(MENGADU_DI, MENGADU, bahasa.berbahasa(_pintu))
    return app


def _pintu(**_dikenal: object) -> str:
    """Only its address is asked for."""
    raise NotImplementedError
