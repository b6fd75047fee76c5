"""The desk's pages that find a case, a person's cases, or who was here before."""

from skm.cari.views import lama, warga
from skm.cari.views.kotak import bp

__all__ = ["bp", "lama", "warga"]
