"""What the survey's views share: the blueprint and how a citizen's page is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, current_app

from skm.layanan.versi import perubahan_di_sini, versi_pintu
from skm.orm import buka_sesi
from skm.survei.alamat import alamat
from skm.survei.laju import Laju
from skm.survei.queries import TautanRinci
from skm.web.bukaan import Bukaan
from skm.web.depan import Depan
from skm.web.jaringan import pencacah
from skm.web.latar import Latar
from skm.web.rak import Rak
from skm.web.waktu import hari_di, sekarang

if TYPE_CHECKING:
    from skm.survei.pelepas import Pelepas

bp = Blueprint("survei", __name__)
DEPAN, PENERIMA = "skm_depan", "skm_penerima"
"""Among an app's extensions: what answers in front of it, and what takes citizens' forms there."""


def init_app(app: Flask) -> None:
    """The app counts and keeps for itself, and answers from what it keeps before anything else is asked."""
    from skm.survei.pelepas import Pelepas  # noqa: PLC0415  # releasing answers, which no door needs

    pelepas = Pelepas(lambda: app.extensions["skm_mesin"], app.config["SKM"].data_key, sekarang)
    app.extensions.update(skm_laju=Laju(pencacah(app)), skm_pelepas=pelepas)
    app.wsgi_app = di_depan(app)  # type: ignore[assignment]  # Flask's own way


def di_depan(app: Flask) -> Depan:
    """What answers in front of the app; it goes on with the shelf and openings that are there already."""
    zona = app.config["SKM"].timezone
    if "skm_rak" not in app.extensions:
        rak = Rak(lambda: app.extensions["skm_mesin"], lambda: hari_di(zona), versi_pintu, perubahan_di_sini)
        app.extensions.update(skm_rak=rak, skm_bukaan=Bukaan())
    depan = Depan(app, app.extensions["skm_rak"], app.extensions["skm_bukaan"])
    app.extensions[DEPAN] = depan
    return depan


def latar(app: Flask) -> Latar:
    """What a serving process does beside its answers."""
    return Latar(app.extensions["skm_rak"], app.extensions["skm_bukaan"], lambda: tulis_bukaan(app))


def tulis_bukaan(app: Flask) -> None:
    """Write down how often links were opened, in one transaction; nothing when none was."""
    from skm.survei import services  # noqa: PLC0415  # as above

    hitungan = app.extensions["skm_bukaan"].ambil()
    if hitungan:
        with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
            services.hitung(session, hitungan, apa="dibuka")
            session.commit()


def laju() -> Laju:
    """This app's counters."""
    milik: Laju = current_app.extensions["skm_laju"]
    return milik


def pelepas() -> Pelepas:
    """Who ends this app's days."""
    milik: Pelepas = current_app.extensions["skm_pelepas"]
    return milik


def alamat_penuh(tautan: TautanRinci) -> str:
    """A link's full address, as its QR code carries it."""
    return alamat(current_app.config["SKM"].base_url, tautan.jenis, tautan.kode)
