"""A member of staff as the benchmark needs one: signs in to a running server and sends its forms."""

from __future__ import annotations

import re
import secrets
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.bench.pelayan import Kantor

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
SANDI = "sandi-untuk-bench-2026"


class Petugas:
    """One browser with cookies of its own."""

    def __init__(self, kantor: Kantor) -> None:
        self._url = kantor.url
        self._buka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def baca(self, alamat: str) -> str:
        """That page."""
        return self.unduh(alamat).decode()

    def unduh(self, alamat: str) -> bytes:
        """What lies there."""
        with self._buka(self._url + alamat, timeout=300) as jawaban:
            isi: bytes = jawaban.read()
            return isi

    def kirim(self, alamat: str, isian: dict[str, str], *, dari: str = "") -> str:
        """Send a form to that address with the token of the page `dari`; gives where it ended."""
        token = TOKEN.search(self.baca(dari or alamat))
        assert token is not None, alamat
        badan = urllib.parse.urlencode({"csrf_token": token[1], **isian}).encode()
        with self._buka(self._url + alamat, badan, timeout=300) as jawaban:
            return str(jawaban.url)

    def kirim_berkas(self, alamat: str, berkas: Path, **isian: str) -> str:
        """Send a file through the page's form; gives the page it led to, of long work once that has ended."""
        token = TOKEN.search(self.baca(alamat))
        assert token is not None, alamat
        batas = secrets.token_hex(16)
        bagian = [
            f'--{batas}\r\nContent-Disposition: form-data; name="{nama}"\r\n\r\n{isi}\r\n'
            for nama, isi in {"csrf_token": token[1], **isian}.items()
        ]
        nama_berkas = f'name="berkas"; filename="{berkas.name}"'
        kepala = f"--{batas}\r\nContent-Disposition: form-data; {nama_berkas}\r\n"
        kepala += "Content-Type: text/csv\r\n\r\n"
        isi = "".join([*bagian, kepala]).encode() + berkas.read_bytes() + f"\r\n--{batas}--\r\n".encode()
        jenis = {"Content-Type": f"multipart/form-data; boundary={batas}"}
        minta = urllib.request.Request(self._url + alamat, isi, jenis)  # noqa: S310  # our own server
        with self._buka(minta, timeout=300) as jawaban:
            halaman, jalan = str(jawaban.read().decode()), urllib.parse.urlsplit(jawaban.url).path
        while 'id="maju"' in halaman:
            time.sleep(0.5)
            halaman = self.baca(jalan)
        return halaman


def masuk(kantor: Kantor) -> Petugas:
    """The office's first admin, signed in under a password of his own."""
    petugas = Petugas(kantor)
    petugas.kirim("/masuk", {"nama": "admin", "sandi": kantor.sandi_admin})
    petugas.kirim("/akun/sandi", {"lama": kantor.sandi_admin, "baru": SANDI, "ulangi": SANDI})
    return petugas
