"""The visit's survey ticket, shown to the citizen."""

from __future__ import annotations

from urllib.parse import quote

from flask import abort, current_app, redirect, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.layanan import qr, tiket
from skm.layanan.kertas import SLIP, Isi
from skm.layanan.views.cetak import cetak
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.views.bersama import SATU, bp, milik_unit
from skm.web.filters import tanggal
from skm.web.waktu import hari_ini

AJAKAN = "Mohon nilai pelayanan kami, sekitar dua menit, tanpa nama: "
TANYA = "Bagaimana pelayanan kami?"
CARA = "Pindai kode ini dengan kamera ponsel. Sekitar dua menit, tanpa nama dan tanpa biaya."


@bp.get(f"{SATU}/tiket")
@untuk(MELAYANI)
def tiket_survei(nomor: int) -> Response:
    """The visit's ticket, to be shown to the citizen, printed or sent; never whether it was spent."""
    permohonan = milik_unit(nomor)
    kode = _kode_tiket(permohonan)
    terbit = tiket.tiket_berkode(sesi_db(), kode)
    if terbit is None:
        abort(404)
    pintu = f"{current_app.config['SKM'].base_url}/t/"
    alamat, url = pintu.split("://", 1)[1], pintu + kode
    masa = (
        f"Untuk satu kali isi, sampai {tanggal(terbit.berlaku_sampai)}. Kode ini tidak menyimpan siapa Anda."
    )
    return cetak(
        "loket/tiket.html",
        Isi(SLIP, kepala=(TANYA, CARA), bagian=[(alamat, kode, masa)], kaki=()),
        nomor=permohonan.nomor,
        tanya=TANYA,
        cara=CARA,
        masa=masa,
        alamat=alamat,
        kode=kode,
        qr=qr.data_uri(url),
        whatsapp=f"https://wa.me/?text={quote(AJAKAN + url)}",
    )


@bp.post(f"{SATU}/tiket")
@untuk(MELAYANI)
def tiket_terbit(nomor: int) -> Response:
    """Issue the ticket of a case that was closed elsewhere or earlier; issuing it twice changes nothing."""
    permohonan = milik_unit(nomor)
    if permohonan.status is StatusPermohonan.PROSES:
        abort(404)
    terbitkan_tiket(permohonan)
    sesi_db().commit()
    return redirect(url_for("loket.tiket_survei", nomor=nomor), 303)


def _kode_tiket(permohonan: Permohonan) -> str:
    return tiket.kode_tiket(str(current_app.secret_key), permohonan.unit_id, permohonan.id)


def terbitkan_tiket(permohonan: Permohonan) -> None:
    """Issue the ticket of a closed case."""
    tiket.terbitkan(
        sesi_db(),
        unit_id=permohonan.unit_id,
        layanan_id=permohonan.layanan_id,
        kode=_kode_tiket(permohonan),
        hari_ini=hari_ini(),
    )
