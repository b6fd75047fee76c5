"""A form that was sent: looked at, counted and stored, for the view and for what stands in front of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from flask import Flask, Request
from werkzeug.utils import environ_property

from skm.bahasa import N_
from skm.jawaban.models import Jalur
from skm.jawaban.segel import segel
from skm.jawaban.services.terima import Kedatangan
from skm.kuesioner.models import Kuesioner
from skm.survei import services
from skm.survei.isian import KOSONG, Isian, baca_isian
from skm.survei.laju import Laju
from skm.survei.pelepas import Pelepas
from skm.survei.queries import PilihanLayanan, Pintu
from skm.survei.tanda import tanda_jawaban
from skm.survei.views.pintu import untuk_token
from skm.web import tantangan, token
from skm.web.masukan import nomor_kiriman
from skm.web.waktu import sekarang

HASIL = "skm.hasil_kirim"
"""Where a request says what became of its form already: a `HasilKirim`, None, or what was raised."""
BAWAAN: environ_property[Any] = environ_property(HASIL)
"""How the view gets at it."""
BERGANTI = N_(
    "Pertanyaan survei ini sudah diganti sejak halaman ini dibuka, jadi jawaban yang lama tidak disimpan. "
    "Mohon isi yang baru."
)
TAK_LENGKAP = N_("Ada jawaban yang belum diisi atau tidak dikenal, jadi lembar ini tidak disimpan.")
TERLALU_LAMA = N_(
    "Halaman ini sudah terlalu lama terbuka. Isian Anda masih ada: tekan Kirim jawaban sekali lagi."
)


@dataclass(frozen=True, slots=True)
class Kiriman:
    """A form as it was understood at a door."""

    pintu: Pintu
    kuesioner: Kuesioner
    layanan: Mapping[str, PilihanLayanan]
    data: Mapping[str, str]
    isian: Isian
    kunci: str
    """Its key; a new one where it came without a well-formed one."""
    umur: float | None
    """Seconds that its page stood open; None when that was no page of this door."""
    pesan: str
    """Why the page is to be sent once more; empty for a good one."""

    @property
    def keluhan(self) -> str:
        """Why it may not, in one sentence."""
        return self.pesan or TAK_LENGKAP

    @property
    def baik(self) -> bool:
        """Whether it may be stored."""
        return not self.pesan and not self.isian.galat


def baca_kiriman(
    app: Flask,
    pintu: Pintu,
    kuesioner: Kuesioner,
    layanan: Mapping[str, PilihanLayanan],
    data: Mapping[str, str],
    *,
    susulan: bool = False,
) -> Kiriman:
    """Look at a posted form; nothing is counted.

    `susulan` is whether it may wait: its page was made before the door was closed, however long ago. What was
    answered to other questions than those that can be answered here is no answer.
    """
    umur = umur_halaman(app, pintu, data)
    kunci, pesan = data.get("kunci", ""), "" if susulan or token.masih_berlaku(umur) else TERLALU_LAMA
    if not services.POLA_KUNCI.fullmatch(kunci):
        kunci, pesan = services.kunci_baru(), TERLALU_LAMA
    if data.get("kuesioner", str(kuesioner.id)) != str(kuesioner.id):
        saran = replace(KOSONG, saran=baca_isian(kuesioner, data, layanan).saran)
        return Kiriman(pintu, kuesioner, layanan, data, saran, services.kunci_baru(), umur, BERGANTI)
    isian = baca_isian(kuesioner, data, layanan)
    return Kiriman(pintu, kuesioner, layanan, data, isian, kunci, umur, pesan)


def umur_halaman(app: Flask, pintu: Pintu, data: Mapping[str, str]) -> float | None:
    """Seconds since this server made the form's page for that door; None for no page of it."""
    untuk, dikirim = untuk_token(pintu.jalur, pintu.kode), data.get("csrf_token", "")
    return token.umur(app.config["SECRET_KEY"], untuk, dikirim, sekarang().timestamp())


def siapkan_kiriman(
    app: Flask, kiriman: Kiriman, *, alamat: str, hari: date, petugas: bool
) -> Kedatangan | None:
    """What is to be stored of a good form, counted as sent from `alamat`.

    None while the flood's question is not answered. `petugas` is whether staff were signed in on the device.
    """
    pintu, data = kiriman.pintu, kiriman.data
    laju: Laju = app.extensions["skm_laju"]
    pelepas: Pelepas = app.extensions["skm_pelepas"]
    # A kiosk never asks.
    ramai = pintu.jalur is not Jalur.KIOS and laju.ramai(pintu.kode, alamat)
    if ramai and not _terjawab(app, kiriman):
        return None
    lama = nomor_kiriman(data.get("lama", ""))  # as the device measured; else the token tells
    tanda = tanda_jawaban(
        kiriman.isian,
        jalur=pintu.jalur,
        detik=kiriman.umur if lama is None else lama,
        beruntun=laju.beruntun(pintu.kode),
        petugas=petugas,
    )
    layanan = kiriman.layanan.get(kiriman.isian.layanan)
    pelepas.sampai(hari)
    return services.siapkan_jawaban(
        pintu=pintu,
        kuesioner=kiriman.kuesioner,
        isian=kiriman.isian,
        kunci=kiriman.kunci,
        segel=segel(app.config["SKM"].data_key),
        hari_ini=hari,
        diisi=hari_terisi(data),
        tanda=tanda,
        layanan_id=None if layanan is None else layanan.id,
    )


def hasil_depan(
    permintaan: Request, simpan: Callable[[], services.HasilKirim | None]
) -> services.HasilKirim | None:
    """What the layer in front of the app made of the form, else what `simpan` does. Raises what it met."""
    bawaan = BAWAAN.lookup(permintaan)
    hasil = bawaan[HASIL] if HASIL in bawaan else simpan()
    if isinstance(hasil, BaseException):
        raise hasil
    return cast("services.HasilKirim | None", hasil)


def _terjawab(app: Flask, kiriman: Kiriman) -> bool:
    """Whether the question that a flooded link asks was answered."""
    tanya, jawaban = kiriman.data.get("segel", ""), kiriman.data.get("jawaban", "")
    return tantangan.benar(app.config["SECRET_KEY"], kiriman.kunci, tanya, jawaban, sekarang())


def hari_terisi(data: Mapping[str, str]) -> date | None:
    """The day the device says the form was filled in, when it waited for the signal."""
    try:
        return date.fromisoformat(data.get("diisi", ""))
    except ValueError:
        return None
