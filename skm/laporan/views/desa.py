"""The page of requests and on time by village: desk counts only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template

from kinerja import ketepatan
from kinerja.hasil import Hasil
from kinerja.ketepatan import KetepatanTally
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.db import session
from skm.ketepatan.queries.ketepatan import rekap_desa
from skm.ketepatan.rekap import RekapDesa
from skm.laporan.samping import angka_kedua
from skm.laporan.views.saringan import bp, pintas, saringan_kini
from skm.web.waktu import sekarang, zona_kantor


@dataclass(frozen=True, slots=True)
class BarisDesa:
    """One row: a village, the requests that name none, or all together."""

    nama: str
    jenis: str
    tally: KetepatanTally
    hasil: Hasil
    kedua: str
    """The figure with what was closed at an unknown moment late, in words; empty without one."""


@bp.get("/laporan/desa")
@untuk(MEMBACA_ANGKA, di="laporan.ketepatan")
def desa() -> str | tuple[str, int]:
    """Requests and on-time percentages of every desa and kelurahan."""
    saringan = saringan_kini()
    isi = {"saringan": saringan, "pintas": pintas("laporan.desa", saringan)}
    if saringan.periode is None:
        return render_template("laporan/desa.html", baris=(), **isi), 400
    rekap = rekap_desa(
        session(),
        unit_id=akun_kini().unit_id,
        periode=saringan.periode,
        zona=zona_kantor(),
        pada=sekarang(),
    )
    jumlah = _baris("Seluruh kantor", rekap.semua)
    return render_template("laporan/desa.html", baris=_semua_baris(rekap), jumlah=jumlah, **isi)


def _semua_baris(rekap: RekapDesa) -> list[BarisDesa]:
    """Every village, and at the end what names none; nothing at all where the period has no request."""
    if not _ada(rekap.semua):
        return []
    semua = [_baris(satu.nama, satu.tally, satu.jenis) for satu in rekap.desa]
    return [*semua, _baris("tidak dicatat", rekap.tidak_dicatat)] if _ada(rekap.tidak_dicatat) else semua


def _baris(nama: str, tally: KetepatanTally, jenis: str = "") -> BarisDesa:
    return BarisDesa(nama, jenis, tally, ketepatan.hitung(tally), angka_kedua(tally))


def _ada(tally: KetepatanTally) -> bool:
    """Whether a request of the period is counted; those whose clock stands still belong to no period."""
    return replace(tally, terhenti=0) != KetepatanTally()
