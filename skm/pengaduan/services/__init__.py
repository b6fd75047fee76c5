"""What can be done about complaints. Nothing here commits."""

from skm.pengaduan.services.janji import ubah_janji
from skm.pengaduan.services.retensi import kosongkan, nomor_lewat
from skm.pengaduan.services.tanggapi import TINDAKAN, tanggapi
from skm.pengaduan.services.terima import Hasil, IsiPengaduan, kunci_baru, terima

__all__ = [
    "TINDAKAN",
    "Hasil",
    "IsiPengaduan",
    "kosongkan",
    "kunci_baru",
    "nomor_lewat",
    "tanggapi",
    "terima",
    "ubah_janji",
]
