"""What an office writes into its documents itself: which parts there are, and where each is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

LKJIP = "LKjIP"


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part; `petunjuk` says to the office what belongs there."""

    kunci: str
    judul: str
    dokumen: str
    """Where it is printed."""
    petunjuk: str

    def untuk(self, kode: str, sasaran: str) -> Bagian:
        """The same part of one sasaran, named by the code of its first indicator."""
        return replace(self, kunci=f"{self.kunci}:{kode}", judul=f"{self.judul}: {sasaran}")


KETETAPAN = Bagian(
    "ketetapan",
    "Nomor dan tanggal ketetapan IKU",
    "Lembar IKU",
    "Misalnya: Keputusan Camat Long Kali Nomor 5 Tahun 2026 tanggal 5 Januari 2026.",
)
ORGANISASI = Bagian("organisasi", "Organisasi", LKJIP, "Susunan organisasi dan jumlah pegawai.")
TUGAS = Bagian("tugas", "Tugas dan fungsi", LKJIP, "Menurut peraturan bupati yang berlaku.")
ISU = Bagian("isu", "Isu strategis", LKJIP, "Permasalahan utama yang dihadapi kantor tahun ini.")
PENUTUP = Bagian("penutup", "Penutup", LKJIP, "Kesimpulan umum dan langkah tahun berikutnya.")
STANDAR = Bagian(
    "standar", "Standar nasional", LKJIP, "Bandingkan dengan standar nasional; kosongkan bila tidak ada."
)
SOLUSI = Bagian("solusi", "Penyebab dan solusi", LKJIP, "Penyebab berhasil atau gagal, dan solusinya.")
PENDUKUNG = Bagian(
    "pendukung", "Program yang menunjang", LKJIP, "Program yang menunjang keberhasilan atau kegagalan."
)
UMUM = (KETETAPAN, ORGANISASI, TUGAS, ISU, PENUTUP)
TIAP_SASARAN = (STANDAR, SOLUSI, PENDUKUNG)
TERPANJANG = 6000
"""Letters of one part."""


def semua_bagian(sasaran: Iterable[tuple[str, str]]) -> tuple[Bagian, ...]:
    """Every part of a year; (code of its first indicator, name) of each sasaran."""
    tiap = (bagian.untuk(kode, nama) for kode, nama in sasaran for bagian in TIAP_SASARAN)
    return (*UMUM, *tiap)
