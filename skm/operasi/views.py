"""/metrics: the server's numbers, for whoever watches it; and what retention would take, listed first."""

from __future__ import annotations

from dataclasses import asdict
from hmac import compare_digest
from ipaddress import ip_address
from pathlib import Path

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as Jawaban

from skm.akun.izin import akun_kini, pasti, terbuka, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.config import folder_ukuran
from skm.db import session
from skm.galat import Galat
from skm.gerbang import gerbang
from skm.operasi.kesiapan import Kesiapan
from skm.operasi.retensi import BAWAAN, Lewat, buang, daftar_lewat, jalankan
from skm.operasi.ukuran import JENIS, Keadaan, baca_keadaan, tulis_ukuran
from skm.ukur import Antrean, Papan, jumlahkan
from skm.web.giliran import Pembagi
from skm.web.permintaan import ukur
from skm.web.upaya import kabari
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("operasi", __name__)
PAPAN = "skm_papan"
TERLAMA = 600
"""Months at most."""
TERSEBUT = 100
"""Of each kind, how many are named on the page; the command names all."""
TANPA_CATATAN = "sisa kiriman yang terputus; sesudah cadangan lama dipulihkan, juga bukti yang lebih baru"


@bp.get("/sehat/hidup")
@terbuka
def hidup() -> tuple[Response, int]:
    """Whether the process answers at all; asks no database and no disk. Who gets none restarts it."""
    return jsonify(status="hidup"), 200


@bp.get("/sehat/siap")
@terbuka
def siap() -> tuple[Response, int]:
    """Whether work can be sent here: 200, or 503 when the database cannot be read or written or has another
    version. Disk and clock are told, and turn nobody away."""
    kesiapan: Kesiapan = current_app.extensions["skm_kesiapan"]
    hasil = kesiapan.lihat(sekarang())
    return jsonify(
        asdict(hasil) | {"status": "siap" if hasil.siap else "belum siap"}
    ), 200 if hasil.siap else 503


@bp.get("/metrics")
@terbuka
def metrik() -> Response:
    """Counts and states, about nobody. For this machine alone, or for whoever shows the token."""
    if not _boleh():
        abort(403)
    semua = [(ukur().salin(), antrean(current_app))]
    papan: Papan | None = current_app.extensions.get(PAPAN)
    if papan is not None:
        semua += papan.lain()
    tunggu: Antrean = {}
    for _, satu in semua:
        for nama, panjang in satu.items():
            tunggu[nama] = tunggu.get(nama, 0) + panjang
    hidup = sum(1 for _, satu in semua if satu)
    teks = tulis_ukuran(jumlahkan([isi for isi, _ in semua]), tunggu, hidup, _keadaan())
    return Response(teks, content_type=JENIS, headers={"Cache-Control": "no-store"})


@bp.get("/kelola/retensi")
@untuk(MENGELOLA, sebagai="Retensi")
def retensi() -> str:
    """What is older than so many months, by the names that staff know it by."""
    return _retensi(_bulan(request.args.get("bulan", "")))


@bp.post("/kelola/retensi")
@untuk(MENGELOLA)
@pasti
def retensi_jalankan() -> Jawaban:
    """Empty what was listed; nothing where the list is another by now."""
    bulan, pelaku = _bulan(request.form.get("bulan", "")), akun_kini()
    tersebut = request.form.get("sidik") or abort(400)
    with kabari(url_for("operasi.retensi", bulan=bulan)):
        lewat = _lewat(bulan)
        if lewat.sidik != tersebut:
            raise Galat("Daftarnya sudah berubah. Periksa lagi, lalu ulangi.", status=409)
        hasil, sidik = jalankan(
            session(),
            unit_id=pelaku.unit_id,
            bulan=bulan,
            oleh=pelaku.nama,
            pada=sekarang(),
            hari=hari_ini(),
            sisa=lewat.sisa,
        )
    session().commit()
    buang(session(), _folder(), sidik, lewat.sisa)
    flash(
        f"Dikosongkan: {hasil.permohonan} permohonan, {hasil.pengaduan} pengaduan, "
        f"{hasil.bukti} berkas bukti, {hasil.tiket} kode kunjungan, {hasil.sisa} berkas tanpa catatan. "
        "Hitungannya tetap.",
        "sukses",
    )
    return redirect(url_for("operasi.retensi", bulan=bulan), 303)


def _bulan(teks: str) -> int:
    sah = teks.isdecimal() and len(teks) <= 3 and 1 <= int(teks) <= TERLAMA
    return int(teks) if sah else BAWAAN


def _lewat(bulan: int) -> Lewat:
    return daftar_lewat(
        session(),
        unit_id=akun_kini().unit_id,
        bulan=bulan,
        pada=sekarang(),
        hari=hari_ini(),
        folder=_folder(),
    )


def _folder() -> Path:
    folder: Path = current_app.config["SKM"].instance
    return folder


def _retensi(bulan: int) -> str:
    lewat = _lewat(bulan)
    daftar = [
        ("Permohonan", "nama, NIK, telepon, dan kode lacaknya", lewat.permohonan),
        ("Pengaduan", "isi, jawaban, kontak, dan kodenya", lewat.pengaduan),
        ("Bukti", "berkas triwulan yang tidak pernah disetujui dan rencana yang ditarik", lewat.bukti),
        ("Berkas tanpa catatan", TANPA_CATATAN, [satu[3:15] for satu in lewat.sisa]),
    ]
    return render_template(
        "operasi/retensi.html", bulan=bulan, lewat=lewat, daftar=daftar, terbanyak=TERSEBUT
    )


def tampilkan(app: Flask) -> None:
    """Where several processes serve, let each of them know the others' numbers."""
    folder = folder_ukuran()
    if folder is not None:
        app.extensions[PAPAN] = Papan(folder, app.extensions["skm_ukur"], lambda: antrean(app))
        app.extensions[PAPAN].start()


def antrean(app: Flask) -> Antrean:
    """How many wait in this process: for a commit, for the file, for a turn among the office's pages."""
    pembagi: Pembagi = app.extensions["skm_giliran"]
    hasil = {
        "commit": app.extensions["skm_rombongan"].menunggu,
        "office": pembagi.kantor.menunggu + pembagi.ringan.menunggu,
        "office_large": pembagi.berat.menunggu,
        "sign_in": pembagi.sandi.menunggu,
    }
    alamat = app.extensions["skm_mesin"].url
    if alamat.get_backend_name() == "sqlite" and alamat.database:
        hasil["write"] = gerbang(alamat.database).menunggu
    return hasil


def _boleh() -> bool:
    """A proxy that is not trusted makes everybody look like this machine: what it handed on is not let in."""
    konf = current_app.config["SKM"]
    if konf.metrics_token:
        kata = request.headers.get("Authorization", "")
        return compare_digest(kata.encode(), f"Bearer {konf.metrics_token}".encode())
    diteruskan = {"X-Forwarded-For", "Forwarded", "X-Real-Ip"} & {nama.title() for nama, _ in request.headers}
    try:
        sendiri = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        sendiri = False
    return sendiri and (konf.proxies > 0 or not diteruskan)


def _keadaan() -> Keadaan | None:
    try:
        return baca_keadaan(session(), pada=sekarang(), hari=hari_ini())
    except SQLAlchemyError:
        current_app.logger.warning("the numbers are told without those of the database")
        return None
