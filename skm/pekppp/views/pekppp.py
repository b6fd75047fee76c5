"""What the ministry's evaluation asks of the survey, its proof, its files and the list of media."""

from __future__ import annotations

from pathlib import Path

from flask import Response as Kiriman
from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.http import dump_options_header

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MERENCANAKAN
from skm.berkas.tabel import XLSX
from skm.db import lepaskan, session
from skm.dokumen.kantor import Kantor
from skm.dokumen.queries import penanda_jabatan
from skm.isian.services import buang_berkas, buka_bukti, letak, tempatkan_berkas
from skm.isian.services.bukti import JENIS, TERBESAR, Berkas, periksa_berkas
from skm.laporan.hasil.pilihan import semua_tahun
from skm.laporan.views.saringan import bp
from skm.layanan.identitas import identitas
from skm.layanan.models import Lambang
from skm.layanan.views.kantor import kantor_sendiri
from skm.pekppp import media
from skm.pekppp.baca import baca_pekppp
from skm.pekppp.forms import MediaForm
from skm.pekppp.isi import Pekppp
from skm.pekppp.models import JenisMedia, MediaPublikasi
from skm.pekppp.penyusun import NAMA_MEDIA, berkas, tulis_pekppp
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang, zona_kantor

ALAMAT = "/laporan/pekppp"
BENTUK = {"xlsx": XLSX, "pdf": "application/pdf"}


@bp.get(ALAMAT)
@untuk(MEMBACA_ANGKA, di="laporan.skm", sebagai="Bukti PEKPPP")
def pekppp() -> str:
    """The questions of the evaluation with their answers and proof."""
    return _halaman(None)


@bp.get(f"{ALAMAT}.<bentuk>")
@untuk(MEMBACA_ANGKA)
def pekppp_unduh(bentuk: str) -> Kiriman:
    """The same as a file."""
    if bentuk not in BENTUK:
        abort(404)
    isi, unit = _baca(), kantor_sendiri()
    gambar = session().get(Lambang, unit.id) if unit.lambang else None
    kantor = Kantor(
        unit.nama,
        unit.kabupaten,
        isi.tahun,
        hari_ini(),
        ejaan=unit.nama_ketetapan,
        penanda=penanda_jabatan(session(), unit.id, ()),
        kontak=identitas(unit).kontak,
        lambang=b"" if gambar is None else gambar.isi,
        contoh=unit.contoh,
    )
    lepaskan()  # a file is written slowly, and from what was read alone
    dibuat = sekarang().astimezone(zona_kantor())
    jawaban = Kiriman(tulis_pekppp(isi, kantor, dibuat, bentuk), mimetype=BENTUK[bentuk])
    jawaban.headers["Content-Disposition"] = f"attachment; filename={berkas(isi.tahun)}.{bentuk}"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


@bp.post(f"{ALAMAT}/media")
@untuk(MERENCANAKAN)
@kiriman_besar(TERBESAR + 64 * 1024)
def pekppp_media() -> Jawaban:
    """Put a publication on the list."""
    form = MediaForm()
    with Upaya(form) as dilihat:  # before anything is read: it takes its time
        foto = _foto()
    if dilihat.ditolak or not form.validate():
        if dilihat.ditolak:
            form.berkas.errors = [dilihat.kalimat]
        return _halaman(form), 400
    isi = media.IsiMedia(
        JenisMedia(form.jenis.data), form.nama.data, form.tanggal.data, form.tautan.data or ""
    )
    with Upaya(form) as upaya:
        media.tambah_media(
            session(),
            unit_id=akun_kini().unit_id,
            isi=isi,
            foto=foto,
            folder=_folder(),
            hari=hari_ini(),
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    session().commit()
    tempatkan_berkas(foto, _folder())
    flash("Media dicatat.", "sukses")
    return redirect(url_for("laporan.pekppp", tahun=isi.tanggal.year), 303)


@bp.get(f"{ALAMAT}/media/<int:nomor>")
@untuk(MEMBACA_ANGKA)
def pekppp_foto(nomor: int) -> Kiriman:
    """The picture of a publication as it was sent, always as a download."""
    satu = media.foto_media(session(), _milik(nomor).id) or abort(404)
    with kabari(url_for("laporan.pekppp")):
        isi = buka_bukti(satu, _folder())
    jawaban = Kiriman(isi, mimetype=JENIS[satu.jenis])
    nama = {"filename": f"media-{nomor}.{satu.jenis}"}
    jawaban.headers["Content-Disposition"] = dump_options_header("attachment", nama)
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


@bp.post(f"{ALAMAT}/media/<int:nomor>/hapus")
@untuk(MERENCANAKAN, di="laporan.pekppp")
def pekppp_media_hapus(nomor: int) -> Jawaban:
    """Take a publication off the list."""
    satu = _milik(nomor)
    tujuan = url_for("laporan.pekppp", tahun=satu.tanggal.year)
    with kabari(tujuan):
        lepas = media.hapus_media(session(), satu, oleh=akun_kini().nama, pada=sekarang())
    session().commit()
    buang_berkas(session(), [letak(_folder(), sidik) for sidik in lepas])
    flash("Media dihapus dari daftar.", "sukses")
    return redirect(tujuan, 303)


def _milik(nomor: int) -> MediaPublikasi:
    return media.media_unit(session(), akun_kini().unit_id, nomor) or abort(404)


def _tahun() -> int:
    """The year in the address; without one, the running one."""
    teks = request.args.get("tahun", "")
    if not teks:
        tahun: int = hari_ini().year
        return tahun
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 and teks > "2000" else abort(404)


def _baca() -> Pekppp:
    return baca_pekppp(session(), akun_kini().unit_id, _tahun(), hari=hari_ini(), zona=zona_kantor())


def _halaman(form: MediaForm | None) -> str:
    isi = _baca()
    return render_template(
        "pekppp/pekppp.html",
        isi=isi,
        form=form or MediaForm(None, tanggal=hari_ini()),
        semua_tahun=semua_tahun(hari_ini(), isi.tahun)[:6],
        nama_media=NAMA_MEDIA,
        bentuk=tuple(BENTUK),
        dapat_mencatat=akun_kini().peran in MERENCANAKAN,
    )


def _folder() -> Path:
    folder: Path = current_app.config["SKM"].instance
    return folder


def _foto() -> Berkas | None:
    """The picture sent along. Raises Galat for what is not kept."""
    kiriman = request.files.get("berkas")
    if kiriman is None or not kiriman.filename:
        return None
    return periksa_berkas(kiriman.filename, kiriman.read(TERBESAR + 1))
