"""The citizen's questionnaire behind a QR code, and the admin's list of links."""

from __future__ import annotations

from functools import lru_cache
from typing import NoReturn

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.wrappers import Response as FlaskResponse
from flask_limiter import RequestLimit
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import validate_csrf
from markupsafe import Markup
from werkzeug.wrappers import Response
from wtforms import SelectChoice, ValidationError

from skm.akun.izin import akun_kini, terbuka, untuk
from skm.akun.models import Peran
from skm.config import folder
from skm.db import hanya_baca
from skm.db import session as sesi_db
from skm.layanan.queries import daftar_layanan, layanan_berkode, unit_utama
from skm.survei import halaman, qr, queries, services
from skm.survei.forms import SELURUH_UNIT, TautanForm
from skm.survei.isian import KOSONG, Isian, periksa_isian
from skm.survei.models import JenisTautan, Kuesioner
from skm.survei.queries import TautanRinci
from skm.web.batas import pembatas
from skm.web.csrf import csrf
from skm.web.headers import izinkan_gaya
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("survei", __name__)

POSTER = {"jenis": JenisTautan.POSTER}
KIOS = {"jenis": JenisTautan.KIOS}
RAMAI = "Sedang banyak yang mengirim. Isian Anda masih ada; tunggu satu menit, lalu kirim lagi."
TERLALU_LAMA = (
    "Halaman ini sudah terlalu lama terbuka. Tekan Kirim jawaban sekali lagi. "
    "Bila pesan ini muncul lagi, izinkan cookie di peramban Anda."
)
TIDAK_ADA = "Kami tidak menemukan survei di alamat ini. Periksa kembali alamat atau kode QR-nya."
DITUTUP = "Survei di alamat ini sudah ditutup. Mintalah kode QR yang baru kepada petugas kami."


def _tautan_dan_alamat() -> str:
    """Per link and address, however the code was written; the links of one office share no limit."""
    return f"{(request.view_args or {})['kode'].strip().lower()} {get_remote_address()}"


def _terlalu_ramai(_batas: RequestLimit) -> FlaskResponse:
    """The page with what was filled, to be sent again in a minute; nothing is lost."""
    hanya_baca()
    alamat = request.view_args or {}
    tautan = _tautan_terbuka(alamat["kode"], alamat["jenis"])
    isi = queries.kuesioner_berlaku(sesi_db(), tautan.unit_id)
    kunci = request.form.get("kunci", "")
    sah = kunci if services.POLA_KUNCI.fullmatch(kunci) else services.kunci_baru()
    jawaban = make_response(
        _halaman_kuesioner(tautan, isi, periksa_isian(isi, request.form), sah, RAMAI), 429
    )
    jawaban.headers["Retry-After"] = "60"
    return jawaban


@bp.get("/s/<kode>", defaults=POSTER)
@bp.get("/kios/<kode>", defaults=KIOS)
@terbuka
def kuesioner(kode: str, jenis: JenisTautan) -> str:
    """The questionnaire, with a key that makes sending it twice harmless."""
    tautan = _tautan_terbuka(kode, jenis)
    isi = queries.kuesioner_berlaku(sesi_db(), tautan.unit_id)
    return _halaman_kuesioner(tautan, isi, KOSONG, services.kunci_baru())


@bp.post("/s/<kode>", defaults=POSTER)
@bp.post("/kios/<kode>", defaults=KIOS)
@terbuka
@pembatas.limit("120 per minute", key_func=_tautan_dan_alamat, on_breach=_terlalu_ramai)
def kirim(kode: str, jenis: JenisTautan) -> Response | tuple[str, int]:
    """Store the answers once, or give the page back with what was filled and what is missing."""
    tautan = _tautan_terbuka(kode, jenis)
    isi = queries.kuesioner_berlaku(sesi_db(), tautan.unit_id)
    isian = periksa_isian(isi, request.form)
    kunci, umum = request.form.get("kunci", ""), "" if _token_sah() else TERLALU_LAMA
    if not services.POLA_KUNCI.fullmatch(kunci):
        kunci, umum = services.kunci_baru(), TERLALU_LAMA
    if umum or isian.galat:
        return _halaman_kuesioner(tautan, isi, isian, kunci, umum), 400
    hasil = services.terima_jawaban(
        sesi_db(), tautan=tautan, kuesioner=isi, isian=isian, kunci=kunci, tanggal=hari_ini()
    )
    if hasil is services.HasilKirim.BERBEDA:
        return _halaman_tamat("survei/sudah_dikirim.html", tautan), 409
    sesi_db().commit()
    return redirect(url_for("survei.terima_kasih", kode=tautan.kode, jenis=jenis), 303)


csrf.exempt(kirim)  # it checks the token itself, so that what the citizen filled in can be given back


@bp.get("/s/<kode>/terima-kasih", defaults=POSTER)
@bp.get("/kios/<kode>/terima-kasih", defaults=KIOS)
@terbuka
def terima_kasih(kode: str, jenis: JenisTautan) -> str:
    """Thanks; on a kiosk it turns into a fresh form by itself."""
    return _halaman_tamat("survei/terima_kasih.html", _tautan(kode, jenis))


@bp.get("/kelola/tautan")
@untuk(Peran.ADMIN)
def tautan() -> str:
    """All links, with a form for a new one."""
    return _halaman_tautan(_form_tautan())


@bp.post("/kelola/tautan")
@untuk(Peran.ADMIN)
def tautan_buat() -> Response | tuple[str, int]:
    """Make a link."""
    form, pelaku = _form_tautan(), akun_kini()
    if not form.validate():
        return _halaman_tautan(form), 400
    layanan = layanan_berkode(sesi_db(), pelaku.unit_id, form.layanan.data)
    baru = services.buat_tautan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        layanan_id=layanan.id if layanan else None,
        jenis=JenisTautan(form.jenis.data),
        oleh=pelaku.nama,
        pada=sekarang(),
    )
    kode = baru.kode
    sesi_db().commit()
    flash(f"Tautan {kode} sudah dibuat.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.post("/kelola/tautan/<kode>/nonaktif")
@untuk(Peran.ADMIN)
def tautan_tutup(kode: str) -> Response:
    """Close a link; the answers it brought stay."""
    satu, pelaku = _tautan_kantor(kode), akun_kini()
    services.nonaktifkan(sesi_db(), unit_id=satu.unit_id, kode=satu.kode, oleh=pelaku.nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Tautan {satu.kode} sudah ditutup. Jawaban yang sudah masuk tetap tersimpan.", "sukses")
    return redirect(url_for("survei.tautan"))


@bp.get("/kelola/tautan/<kode>/qr.svg")
@untuk(Peran.ADMIN)
def qr_svg(kode: str) -> Response:
    """The QR code as SVG."""
    return _gambar(qr.svg(_alamat(_tautan_kantor(kode))), "image/svg+xml")


@bp.get("/kelola/tautan/<kode>/qr.png")
@untuk(Peran.ADMIN)
def qr_png(kode: str) -> Response:
    """The QR code as PNG."""
    return _gambar(qr.png(_alamat(_tautan_kantor(kode))), "image/png")


@bp.get("/kelola/tautan/<kode>/poster")
@untuk(Peran.ADMIN)
def poster(kode: str) -> str:
    """The printable sheet with the QR code."""
    satu = _tautan_kantor(kode)
    url = _alamat(satu)
    judul = queries.kuesioner_berlaku(sesi_db(), satu.unit_id).judul
    lembar = halaman.Poster(satu.unit_nama, satu.kabupaten, satu.layanan_nama, judul, url, qr.data_uri(url))
    return render_template("survei/poster.html", poster=lembar)


def _tautan(kode: str, jenis: JenisTautan) -> TautanRinci:
    """The link of that code and kind, else the page that says there is none (404)."""
    satu = queries.tautan_berkode(sesi_db(), kode)
    if satu is None or satu.jenis is not jenis:
        _tolak(TIDAK_ADA, 404)
    return satu


def _tautan_terbuka(kode: str, jenis: JenisTautan) -> TautanRinci:
    """The same, and open; else the page that says it was closed (410)."""
    satu = _tautan(kode, jenis)
    if not satu.aktif:
        _tolak(DITUTUP, 410)
    return satu


def _tolak(pesan: str, status: int) -> NoReturn:
    isi = halaman.tutup(unit_utama(sesi_db()), pesan, beranda_url=url_for("laporan.beranda"))
    abort(make_response(_tanpa_menu("survei/tutup.html", isi), status))


def _token_sah() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def _halaman_kuesioner(satu: TautanRinci, isi: Kuesioner, isian: Isian, kunci: str, umum: str = "") -> str:
    action = url_for("survei.kirim", kode=satu.kode, jenis=satu.jenis)
    lembar = halaman.kuesioner(satu, isi, isian, action=action, kunci=kunci, umum=umum)
    return _tanpa_menu("survei/kuesioner.html", lembar)


def _halaman_tamat(templat: str, satu: TautanRinci) -> str:
    ulang = url_for("survei.kuesioner", kode=satu.kode, jenis=satu.jenis)
    return _tanpa_menu(templat, halaman.tamat(satu, ulang_url=ulang, beranda_url=url_for("laporan.beranda")))


def _tanpa_menu(templat: str, isi: object) -> str:
    """A citizen's page: rendered without the staff's context, which would cost queries it does not need."""
    gaya = _gaya()
    izinkan_gaya(gaya)
    aman = Markup(gaya)  # noqa: S704  # our own stylesheet, nobody's input
    return current_app.jinja_env.get_template(templat).render(halaman=isi, gaya=aman)


@lru_cache(maxsize=1)
def _gaya() -> str:
    return (folder("templates") / "survei" / "gaya.css").read_text(encoding="utf-8")


def _form_tautan() -> TautanForm:
    form = TautanForm()
    layanan = daftar_layanan(sesi_db(), akun_kini().unit_id)
    pilihan = (SelectChoice(satu.kode, f"{satu.kode} – {satu.nama}") for satu in layanan)
    form.layanan.choices = [SELURUH_UNIT, *pilihan]
    return form


def _halaman_tautan(form: TautanForm) -> str:
    daftar = queries.daftar_tautan(sesi_db(), akun_kini().unit_id)
    return render_template(
        "survei/tautan.html",
        form=form,
        daftar=[(satu, _alamat(satu)) for satu in daftar],
    )


def _tautan_kantor(kode: str) -> TautanRinci:
    satu = queries.tautan_berkode(sesi_db(), kode)
    if satu is None or satu.unit_id != akun_kini().unit_id:
        abort(404)
    return satu


def _alamat(satu: TautanRinci) -> str:
    return qr.alamat(current_app.config["SKM"].base_url, satu.jenis, satu.kode)


def _gambar(isi: bytes, jenis: str) -> Response:
    jawaban = make_response(isi)
    jawaban.content_type = jenis
    return jawaban
