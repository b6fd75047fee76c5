"""The application factory, and nothing else. What it puts together is imported when it is called."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Mapping
from threading import Thread
from typing import TYPE_CHECKING, Any

from skm import config
from skm.config import Konfigurasi

if TYPE_CHECKING:
    from flask import Flask

    from skm.survei.views.awal import Awal
    from skm.web.jembatan import Jembatan


def layani() -> Jembatan:
    """The server of one process of `skm serve`, with what works in it unasked.

    It answers citizens' doors from now on, and everything else once a thread has loaded the rooms for it.
    """
    gc.disable()  # what is imported stays: looking through it again and again took a fifth of the start
    konf = config.baca()
    from skm.log import pasang  # noqa: PLC0415  # as below
    from skm.survei.views.awal import Awal  # noqa: PLC0415  # as below
    from skm.web.jembatan import Jembatan  # noqa: PLC0415  # as below

    pasang(konf.log)
    awal = Awal(konf)
    Thread(target=_muat, args=(awal, konf), name="skm-muat", daemon=True).start()
    return Jembatan(awal, config.UTAS)


def create_app(konf: Konfigurasi | None = None) -> Flask:
    """The server for `konf` (default: from the environment). Raises GalatPengaturan for a wrong setting."""
    from skm.susunan import susun  # noqa: PLC0415  # every room with all that they import

    return susun(konf or config.baca())


def _muat(awal: Awal, konf: Konfigurasi) -> None:
    """A server of which a part is missing is none: the process ends, and its parent tells and starts anew."""
    try:
        awal.ganti(lambda warisan: _seluruhnya(konf, warisan))
    except BaseException:
        logging.getLogger("skm").critical("the server's rooms cannot be loaded: it ends", exc_info=True)
        logging.shutdown()
        os._exit(1)
    gc.freeze()
    gc.enable()


def _seluruhnya(konf: Konfigurasi, warisan: Mapping[str, Any]) -> Flask:
    """Every room, and what works beside the answers."""
    from skm.operasi.cadangan.malam import Penjaga  # noqa: PLC0415  # as below
    from skm.operasi.detak import berdetak  # noqa: PLC0415  # as below
    from skm.operasi.jejak import Penyambung  # noqa: PLC0415  # as below
    from skm.operasi.views import tampilkan  # noqa: PLC0415  # as below
    from skm.survei.views.bersama import latar  # noqa: PLC0415  # as below
    from skm.susunan import susun  # noqa: PLC0415  # every room with all that they import

    app = susun(konf, warisan)
    latar(app).start()
    tampilkan(app)
    mesin, zona = app.extensions["skm_mesin"], konf.timezone
    akhiri = app.extensions["skm_pelepas"].tiap_menit
    berdetak(
        {
            "akhir-hari": lambda pada: akhiri(pada.astimezone(zona).date()),
            "cadangan": Penjaga(lambda: mesin, konf).jaga,
            "jejak": Penyambung(mesin).sambung,
            "kesiapan": app.extensions["skm_kesiapan"].jaga,
        }
    )
    return app
