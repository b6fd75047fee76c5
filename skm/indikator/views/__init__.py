"""The indicators' pages: reading them, filling them in, and who has not."""

from skm.indikator.views import daftar, isian, ketentuan
from skm.indikator.views.daftar import PEMBACA, bp

__all__ = ["PEMBACA", "bp", "daftar", "isian", "ketentuan"]
