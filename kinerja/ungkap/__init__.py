"""What may be shown without telling what one to four people answered. Pure decisions; the caller counts.

Protected are answers that citizens sent themselves. They reach the figures in batches of five or more, and
whoever reads on knows the sums of every batch and of every group ever shown, and solves the linear system.
So no combination of shown sums may touch only one to four people (UU 27/2022, ADR 0018). Flagged answers do
not count towards the five.
"""

from kinerja.ungkap.ambang import PALING_SEDIKIT
from kinerja.ungkap.bagian import bagian_terbuka
from kinerja.ungkap.dimensi import Golongan, aman, calon_terbuka, dimensi_terbuka
from kinerja.ungkap.isian import IsianTerbuka, isian_terbuka
from kinerja.ungkap.layanan import Blok, Keluar, Sel, layanan_terbuka

__all__ = [
    "PALING_SEDIKIT",
    "Blok",
    "Golongan",
    "IsianTerbuka",
    "Keluar",
    "Sel",
    "aman",
    "bagian_terbuka",
    "calon_terbuka",
    "dimensi_terbuka",
    "isian_terbuka",
    "layanan_terbuka",
]
