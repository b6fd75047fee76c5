"""The admin's list of links, their codes and their posters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from flask import abort, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import lepaskan
from skm.db import session as sesi_db
from skm.galat import Galat, kunci
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import jenis_terbit, judul_berlaku
from skm.layanan import poster as pencetak
from skm.layanan import qr
from skm.layanan.poster import Ukuran
from skm.layanan.queries import daftar_layanan, lambang_bersidik, layanan_berkode
from skm.layanan.views.kantor import kantor_sendiri
from skm.survei import halaman_kelola, queries, services
from skm.survei.alamat import kalimat_setempat, setempat
from skm.survei.forms.tautan import NAMA_KUESIONER, TautanForm, UbahTautanForm, pilihan_layanan
from skm.survei.models import JenisTautan, Tautan
from skm.survei.poster import isi_poster
from skm.survei.queries import Hitungan, TautanRinci
from skm.survei.services import Tujuan
from skm.survei.views.bersama import alamat_penuh, bp
from skm.web.upaya import kabari
from skm.web.waktu import hari_ini, sekarang

Form = TypeVar("Form", bound=UbahTautanForm)
BELUM_DIBUKA = (Hitungan(), Hitungan())


@bp.get("/kelola/tautan")
@untuk(MENGELOLA, sebagai="Tautan QR")
def tautan() -> str:
    """All links, with a form for a new one."""
    return _halaman_tautan(_lengkapi(TautanForm()))


@bp.post("/kelola/tautan")
@untuk(MENGELOLA)
def tautan_buat() -> Jawaban:
    """Make a link."""
    form, pelaku = _lengkapi(TautanForm()), akun_kini()
    if not form.validate():
        return _halaman_tautan(form), 400
    lepaskan()
    pin = services.sidik_pin(form.pin.data or "")
    baru = services.buat_tautan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        jenis=JenisTautan(form.jenis.data),
        oleh=pelaku.nama,
        pada=sekarang(),
        tujuan=_tujuan(form),
    )
    baru.pin_hash = pin
    flash(f"Tautan {baru.kode} sudah dibuat.", "sukses")
    sesi_db().commit()
    return redirect(url_for("survei.tautan"))


@bp.post("/kelola/tautan/semua")
@untuk(MENGELOLA)
def tautan_semua() -> Response:
    """A poster link for every service that has none."""
    pelaku = akun_kini()
    kunci(sesi_db(), kantor_sendiri())
    banyak = services.lengkapi_poster(sesi_db(), unit_id=pelaku.unit_id, oleh=pelaku.nama, pada=sekarang())
    sesi_db().commit()
    flash(
        f"{banyak} tautan poster dibuat." if banyak else "Semua layanan sudah punya tautan poster.", "sukses"
    )
    return redirect(url_for("survei.tautan"))


@bp.get("/kelola/tautan/<kode>")
@untuk(MENGELOLA, sebagai="Tautan ini")
def tautan_ubah(kode: str) -> str:
    """What one link asks about."""
    satu = _tautan_kantor(kode)
    form = UbahTautanForm(
        None,
        layanan=satu.layanan_kode or "",
        nama=satu.nama,
        sampai=satu.sampai,
        jenis_kuesioner=satu.jenis_kuesioner.value,
    )
    return _halaman_ubah(satu, _lengkapi(form))


@bp.post("/kelola/tautan/<kode>")
@untuk(MENGELOLA)
def tautan_arahkan(kode: str) -> Jawaban:
    """Let the printed code ask about something else."""
    satu, form = _milik(kode), _lengkapi(UbahTautanForm())
    if not form.validate():
        return _halaman_ubah(_tautan_kantor(kode), form), 400
    lepaskan()
    pin = services.sidik_pin(form.pin.data or "")
    services.arahkan(sesi_db(), satu, _tujuan(form), oleh=akun_kini().nama, pada=sekarang())
    satu.pin_hash = pin or satu.pin_hash
    sesi_db().commit()
    flash(f"Tautan {kode} sudah diubah. Kode yang tercetak tetap berlaku.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.post("/kelola/tautan/<kode>/nonaktif")
@untuk(MENGELOLA)
def tautan_tutup(kode: str) -> Response:
    """Close a link; the answers it brought stay."""
    satu, pelaku = _milik(kode), akun_kini()
    services.nonaktifkan(sesi_db(), unit_id=satu.unit_id, kode=satu.kode, oleh=pelaku.nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Tautan {kode} sudah ditutup. Jawaban yang sudah masuk tetap tersimpan.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.post("/kelola/tautan/<kode>/aktif")
@untuk(MENGELOLA)
def tautan_buka(kode: str) -> Response:
    """Open a closed link again."""
    services.buka_kembali(sesi_db(), _milik(kode), oleh=akun_kini().nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Tautan {kode} dibuka kembali.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.get("/kelola/tautan/<kode>/qr.svg")
@untuk(MENGELOLA)
def qr_svg(kode: str) -> Response:
    """The QR code as SVG."""
    return _berkas(qr.svg(alamat_penuh(_tautan_kantor(kode))), "image/svg+xml")


@bp.get("/kelola/tautan/<kode>/qr.png")
@untuk(MENGELOLA)
def qr_png(kode: str) -> Response:
    """The QR code as PNG."""
    return _berkas(qr.png(alamat_penuh(_tautan_kantor(kode))), "image/png")


@bp.get("/kelola/tautan/<kode>/poster.pdf")
@untuk(MENGELOLA)
def poster(kode: str) -> Response:
    """The poster or table tent of one link, ready to print; `?ukuran=` a4, a5 or tenda."""
    _pastikan_terbuka()
    ukuran, satu = _ukuran(), _tautan_kantor(kode)
    judul = judul_berlaku(sesi_db(), satu.unit_id, pada=hari_ini())
    isi = pencetak.poster(replace(_isi_poster(satu, judul), lambang=_lambang()), ukuran)
    return _berkas(isi, "application/pdf", f"poster-{kode}-{ukuran}.pdf")


@bp.get("/kelola/tautan/poster.pdf")
@untuk(MENGELOLA)
def poster_semua() -> Response:
    """The posters of all open poster links, a page each; `?ukuran=` as for one."""
    _pastikan_terbuka()
    ukuran, lambang = _ukuran(), _lambang()
    semua = [replace(satu, lambang=lambang) for satu in _semua_poster()]
    isi = pencetak.poster_semua(semua, ukuran, "Poster survei")
    return _berkas(isi, "application/pdf", f"poster-semua-{ukuran}.pdf")


@bp.get("/kelola/tautan/lembar.pdf")
@untuk(MENGELOLA)
def lembar() -> Response:
    """The codes of all open poster links on sheets to cut apart."""
    _pastikan_terbuka()
    return _berkas(pencetak.lembar(_semua_poster()), "application/pdf", "lembar-qr.pdf")


def _semua_poster() -> list[pencetak.Isi]:
    """What the office's open poster links say on paper."""
    semua = queries.daftar_tautan(sesi_db(), akun_kini().unit_id)
    dipakai = [satu for satu in semua if satu.aktif and satu.jenis is JenisTautan.POSTER]
    judul = judul_berlaku(sesi_db(), akun_kini().unit_id, pada=hari_ini())
    return [_isi_poster(satu, judul) for satu in dipakai]


def _ukuran() -> Ukuran:
    try:
        return Ukuran(request.args.get("ukuran", Ukuran.A4))
    except ValueError:
        abort(404)


def _lambang() -> bytes:
    sidik = kantor_sendiri().lambang
    satu = lambang_bersidik(sesi_db(), sidik) if sidik else None
    return satu.isi if satu is not None else b""


def _pastikan_terbuka() -> None:
    """Told on the list of links: a poster that leads nowhere is not printed."""
    base_url = current_app.config["SKM"].base_url
    with kabari(url_for("survei.tautan")):
        if setempat(base_url):
            raise Galat(kalimat_setempat(base_url))


def _isi_poster(satu: TautanRinci, judul: Mapping[JenisKuesioner, str]) -> pencetak.Isi:
    return isi_poster(satu, judul[satu.jenis_kuesioner], alamat_penuh(satu))


def _lengkapi(form: Form) -> Form:
    """The form with the services and questionnaires to choose from."""
    unit_id = akun_kini().unit_id
    form.layanan.choices = pilihan_layanan(daftar_layanan(sesi_db(), unit_id))
    jenis = jenis_terbit(sesi_db(), unit_id, pada=hari_ini())
    form.jenis_kuesioner.choices = [SelectChoice(satu.value, NAMA_KUESIONER[satu]) for satu in jenis]
    return form


def _tujuan(form: UbahTautanForm) -> Tujuan:
    layanan = layanan_berkode(sesi_db(), akun_kini().unit_id, form.layanan.data)
    return Tujuan(
        layanan.id if layanan else None,
        JenisKuesioner(form.jenis_kuesioner.data),
        form.nama.data or None,
        form.sampai.data,
    )


def _halaman_tautan(form: TautanForm) -> str:
    unit_id = akun_kini().unit_id
    hitungan = queries.hitungan_tautan(sesi_db(), unit_id, hari_ini())
    baris = []
    for satu in queries.daftar_tautan(sesi_db(), unit_id):
        dibuka = hitungan.get(satu.id, BELUM_DIBUKA)
        baris.append(halaman_kelola.baris_tautan(satu, alamat_penuh(satu), dibuka, hari_ini()))
    return render_template("survei/tautan.html", form=form, daftar=baris)


def _halaman_ubah(satu: TautanRinci, form: UbahTautanForm) -> str:
    return render_template(
        "survei/tautan_ubah.html",
        form=form,
        satu=satu,
        alamat=alamat_penuh(satu),
        berkios=satu.jenis is JenisTautan.KIOS,
    )


def _tautan_kantor(kode: str) -> TautanRinci:
    satu = queries.tautan_berkode(sesi_db(), kode)
    if satu is None or satu.unit_id != akun_kini().unit_id:
        abort(404)
    return satu


def _milik(kode: str) -> Tautan:
    return queries.tautan_unit(sesi_db(), akun_kini().unit_id, kode) or abort(404)


def _berkas(isi: bytes, jenis: str, nama: str = "") -> Response:
    jawaban = make_response(isi)
    jawaban.content_type = jenis
    if nama:
        jawaban.headers["Content-Disposition"] = f'inline; filename="{nama}"'
    return jawaban
