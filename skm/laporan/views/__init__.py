"""The public page, the dashboard and the reports."""

from skm.laporan.views import ketepatan, umum
from skm.laporan.views.umum import bp

__all__ = ["bp", "ketepatan", "umum"]
