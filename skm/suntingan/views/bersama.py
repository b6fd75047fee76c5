"""Which report an address of these pages means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from skm.akun.izin import akun_kini
from skm.db import session
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.pilihan import periode_diminta
from skm.laporan.views.saringan import layanan_diminta, tahun_dan_bagian
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan
from skm.layanan.views.kantor import kantor_sendiri
from skm.suntingan.queries import baca_tambahan
from skm.suntingan.services import pastikan_terbuka
from skm.suntingan.tentang import Laporan
from skm.web.waktu import sekarang, zona_kantor


@dataclass(frozen=True, slots=True)
class Diminta:
    """A report, and how an address names it."""

    laporan: Laporan
    alamat: dict[str, str | int]
    layanan: Layanan | None

    @property
    def judul(self) -> str:
        """Whose report, of which period."""
        nama = "Seluruh layanan" if self.layanan is None else self.layanan.nama
        return f"{self.laporan.periode.label} · {nama}"

    def alamat_di(self, halaman: str) -> str:
        """The address of that page about it."""
        semua: dict[str, Any] = dict(self.alamat)
        return url_for(halaman, **semua)

    def pastikan_terbuka(self) -> None:
        """Raises Galat where it is approved."""
        pastikan_terbuka(session(), self.laporan, Saat(sekarang(), zona_kantor()))

    def hasil(self) -> HasilPeriode:
        """What it says, with what staff wrote."""
        unit, kode = kantor_sendiri(), self.laporan.layanan
        semua = list(daftar_layanan(session(), unit.id, hanya_aktif=False))
        saat = Saat(sekarang(), zona_kantor())
        hasil = baca_hasil(session(), unit, self.laporan.periode, saat, semua, kode=kode, cetak=False)
        return baca_tambahan(session(), self.laporan, saat.zona, cetak=False).masuk(hasil)


def diminta() -> Diminta:
    """The report in the address; an unknown period or service is an unknown page."""
    tahun, bagian = tahun_dan_bagian()
    layanan = layanan_diminta()
    kode = "" if layanan is None else layanan.kode
    laporan = Laporan.dari_periode(akun_kini().unit_id, periode_diminta(tahun, bagian), kode)
    return Diminta(laporan, {"tahun": tahun, "bagian": bagian, "layanan": kode}, layanan)
