"""The public page, the dashboard, the reports and the documents."""

from skm.laporan.views import dokumen, ketepatan, umum
from skm.laporan.views.umum import bp

__all__ = ["bp", "dokumen", "ketepatan", "umum"]
