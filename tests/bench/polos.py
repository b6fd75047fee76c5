"""What everything is compared with: Flask and nothing else, served as `skm serve` serves."""

from __future__ import annotations

from typing import Any

import granian
from flask import Flask, request

from skm.cli import main
from skm.config import UTAS
from skm.web.jembatan import Jembatan


class Polos(Flask):
    """Flask behind what carries the office's requests, with nothing prepared."""

    def langsung(self, _environ: object) -> None:
        """The app is always asked."""

    def titip(self, *_: object) -> None:
        """As above."""


def buat() -> Jembatan:
    """Says hello, and reads a form."""
    app = Polos("polos")

    @app.get("/")
    def halo() -> str:
        return "Halo"

    @app.post("/")
    def kirim() -> str:
        return f"{len(request.form)} isian"

    return Jembatan(app, UTAS)


def layani() -> None:
    """`skm serve` with that app in place of its own, whatever its settings are."""
    asli = granian.Granian

    def polos(_app: str, **setelan: Any) -> Any:
        return asli("tests.bench.polos:buat", **setelan)

    granian.Granian = polos
    main(["serve"])


if __name__ == "__main__":
    layani()
