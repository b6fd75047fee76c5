"""The application factory, and nothing else. What it puts together is imported when it is called."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from skm import config
from skm.config import Konfigurasi

if TYPE_CHECKING:
    from flask import Flask


def layani() -> Flask:
    """The server of one process of `skm serve`, with what works in it unasked."""
    gc.disable()  # what is imported stays: looking through it again and again took a fifth of the start
    konf = config.baca()
    from skm.log import pasang  # noqa: PLC0415  # as below

    pasang(konf.log)
    app = create_app(konf)
    from skm.operasi.cadangan.malam import Penjaga  # noqa: PLC0415  # as below
    from skm.operasi.detak import berdetak  # noqa: PLC0415  # as below
    from skm.operasi.jejak import Penyambung  # noqa: PLC0415  # as below
    from skm.operasi.views import tampilkan  # noqa: PLC0415  # as below
    from skm.survei.views.bersama import latar  # noqa: PLC0415  # as below

    latar(app).start()
    tampilkan(app)
    mesin, zona = app.extensions["skm_mesin"], app.config["SKM"].timezone
    akhiri = app.extensions["skm_pelepas"].tiap_menit
    berdetak(
        {
            "akhir-hari": lambda pada: akhiri(pada.astimezone(zona).date()),
            "cadangan": Penjaga(lambda: mesin, app.config["SKM"]).jaga,
            "jejak": Penyambung(mesin).sambung,
        }
    )
    gc.freeze()
    gc.enable()
    return app


def create_app(konf: Konfigurasi | None = None) -> Flask:
    """The server for `konf` (default: from the environment). Raises GalatPengaturan for a wrong setting."""
    from skm.susunan import susun  # noqa: PLC0415  # every room with all that they import

    return susun(konf or config.baca())
