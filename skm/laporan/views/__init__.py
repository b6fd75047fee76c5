"""The public page, the dashboard, the reports and the documents."""

from skm.laporan.views import capaian, dasbor, dokumen, ketepatan, penanda, umum
from skm.laporan.views.umum import bp

__all__ = ["bp", "capaian", "dasbor", "dokumen", "ketepatan", "penanda", "umum"]
