"""The admin's pages, and what every page knows of the unit."""

from __future__ import annotations

from skm.layanan.views import janji, kalender, lambang, layanan
from skm.layanan.views.bersama import bp

__all__ = ["bp", "janji", "kalender", "lambang", "layanan"]
