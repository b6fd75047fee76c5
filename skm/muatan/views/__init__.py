"""The pages of loading tables and registers, and of typing stacks of paper."""

from skm.muatan.views import impor, kertas, register
from skm.muatan.views.bersama import bp

__all__ = ["bp", "impor", "kertas", "register"]
