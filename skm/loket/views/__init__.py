"""The front desk's pages, and the citizen's tracking page."""

from skm.loket.views import banyak, kasus, lacak, papan, struk, tiket
from skm.loket.views.bersama import bp

__all__ = ["banyak", "bp", "kasus", "lacak", "papan", "struk", "tiket"]
