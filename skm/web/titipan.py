"""What somebody typed into a form that could not be taken just then, kept for them by their own browser.

It rides through the sign-in in a sealed field: nobody reads it there, no disk holds it, and only the account
whose page the form stood on gets it back. The server stores nothing of it before the form is sent again.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from skm.db import lepaskan
from skm.web import giliran
from skm.web.csrf import BIDANG, pemilik_token
from skm.web.depan import ANTREAN

KOTAK = "titipan"
"""The field in which it rides."""
CATATAN, TERBAWA, PEMBACA = "skm.titipan", "skm.terbawa", "skm.pembaca"
"""Where a request says what is to be given back, what rides on, and who is signed in."""
ALAMAT = "skm.alamat"
"""Where a page that is shown as another address's answer is told its own."""
TERBESAR = 180_000
"""Letters of the sealed field at most."""
TERBONGKAR = 2**20
"""Bytes to which what is sealed may unfold."""
POTONG = 64 * 1024
RAHASIA = re.compile(r"sandi|(^|-)pin$")
"""Fields that nobody's browser is given back."""
PINTU = ("/masuk", "/keluar", "/akun/")
"""Addresses whose forms hold secrets and nothing else, or carry what others hold."""
Isian = tuple[tuple[str, str], ...]

BERAKHIR = "Sesi Anda sudah berakhir, jadi isian ini belum tersimpan. Periksa, lalu kirim sekali lagi."
BERGANTI = (
    "Halaman ini dibuka pada sesi yang lain, jadi isian belum tersimpan. Periksa, lalu kirim sekali lagi."
)


@dataclass(frozen=True, slots=True)
class Titipan:
    """A form that was sent: whose page it stood on, where it goes, the page, its fields and files' names."""

    akun: int
    tujuan: str
    halaman: str
    isian: Isian
    berkas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catatan:
    """What the layer in front of the app does for the answer at hand.

    `titipan` is given back on its page with the sentence `kata` and the status; a sealed one rides on through
    the page that the answer leads to.
    """

    titipan: Titipan | None
    kata: str
    status: int = 200
    tersegel: str = ""


def segel(titipan: Titipan) -> str:
    """Sealed with the server's secret key; empty for more than a browser carries."""
    isi = [titipan.akun, titipan.tujuan, titipan.halaman, titipan.isian, titipan.berkas]
    padat = zlib.compress(json.dumps(isi, ensure_ascii=False).encode(), 6)
    teks: str = _sandi().encrypt(padat).decode()
    return teks if len(teks) <= TERBESAR else ""


def buka(teks: str) -> Titipan | None:
    """What was sealed; None for what this server did not seal."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415  # as below

    if not teks or len(teks) > TERBESAR:
        return None
    try:
        padat = _sandi().decrypt(teks.encode())
        akun, tujuan, halaman, isian, berkas = json.loads(zlib.decompressobj().decompress(padat, TERBONGKAR))
    except (InvalidToken, UnicodeError, ValueError, zlib.error, binascii.Error):
        return None
    return Titipan(akun, tujuan, halaman, tuple((nama, isi) for nama, isi in isian), tuple(berkas))


def _sandi() -> Any:
    from cryptography.fernet import Fernet  # noqa: PLC0415  # loads slowly, and is needed seldom

    kunci = sha256(b"titipan isian|" + str(current_app.secret_key).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(kunci))


def titipkan() -> None:
    """Nobody is signed in, and a form was sent: what it holds rides along to the sign-in.

    Only of a form that stood on a page of an account's. Its sender may be anybody and as slow as they like:
    no gate and no connection is held meanwhile, and nothing is read beyond a token that is not ours.
    """
    if not _oleh_orang():
        return
    lepaskan()
    giliran.keluar()
    pemilik, isian, berkas = _baca_isian()
    if pemilik is not None:
        titipan = Titipan(pemilik, _alamat(), _halaman(), _tersaring(isian), tuple(berkas))
        request.environ[CATATAN] = Catatan(None, BERAKHIR, 401, segel(titipan))


def kembalikan(kata: str, status: int) -> Titipan | None:
    """The form of who is signed in was refused for a reason outside of it: let it be given back.

    None where it was not from a page of theirs.
    """
    pembaca = request.environ.get(PEMBACA)  # the account itself may be out of reach by now
    if pembaca is None or request.method != "POST" or not _oleh_orang():
        return None
    if pemilik_token(_token(request.form.items())) != pembaca:
        return None
    berkas = [satu.filename for satu in request.files.values() if satu.filename]
    isian = _tersaring(request.form.items(multi=True))
    titipan = Titipan(pembaca, _alamat(), _halaman(), isian, tuple(berkas))
    request.environ[CATATAN] = Catatan(titipan, kata, status)
    return titipan


def terbawa() -> str:
    """What rides through the sign-in page at hand, sealed; empty for nothing."""
    teks = request.environ.get(TERBAWA) or request.form.get(KOTAK, "")
    return str(teks) if len(teks) <= TERBESAR else ""


def alamat_sendiri() -> str:
    """The page's own address, where it is shown as the answer of another one; else empty."""
    return str(request.environ.get(ALAMAT, ""))


def teruskan() -> None:
    """It rides on through the page that the answer leads to."""
    if tersegel := terbawa():
        request.environ[CATATAN] = Catatan(None, BERAKHIR, 200, tersegel)


def serahkan(akun_id: int) -> bool | None:
    """That account is signed in: what rides along is given back. False for another's, None for nothing."""
    titipan = buka(terbawa())
    if titipan is None:
        return None
    if titipan.akun != akun_id:
        return False
    request.environ[CATATAN] = Catatan(titipan, BERAKHIR, tersegel=terbawa())
    return True


def _oleh_orang() -> bool:
    """Whether a page was sent and its sender waits for another: no script's call, no form of the doors."""
    cara = request.headers.get("Sec-Fetch-Mode", "navigate")
    return cara == "navigate" and ANTREAN not in request.headers and not request.path.startswith(PINTU)


def _alamat() -> str:
    return request.full_path.rstrip("?")


def _halaman() -> str:
    """The page that the form stood on: as the browser says, else what stands nearest above its address."""
    asal = urlsplit(request.referrer or "")
    peta = current_app.create_url_adapter(request)
    milik = asal.netloc == request.host and len(asal.path) > 1 and not asal.path.startswith(PINTU)
    calon = [asal.path] if milik else []
    jalan = request.path
    while len(jalan) > 1:
        calon.append(jalan)
        jalan = jalan.rpartition("/")[0]
    for satu in calon:
        if peta is not None and peta.test(satu, method="GET"):
            kueri = asal.query if satu == asal.path else request.query_string.decode("ascii", "replace")
            return f"{satu}?{kueri}" if kueri else satu
    return "/"


def _tersaring(isian: Iterable[tuple[str, str]]) -> Isian:
    return tuple((n, isi) for n, isi in isian if not n.endswith(BIDANG) and not RAHASIA.search(n))


def _token(isian: Iterable[tuple[str, str]]) -> str:
    return next((isi for nama, isi in isian if nama.endswith(BIDANG)), "")


def _baca_isian() -> tuple[int | None, list[tuple[str, str]], list[str]]:
    """Whose form it is, its fields and its files' names; nobody's where it is too large or none of ours."""
    try:
        if request.mimetype == "multipart/form-data":
            return _baca_bagian()
        isian = list(request.form.items(multi=True))
    except (HTTPException, ValueError, OSError):
        return None, [], []
    return pemilik_token(_token(isian)), isian, []


def _baca_bagian() -> tuple[int | None, list[tuple[str, str]], list[str]]:
    """The same of a form with files: they are read over, and nothing where its first field is no token."""
    view = current_app.view_functions[str(request.endpoint)]
    request.max_content_length = getattr(view, "kiriman_besar", current_app.config["MAX_CONTENT_LENGTH"])
    batas = request.mimetype_params.get("boundary", "").encode()
    dekoder = MultipartDecoder(batas, TERBONGKAR, max_parts=2000)
    isian: list[tuple[str, str]] = []
    berkas: list[str] = []
    nama, isi, pemilik, sisa = "", b"", None, TERBONGKAR
    while True:
        dekoder.receive_data(request.stream.read(POTONG) or None)
        while not isinstance(bagian := dekoder.next_event(), NeedData):
            if isinstance(bagian, Epilogue):
                return pemilik, isian, berkas
            if isinstance(bagian, Field | File):
                nama, isi = bagian.name, b""
                if isinstance(bagian, File):
                    if pemilik is None:
                        return None, [], []
                    nama = ""
                    berkas += [bagian.filename] if bagian.filename else []
            elif isinstance(bagian, Data) and nama:
                isi, sisa = isi + bagian.data, sisa - len(bagian.data)
                if sisa < 0:
                    return None, [], []
                if not bagian.more_data:
                    isian.append((nama, isi.decode()))
                    pemilik = pemilik_token(_token(isian))
                    if pemilik is None:
                        return None, [], []
