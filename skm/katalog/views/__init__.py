"""The catalogue's pages; every module in here registers its routes."""

from importlib import import_module
from pkgutil import iter_modules

from skm.katalog.views.alamat import bp

for modul in iter_modules(__path__, f"{__name__}."):
    import_module(modul.name)

__all__ = ["bp"]
