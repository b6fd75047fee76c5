"""The receipt of a visit: numbers, promised moments and tracking codes, for narrow paper and A6."""

from __future__ import annotations

from collections.abc import Iterator

from flask import abort, current_app
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.layanan import qr
from skm.layanan import queries as layanan
from skm.layanan.kertas import STRUK, Isi
from skm.layanan.views.cetak import cetak
from skm.loket import queries
from skm.loket.halaman import TANYAKAN, BarisStruk
from skm.loket.models import Permohonan
from skm.loket.views.bersama import bp
from skm.web.filters import waktu


@bp.get("/loket/struk/<kunjungan>")
@untuk(MELAYANI)
def struk(kunjungan: str) -> Response:
    """What the visitor takes along."""
    alamat = f"{current_app.config['SKM'].base_url}/lacak"
    baris = tuple(_baris(kunjungan, alamat))
    if not baris:
        abort(404)
    pemohon, diterima, lacak = baris[0].pemohon, baris[0].diterima, alamat.split("://", 1)[1]
    isi = Isi(
        STRUK,
        kepala=("Tanda terima", pemohon, f"Diterima {waktu(diterima)}"),
        bagian=[(b.nomor, b.layanan, b.tentang, b.tempo or b.kurang, b.kode) for b in baris],
        kaki=(f"Lacak di {lacak} dengan kode di atas",),
    )
    return cetak("loket/struk.html", isi, baris=baris, pemohon=pemohon, diterima=diterima, alamat=lacak)


def _baris(kunjungan: str, alamat: str) -> Iterator[BarisStruk]:
    semua_layanan = layanan.daftar_layanan(sesi_db(), akun_kini().unit_id, hanya_aktif=False)
    berjanji = {satu.id for satu in semua_layanan if not satu.usulan}
    nama = {satu.id: satu.nama for satu in semua_layanan}
    for satu in queries.kunjungan(sesi_db(), akun_kini().unit_id, kunjungan):
        if kode := satu.kode_lacak:  # after the retention term there is nothing left to track
            yield BarisStruk(
                nomor=satu.nomor,
                layanan=nama[satu.layanan_id],
                pemohon=satu.pemohon or "",
                diterima=satu.diterima,
                tempo=_tempo(satu, berjanji=satu.layanan_id in berjanji),
                kurang=satu.kurang or "",
                kode="-".join((kode[:4], kode[4:8], kode[8:])),
                qr=qr.data_uri(f"{alamat}?kode={kode}"),
            )


def _tempo(satu: Permohonan, *, berjanji: bool) -> str:
    """The promised moment; a time that the office only proposes is not told."""
    if not satu.jatuh_tempo:
        return ""
    return waktu(satu.jatuh_tempo) if berjanji else TANYAKAN
