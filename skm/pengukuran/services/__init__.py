"""Freezing figures, and taking away what was added by mistake. Nothing here commits."""

from skm.pengukuran.services.hapus import hapus_indikator
from skm.pengukuran.services.penarikan import tarik_persetujuan
from skm.pengukuran.services.persetujuan import SETAHUN, laporkan_ketepatan, setujui_nilai

__all__ = ["SETAHUN", "hapus_indikator", "laporkan_ketepatan", "setujui_nilai", "tarik_persetujuan"]
