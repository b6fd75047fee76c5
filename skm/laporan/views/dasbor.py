"""This year at a glance, and what indicators ask of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from kinerja.ikm import ModeBobot
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MEMVERIFIKASI, MENURUT_JABATAN, SEMUA_PERAN
from skm.db import session
from skm.indikator import otomatis, queries
from skm.indikator.models import TahapIsian
from skm.indikator.tugas import TugasPos, triwulan_terakhir, tugas_pos
from skm.indikator.views.daftar import hitung, siap_disetujui
from skm.laporan import halaman
from skm.laporan.queries import HitunganIkm
from skm.laporan.views.umum import bp, zona_kantor
from skm.loket.queries import jumlah_terlambat
from skm.web.waktu import hari_ini, sekarang


@dataclass(frozen=True, slots=True)
class Tugas:
    """What the quarter that ended last asks of a role; None for what is not that role's."""

    tahun: int
    triwulan: int
    bertugas: bool = True
    """Whether the account has a post at all."""
    pos: TugasPos | None = None
    verifikasi: int | None = None
    setujui: int | None = None
    angka: int | None = None
    """Counted figures that wait for the camat's approval."""


@bp.get("/dasbor")
@untuk(SEMUA_PERAN)
def dasbor() -> str:
    """This year at a glance."""
    unit_id, saat = akun_kini().unit_id, sekarang()
    periode = Periode.tahun(hari_ini().year)
    bahan = otomatis.kumpulkan(session(), unit_id=unit_id, periode=periode, zona=zona_kantor(), pada=saat)
    hasil = HitunganIkm(bahan.survei, bahan.bobot).hasil(ModeBobot.EKSAK)
    terlambat = jumlah_terlambat(session(), unit_id=unit_id, pada=saat)
    rumus = queries.rumus_otomatis(session(), unit_id, hari_ini().year)
    return render_template(
        "laporan/dasbor.html",
        halaman=halaman.dasbor(bahan, hasil, terlambat, rumus),
        nada_mutu=halaman.NADA_MUTU,
        periode=periode,
        pembaca=akun_kini().peran in MEMBACA_ANGKA,
        tugas=_tugas(),
    )


def _tugas() -> Tugas | None:
    """The card of whoever asks; the front desk has none, nor has a year without a catalogue."""
    akun, (tahun, triwulan) = akun_kini(), triwulan_terakhir(hari_ini())
    daftar = queries.baris_tahun(session(), akun.unit_id, tahun)
    if akun.peran not in MEMBACA_ANGKA or not daftar:
        return None
    if akun.peran in MENURUT_JABATAN:
        jabatan = queries.jabatan_akun(session(), akun.id)
        pos = tugas_pos(session(), akun.unit_id, jabatan, tahun, triwulan, hari_ini=hari_ini())
        return Tugas(tahun, triwulan, bertugas=bool(jabatan), pos=pos)
    jumlah = queries.jumlah_bertahap(session(), akun.unit_id, tahun, triwulan)
    if akun.peran in MEMVERIFIKASI:
        return Tugas(tahun, triwulan, verifikasi=jumlah[TahapIsian.DIAJUKAN])
    dihitung = hitung([satu for satu in daftar if satu.otomatis], triwulan)
    siap = len(siap_disetujui(dihitung, triwulan))
    return Tugas(tahun, triwulan, setujui=jumlah[TahapIsian.DIVERIFIKASI], angka=siap)
