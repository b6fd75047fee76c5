"""Its page."""

from skm.tulisan.views import isi

__all__ = ["isi"]
