"""The office's side: what waits and what is late, one complaint, what was done about it, and who told it."""

from __future__ import annotations

from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, pasti, untuk
from skm.akun.kebijakan import MENANGGAPI, MENERIMA_PENGADUAN, MENGELOLA
from skm.akun.services import catat
from skm.bagian import bagian, ke_berapa, lewati
from skm.db import session as sesi_db
from skm.layanan.models import Layanan
from skm.pengaduan import halaman, queries, services
from skm.pengaduan.forms import TanggapiForm
from skm.pengaduan.models import Pengaduan
from skm.pengaduan.queries import Saring
from skm.pengaduan.services import TINDAKAN
from skm.pengaduan.views.bersama import bp, brankas
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

SATU = "/pengaduan/kelola/<int:nomor>"
TERSIMPAN = {
    "proses": "ditandai sedang diproses",
    "jawab": "dijawab dan selesai",
    "bukan": "ditutup sebagai bukan pengaduan",
    "buka": "dibuka kembali",
}


@bp.get("/pengaduan/kelola")
@untuk(MENANGGAPI)
def daftar() -> str:
    """The complaints of one state, a page at a time: what is late first."""
    saring, pada, unit_id = _saring(), sekarang(), akun_kini().unit_id
    jumlah = queries.jumlah(sesi_db(), unit_id, pada)
    banyak = jumlah.keadaan(saring)
    lewat = lewati(ke_berapa(request.args.get("bagian")), banyak)
    baris = queries.daftar(sesi_db(), unit_id, saring, lewat)
    return render_template(
        "pengaduan/kelola/daftar.html",
        saring=saring,
        isi=bagian(lewat, len(baris), banyak, partial(_alamat, saring)),
        baris=halaman.baris(baris, pada),
        jumlah=jumlah,
        dapat_berjanji=akun_kini().peran in MENGELOLA,
        dapat_mencatat=akun_kini().peran in MENERIMA_PENGADUAN,
    )


@bp.get(SATU)
@untuk(MENANGGAPI, sebagai="Pengaduan ini")
def rincian(nomor: int) -> str:
    """One complaint with its log and what can be done about it."""
    return _halaman(_milik(nomor), TanggapiForm(None))


@bp.post(SATU)
@untuk(MENANGGAPI)
def tanggapi(nomor: int) -> Response | tuple[str, int]:
    """Answer it, note something, close it or open it again, if nobody changed it since it was shown."""
    satu, form = _milik(nomor), TanggapiForm()
    tindakan = TINDAKAN.get(form.aksi.data or "")
    if not form.validate() or tindakan is None:
        return _halaman(satu, form), 400
    with Upaya(form) as upaya:
        services.tanggapi(
            sesi_db(),
            satu,
            tindakan,
            jawaban=form.jawaban.data,
            catatan=form.catatan.data,
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(_milik(nomor), form), upaya.status
    pesan = f"Pengaduan {satu.nomor} {TERSIMPAN[form.aksi.data]}."
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("pengaduan.rincian", nomor=nomor), 303)


@bp.post(f"{SATU}/ungkap")
@untuk(MENANGGAPI)
@pasti
def ungkap(nomor: int) -> str:
    """Name and contact in clear, this once; who looked is written into the audit trail."""
    satu, pelaku = _milik(nomor), akun_kini()
    isi = [("Nama", satu.nama_sandi), ("Telepon atau surel", satu.kontak_sandi)]
    if not any(sandi for _, sandi in isi):
        abort(404)
    peristiwa = f"melihat nama atau kontak pada pengaduan {satu.nomor}"
    catat(sesi_db(), unit_id=pelaku.unit_id, oleh=pelaku.nama, pada=sekarang(), peristiwa=peristiwa)
    buka = brankas().buka
    terbaca = [(label, buka(sandi)) for label, sandi in isi if sandi]
    lembar = render_template("pengaduan/kelola/ungkap.html", id=satu.id, nomor=satu.nomor, isi=terbaca)
    sesi_db().commit()
    return lembar


def _alamat(saring: Saring, ke: int) -> str:
    return url_for("pengaduan.daftar", keadaan=saring.value, bagian=ke)


def _saring() -> Saring:
    teks = request.args.get("keadaan", Saring.TERBUKA)
    return Saring(teks) if teks in set(Saring) else abort(404)


def _milik(nomor: int) -> Pengaduan:
    return queries.pengaduan_unit(sesi_db(), akun_kini().unit_id, nomor) or abort(404)


def _halaman(satu: Pengaduan, form: TanggapiForm) -> str:
    """The complaint's page; the form keeps what was typed but carries the version shown now."""
    form.versi.raw_data, form.versi.data = None, satu.versi
    layanan = None if satu.layanan_id is None else sesi_db().get_one(Layanan, satu.layanan_id)
    terlambat = satu.jatuh_tempo < (satu.selesai or sekarang())
    return render_template(
        "pengaduan/kelola/rincian.html",
        satu=satu,
        form=form,
        layanan=None if layanan is None else layanan.nama,
        keadaan=halaman.lencana(satu.tahap, satu.akhir, terlambat=terlambat),
        catatan=halaman.catatan(queries.log(sesi_db(), satu.id)),
        tindakan={nama for nama, tindakan in TINDAKAN.items() if satu.tahap in tindakan.dari},
        jalur=halaman.JALUR[satu.jalur],
        berkontak=satu.nama_sandi is not None or satu.kontak_sandi is not None,
    )
