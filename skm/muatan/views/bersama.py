"""What these views share: the blueprint, and a file that a page carries along while it asks."""

from __future__ import annotations

import base64
from collections.abc import Container

from flask import Blueprint, abort, request
from flask_wtf import FlaskForm

from skm.akun.izin import akun_kini
from skm.db import session
from skm.pekerjaan.models import JenisPekerjaan, Pekerjaan
from skm.pekerjaan.queries import pekerjaan_unit
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya

bp = Blueprint("muatan", __name__)
TERBAWA = 1024 * 1024
"""Bytes of a table that a page carries along; a larger one is chosen again."""


def kiriman_berkas(form: FlaskForm) -> tuple[str, bytes] | None:
    """Name and content of the file: the one a page carried along, else the one that was chosen."""
    isi = request.form.get("isi", "")
    if isi and not request.files.get("berkas"):
        try:
            return request.form.get("nama", ""), base64.b64decode(isi, validate=True)
        except ValueError:
            abort(400)
    if not form.validate():
        return None
    berkas = form["berkas"].data
    return berkas.filename or "", berkas.read()


def bawaan(isi: bytes) -> dict[str, str]:
    """The content as a page carries it, so that nobody has to look for the file again."""
    return {"isi": base64.b64encode(isi).decode()} if len(isi) <= TERBAWA else {}


def ditanya(upaya: Upaya, bidang: Container[str]) -> str:
    """The field that answers what is open, where that is why it was refused."""
    return upaya.galat.bidang if upaya.galat is not None and upaya.galat.bidang in bidang else ""


def ditolak_dahulu(nomor: str, jenis: JenisPekerjaan) -> Pekerjaan | None:
    """The load behind the page of that number, if it was refused with a question."""
    dicari = nomor_kiriman(nomor)
    ada = None if dicari is None else pekerjaan_unit(session(), akun_kini().unit_id, dicari)
    return ada if ada is not None and ada.jenis is jenis and ada.hasil else None
