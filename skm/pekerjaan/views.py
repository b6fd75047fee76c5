"""The pages of long work: what is under way, how far it is, what became of it. They need no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, current_app, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.pekerjaan.kemajuan import kata
from skm.pekerjaan.models import JenisPekerjaan, Keadaan, Pekerjaan
from skm.pekerjaan.peluncur import Peluncur
from skm.pekerjaan.queries import daftar_pekerjaan, hidup, pekerjaan_unit
from skm.pekerjaan.services import akhiri, mulai
from skm.web.upaya import kabari
from skm.web.waktu import sekarang

bp = Blueprint("pekerjaan", __name__)
SEGAR = 2
"""Seconds after which the page of work under way is opened anew by itself."""
NAMA = {
    JenisPekerjaan.JAWABAN: "Memuat jawaban",
    JenisPekerjaan.REGISTER: "Memuat register",
    JenisPekerjaan.BATAL_JAWABAN: "Membatalkan muatan jawaban",
    JenisPekerjaan.BATAL_REGISTER: "Membatalkan muatan register",
    JenisPekerjaan.HITUNG_ULANG: "Menyusun ulang hitungan",
    JenisPekerjaan.SISIR: "Mencari data pribadi dalam tulisan",
}
DIPERIKSA = {
    JenisPekerjaan.JAWABAN: "Memeriksa tabel jawaban",
    JenisPekerjaan.REGISTER: "Memeriksa register",
}
"""What is only looked through."""
LANJUT = {
    JenisPekerjaan.JAWABAN: ("muatan.impor", "Muatan jawaban"),
    JenisPekerjaan.REGISTER: ("muatan.register", "Muatan register"),
    JenisPekerjaan.BATAL_JAWABAN: ("muatan.impor", "Muatan jawaban"),
    JenisPekerjaan.BATAL_REGISTER: ("muatan.register", "Muatan register"),
    JenisPekerjaan.HITUNG_ULANG: ("pekerjaan.daftar", "Pekerjaan panjang"),
    JenisPekerjaan.SISIR: ("pribadi.daftar", "Data pribadi dalam tulisan"),
}
LENCANA = {
    Keadaan.BERJALAN: ("Sedang berjalan", "info"),
    Keadaan.SELESAI: ("Selesai", "baik"),
    Keadaan.DITOLAK: ("Ditolak", "bahaya"),
    Keadaan.TERPUTUS: ("Terputus", "bahaya"),
}
JAWAB = "Jawab pertanyaannya"
DIAM = "Prosesnya tidak memberi kabar lagi; server sedang membereskannya."
TAK_DAPAT_MULAI = "Server tidak dapat memulainya sekarang; tidak ada yang tersimpan. Coba lagi nanti."


@dataclass(frozen=True, slots=True)
class Baris:
    """A piece of work as its page and the list show it."""

    satu: Pekerjaan
    judul: str
    lencana: tuple[str, str]
    kemajuan: str
    """How far it is, in words; empty once it has ended."""
    url: str
    lanjut: tuple[str, str]
    """Where one goes from it, and what that is called."""


@bp.get("/kelola/pekerjaan")
@untuk(MENGELOLA, sebagai="Pekerjaan panjang")
def daftar() -> str:
    """The last pieces of work, and the button that counts anew."""
    semua = [_baris(satu) for satu in daftar_pekerjaan(sesi_db(), akun_kini().unit_id)]
    return render_template("pekerjaan/daftar.html", daftar=semua)


@bp.get("/kelola/pekerjaan/<int:nomor>")
@untuk(MENGELOLA)
def satu(nomor: int) -> Response:
    """How far it is; opened anew by itself until it has ended."""
    ada = pekerjaan_unit(sesi_db(), akun_kini().unit_id, nomor)
    if ada is None:
        abort(404)
    jawaban = make_response(render_template("pekerjaan/satu.html", baris=_baris(ada)))
    if ada.keadaan is Keadaan.BERJALAN:
        jawaban.headers["Refresh"] = str(SEGAR)
    return jawaban


@bp.post("/kelola/pekerjaan/hitung-ulang")
@untuk(MENGELOLA)
def hitung_ulang() -> Response:
    """Count everything anew from the rows."""
    with kabari(url_for("pekerjaan.daftar")):
        nomor = catat_pekerjaan(JenisPekerjaan.HITUNG_ULANG, "Semua hitungan dari baris-barisnya")
    return jalankan(nomor)


def catat_pekerjaan(jenis: JenisPekerjaan, nama: str, **pilihan: Any) -> int:
    """Note it for whoever is signed in; gives its number, by which `jalankan` begins it. Raises Bersamaan."""
    pelaku = akun_kini()
    tetap: dict[str, Any] = {"unit_id": pelaku.unit_id, "oleh": pelaku.nama, "pada": sekarang()}
    return mulai(sesi_db(), jenis=jenis, nama=nama, pilihan=pilihan, **tetap).id


def jalankan(nomor: int, isi: bytes = b"") -> Response:
    """Commit what was noted, begin it, and go to its page."""
    sesi_db().commit()
    luncurkan: Peluncur = current_app.extensions["skm_peluncur"]
    try:
        luncurkan(nomor, isi)
    except OSError:
        current_app.logger.exception("long work %s cannot be started", nomor)
        akhiri(sesi_db(), nomor, Keadaan.DITOLAK, TAK_DAPAT_MULAI, pada=sekarang())
        sesi_db().commit()
    return redirect(url_for("pekerjaan.satu", nomor=nomor), 303)


def _baris(ada: Pekerjaan) -> Baris:
    berjalan = ada.keadaan is Keadaan.BERJALAN
    maju = kata(ada.tahap or "bersiap", ada.sudah, ada.semua) if hidup(ada, sekarang()) else DIAM
    alamat, sebutan = LANJUT[ada.jenis]
    ke = url_for(alamat, pekerjaan=ada.id) if ada.hasil else url_for(alamat)
    return Baris(
        satu=ada,
        judul=DIPERIKSA.get(ada.jenis, "") if ada.pilihan.get("coba") else NAMA[ada.jenis],
        lencana=LENCANA[ada.keadaan],
        kemajuan=maju[0].upper() + maju[1:] if berjalan else "",
        url=url_for("pekerjaan.satu", nomor=ada.id),
        lanjut=(ke, JAWAB if ada.hasil else f"Ke {sebutan}"),
    )
