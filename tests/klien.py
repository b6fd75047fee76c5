"""A small browser without JavaScript: it submits the forms it was shown, token and hidden fields included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skm.akun import services
from skm.akun.models import Peran
from skm.isian import queries
from skm.isian.services import tugaskan
from skm.orm import buka_sesi
from tests.kantor import KODE, kantor

PINTU = re.compile(r"/(?:s|t|kios)/[^/?]+|/pengaduan$")
"""Where a citizen's door begins."""
SANDI = "sandi-untuk-uji-2026"
TOKEN = re.compile(r'(<input\b[^>]*\bname="[^"]*csrf_token"[^>]*\bvalue=")[^"]*')


class Halaman:
    """A page as shown."""

    def __init__(self, klien: Klien, jawaban: TestResponse) -> None:
        self.klien = klien
        self.jawaban = jawaban
        self.status = jawaban.status_code
        self.headers = jawaban.headers
        self.url = jawaban.request.full_path.rstrip("?")
        self.teks = jawaban.get_data(as_text=True) if jawaban.mimetype.startswith("text/") else ""

    @cached_property
    def sup(self) -> BeautifulSoup:
        """The page, read when somebody looks; empty for what is none. Sound HTML has a test of its own."""
        return BeautifulSoup(
            self.teks if self.jawaban.mimetype == "text/html" else "", "lxml", string_containers={}
        )

    @property
    def tanpa_token(self) -> str:
        """The page without the signed tokens of its forms, which are others every second: to compare."""
        return TOKEN.sub(r"\1", self.teks)

    def form(self, selector: str = "main form") -> Formulir:
        """The first form matching a CSS selector."""
        elemen = self.sup.select_one(selector)
        assert elemen is not None, f"no form {selector!r} on {self.url}"
        return Formulir(self, elemen)

    def ikuti(self) -> Halaman:
        """The page a redirect leads to."""
        assert self.status in {301, 302, 303, 307, 308}, f"{self.url}: {self.status}: {self.teks[:300]}"
        return self.klien.get(self.headers["Location"])


class Formulir:
    """A form with the values it was shown with."""

    def __init__(self, halaman: Halaman, elemen: Tag) -> None:
        self.halaman = halaman
        self.elemen = elemen
        self.nilai: dict[str, str] = {}
        for bidang in elemen.select("input[name], select[name], textarea[name]"):
            self._baca(bidang)

    def _baca(self, bidang: Tag) -> None:
        nama = str(bidang["name"])
        if bidang.name == "select":
            pilihan = bidang.select_one("option[selected]") or bidang.select_one("option")
            self.nilai[nama] = str(pilihan.get("value", pilihan.text)) if pilihan else ""
        elif bidang.name == "textarea":
            self.nilai[nama] = bidang.text.lstrip("\n")
        elif bidang.get("type") in {"radio", "checkbox"}:
            if bidang.has_attr("checked"):
                self.nilai[nama] = str(bidang.get("value", "on"))
        elif bidang.get("type") != "submit":
            self.nilai[nama] = str(bidang.get("value", ""))

    def isi(self, **nilai: object) -> Formulir:
        """Fill fields by name; a field the form does not show is a mistake of the test."""
        dikenal = {str(b["name"]) for b in self.elemen.select("[name]")}
        asing = set(nilai) - dikenal
        assert not asing, f"form has no field {asing}; it has {dikenal}"
        self.nilai.update({nama: str(isi) for nama, isi in nilai.items()})
        return self

    def kosongkan(self, *nama: str) -> Formulir:
        """Send nothing at all for these fields."""
        for satu in nama:
            self.nilai.pop(satu, None)
        return self

    def kirim(self) -> Halaman:
        """Submit it where it says, the way it says."""
        tujuan = str(self.elemen.get("action") or self.halaman.url)
        if str(self.elemen.get("method", "get")).lower() == "post":
            return self.klien.post(tujuan, self.nilai)
        return self.klien.get(tujuan, self.nilai)

    @property
    def klien(self) -> Klien:
        """The browser the form was shown in."""
        return self.halaman.klien


class Klien:
    """One browser with its own cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.http: FlaskClient = app.test_client()

    def get(self, url: str, data: dict[str, str] | None = None) -> Halaman:
        """Open a page; what answers with a file closes it."""
        return Halaman(self, self.http.get(url, query_string=data, buffered=True))

    def post(self, url: str, data: dict[str, str]) -> Halaman:
        """Send raw form data; tests of pages prefer `form(...).kirim()`."""
        return Halaman(self, self.http.post(url, data=data))

    def token_untuk(self, alamat: str, biasa: str) -> str:
        """The token to send to that address: a citizen's door has its own, other addresses take `biasa`."""
        pintu = PINTU.match(alamat)
        bidang = None if pintu is None else self.get(pintu[0]).sup.select_one("[name=csrf_token]")
        return biasa if bidang is None else str(bidang["value"])

    def buat_akun(
        self,
        peran: Peran,
        nama: str | None = None,
        jabatan: Sequence[str] | None = None,
        *,
        kode: str = KODE,
    ) -> str:
        """Add an account to that office's, straight to the database; gives its name. None: for every post."""
        nama = nama or f"uji-{peran.value.replace('_', '-')}"
        with buka_sesi(self.app.extensions["skm_mesin"], tulis=True) as session:
            akun = services.buat_akun(
                session,
                unit_id=kantor(session, kode).id,
                nama=nama,
                peran=peran,
                sandi=SANDI,
                oleh="uji",
                pada=datetime.now(UTC),
            )
            if peran is Peran.PENANGGUNG_JAWAB:
                semua = queries.jabatan(session, akun.unit_id) if jabatan is None else jabatan
                tugaskan(session, akun, semua, oleh="uji", pada=datetime.now(UTC))
            session.commit()
        return nama

    def bernama(self, orang: str) -> None:
        """Say whose the admin's own account is that signed in here: before it makes one that approves."""
        baris = self.get("/kelola/akun").sup.select_one("tbody tr:has(th .redup) form[action$='/orang']")
        assert baris is not None
        alamat, token = str(baris["action"]), baris.select_one("[name=csrf_token]")
        assert token is not None
        assert self.post(alamat, {"csrf_token": str(token["value"]), "orang": orang}).status == 302

    def masuk(self, nama: str, sandi: str = SANDI) -> Halaman:
        """Sign in through the sign-in page."""
        return self.get("/masuk").form().isi(nama=nama, sandi=sandi).kirim()

    def masuk_sebagai(self, peran: Peran) -> Halaman:
        """Make an account of that role and sign in with it; gives the redirect to the page one lands on."""
        masuk = self.masuk(self.buat_akun(peran))
        assert masuk.status == 302, f"{masuk.status}: {masuk.teks[:300]}"
        return masuk
