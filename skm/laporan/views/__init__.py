"""The dashboard and the reports.

Importing this package imports every module in it: a page registers its route by being a file here.
"""

from importlib import import_module
from pkgutil import iter_modules

from skm.laporan.views.saringan import bp

for modul in iter_modules(__path__, f"{__name__}."):
    import_module(modul.name)

__all__ = ["bp"]
