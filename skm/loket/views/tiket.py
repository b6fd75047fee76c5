"""The visit's survey ticket, shown to the citizen."""

from __future__ import annotations

from urllib.parse import quote

from flask import abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.layanan import qr, tiket
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.views.bersama import SATU, bp, milik_unit
from skm.web.waktu import hari_ini

AJAKAN = "Mohon nilai pelayanan kami, sekitar dua menit, tanpa nama: "


@bp.get(f"{SATU}/tiket")
@untuk(MELAYANI)
def tiket_survei(nomor: int) -> str:
    """The visit's ticket, to be shown to the citizen, printed or sent; never whether it was spent."""
    permohonan = milik_unit(nomor)
    kode = _kode_tiket(permohonan)
    terbit = tiket.tiket_berkode(sesi_db(), kode)
    if terbit is None:
        abort(404)
    url = f"{current_app.config['SKM'].base_url}/t/{kode}"
    return render_template(
        "loket/tiket.html",
        nomor=permohonan.nomor,
        alamat=url.split("://", 1)[1],
        qr=qr.data_uri(url),
        berlaku_sampai=terbit.berlaku_sampai,
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
