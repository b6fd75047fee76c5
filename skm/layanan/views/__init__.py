"""The admin's pages, and what every page knows of the unit."""

from __future__ import annotations

from skm.layanan.views import kalender, lambang, layanan
from skm.layanan.views.bersama import bp

__all__ = ["bp", "kalender", "lambang", "layanan"]
