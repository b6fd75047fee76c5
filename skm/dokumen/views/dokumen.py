"""The office's documents, chosen on one page and sent as DOCX or XLSX."""

from __future__ import annotations

from flask import Response, abort, render_template, request

from kinerja.tanggal import ROMAWI
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGELOLA
from skm.bentuk import docx, xlsx
from skm.berkas.tabel import XLSX
from skm.db import session
from skm.dokumen.penyusun import JENIS, Penyusun
from skm.katalog import queries
from skm.katalog.views.alamat import semua_tahun, tahun_diminta, triwulan_diminta
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.waktu import hari_ini, sekarang, zona_kantor

_TRIWULAN = tuple(enumerate(ROMAWI, start=1))
BENTUK = {
    "docx": (docx.tulis, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (xlsx.tulis, XLSX),
}


@bp.get("/laporan/dokumen")
@untuk(MEMBACA_ANGKA, di="indikator.daftar", sebagai="Dokumen kinerja")
def dokumen() -> str:
    """Which document, of which year, quarter or post."""
    tahun = tahun_diminta()
    return render_template(
        "dokumen/dokumen.html",
        tahun=tahun,
        semua_tahun=semua_tahun(),
        dokumen=[(kode, nama, _bagian(kode, nama, tahun)) for kode, nama in JENIS.items()],
        boleh_penanda=akun_kini().peran in MENGELOLA,
    )


def _bagian(kode: str, nama: str, tahun: int) -> list[tuple[str, str, dict[str, int | str]]]:
    """(heading, what a screen reader says, choices) of each download: by quarter, by post, or one."""
    if kode == "pengukuran-kinerja":
        return [(f"Triwulan {kata}", f"{nama} triwulan {kata}", {"triwulan": n}) for n, kata in _TRIWULAN]
    if kode == "perjanjian-kinerja":
        return [(satu, f"{nama} {satu}", {"jabatan": satu}) for satu in _jabatan(tahun)]
    return [("", nama, {})]


@bp.get("/laporan/dokumen/<jenis>.<bentuk>")
@untuk(MEMBACA_ANGKA)
def dokumen_unduh(jenis: str, bentuk: str) -> Response:
    """One document."""
    if jenis not in JENIS or bentuk not in BENTUK:
        abort(404)
    tahun = tahun_diminta()
    jabatan = _jabatan_diminta(tahun) if jenis == "perjanjian-kinerja" else ""
    penyusun = Penyusun(
        session(),
        kantor_sendiri(),
        tahun,
        zona=zona_kantor(),
        pada=sekarang(),
    )
    hasil = penyusun.susun(jenis, triwulan_diminta() or (hari_ini().month + 2) // 3, jabatan)
    tulis, mime = BENTUK[bentuk]
    jawaban = Response(tulis(hasil), mimetype=mime)
    jawaban.headers["Content-Disposition"] = f"attachment; filename={hasil.berkas}.{bentuk}"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _jabatan_diminta(tahun: int) -> str:
    """The post asked for, of the year's; the first one where none is. 404 for another."""
    semua = _jabatan(tahun)
    jabatan = request.args.get("jabatan", "") or semua[0]
    if jabatan not in semua:
        abort(404)
    return jabatan


def _jabatan(tahun: int) -> list[str]:
    semua = queries.katalog(session(), akun_kini().unit_id, tahun)
    return list(dict.fromkeys(satu.jabatan for satu in semua))
