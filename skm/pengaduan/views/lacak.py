"""How a complaint stands, for whoever holds its code: the receipt, the steps, the office's answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from babel.dates import format_date, format_datetime
from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.bahasa import N_
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan.models import Layanan
from skm.layanan.views.kantor import kepala_warga, pakai_kantor
from skm.pengaduan import queries
from skm.pengaduan.halaman import LANGKAH
from skm.pengaduan.kode import tulis_kode
from skm.pengaduan.models import Pengaduan, TahapPengaduan
from skm.pengaduan.views.bersama import bp
from skm.pengaduan.views.halaman import HalamanLacak, LangkahWarga
from skm.web.bahasa import berbahasa, kode_bahasa
from skm.web.bahasa import gettext as _
from skm.web.batas import pembatas
from skm.web.waktu import zona_kantor
from skm.web.warga import tanpa_menu

TIDAK_ADA = N_("Kode itu tidak kami temukan. Periksa kembali huruf dan angkanya.")
TERPANJANG = 40


def _salah(jawaban: Response) -> bool:
    return jawaban.status_code == 404


@bp.get("/pengaduan/lacak")
@terbuka
@berbahasa
@pembatas.limit("20 per minute", deduct_when=_salah)
def lacak() -> str | tuple[str, int]:
    """The complaint of the code in the address; without one, where to type it."""
    kode = request.args.get("kode", "").strip()[:TERPANJANG]
    satu = queries.pengaduan_berkode(sesi_db(), kode) if kode else None
    if satu is None:
        galat = _(TIDAK_ADA) if kode else ""
        lembar = HalamanLacak(**kepala_warga(), **_alamat(), diketik=kode, galat=galat)
        return tanpa_menu("pengaduan/publik/lacak.html", lembar), 404 if kode else 200
    pakai_kantor(satu.unit_id)
    return tanpa_menu("pengaduan/publik/lacak.html", _rincian(satu, kode))


def _rincian(satu: Pengaduan, kode: str) -> HalamanLacak:
    layanan = None if satu.layanan_id is None else sesi_db().get_one(Layanan, satu.layanan_id)
    rapi = "".join(kode.split()).replace("-", "").lower()
    alamat = f"{current_app.config['SKM'].base_url}{url_for('pengaduan.lacak')}".partition("?")[0]
    return HalamanLacak(
        **kepala_warga(),
        **_alamat(),
        nomor=satu.nomor,
        kode=tulis_kode(rapi),
        alamat=alamat.partition("://")[2],
        qr=qr.data_uri(f"{alamat}?kode={rapi}"),
        isi=satu.isi or "",
        layanan="" if layanan is None else layanan.nama,
        baru=satu.tahap is TahapPengaduan.DITERIMA,
        terbuka=satu.tahap is not TahapPengaduan.SELESAI,
        tempo=format_date(satu.jatuh_tempo.astimezone(zona_kantor()), "d MMMM y", locale=kode_bahasa()),
        langkah=tuple(
            LangkahWarga(_(LANGKAH[p.tahap, p.akhir]), _waktu(p.pada), p.jawaban or "")
            for p in queries.log(sesi_db(), satu.id)
        ),
    )


def _alamat() -> dict[str, Any]:
    return {"lacak_url": url_for("pengaduan.lacak"), "formulir_url": url_for("pengaduan.formulir")}


def _waktu(saat: datetime) -> str:
    return format_datetime(saat.astimezone(zona_kantor()), "d MMM y, HH.mm", locale=kode_bahasa())
