"""Somebody who asks for one route after another, each time from the same session."""

from __future__ import annotations

import io
from typing import Any

from werkzeug.test import TestResponse

from skm.akun.models import Peran
from tests.contoh import Contoh
from tests.klien import Klien
from tests.rute_dasar import Rute

KUE = "skm_sesi"


class Tamu:
    """A browser that comes back to the same session before every request, whatever the last one did."""

    def __init__(self, klien: Klien, contoh: Contoh, peran: Peran | None, *, nama: str | None = None) -> None:
        """Nobody, or an account of that role, made here unless `nama` says which."""
        self.klien, self.contoh = klien, contoh
        if nama is not None:
            klien.masuk(nama)
        elif peran is not None:
            klien.masuk_sebagai(peran)
        token = klien.get("/masuk" if peran is None else "/akun/sandi").sup.select_one("[name=csrf_token]")
        assert token is not None
        self.token = str(token["value"])
        kue = klien.http.get_cookie(KUE)
        assert kue is not None
        self.sesi = kue.value

    def minta(self, rute: Rute, *, token: bool = True, alamat: str = "") -> TestResponse:
        """The route's answer to what a person would send; `token=False` leaves the form token out.

        `alamat` is another address of the route than the example's.
        """
        self.klien.http.set_cookie(KUE, self.sesi)
        alamat = alamat or self.contoh.alamat(rute.pola)
        if rute.metode == "GET":
            return self.klien.http.get(alamat, buffered=True)
        assert rute.isian is not None, f"say what a person would send to {rute.pola}"
        isian: dict[str, Any] = dict(rute.isian)
        if token:
            isian["csrf_token"] = self.klien.token_untuk(alamat, self.token)
        if rute.berkas is not None:
            isian["berkas"] = (io.BytesIO(rute.berkas[1]), rute.berkas[0])
        return self.klien.http.post(alamat, data=isian)
