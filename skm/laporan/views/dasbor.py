"""This year at a glance, and what indicators ask of whoever looks."""

from __future__ import annotations

from flask import current_app, render_template

from skm.akun.dua_orang import SETUJUI, VERIFIKASI
from skm.akun.izin import akun_kini, dua_orang_kini, kabar_kini, untuk
from skm.akun.kebijakan import (
    MELIHAT_JEJAK,
    MEMBACA_ANGKA,
    MEMVERIFIKASI,
    MENGELOLA,
    MENURUT_JABATAN,
    SEMUA_PERAN,
)
from skm.db import session
from skm.isian import queries
from skm.isian.putaran import halangan
from skm.isian.services import ALUR
from skm.isian.tugas import triwulan_terakhir, tugas_pos
from skm.isian.views.isian import jabatan_saya
from skm.jaga.jam import Jam, kalimat_jam
from skm.ketepatan.queries import jumlah_terlambat
from skm.laporan import halaman, tugas
from skm.laporan.panah import kuartal_terakhir, panah
from skm.laporan.penjaga import KeadaanServer, keadaan_server
from skm.laporan.persiapan import Langkah, langkah_persiapan
from skm.laporan.setahun import bulan_terakhir, gambar_setahun
from skm.laporan.tugas import KartuTugas
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengukuran.buku import Buku, rentang
from skm.pengukuran.views.daftar import buka, menunggu_disetujui, tertahan
from skm.web.waktu import hari_ini, sekarang

PINTASAN = (
    (MEMBACA_ANGKA, "Hasil layanan", "laporan.hasil_layanan"),
    (MEMBACA_ANGKA, "Laporan IKM", "laporan.ikm"),
    (MEMBACA_ANGKA, "Laporan ketepatan waktu", "laporan.ketepatan"),
    (MEMBACA_ANGKA, "Kecukupan sampel", "laporan.sampel"),
    (MEMBACA_ANGKA, "Survei lain", "laporan.lain"),
    (MEMBACA_ANGKA, "Semua indikator", "indikator.daftar"),
    (MELIHAT_JEJAK, "Jejak audit", "akun.jejak"),
)
"""Pages beside this one, each for whom it is."""


@bp.get("/dasbor")
@untuk(SEMUA_PERAN)
def dasbor() -> str:
    """This year at a glance."""
    tahun, lalu = hari_ini().year, triwulan_terakhir(hari_ini())
    kapan = [*bulan_terakhir(hari_ini()), *kuartal_terakhir(hari_ini())]
    periode, pembaca = rentang(tahun, None), akun_kini().peran in MEMBACA_ANGKA
    buku, kabar = buka((tahun, None), lalu, periode=kapan), kabar_kini()
    server = keadaan_server(session(), sekarang()) if akun_kini().peran in MENGELOLA else None
    return render_template(
        "laporan/dasbor.html",
        halaman=halaman.dasbor(
            buku, tahun, jumlah_terlambat(session(), unit_id=akun_kini().unit_id, pada=sekarang())
        ),
        gambar=gambar_setahun(buku),
        panah=panah(buku, tahun),
        periode=periode,
        pembaca=pembaca,
        pintasan=[(kata, tujuan) for siapa, kata, tujuan in PINTASAN if akun_kini().peran in siapa],
        pilihan_kasus={"dari": periode.dari, "sampai": periode.sampai} if pembaca else None,
        diumumkan=kabar,
        tugas=_tugas(buku, *lalu),
        persiapan=_persiapan(),
        cadangan=server.cadangan if server else None,
        jam=_jam(server),
    )


def _jam(server: KeadaanServer | None) -> str:
    """For who runs the server: what is wrong with the computer's clock."""
    if server is None:
        return ""
    jam: Jam = current_app.extensions["skm_jam"]
    return kalimat_jam(sekarang(), jam.lompat(sekarang()), server.jejak)


def _persiapan() -> tuple[Langkah, ...] | None:
    """The admin's list of the first days, until all of it is done."""
    if akun_kini().peran not in MENGELOLA:
        return None
    base_url = current_app.config["SKM"].base_url
    return langkah_persiapan(session(), kantor_sendiri(), hari_ini=hari_ini(), base_url=base_url)


def _tugas(buku: Buku, tahun: int, triwulan: int) -> KartuTugas | None:
    """The card of whoever asks; the front desk has none, nor has a year without a catalogue."""
    akun = akun_kini()
    if akun.peran not in MEMBACA_ANGKA or not buku.tahun[tahun].daftar:
        return None
    if akun.peran in MENURUT_JABATAN:
        jabatan, isi = jabatan_saya(), queries.pengisian(session(), akun.unit_id, tahun, triwulan)
        if not jabatan:
            return tugas.kartu_tanpa_jabatan(tahun, triwulan)
        tenggat = queries.tenggat(session(), akun.unit_id, tahun, triwulan)
        pos = tugas_pos(isi, jabatan, tenggat=tenggat, hari_ini=hari_ini())
        return tugas.kartu_pos(tahun, triwulan, pos)
    if akun.peran in MEMVERIFIKASI:
        return tugas.kartu_verifikasi(tahun, triwulan, *_menunggu(buku, (tahun, triwulan), VERIFIKASI))
    semua = menunggu_disetujui(buku.nilai(tahun, triwulan), triwulan)
    dibekukan = sum(bool(tertahan(buku, satu, triwulan)) for satu in semua)
    isian, lain = _menunggu(buku, (tahun, triwulan), SETUJUI)
    return tugas.kartu_persetujuan(tahun, triwulan, isian, len(semua) - dibekukan, lain + dibekukan)


def _menunggu(buku: Buku, saat: tuple[int, int], aksi: str) -> tuple[int, int]:
    """How many inputs of a quarter wait for that step of whoever asks, and how many for somebody else's."""
    dari, dua, saya = ALUR[aksi][0], dua_orang_kini(), akun_kini().nama
    semua = [ada for ada in buku.isian_triwulan(*saat).values() if ada.tahap in dari]
    lain = sum(bool(halangan(dua, ada.langkah, aksi, saya)) for ada in semua)
    return len(semua) - lain, lain
