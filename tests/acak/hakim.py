"""What no answer may be, whatever was asked."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from tests.acak.nilai import HITUNG, TANDA
from tests.acak.serangan import Permintaan

RUSAK = 500
SINI = "skm.uji"
"""The name by which the server is asked."""
MARKAH = re.compile(rf"<{TANDA}|</?{TANDA}".encode(), re.IGNORECASE)
ATRIBUT = re.compile(rf"[\"'] ?{TANDA}atr=[\"']".encode())
SKRIP = re.compile(
    rf"(?:href|src|action|formaction)=[\"']?\s*(?:javascript:{TANDA}|data:text/html,<{TANDA})".encode(),
    re.IGNORECASE,
)
DIBACA_SEBAGAI_HALAMAN = ("text/html", "image/svg", "application/xhtml", "text/xml", "application/xml")
WAJIB = ("content-security-policy", "x-content-type-options", "referrer-policy")
DIJALANKAN = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class Jawaban:
    """What came back."""

    status: int
    kepala: dict[str, str]
    """By lower-case name."""
    badan: bytes
    putus: str = ""
    """The exception that ended it while it was sent."""


def periksa(minta: Permintaan, jawab: Jawaban) -> Iterator[str]:
    """The rules that this answer breaks, by name."""
    if jawab.status >= RUSAK:
        yield f"status {jawab.status}"
    if jawab.putus:
        yield f"broken off: {jawab.putus}"
    yield from (f"no header {nama}" for nama in WAJIB if nama not in jawab.kepala)
    yield from _gema(jawab)
    tujuan = jawab.kepala.get("location", "")
    sini = re.escape(minta.kepala.get("HTTP_HOST") or SINI)
    if re.match(r"[/\\]{2}|[^/]", tujuan) and not re.match(rf"https?://{sini}(?:[/?#]|$)", tujuan):
        yield "leads to another site"
    if any(nama.startswith(f"x-{TANDA}") for nama in jawab.kepala):
        yield "a header of the asker's"
    if HITUNG.encode() in jawab.badan and HITUNG.encode() not in minta.badan + minta.kueri + minta.jalan:
        yield "a template was computed"
    if b"Traceback (most recent call" in jawab.badan:
        yield "a traceback"


def _gema(jawab: Jawaban) -> Iterator[str]:
    jenis = jawab.kepala.get("content-type", "")
    if jenis.startswith("text/csv"):
        teks = jawab.badan.decode("utf-8-sig", "replace")
        for sel in (sel for baris in csv.reader(io.StringIO(teks, newline="")) for sel in baris):
            if sel.startswith(DIJALANKAN) and TANDA in sel:
                yield "a cell that a spreadsheet would run"
                return
    elif jawab.badan.startswith(b"PK") and "spreadsheet" in jenis:
        with zipfile.ZipFile(io.BytesIO(jawab.badan)) as isi:
            lembar = (isi.read(nama) for nama in isi.namelist() if nama.startswith("xl/worksheets/"))
            if any(re.search(rf"<f>[^<]*{TANDA}".encode(), satu) for satu in lembar):
                yield "a formula of the asker's"
    if jawab.kepala.get("content-disposition", "").startswith("attachment"):
        return
    if jenis.startswith(DIBACA_SEBAGAI_HALAMAN) or not jenis:
        for nama, pola in (("markup", MARKAH), ("attribute", ATRIBUT), ("script address", SKRIP)):
            if pola.search(jawab.badan):
                yield f"unescaped {nama}"
