"""The office's documents, chosen on one page and sent as DOCX, PDF or XLSX."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from flask import Response, abort, render_template, request

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN, MENGELOLA
from skm.bentuk import naskah_docx, xlsx
from skm.bentuk.naskah import Naskah
from skm.berkas.tabel import XLSX
from skm.db import lepaskan, session
from skm.dokumen.halaman import daftar_unduhan
from skm.dokumen.penyusun import JENIS, Penyusun
from skm.katalog import queries
from skm.katalog.views.alamat import semua_tahun, tahun_diminta, triwulan_diminta
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.waktu import hari_ini, sekarang, zona_kantor

TAHUN = re.compile("20[0-9]{2}")


@bp.get("/laporan/dokumen")
@untuk(MEMBACA_ANGKA, di="indikator.daftar", sebagai="Dokumen kinerja")
def dokumen() -> str:
    """Which document, of which year, quarter or post, and what each still lacks."""
    tahun, peran = tahun_diminta(), akun_kini().peran
    return render_template(
        "dokumen/dokumen.html",
        tahun=tahun,
        semua_tahun=semua_tahun(),
        dokumen=list(daftar_unduhan(_penyusun(tahun).kelengkapan())),
        bentuk=tuple(BENTUK),
        boleh_penanda=peran in MENGELOLA,
        boleh_isi=peran in MENETAPKAN,
    )


@bp.get("/laporan/dokumen/<jenis>.<bentuk>")
@untuk(MEMBACA_ANGKA)
def dokumen_unduh(jenis: str, bentuk: str) -> Response:
    """One document."""
    if jenis not in JENIS or bentuk not in BENTUK:
        abort(404)
    tahun = _tahun_unduhan()
    jabatan = _jabatan_diminta(tahun) if jenis == "perjanjian-kinerja" else ""
    hasil = _penyusun(tahun).susun(jenis, triwulan_diminta() or (hari_ini().month + 2) // 3, jabatan)
    lepaskan()  # a file is written slowly, and from what was read alone
    tulis, mime = BENTUK[bentuk]
    jawaban = Response(tulis(hasil), mimetype=mime)
    jawaban.headers["Content-Disposition"] = f"attachment; filename={hasil.berkas}.{bentuk}"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def _tahun_unduhan() -> int:
    """The year that a link of the page names; without one, the running one. 404 for what is no year."""
    teks = request.args.get("tahun", "") or str(hari_ini().year)
    return int(teks) if TAHUN.fullmatch(teks) else abort(404)


def _penyusun(tahun: int) -> Penyusun:
    return Penyusun(session(), kantor_sendiri(), tahun, zona=zona_kantor(), pada=sekarang())


def _pdf(naskah: Naskah) -> bytes:
    from skm.bentuk import naskah_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    return naskah_pdf.tulis(naskah)


BENTUK: Mapping[str, tuple[Callable[[Naskah], bytes], str]] = {
    "docx": (naskah_docx.tulis, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (_pdf, "application/pdf"),
    "xlsx": (xlsx.tulis, XLSX),
}


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
