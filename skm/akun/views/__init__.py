"""The pages about accounts, keys of the API and the audit trail."""

from skm.akun.views import akun, kunci, pintu, sesi, wewenang
from skm.akun.views.bersama import bp

__all__ = ["akun", "bp", "kunci", "pintu", "sesi", "wewenang"]
