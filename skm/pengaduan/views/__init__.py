"""The complaints' pages: the citizen's, and what the office does about them."""

from skm.pengaduan.views import janji, kelola, lacak, lisan, publik
from skm.pengaduan.views.bersama import bp

__all__ = ["bp", "janji", "kelola", "lacak", "lisan", "publik"]
