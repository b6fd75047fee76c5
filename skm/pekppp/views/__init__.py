"""Its pages."""

from skm.pekppp.views import pekppp

__all__ = ["pekppp"]
