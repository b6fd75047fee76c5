"""The blueprint of these pages, and what they share."""

from __future__ import annotations

import re

from flask import Blueprint, Flask, current_app, flash, request, session, url_for
from flask.blueprints import BlueprintSetupState

from skm.akun import queries, sesi
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.akun.models import Akun
from skm.db import sesi_baca
from skm.db import session as sesi_db
from skm.jendela import Pencacah
from skm.web.csrf import awal_token
from skm.web.jaringan import pencacah
from skm.web.titipan import serahkan
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("akun", __name__)
PASTI = "pasti"
"""Where a session keeps when its owner last typed a password or a code, in seconds since 1970."""
MENUNGGU = "menunggu_kode"
"""Where a session that opens nothing keeps whose password was right."""
TUJUAN_SETEMPAT = re.compile(r"/(?![/\\])[\x21-\x7e]*")
"""A path on this server: printable ASCII after one slash, never a second slash or a backslash."""
JENDELA = "skm_jendela_masuk"
ORANG_LAIN = "Isian yang tadi belum tersimpan milik akun lain, jadi tidak dibuka untuk akun ini."


@bp.record_once
def _siapkan(keadaan: BlueprintSetupState) -> None:
    app: Flask = keadaan.app  # type: ignore[assignment]  # no other kind of app is put together here
    app.extensions[JENDELA] = pencacah(app)


def jendela_masuk() -> Pencacah:
    """Where wrong passwords and codes are counted."""
    satu: Pencacah = current_app.extensions[JENDELA]
    return satu


def kata_kantor(unit_id: int) -> tuple[str, ...]:
    """The office's names, read beside the request: a password is looked at before anything is open."""
    with sesi_baca() as baca:
        return queries.kata_kantor(baca, unit_id)


def sesi_untuk(akun: Akun) -> dict[str, int | str]:
    """What the cookie of a new session of that account holds; the session is stored with the commit."""
    peramban = sesi.keluarga(request.user_agent.string[:400])
    isi = sesi.mulai(sesi_db(), akun, peramban=peramban, hari=hari_ini(), pada=sekarang())
    return {"akun": akun.id, "sesi": isi}


def mulai_sesi(isi: dict[str, int | str]) -> None:
    """Only after the commit: a sign-in that the audit trail does not hold opens nothing."""
    session.clear()
    akun_id = int(isi["akun"])
    session.update(isi | awal_token(akun_id) | {PASTI: int(sekarang().timestamp())})
    session.permanent = True
    ambil_titipan(akun_id)


def ambil_titipan(akun_id: int) -> None:
    """What rides along is given back to that account, or told to be another's."""
    if serahkan(akun_id) is False:
        flash(ORANG_LAIN, "galat")


def tujuan(akun: Akun) -> str:
    """Where to go after signing in: the page asked for, if it is ours, else the role's desk."""
    lanjut = request.args.get("lanjut", "")
    if TUJUAN_SETEMPAT.fullmatch(lanjut):
        return lanjut
    return url_for("loket.papan" if akun.peran not in MEMBACA_ANGKA else "laporan.dasbor")
