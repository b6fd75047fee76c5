"""An officer's browser without JavaScript."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request


class Meja:
    """Keeps its cookies, follows redirects, and notes what each request was answered with."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.kue = http.cookiejar.CookieJar()
        self._buka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.kue)).open
        self.kode: list[int] = []

    def minta(
        self, jalan: str, isi: dict[str, str] | None = None, *, badan: bytes | None = None, **kepala: str
    ) -> str:
        """The page that answers, its status kept in `kode`. Raises OSError where nobody does."""
        data = urllib.parse.urlencode(isi).encode() if isi is not None else badan
        permintaan = urllib.request.Request(self.url + jalan, data, kepala)  # noqa: S310  # our own server
        try:
            with self._buka(permintaan, timeout=60) as jawaban:
                self.kode.append(jawaban.status)
                return str(jawaban.read().decode())
        except urllib.error.HTTPError as galat:
            self.kode.append(galat.code)
            return galat.read().decode()

    def masuk(self, nama: str, sandi: str) -> None:
        """Sign in."""
        self.minta(
            "/masuk", tersembunyi(self.minta("/masuk"), "method=.post") | {"nama": nama, "sandi": sandi}
        )


def tersembunyi(halaman: str, form: str) -> dict[str, str]:
    """The hidden fields of the form whose tag contains `form`."""
    cocok = re.search(rf"<form[^>]*{form}[^>]*>(.*?)</form>", halaman, re.DOTALL)
    assert cocok, halaman[:2000]
    bidang = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", cocok[1])
    isi = {}
    for satu in bidang:
        nama, nilai = re.search(r'name="([^"]*)"', satu), re.search(r'value="([^"]*)"', satu)
        assert nama
        isi[nama[1]] = nilai[1] if nilai else ""
    return isi
