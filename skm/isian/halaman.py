"""What the page of a quarter's inputs is made of."""

from __future__ import annotations

from datetime import datetime

from kinerja.hasil import Hasil
from kinerja.indikator import DuaHasil, Katalog, RumusBerlaku
from kinerja.rumus import Masukan, Variabel
from skm.isian.masukan import Isian
from skm.katalog.models import Indikator
from skm.katalog.sebutan import SELESAI


def kelompok(satu: Indikator, katalog: Katalog) -> list[tuple[str, list[Variabel]]]:
    """(heading, inputs): those of the formula in force, then what only the other one asks for."""
    asal = katalog.menurut_kode[satu.kode]
    dua = {RumusBerlaku.KETETAPAN: asal.ketetapan.nama(), RumusBerlaku.KOREKSI: asal.koreksi.nama()}
    utama = dua[satu.rumus_berlaku]
    lain = [nama for nama in asal.variabel() if nama not in utama]
    nama_lain = "koreksi" if satu.rumus_berlaku is RumusBerlaku.KETETAPAN else "ketetapan"
    kelompok = [
        (f"Untuk rumus {satu.rumus_berlaku.value}, yang berlaku", utama),
        (f"Hanya untuk rumus {nama_lain}", lain),
    ]
    return [(judul, [katalog.menurut_nama[nama] for nama in isinya]) for judul, isinya in kelompok if isinya]


def berlaku(satu: Indikator, hasil: DuaHasil) -> Hasil:
    """The result of the formula in force."""
    return hasil.koreksi if satu.rumus_berlaku is RumusBerlaku.KOREKSI else hasil.ketetapan


def sebelumnya(satu: Indikator, katalog: Katalog, bahan: Masukan) -> Hasil | None:
    """What the quarter before comes to by the formula in force, as far as its inputs alone tell."""
    if not bahan.sebelumnya:
        return None
    return berlaku(satu, katalog.hitung_satu(satu.kode, Masukan((bahan.sebelumnya,))))


def langkah(ada: Isian | None) -> list[tuple[str, str, datetime, str]]:
    """(what was done, by whom, when, why) of every step, oldest first."""
    return [
        (SELESAI[aksi].capitalize(), oleh, datetime.fromisoformat(pada), alasan)
        for aksi, oleh, pada, alasan in (ada.langkah if ada else [])
    ]
