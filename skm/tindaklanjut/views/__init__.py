"""What is planned after a survey; every module in here registers its routes."""

from importlib import import_module
from pkgutil import iter_modules

for modul in iter_modules(__path__, f"{__name__}."):
    import_module(modul.name)
