"""The pages about accounts, keys of the API and the audit trail."""

from skm.akun.views import kunci
from skm.akun.views.akun import bp

__all__ = ["bp", "kunci"]
