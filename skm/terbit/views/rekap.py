"""The recap of all offices of the server, open to everybody: it holds what each of them published."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.berkas.tabel import XLSX
from skm.db import lepaskan, session
from skm.laporan.hasil.pilihan import BAGIAN, periode_diminta, semua_tahun
from skm.laporan.views.saringan import bp, tahun_dan_bagian
from skm.layanan.views.kantor import semua_kantor
from skm.terbit.dokumen_rekap import BELUM, SEMUA, SUMBER, TIMBANGAN, berkas, tulis_rekap
from skm.terbit.halaman_rekap import halaman_rekap
from skm.terbit.queries import periode_terbit, terbit_semua
from skm.terbit.rekap import Rekap, susun_rekap
from skm.terbit.views.hasil import alamat_hasil
from skm.web.batas import pembatas
from skm.web.waktu import hari_ini, sekarang, zona_kantor

MIME = {"xlsx": XLSX, "pdf": "application/pdf"}
BAGIAN_TERBIT = {kode: nama for kode, nama in BAGIAN.items() if not kode.startswith("b")}
"""Nothing shorter than a quarter is published."""


@bp.get("/hasil/rekap")
@terbuka
def rekap() -> str:
    """Every office with what it published of a period; without one, of the last that anybody published."""
    rekap, alamat = _baca()
    return render_template(
        "terbit/rekap.html",
        isi=halaman_rekap(rekap, lambda kode: alamat_hasil(rekap.tahun, rekap.bagian, unit=kode)),
        belum=BELUM,
        semua=SEMUA,
        sumber=SUMBER,
        timbangan=TIMBANGAN,
        pilihan=(
            (
                "tahun",
                "Tahun",
                [(satu, str(satu)) for satu in semua_tahun(hari_ini(), rekap.tahun)],
                rekap.tahun,
            ),
            ("bagian", "Periode", list(BAGIAN_TERBIT.items()), rekap.bagian),
        ),
        unduh={bentuk: url_for("laporan.rekap_berkas", bentuk=bentuk, **alamat) for bentuk in MIME},
    )


@bp.get("/hasil/rekap.<any(xlsx, pdf):bentuk>")
@terbuka
@pembatas.limit("20 per minute")
def rekap_berkas(bentuk: str) -> Response:
    """The same as a file."""
    rekap, _ = _baca()
    lepaskan()  # a file is written slowly, and from what was read alone
    isi = tulis_rekap(rekap, sekarang().astimezone(zona_kantor()), bentuk)
    jawaban = Response(isi, mimetype=MIME[bentuk])
    jawaban.headers["Content-Disposition"] = f"attachment; filename={berkas(rekap)}.{bentuk}"
    jawaban.headers["Cache-Control"] = "public, max-age=300"
    return jawaban


def _baca() -> tuple[Rekap, dict[str, Any]]:
    """The recap of the period in the address, and the period as addresses say it. 404 for what is none."""
    ada = [] if "tahun" in request.args else periode_terbit(session())
    tahun, bagian = ada[0] if ada else tahun_dan_bagian()
    if bagian not in BAGIAN_TERBIT:
        abort(404)
    label = periode_diminta(tahun, bagian).label
    terbit = terbit_semua(session(), tahun, bagian)
    rekap = susun_rekap(semua_kantor(), terbit, (tahun, bagian), label, zona_kantor())
    return rekap, {"tahun": tahun, "bagian": bagian}
