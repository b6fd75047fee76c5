"""All promises in one table, set at once."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session as sesi_db
from skm.layanan.forms import NAMA_SATUAN
from skm.layanan.janji import BarisJanji, baca_janji_semua, baris_janji_semua, bergalat, tetapkan_semua
from skm.layanan.views import bersama
from skm.layanan.views.bersama import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.teks import rapikan
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini


@bp.get("/kelola/janji")
@untuk(MENGELOLA, di="layanan.daftar")
def janji_semua() -> str:
    """The table with the promises in force."""
    return _halaman(baris_janji_semua(sesi_db(), bersama.unit_id(), hari_ini()))


@bp.post("/kelola/janji")
@untuk(MENGELOLA)
def janji_tetapkan() -> Jawaban:
    """Make all of them the office's own, or none."""
    dasar = rapikan(request.form.get("dasar"))[:200]
    baris = baca_janji_semua(baris_janji_semua(sesi_db(), bersama.unit_id(), hari_ini()), request.form)
    if any(satu.galat for satu in baris):
        return _halaman(baris, dasar), 400
    with Upaya() as upaya:
        banyak = tetapkan_semua(
            sesi_db(), kantor_sendiri(), baris, dasar=dasar, hari_ini=hari_ini(), **bersama.pelaku()
        )
    if upaya.galat is not None:
        baris = bergalat(baris, upaya.galat)
        umum = "" if any(satu.galat for satu in baris) else upaya.kalimat
        return _halaman(baris, dasar, umum=umum), upaya.status
    kata = f"{banyak} janji ditetapkan mulai hari ini." if banyak else "Tidak ada janji yang berubah."
    return bersama.selesai(kata, url_for("layanan.janji_semua"))


def _halaman(baris: Sequence[BarisJanji], dasar: str = "", umum: str = "") -> str:
    return render_template(
        "layanan/janji.html",
        baris=baris,
        satuan=[(satu.value, nama) for satu, nama in NAMA_SATUAN.items()],
        dasar=dasar,
        umum=umum,
        usulan=sum(satu.usulan for satu in baris),
        salah=[satu for satu in baris if satu.galat],
    )
