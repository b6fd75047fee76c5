"""Pages for working hours and holidays."""

from __future__ import annotations

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response

from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.layanan import jadwal, libur, queries
from skm.layanan.forms import NAMA_LIBUR, LiburForm, PolaForm
from skm.layanan.halaman import baris_pola, jam_terisi
from skm.layanan.models import HariLibur, JenisLibur, PolaKerja
from skm.layanan.penyiapan import sedang_disiapkan
from skm.layanan.views import bersama
from skm.layanan.views.bersama import bp
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini

TAHUN_DITERIMA = range(2000, 2101)


@bp.get("/kelola/kalender")
@untuk(MENGELOLA, sebagai="Kalender kerja")
def kalender() -> str:
    """Weekly patterns, and the holidays of one year."""
    return _halaman(_tahun(request.args.get("tahun", type=int, default=hari_ini().year)), LiburForm(None))


@bp.get("/kelola/kalender/pola/baru")
@untuk(MENGELOLA)
def pola_baru() -> str:
    """The form for a dated pattern, filled with the everyday hours to change."""
    biasa = queries.daftar_pola(sesi_db(), bersama.unit_id())
    jam = jam_terisi(biasa[0]) if biasa else {}
    form = PolaForm(None, berlaku_mulai=hari_ini(), **jam)
    return render_template("layanan/pola.html", form=form, pola=None)


@bp.post("/kelola/kalender/pola/baru")
@untuk(MENGELOLA)
def pola_tambah() -> Jawaban:
    """Add a pattern."""
    return _simpan_pola(None)


@bp.get("/kelola/kalender/pola/<int:nomor>")
@untuk(MENGELOLA, sebagai="Pola ini")
def pola_ubah(nomor: int) -> str:
    """The form with a pattern's hours."""
    pola = bersama.milik(PolaKerja, nomor)
    form = PolaForm(
        None,
        nama=pola.nama,
        berlaku_mulai=pola.berlaku_mulai,
        berlaku_sampai=pola.berlaku_sampai,
        **jam_terisi(pola),
    )
    return render_template("layanan/pola.html", form=form, pola=pola)


@bp.post("/kelola/kalender/pola/<int:nomor>")
@untuk(MENGELOLA)
def pola_simpan(nomor: int) -> Jawaban:
    """Give a pattern other hours, dates or name."""
    return _simpan_pola(bersama.milik(PolaKerja, nomor))


@bp.post("/kelola/kalender/pola/<int:nomor>/hapus")
@untuk(MENGELOLA)
def pola_hapus(nomor: int) -> Response:
    """Remove a pattern that has not begun."""
    pola = bersama.milik(PolaKerja, nomor)
    nama, tujuan = pola.nama, url_for("layanan.kalender")
    with kabari(tujuan):
        jadwal.hapus_pola(sesi_db(), pola, hari_ini=hari_ini(), **bersama.pelaku())
    return bersama.selesai(f"Pola {nama} dihapus.", tujuan)


@bp.post("/kelola/kalender/libur")
@untuk(MENGELOLA)
def libur_tambah() -> Jawaban:
    """Add a holiday."""
    form = LiburForm()
    if not form.validate():
        return _halaman(hari_ini().year, form), 400
    tanggal = form.tanggal.data
    with Upaya(form, di="tanggal") as upaya:
        libur.tambah_libur(
            sesi_db(),
            unit_id=bersama.unit_id(),
            tanggal=tanggal,
            nama=form.nama.data,
            jenis=JenisLibur(form.jenis.data),
            hari_ini=hari_ini(),
            **bersama.pelaku(),
        )
    if upaya.ditolak:
        return _halaman(tanggal.year, form), upaya.status
    return bersama.selesai("Hari libur ditambahkan.", url_for("layanan.kalender", tahun=tanggal.year))


@bp.post("/kelola/kalender/libur/<int:nomor>/hapus")
@untuk(MENGELOLA)
def libur_hapus(nomor: int) -> Response:
    """Remove a holiday."""
    satu = bersama.milik(HariLibur, nomor)
    tujuan = url_for("layanan.kalender", tahun=satu.tanggal.year)
    with kabari(tujuan):
        libur.hapus_libur(sesi_db(), satu, hari_ini=hari_ini(), **bersama.pelaku())
    return bersama.selesai("Hari libur dihapus.", tujuan)


@bp.post("/kelola/kalender/<int:tahun>/pastikan")
@untuk(MENGELOLA)
def libur_pastikan(tahun: int) -> Response:
    """State that the year's holidays agree with the decree."""
    libur.konfirmasi_tahun(sesi_db(), unit_id=bersama.unit_id(), tahun=_tahun(tahun), **bersama.pelaku())
    return bersama.selesai(f"Hari libur {tahun} dipastikan.", url_for("layanan.kalender", tahun=tahun))


@bp.post("/kelola/kalender/<int:tahun>/usulkan")
@untuk(MENGELOLA)
def libur_usulkan(tahun: int) -> Response:
    """Fill an empty year from the library."""
    tujuan = url_for("layanan.kalender", tahun=_tahun(tahun))
    with kabari(tujuan):
        jumlah = libur.muat_usulan(
            sesi_db(), unit_id=bersama.unit_id(), tahun=tahun, hari_ini=hari_ini(), **bersama.pelaku()
        )
    return bersama.selesai(f"{jumlah} usulan hari libur {tahun} dimuat; periksa satu per satu.", tujuan)


def _simpan_pola(pola: PolaKerja | None) -> Jawaban:
    form = PolaForm()
    if not form.validate():
        return render_template("layanan/pola.html", form=form, pola=pola), 400
    isi = jadwal.IsiPola(
        form.nama.data.strip(),
        form.berlaku_mulai.data,
        form.berlaku_sampai.data,
        tuple(jadwal.baca_jam(field.data) for field in form.jam),
    )
    with Upaya(form) as upaya:
        jadwal.simpan_pola(
            sesi_db(), unit_id=bersama.unit_id(), isi=isi, pola=pola, hari_ini=hari_ini(), **bersama.pelaku()
        )
    if upaya.ditolak:
        return render_template("layanan/pola.html", form=form, pola=pola), upaya.status
    return bersama.selesai(f"Pola {isi.nama} disimpan.", url_for("layanan.kalender"))


def _halaman(tahun: int, form: LiburForm) -> str:
    daftar = queries.daftar_libur(sesi_db(), bersama.unit_id(), tahun)
    disiapkan = sedang_disiapkan(sesi_db(), bersama.unit_id())
    return render_template(
        "layanan/kalender.html",
        tahun=tahun,
        tetangga=(tahun - 1, tahun + 1),
        pola=[baris_pola(satu, hari_ini()) for satu in queries.daftar_pola(sesi_db(), bersama.unit_id())],
        hari=jadwal.HARI,
        libur=[(satu, disiapkan or satu.tanggal >= hari_ini()) for satu in daftar],
        perkiraan=any(satu.perkiraan for satu in daftar),
        nama_libur=NAMA_LIBUR,
        form=form,
        peringatan=bersama.peringatan(),
    )


def _tahun(tahun: int) -> int:
    if tahun not in TAHUN_DITERIMA:
        abort(404)
    return tahun
