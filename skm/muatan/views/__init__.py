"""The pages of loading tables and typing stacks of paper."""

from skm.muatan.views import impor, kertas
from skm.muatan.views.bersama import bp

__all__ = ["bp", "impor", "kertas"]
