"""Pages for services and their promised times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from kinerja.kalender import Janji, Satuan
from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.layanan import momen, queries, services
from skm.layanan.forms import (
    JanjiForm,
    KategoriForm,
    LayananBaruForm,
    LayananForm,
    StandarForm,
)
from skm.layanan.halaman import baris_janji, baris_kategori, kata_kategori
from skm.layanan.models import Kategori, Layanan
from skm.layanan.queries import kategori_pada
from skm.layanan.standar import umumkan_standar
from skm.layanan.views import bersama
from skm.layanan.views.bersama import bp
from skm.teks import rapikan
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang, zona_kantor


@dataclass(frozen=True, slots=True)
class Percobaan:
    """A try-out of the promise: what was typed, and either the two moments or why there are none."""

    teks: str
    mulai: datetime | None = None
    jatuh_tempo: datetime | None = None
    galat: str = ""


@bp.get("/kelola/layanan")
@untuk(MENGELOLA, sebagai="Layanan dan janji")
def daftar() -> str:
    """All services, retired ones too, with the promise in force today."""
    semua = queries.daftar_layanan(sesi_db(), bersama.unit_id(), hanya_aktif=False)
    janji = queries.janji_unit(sesi_db(), bersama.unit_id(), hari_ini())
    kategori = queries.riwayat_kategori(sesi_db(), bersama.unit_id())
    return render_template(
        "layanan/daftar.html",
        daftar=[(satu, kata_kategori(kategori[satu.id], hari_ini()), janji[satu.id]) for satu in semua],
    )


@bp.get("/kelola/layanan/baru")
@untuk(MENGELOLA)
def baru() -> str:
    """The form for a new service."""
    urutan = len(queries.daftar_layanan(sesi_db(), bersama.unit_id(), hanya_aktif=False)) + 1
    form = LayananBaruForm(None, urutan=urutan, berlaku_mulai=hari_ini())
    return render_template("layanan/baru.html", form=form)


@bp.post("/kelola/layanan/baru")
@untuk(MENGELOLA)
def tambah() -> Jawaban:
    """Add a service."""
    form = LayananBaruForm()
    if not form.validate():
        return render_template("layanan/baru.html", form=form), 400
    with Upaya(form, di="kode") as upaya:
        satu = services.buat_layanan(
            sesi_db(),
            unit_id=bersama.unit_id(),
            kode=form.kode.data,
            nama=form.nama.data,
            kategori=Kategori(form.kategori.data),
            urutan=form.urutan.data,
            janji=_janji(form),
            berlaku_mulai=form.berlaku_mulai.data,
            dasar=form.dasar.data or "",
            **bersama.pelaku(),
        )
    if upaya.ditolak:
        return render_template("layanan/baru.html", form=form), upaya.status
    return bersama.selesai(f"Layanan {satu.kode} ditambahkan.", url_for("layanan.daftar"))


@bp.get("/kelola/layanan/<int:nomor>")
@untuk(MENGELOLA, sebagai="Layanan ini")
def ubah(nomor: int) -> str:
    """One service: what it is, its promises, and a try-out of the due moment."""
    return _halaman_layanan(bersama.milik(Layanan, nomor))


@bp.post("/kelola/layanan/<int:nomor>")
@untuk(MENGELOLA)
def simpan(nomor: int) -> Jawaban:
    """Change what a service is."""
    satu, form = bersama.milik(Layanan, nomor), LayananForm()
    if not form.validate():
        return _halaman_layanan(satu, form=form), 400
    services.ubah_layanan(
        sesi_db(),
        satu,
        nama=form.nama.data,
        urutan=form.urutan.data,
        aktif=form.aktif.data,
        **bersama.pelaku(),
    )
    return bersama.selesai(f"Layanan {satu.kode} disimpan.", url_for("layanan.ubah", nomor=nomor))


@bp.post("/kelola/layanan/<int:nomor>/janji")
@untuk(MENGELOLA)
def janji(nomor: int) -> Jawaban:
    """Promise another time from a day on."""
    satu, form = bersama.milik(Layanan, nomor), JanjiForm()
    if not form.validate():
        return _halaman_layanan(satu, form_janji=form), 400
    with Upaya(form, di="berlaku_mulai") as upaya:
        services.ganti_janji(
            sesi_db(),
            satu,
            janji=_janji(form),
            berlaku_mulai=form.berlaku_mulai.data,
            dasar=form.dasar.data or "",
            hari_ini=hari_ini(),
            **bersama.pelaku(),
        )
    if upaya.ditolak:
        return _halaman_layanan(satu, form_janji=form), upaya.status
    return bersama.selesai(f"Janji layanan {satu.kode} disimpan.", url_for("layanan.ubah", nomor=nomor))


@bp.post("/kelola/layanan/<int:nomor>/kategori")
@untuk(MENGELOLA)
def kategori(nomor: int) -> Jawaban:
    """Count the service in another group from a day on."""
    satu, form = bersama.milik(Layanan, nomor), KategoriForm(prefix="kategori")
    if not form.validate():
        return _halaman_layanan(satu, form_kategori=form), 400
    with Upaya(form, di="kategori") as upaya:
        services.ganti_kategori(
            sesi_db(),
            satu,
            kategori=Kategori(form.kategori.data),
            berlaku_mulai=form.berlaku_mulai.data,
            hari_ini=hari_ini(),
            **bersama.pelaku(),
        )
    if upaya.ditolak:
        return _halaman_layanan(satu, form_kategori=form), upaya.status
    return bersama.selesai(f"Kategori layanan {satu.kode} disimpan.", url_for("layanan.ubah", nomor=nomor))


@bp.post("/kelola/layanan/<int:nomor>/standar")
@untuk(MENGELOLA)
def standar(nomor: int) -> Jawaban:
    """Publish what citizens bring, pay and get."""
    satu, form = bersama.milik(Layanan, nomor), StandarForm(prefix="standar")
    if not form.validate():
        return _halaman_layanan(satu, form_standar=form), 400
    syarat = [rapikan(baris) for baris in (form.persyaratan.data or "").splitlines()]
    with Upaya(form, di="berlaku_mulai") as upaya:
        umumkan_standar(
            sesi_db(),
            satu,
            persyaratan=[baris[:200] for baris in syarat if baris],
            biaya=form.biaya.data or "",
            produk=form.produk.data or "",
            berlaku_mulai=form.berlaku_mulai.data,
            hari_ini=hari_ini(),
            **bersama.pelaku(),
        )
    if upaya.ditolak:
        return _halaman_layanan(satu, form_standar=form), upaya.status
    return bersama.selesai(f"Standar layanan {satu.kode} diumumkan.", url_for("layanan.ubah", nomor=nomor))


def _form_standar(satu: Layanan) -> StandarForm:
    kini = queries.standar_berlaku(sesi_db(), satu.id, hari_ini())
    isi = {"berlaku_mulai": hari_ini()}
    if kini is None:
        return StandarForm(None, prefix="standar", **isi)
    return StandarForm(
        None,
        prefix="standar",
        persyaratan="\n".join(kini.persyaratan),
        biaya=kini.biaya,
        produk=kini.produk,
        **isi,
    )


def _halaman_layanan(
    satu: Layanan,
    form: LayananForm | None = None,
    form_janji: JanjiForm | None = None,
    form_standar: StandarForm | None = None,
    form_kategori: KategoriForm | None = None,
) -> str:
    kini = queries.janji_pada(satu.janji, hari_ini())
    return render_template(
        "layanan/ubah.html",
        satu=satu,
        kini=kini,
        form=form or LayananForm(None, obj=satu),
        form_janji=form_janji or _form_janji(kini),
        form_standar=form_standar or _form_standar(satu),
        form_kategori=form_kategori or _form_kategori(satu),
        kategori_kini=kata_kategori(satu.kategori, hari_ini()),
        kategori=baris_kategori(satu.kategori, hari_ini()),
        coba=_coba(satu, request.args.get("lengkap", "")),
        riwayat=baris_janji(satu.janji, hari_ini()),
    )


def _form_janji(kini: Janji) -> JanjiForm:
    return JanjiForm(None, jumlah=kini.jumlah, satuan=kini.satuan.value, berlaku_mulai=hari_ini())


def _form_kategori(satu: Layanan) -> KategoriForm:
    kini = kategori_pada(satu.kategori, hari_ini())
    return KategoriForm(None, prefix="kategori", kategori=kini.value, berlaku_mulai=hari_ini())


def _coba(satu: Layanan, teks: str) -> Percobaan:
    """What comes of that moment; without one, now stands in the field."""
    if not teks.strip():
        return Percobaan(f"{sekarang().astimezone(zona_kantor()):%Y-%m-%dT%H:%M}")
    with Upaya() as upaya:
        mulai = momen.baca(teks, zona_kantor())
    if upaya.ditolak:
        return Percobaan(teks, galat=f"Waktu lengkap: {upaya.kalimat}.")
    kalender = bersama.kalender_unit()
    janji = queries.janji_pada(satu.janji, kalender.tanggal(mulai))
    with Upaya() as upaya:
        return Percobaan(teks, mulai, kalender.jatuh_tempo(mulai, janji))
    return Percobaan(teks, galat=upaya.kalimat)


def _janji(form: JanjiForm) -> Janji:
    return Janji(form.jumlah.data, Satuan(form.satuan.data))
