"""The publication sheet of a period: a page to print, and a poster on A4 or A3."""

from __future__ import annotations

from flask import Response, abort, render_template

from skm.akun.izin import untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.bentuk.publikasi import TERIMA_KASIH
from skm.db import lepaskan
from skm.dokumen.laporan_skm.publikasi import publikasi
from skm.dokumen.views.laporan_skm import baca_diminta
from skm.laporan.views.saringan import bp

KERTAS = ("a4", "a3")


@bp.get("/laporan/skm/publikasi")
@untuk(MEMBACA_ANGKA, sebagai="Lembar publikasi")
def publikasi_lembar() -> str:
    """The sheet, which the browser prints."""
    laporan, alamat = baca_diminta()
    return render_template(
        "dokumen/publikasi.html",
        lembar=publikasi(laporan),
        terima_kasih=TERIMA_KASIH,
        kertas=KERTAS,
        alamat=alamat,
    )


@bp.get("/laporan/skm/publikasi-<kertas>.pdf")
@untuk(MEMBACA_ANGKA)
def publikasi_unduh(kertas: str) -> Response:
    """The poster."""
    if kertas not in KERTAS:
        abort(404)
    from skm.bentuk import publikasi_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    laporan, _ = baca_diminta()
    lepaskan()
    lembar = publikasi(laporan)
    jawaban = Response(publikasi_pdf.tulis(lembar, kertas), mimetype="application/pdf")
    jawaban.headers["Content-Disposition"] = f"attachment; filename={lembar.berkas}-{kertas}.pdf"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
