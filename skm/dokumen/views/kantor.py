"""What the office says of itself, and who leads it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session
from skm.dokumen.forms import KantorForm
from skm.dokumen.penanda import CAMAT, Penanda, jabatan_tertulis
from skm.dokumen.queries import penanda_jabatan
from skm.dokumen.services import simpan_penanda
from skm.laporan.views.saringan import bp
from skm.layanan.gambar import Gambar
from skm.layanan.identitas import BIDANG, jam_dalam_kata, ubah_identitas
from skm.layanan.lambang import TERBESAR, baca_lambang
from skm.layanan.queries import daftar_pola
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get("/kelola/kantor")
@untuk(MENGELOLA)
def kantor() -> str:
    """The form with what is known."""
    unit, kepala = kantor_sendiri(), _kepala()
    isi = {nama: getattr(unit, nama) for nama in BIDANG}
    form = KantorForm(None, **isi, kepala=kepala.nama, pangkat=kepala.pangkat, nip=kepala.nip)
    return _halaman(form)


@bp.post("/kelola/kantor")
@untuk(MENGELOLA)
@kiriman_besar(TERBESAR + 64 * 1024)
def kantor_simpan() -> Response | tuple[str, int]:
    """Keep all of it, or nothing."""
    form = KantorForm()
    with Upaya(form, di="berkas") as dilihat:  # before anything is read: it takes its time
        gambar = _gambar()
    if not form.validate() or dilihat.ditolak:
        if dilihat.galat is not None:
            form.berkas.errors = [dilihat.kalimat]
        return _halaman(form), 400
    unit, pelaku, pada = kantor_sendiri(), akun_kini(), sekarang()
    kepala = _kepala()
    with Upaya(form) as upaya:
        berubah = ubah_identitas(
            session(),
            unit,
            {nama: form[nama].data or "" for nama in BIDANG},
            lambang=gambar,
            hapus_lambang=form.hapus_lambang.data,
            oleh=pelaku.nama,
            pada=pada,
        )
        berganti = simpan_penanda(
            session(), unit_id=unit.id, baru=form.penanda(kepala), oleh=pelaku.nama, pada=pada
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    session().commit()
    flash("Data kantor disimpan." if berubah or berganti else "Tidak ada yang berubah.", "sukses")
    return redirect(url_for("laporan.kantor"), 303)


def _gambar() -> Gambar | None:
    """The emblem sent along. Raises Galat for what is not kept."""
    berkas = request.files.get("berkas")
    if berkas is None or not berkas.filename:
        return None
    return baca_lambang(berkas.read(TERBESAR + 1))


def _kepala() -> Penanda:
    return penanda_jabatan(session(), akun_kini().unit_id, ())[CAMAT]


def _halaman(form: KantorForm) -> str:
    unit = kantor_sendiri()
    return render_template(
        "dokumen/kantor.html",
        form=form,
        jam_kalender=jam_dalam_kata(daftar_pola(session(), unit.id), hari_ini()),
        jabatan=jabatan_tertulis(
            CAMAT, kantor=unit.nama, ejaan=unit.nama_ketetapan, kabupaten=unit.kabupaten
        ),
    )
