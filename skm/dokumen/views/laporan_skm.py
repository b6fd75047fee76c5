"""The report of a period: read on a page, and sent as DOCX, PDF or XLSX."""

from __future__ import annotations

from flask import Response, abort, current_app, render_template, request

from skm.akun.dua_orang import LAPORKAN, SETUJUI
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGESAHKAN, MENYUNTING
from skm.berkas.tabel import XLSX
from skm.db import lepaskan, session
from skm.dokumen.laporan_skm.bab import berkas
from skm.dokumen.laporan_skm.halaman import HalamanLaporan
from skm.dokumen.laporan_skm.penyusun import LEMBAR, LaporanSkm, baca_laporan
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import BAGIAN, periode_diminta, semua_tahun
from skm.laporan.views.saringan import SELURUH_LAYANAN, bp, tahun_dan_bagian
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengesahan.halaman import BagianSah, susun_bagian
from skm.pengesahan.queries import KeadaanSah, pelapor
from skm.web.waktu import hari_ini, sekarang, zona_kantor

JENIS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": XLSX,
}


@bp.get("/laporan/skm")
@untuk(MEMBACA_ANGKA, di="laporan.ikm", sebagai="Laporan SKM")
def skm() -> str:
    """The report at a glance, and its files."""
    tahun, bagian = tahun_dan_bagian()
    layanan = _layanan()
    kode = _kode(layanan)
    laporan = _baca(tahun, bagian, layanan, kode)
    return render_template(
        "dokumen/laporan_skm.html",
        halaman=HalamanLaporan(laporan),
        sah=None if laporan.sah is None else _bagian(laporan, laporan.sah),
        pilihan=(
            ("tahun", "Tahun", [(satu, str(satu)) for satu in semua_tahun(hari_ini(), tahun)], tahun),
            ("bagian", "Periode", list(BAGIAN.items()), bagian),
            (
                "layanan",
                "Layanan",
                [("", SELURUH_LAYANAN), *((satu.kode, satu.nama) for satu in layanan)],
                kode,
            ),
        ),
        dapat_menyunting=akun_kini().peran in MENYUNTING,
        alamat={"tahun": tahun, "bagian": bagian, "layanan": kode},
    )


def _bagian(laporan: LaporanSkm, sah: KeadaanSah) -> BagianSah:
    """The part about approval, for whoever looks."""
    akun, hasil = akun_kini(), laporan.hasil
    dua = laporan.dua.dengan(akun.nama, akun.orang)
    return susun_bagian(
        hasil,
        sah,
        boleh=akun.peran in MENGESAHKAN,
        tertahan=dua.halangan(SETUJUI, akun.nama, LAPORKAN, pelapor(hasil)),
        zona=zona_kantor(),
    )


@bp.get("/laporan/skm.<bentuk>")
@untuk(MEMBACA_ANGKA)
def skm_unduh(bentuk: str) -> Response:
    """The report as a file."""
    if bentuk not in JENIS:
        abort(404)
    layanan = _layanan()
    laporan = _baca(*tahun_dan_bagian(), layanan, _kode(layanan), bentuk)
    lepaskan()  # a file is written slowly, and from what was read alone
    jawaban = Response(laporan.tulis(bentuk), mimetype=JENIS[bentuk])
    jawaban.headers["Content-Disposition"] = f"attachment; filename={berkas(laporan.hasil)}.{bentuk}"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban


def baca_diminta() -> tuple[LaporanSkm, dict[str, str | int]]:
    """The report in the address as its sheet needs it, and how an address names it."""
    (tahun, bagian), layanan = tahun_dan_bagian(), _layanan()
    kode = _kode(layanan)
    laporan = _baca(tahun, bagian, layanan, kode, LEMBAR)
    return laporan, {"tahun": tahun, "bagian": bagian, "layanan": kode}


def _layanan() -> list[Layanan]:
    return list(daftar_layanan(session(), akun_kini().unit_id, hanya_aktif=False))


def _kode(layanan: list[Layanan]) -> str:
    """The service in the address; an unknown one is an unknown page."""
    kode = request.args.get("layanan", "").strip()
    return kode if kode in {"", *(satu.kode for satu in layanan)} else abort(404)


def _baca(tahun: int, bagian: str, layanan: list[Layanan], kode: str, bentuk: str = "") -> LaporanSkm:
    periode, saat = periode_diminta(tahun, bagian), Saat(sekarang(), zona_kantor())
    server: str = current_app.config["SKM"].base_url
    return baca_laporan(
        session(), kantor_sendiri(), periode, saat, layanan, kode=kode, bentuk=bentuk, server=server
    )
