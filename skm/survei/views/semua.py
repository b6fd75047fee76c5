"""The survey's pages: the citizen's questionnaire and what the staff keep about it."""

from skm.survei.views import kios, luring, pengecualian, pratinjau, tautan, warga
from skm.survei.views.bersama import bp

__all__ = [
    "bp",
    "kios",
    "luring",
    "pengecualian",
    "pratinjau",
    "tautan",
    "warga",
]
