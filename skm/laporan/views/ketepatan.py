"""On-time percentages, and the cases behind them."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for

from kinerja.umur import UMUR
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.bagian import bagian, ke_berapa
from skm.db import session
from skm.ketepatan.queries import Kelompok, Milik, jumlah_terlambat
from skm.ketepatan.queries.samping import Samping, di_samping
from skm.laporan import halaman
from skm.laporan.deret import puas_tepat
from skm.laporan.di_balik import NAMA, di_balik, nama_kelompok
from skm.laporan.samping import baris_samping
from skm.laporan.views.saringan import (
    SELURUH_LAYANAN,
    bp,
    kode_layanan,
    layanan_diminta,
    pintas,
    saringan_kini,
    tahun_ukur,
)
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.pengukuran.views.daftar import buka
from skm.web.waktu import sekarang, zona_kantor


@bp.get("/laporan/ketepatan")
@untuk(MEMBACA_ANGKA)
def ketepatan() -> str | tuple[str, int]:
    """On-time percentages of both groups and of every service."""
    saringan = saringan_kini()
    isi = {"saringan": saringan, "pintas": pintas("laporan.ketepatan", saringan)}
    if saringan.periode is None:
        return render_template("laporan/ketepatan.html", kartu=(), **isi), 400
    periode, tahun = saringan.periode, tahun_ukur(saringan.periode)
    buku = buka(tahun=[tahun], periode=[periode])
    terlambat = jumlah_terlambat(session(), unit_id=akun_kini().unit_id, pada=sekarang())
    samping = di_samping(
        session(), unit_id=akun_kini().unit_id, periode=periode, zona=zona_kantor(), pada=sekarang()
    )
    return render_template(
        "laporan/ketepatan.html",
        kartu=halaman.kartu_ketepatan(buku, tahun, periode),
        baris=halaman.baris_layanan(buku.pembacaan.loket[periode]),
        perubahan=halaman.perubahan_kategori(buku.pembacaan.loket[periode]),
        samping=baris_samping(samping),
        puas=puas_tepat(
            session(), buku.pembacaan.loket[periode], unit_id=akun_kini().unit_id, periode=periode
        ),
        umur=UMUR,
        terlambat=terlambat,
        nada_terlambat="bahaya" if terlambat else "baik",
        **isi,
    )


@bp.get("/laporan/ketepatan/kasus")
@untuk(MEMBACA_ANGKA)
def ketepatan_kasus() -> str | tuple[str, int]:
    """The very cases behind an on-time figure, without the applicants."""
    saringan, layanan = saringan_kini(), layanan_diminta()
    kategori, kelompok = request.args.get("kategori", ""), request.args.get("kelompok", Kelompok.JATUH_TEMPO)
    umur = request.args.get("umur", "")
    berumur = UMUR if kelompok in set(Samping) else ()
    if kategori not in {"", *Kategori} or kelompok not in NAMA or umur not in {"", *berumur}:
        abort(404)
    golongan = NAMA_KATEGORI[Kategori(kategori)] if kategori else SELURUH_LAYANAN
    milik = [layanan.nama] if layanan else []
    milik += [golongan] if kategori or not layanan else []
    isi: dict[str, Any] = {
        "saringan": saringan,
        "yang": " · ".join([nama_kelompok(kelompok, umur), *milik]),
        "tetap": {
            "layanan": kode_layanan(layanan),
            "kategori": kategori or None,
            "kelompok": kelompok,
            "umur": umur or None,
        },
    }
    if saringan.periode is None:
        return render_template("laporan/kasus.html", kasus=(), letak=None, **isi), 400
    milik_kantor: Milik = {
        "unit_id": akun_kini().unit_id,
        "periode": saringan.periode,
        "zona": zona_kantor(),
        "pada": sekarang(),
        "layanan_id": layanan.id if layanan else None,
        "kategori": Kategori(kategori) if kategori else None,
    }
    satu = di_balik(session(), kelompok, umur, ke_berapa(request.args.get("bagian")), milik_kantor)

    def ke(nomor: int) -> str:
        alamat: dict[str, Any] = saringan.pilihan | isi["tetap"] | {"bagian": nomor}
        return url_for("laporan.ketepatan_kasus", **alamat)

    return render_template(
        "laporan/kasus.html",
        kasus=[(baris, halaman.lencana_kasus(baris)) for baris in satu.kasus],
        letak=bagian(satu.lewat, len(satu.kasus), satu.jumlah, ke),
        catatan=satu.catatan,
        **isi,
    )
