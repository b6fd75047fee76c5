"""The photographs of a report."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENYUNTING
from skm.db import session
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import bagian_periode
from skm.laporan.views.saringan import bp
from skm.layanan.gambar import Gambar, baca_gambar
from skm.suntingan import queries, services
from skm.suntingan.forms import FotoBaruForm, FotoForm
from skm.suntingan.models import FotoLaporan
from skm.suntingan.tentang import Laporan
from skm.suntingan.views.bersama import Diminta, diminta
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang, zona_kantor

ALAMAT = "/laporan/skm/foto"
SATU = f"{ALAMAT}/<int:nomor>"
BATAS = services.BATAS


@bp.get(ALAMAT)
@untuk(MENYUNTING, sebagai="Foto laporan")
def foto() -> str:
    """The photographs, and the form of one more."""
    return _daftar(diminta(), FotoBaruForm(None))


@bp.post(ALAMAT)
@untuk(MENYUNTING)
@kiriman_besar(BATAS.terbesar + 64 * 1024)
def foto_tambah() -> Response | tuple[str, int]:
    """Keep one more."""
    form, gambar = FotoBaruForm(), None
    with Upaya(form, di="berkas") as dilihat:  # before anything is read: it takes its time
        gambar = _gambar()
    kini = diminta()
    if not form.validate() or gambar is None:
        if dilihat.galat is not None:
            form.berkas.errors = [dilihat.kalimat]
        return _daftar(kini, form), 400
    with Upaya(form, di="berkas") as upaya:
        kini.pastikan_terbuka()
        services.tambah_foto(
            session(),
            kini.laporan,
            gambar,
            form.keterangan.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _daftar(kini, form), upaya.status
    session().commit()
    flash("Foto ditambahkan.", "sukses")
    return redirect(kini.alamat_di("laporan.foto"), 303)


@bp.get(f"{SATU}.jpg")
@untuk(MENYUNTING)
def foto_isi(nomor: int) -> Response:
    """The picture."""
    isi = queries.isi_foto(session(), akun_kini().unit_id, nomor)
    if isi is None:
        abort(404)
    return Response(isi, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=86400"})


@bp.get(SATU)
@untuk(MENYUNTING, sebagai="Foto")
def foto_satu(nomor: int) -> str:
    """One with its caption and place."""
    satu = _milik(nomor)
    return _halaman(satu, FotoForm(None, obj=satu))


@bp.post(SATU)
@untuk(MENYUNTING)
def foto_ubah(nomor: int) -> Response | tuple[str, int]:
    """Keep another caption or place."""
    satu, form = _milik(nomor), FotoForm()
    if not form.validate():
        return _halaman(satu, form), 400
    with Upaya(form) as upaya:
        _pastikan_terbuka(satu)
        berubah = services.ubah_foto(
            session(),
            satu,
            keterangan=form.keterangan.data,
            urut=form.urut.data,
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        satu = _milik(nomor)
        form.versi.raw_data, form.versi.data = None, satu.versi
        return _halaman(satu, form), upaya.status
    session().commit()
    flash("Foto disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return redirect(_alamat(satu), 303)


@bp.post(f"{SATU}/hapus")
@untuk(MENYUNTING)
def foto_hapus(nomor: int) -> Response:
    """Take it away."""
    satu = _milik(nomor)
    tujuan = _alamat(satu)
    with kabari(tujuan):
        _pastikan_terbuka(satu)
        services.hapus_foto(session(), satu, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    flash("Foto dihapus.", "sukses")
    return redirect(tujuan, 303)


def _gambar() -> Gambar:
    """The picture sent along. Raises Galat for none, and for what is not kept."""
    berkas = request.files.get("berkas")
    if berkas is None or not berkas.filename:
        raise Galat("Pilih berkas fotonya.", bidang="berkas")
    return baca_gambar(berkas.read(BATAS.terbesar + 1), BATAS)


def _milik(nomor: int) -> FotoLaporan:
    return queries.foto_unit(session(), akun_kini().unit_id, nomor) or abort(404)


def _laporan(satu: FotoLaporan) -> Laporan:
    return Laporan(satu.unit_id, satu.dari, satu.sampai, satu.layanan)


def _pastikan_terbuka(satu: FotoLaporan) -> None:
    services.pastikan_terbuka(session(), _laporan(satu), Saat(sekarang(), zona_kantor()))


def _alamat(satu: FotoLaporan) -> str:
    """The list that it stands in."""
    laporan = _laporan(satu)
    tahun, bagian = bagian_periode(laporan.periode)
    return url_for("laporan.foto", tahun=tahun, bagian=bagian, layanan=satu.layanan)


def _daftar(kini: Diminta, form: FotoBaruForm) -> str:
    return render_template(
        "suntingan/foto.html",
        kini=kini,
        form=form,
        semua=queries.daftar_foto(session(), kini.laporan),
        terbanyak=services.TERBANYAK,
    )


def _halaman(satu: FotoLaporan, form: FotoForm) -> str:
    return render_template("suntingan/foto_satu.html", satu=satu, form=form, kembali=_alamat(satu))
