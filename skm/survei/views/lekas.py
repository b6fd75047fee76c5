"""An answer about which nothing is out of the ordinary, stored in front of the app.

Everything that decides is what the view asks too. Whatever is wrong, unusual or to be told in words is left
to the view, which asks it all again; a key makes that harmless.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from skm.galat import Galat
from skm.jawaban.models import Jalur
from skm.jawaban.segel import segel
from skm.survei import services
from skm.survei.isian import baca_isian
from skm.survei.models import Kuesioner
from skm.survei.queries import Pintu
from skm.survei.tanda import tanda_jawaban
from skm.web import token
from skm.web.masukan import nomor_kiriman
from skm.web.rak import Isi, Siap
from skm.web.waktu import sekarang

TERSIMPAN = frozenset({services.HasilKirim.BARU, services.HasilKirim.ULANGAN})


def simpan_lekas(app: Flask, isi: Isi, siap: Siap, borang: Mapping[str, str], dari: str) -> bool:
    """Store the form sent to that door by `dari`; False where the view has to answer."""
    jalur, _, kode = siap.untuk.partition("/")
    pintu: Pintu | None = isi.pintu.get((Jalur(jalur), kode))
    nomor = nomor_kiriman(borang.get("kuesioner", ""))
    if pintu is None or borang.get("diisi"):
        return False
    milik = (pintu.unit_id, pintu.jenis_kuesioner)
    kuesioner: Kuesioner | None = isi.isi.get((*milik, None))  # the version in force, whose page was prepared
    if kuesioner is None or kuesioner.id != nomor:
        return False
    kunci, saat = borang.get("kunci", ""), sekarang().timestamp()
    umur = token.umur(app.config["SECRET_KEY"], siap.untuk, borang.get("csrf_token", ""), saat)
    if not token.masih_berlaku(umur) or not services.POLA_KUNCI.fullmatch(kunci):
        return False
    isian, laju = baca_isian(kuesioner, borang), app.extensions["skm_laju"]
    if isian.galat or (pintu.jalur is not Jalur.KIOS and laju.ramai(pintu.kode, dari)):
        return False
    lama = nomor_kiriman(borang.get("lama", ""))
    tanda = tanda_jawaban(
        isian,
        jalur=pintu.jalur,
        detik=umur if lama is None else lama,
        beruntun=laju.beruntun(pintu.kode),
        petugas=False,  # whoever is signed in has a cookie
    )
    app.extensions["skm_pelepas"].sampai(isi.hari)
    simpan = partial(
        services.terima_jawaban,
        pintu=pintu,
        kuesioner=kuesioner,
        isian=isian,
        kunci=kunci,
        segel=segel(app.config["SKM"].data_key),
        hari_ini=isi.hari,
        tanda=tanda,
    )
    try:
        return app.extensions["skm_rombongan"].simpan(simpan) in TERSIMPAN
    except (Galat, SQLAlchemyError):  # the view tries once more, and tells in words what goes wrong
        return False
