"""The blueprint of these pages, and what they share."""

from __future__ import annotations

from flask import Blueprint, current_app

from skm.akun.models import Akun
from skm.akun.tebakan import Penebak
from skm.akun.views.bersama import jendela_masuk
from skm.db import sesi_baca
from skm.kode import services
from skm.kode.services import Terbaca
from skm.layanan.brankas import Brankas
from skm.web import kenal
from skm.web.jaringan import jaringan
from skm.web.waktu import sekarang

bp = Blueprint("kode", __name__)
SALAH = "Kode tidak cocok, sudah dipakai, atau sudah lewat. Ketik kode yang sedang tampil di aplikasi."
TUNGGU = "Terlalu banyak kode yang salah. Mohon tunggu satu menit, lalu coba lagi."


def brankas() -> Brankas:
    """What opens and closes secrets."""
    return Brankas(current_app.config["SKM"].data_key)


def periksa(akun: Akun, ketikan: str) -> tuple[Terbaca | None, str]:
    """The code that was typed, or why it is none; wrong ones are slowed as passwords are."""
    penebak = Penebak(f"kode {akun.nama}", jaringan(), kenal.peramban_dikenal(akun.id), kode=True)
    if penebak.tertahan(jendela_masuk()):
        return None, TUNGGU
    with sesi_baca() as baca:
        kode = services.baca_kode(baca, akun, brankas(), ketikan, sekarang())
    if kode is None:
        penebak.catat(jendela_masuk())
        return None, SALAH
    return kode, ""
