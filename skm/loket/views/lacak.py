"""How a case stands, for whoever holds its code: no name, no number, no officer."""

from __future__ import annotations

import re

from flask import render_template, request
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.db import session as sesi_db
from skm.layanan.models import Layanan
from skm.layanan.views.kantor import pakai_kantor
from skm.loket import queries
from skm.loket.alur import putar
from skm.loket.forms import LacakForm
from skm.loket.models import JenisPeristiwa, StatusPermohonan
from skm.loket.queries import log
from skm.loket.views.bersama import bp
from skm.web.batas import pembatas

NOMOR = re.compile(r"[^/]+/.*|[a-z-]{2,20}[ .-]+20\d\d[ .-]+\d{1,6}", re.IGNORECASE)
"""What looks like a registration number (KK/2026/0001), which is no secret: with it nothing is shown."""
BUKAN_KODE = "Itu nomor permohonan. Ketik kode dua belas huruf di bawahnya pada tanda terima."
TIDAK_ADA = "Kode itu tidak kami temukan. Periksa kembali huruf dan angkanya pada struk."
LANGKAH = {
    JenisPeristiwa.DITERIMA: "Permohonan diterima",
    JenisPeristiwa.KURANG: "Berkas perlu dilengkapi",
    JenisPeristiwa.LENGKAP: "Berkas lengkap, waktu pelayanan berjalan",
    JenisPeristiwa.TTD: "Menunggu tanda tangan",
    JenisPeristiwa.SELESAI: "Selesai, dapat diambil",
    JenisPeristiwa.DISERAHKAN: "Sudah diserahkan",
    JenisPeristiwa.BATAL: "Dibatalkan oleh pemohon",
    JenisPeristiwa.DITOLAK: "Tidak memenuhi syarat",
}


def _salah(jawaban: Response) -> bool:
    return jawaban.status_code == 404


@bp.get("/lacak")
@terbuka
@pembatas.limit("20 per minute", deduct_when=_salah)
def lacak() -> str | tuple[str, int]:
    """The steps so far, the promised moment, and what is missing."""
    form = LacakForm(request.args)
    if not request.args.get("kode"):
        return render_template("loket/lacak.html", form=form, kasus=None)
    satu = queries.permohonan_terlacak(sesi_db(), form.kode.data or "") if form.validate() else None
    if satu is None:
        form.kode.errors = [BUKAN_KODE if NOMOR.fullmatch((form.kode.data or "").strip()) else TIDAK_ADA]
        return render_template("loket/lacak.html", form=form, kasus=None), 404
    pakai_kantor(satu.unit_id)
    catatan = log(sesi_db(), satu.id)
    dicabut = {c.isi["urut"] for c in catatan if c.jenis is JenisPeristiwa.KOREKSI and c.isi.get("hapus")}
    rangkuman = putar(catatan)
    layanan = sesi_db().get_one(Layanan, satu.layanan_id)
    return render_template(
        "loket/lacak.html",
        form=form,
        kasus=satu,
        rangkuman=rangkuman,
        berjanji=not layanan.usulan,
        berjalan=rangkuman.status is StatusPermohonan.PROSES,
        layanan=layanan.nama,
        langkah=[(LANGKAH[c.jenis], c.pada) for c in catatan if c.jenis in LANGKAH and c.urut not in dicabut],
    )
