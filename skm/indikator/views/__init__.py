"""The indicators' pages: reading them, filling them in, and who has not."""

from skm.indikator.views import (
    api,
    aturan,
    bukti,
    daftar,
    isian,
    jabatan,
    katalog,
    ketentuan,
    papan,
    periksa,
    pohon,
    rincian,
    rumus,
)
from skm.indikator.views.daftar import bp

__all__ = [
    "api",
    "aturan",
    "bp",
    "bukti",
    "daftar",
    "isian",
    "jabatan",
    "katalog",
    "ketentuan",
    "papan",
    "periksa",
    "pohon",
    "rincian",
    "rumus",
]
