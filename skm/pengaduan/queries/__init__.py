"""Reads about complaints."""

from skm.pengaduan.queries.daftar import (
    Baris,
    Jumlah,
    Saring,
    daftar,
    jumlah,
    log,
    pengaduan_berkode,
    pengaduan_unit,
)
from skm.pengaduan.queries.hitungan import Hitungan, hitungan_bulanan
from skm.pengaduan.queries.janji import janji_berlaku, janji_pada, semua_janji
from skm.pengaduan.queries.periksa import Periksa, periksa

__all__ = [
    "Baris",
    "Hitungan",
    "Jumlah",
    "Periksa",
    "Saring",
    "daftar",
    "hitungan_bulanan",
    "janji_berlaku",
    "janji_pada",
    "jumlah",
    "log",
    "pengaduan_berkode",
    "pengaduan_unit",
    "periksa",
    "semua_janji",
]
