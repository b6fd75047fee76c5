"""Pages that only read much are read from a standby, where the settings name one.

Reports, dashboard and documents: none of them is what somebody has just typed. Who wrote something within the
last seconds reads the primary all the same, and so does everybody while the standby is away. Who is signed
in, and everything else, is always read from the primary.
"""

from __future__ import annotations

import logging
import re
from time import monotonic

from flask import Flask, Response, current_app, g, request
from flask import session as kuki
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from skm.db import MEMBACA, pakai_sesi
from skm.galat import terputus
from skm.orm import buka_sesi, make_engine
from skm.web.waktu import sekarang

POLA = re.compile(r"/(laporan|dasbor)\b.*|.*\.(pdf|xlsx|docx|<bentuk>)")
"""Addresses that are read from the standby."""
SETELAH_MENULIS = 10
"""Seconds after a change in which its author reads where he wrote."""
JEDA = 5.0
"""Seconds without asking after it did not answer."""
MENULIS = "menulis"
PERGI = "the standby does not answer (%s): reports are read from the primary"
catatan = logging.getLogger("skm")


class Cadangan:
    """The standby as one process sees it."""

    def __init__(self, mesin: Engine) -> None:
        self.mesin = mesin
        self._pergi_sampai = float("-inf")

    def pakai(self) -> None:
        """Let what follows in this request be read from it, if it answers."""
        if monotonic() < self._pergi_sampai:
            return
        sesi = buka_sesi(self.mesin, tulis=False)
        try:
            sesi.connection()
        except DBAPIError as salah:
            sesi.close()
            if not terputus(salah):
                raise
            catatan.warning(PERGI, type(salah.orig).__name__)
            self._pergi_sampai = monotonic() + JEDA
            return
        pakai_sesi(sesi)


def init_app(app: Flask) -> None:
    """Nothing without a standby. Must come after the guard, which reads the primary."""
    url = app.config["SKM"].database_read_url
    if url:
        app.extensions["skm_cadangan"] = Cadangan(make_engine(url, berbatas=True))
        app.before_request(_pilih)
        app.after_request(_ingat)


def _pilih() -> None:
    if request.method not in MEMBACA or request.url_rule is None or not POLA.fullmatch(request.url_rule.rule):
        return
    if sekarang().timestamp() - kuki.get(MENULIS, 0) >= SETELAH_MENULIS:
        milik: Cadangan = current_app.extensions["skm_cadangan"]
        milik.pakai()


def _ingat(jawaban: Response) -> Response:
    """Only staff have a cookie to remember it in; citizens are shown nothing from a standby."""
    if request.method not in MEMBACA and g.get("akun") is not None and "akun" in kuki:
        kuki[MENULIS] = int(sekarang().timestamp())
    return jawaban
