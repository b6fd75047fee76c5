"""What is changed about plans and what citizens are told of them. Nothing here commits."""

from skm.tindaklanjut.services.forum import tetapkan_forum, ubah_usulan
from skm.tindaklanjut.services.lapor import hapus_bukti_rencana, laporkan
from skm.tindaklanjut.services.perbaikan import tampilkan, tampilkan_bersama_hasil
from skm.tindaklanjut.services.rencana import (
    IsiRencana,
    boleh_direncanakan,
    isi_rencana,
    simpan_rencana,
    tambah_rencana,
    tarik_rencana,
)
from skm.tindaklanjut.services.saran import IsiSaran, isi_saran, kaitkan_saran, tangani_saran, versi_saran

__all__ = [
    "IsiRencana",
    "IsiSaran",
    "boleh_direncanakan",
    "hapus_bukti_rencana",
    "isi_rencana",
    "isi_saran",
    "kaitkan_saran",
    "laporkan",
    "simpan_rencana",
    "tambah_rencana",
    "tampilkan",
    "tampilkan_bersama_hasil",
    "tangani_saran",
    "tarik_rencana",
    "tetapkan_forum",
    "ubah_usulan",
    "versi_saran",
]
