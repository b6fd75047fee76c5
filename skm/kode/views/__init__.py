"""The pages about codes."""

from skm.kode.views import masuk, milik, pastikan
from skm.kode.views.bersama import bp

__all__ = ["bp", "masuk", "milik", "pastikan"]
