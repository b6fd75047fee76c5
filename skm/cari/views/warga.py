"""People's data: revealing a number is an act on record, and everybody may have what is kept of them."""

from __future__ import annotations

import json

from flask import Response, abort, render_template
from werkzeug.wrappers import Response as Jawab

from skm.akun.izin import akun_kini, pasti, pasti_bila, untuk
from skm.akun.kebijakan import MELAYANI
from skm.akun.services import catat
from skm.db import session as sesi_db
from skm.layanan.brankas import cari_nik
from skm.layanan.models import Layanan
from skm.loket import queries
from skm.loket.forms import NikForm
from skm.loket.models import Permohonan
from skm.loket.views.bersama import SATU, bp, brankas, milik_unit
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang, zona_kantor


@bp.post(f"{SATU}/ungkap")
@untuk(MELAYANI)
@pasti
def ungkap(nomor: int) -> str:
    """NIK and phone of one case in clear, this once; who looked is written into the audit trail."""
    satu = milik_unit(nomor)
    if satu.nik_sandi is None and satu.telepon_sandi is None:
        abort(404)
    _catat(f"melihat NIK atau telepon pada permohonan {satu.nomor}")
    buka = brankas().buka
    isi = [("NIK", satu.nik_sandi), ("Telepon", satu.telepon_sandi)]
    terbaca = [(label, buka(sandi)) for label, sandi in isi if sandi]
    sesi_db().commit()
    return render_template("loket/ungkap.html", satu=satu, isi=terbaca)


@bp.get("/loket/warga")
@untuk(MELAYANI)
def warga() -> str:
    """Ask whose cases to look for."""
    return render_template("loket/warga.html", form=NikForm(), kasus=None)


@bp.post("/loket/warga")
@untuk(MELAYANI)
@pasti_bila("unduh")
def warga_cari() -> str | tuple[str, int] | Jawab:
    """The cases under a NIK; with `unduh`, everything kept of the person as a file for that person."""
    form = NikForm()
    nik = _nik(form) if form.validate() else None
    if nik is None:
        return render_template("loket/warga.html", form=form, kasus=None), 400
    semua = queries.permohonan_bersidik(sesi_db(), akun_kini().unit_id, brankas().sidik(nik))
    if form.unduh.data and semua:
        _catat(f"mengunduh data seorang warga: {', '.join(satu.nomor for satu in semua)}"[:500])
        isi = json.dumps([_berkas(satu) for satu in semua], ensure_ascii=False, indent=2)
        sesi_db().commit()
        kepala = {"Content-Disposition": "attachment; filename=data-warga.json", "Cache-Control": "no-store"}
        return Response(isi, mimetype="application/json", headers=kepala)
    _catat("mencari permohonan menurut NIK")
    baris = [(satu, sesi_db().get_one(Layanan, satu.layanan_id).nama) for satu in semua]
    isi = render_template("loket/warga.html", form=form, kasus=baris)
    sesi_db().commit()
    return isi


def _nik(form: NikForm) -> str | None:
    with Upaya(form, di="nik"):
        return cari_nik(form.nik.data)
    return None


def _berkas(satu: Permohonan) -> dict[str, object]:
    """All that is kept of the person in one case, with its log."""
    buka = brankas().buka
    return {
        "nomor": satu.nomor,
        "layanan": sesi_db().get_one(Layanan, satu.layanan_id).nama,
        "pemohon": satu.pemohon,
        "nik": buka(satu.nik_sandi) if satu.nik_sandi else None,
        "telepon": buka(satu.telepon_sandi) if satu.telepon_sandi else None,
        "riwayat": [
            {"apa": p.jenis.value, "pada": p.pada.astimezone(zona_kantor()).isoformat(timespec="minutes")}
            for p in queries.riwayat(sesi_db(), satu.id)
        ],
    }


def _catat(peristiwa: str) -> None:
    pelaku = akun_kini()
    catat(sesi_db(), unit_id=pelaku.unit_id, oleh=pelaku.nama, pada=sekarang(), peristiwa=peristiwa)
