"""Intake for somebody who was here before: what is known already is offered, and carried over unread."""

from __future__ import annotations

from flask import abort, request
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.akun.services import catat
from skm.cari.queries.lama import data_lama
from skm.db import session as sesi_db
from skm.layanan.brankas import cari_nik
from skm.layanan.models import Wilayah
from skm.loket.forms import TerimaForm
from skm.loket.views.bersama import bp, brankas, milik_unit
from skm.loket.views.papan import POLA_KUNCI, halaman_papan
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.post("/loket/lama")
@untuk(MELAYANI)
def lama() -> Jawaban:
    """The intake form as it was typed, with people of that NIK or name, or with the one who was chosen."""
    form = TerimaForm()
    if not POLA_KUNCI.fullmatch(form.kunci.data or ""):
        abort(400)
    if "pilih" in request.form:
        return _pakai(form, nomor_kiriman(request.form["pilih"]) or abort(404))
    with Upaya(form, di="nik") as upaya:
        nik = cari_nik(form.nik.data or "")
    if upaya.ditolak:
        return halaman_papan(form), upaya.status
    sidik = brankas().sidik(nik) if nik else None
    orang = data_lama(sesi_db(), akun_kini().unit_id, nama=form.pemohon.data or "", sidik=sidik)
    cara = "NIK" if sidik else "nama"
    return _tercatat(halaman_papan(form, orang), f"mencari data lama menurut {cara}: {len(orang)} ditemukan")


def _pakai(form: TerimaForm, nomor: int) -> str:
    """Name and village of that case; its numbers follow when the form is sent, without having been shown."""
    satu = milik_unit(nomor)
    if satu.pemohon is None:
        abort(404)
    desa = None if satu.wilayah_id is None else sesi_db().get(Wilayah, satu.wilayah_id)
    form.pemohon.data, form.lama.data = satu.pemohon, str(satu.id)
    form.desa.data = form.desa.data if desa is None else desa.nama
    form.nik.data = form.telepon.data = ""
    return _tercatat(halaman_papan(form), f"memakai data permohonan {satu.nomor} untuk permohonan baru")


def _tercatat(isi: str, peristiwa: str) -> str:
    pelaku = akun_kini()
    catat(sesi_db(), unit_id=pelaku.unit_id, oleh=pelaku.nama, pada=sekarang(), peristiwa=peristiwa)
    sesi_db().commit()
    return isi
