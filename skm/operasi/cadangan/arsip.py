"""The file a backup is: a ZIP whose comment is the SHA-256 of everything before it.

Any ZIP program opens it. Each byte is covered, headers and padding too; which part a changed byte lies in is
found by the digests that the manifest, its last entry, holds of all the others. Written and read in pieces.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from skm.galat import Galat

POTONG = 1 << 20
"""Bytes that are in memory at a time."""
TANDA = b"sha256:"
EKOR = len(TANDA) + 64
MANIFES = "manifes.json"
NAMA_BUKTI = re.compile(r"bukti/([0-9a-f]{2})/(\1[0-9a-f]{62})")
NAMA_BASIS = re.compile(r"basis/[a-z0-9_]+\.(?:sqlite3|copy)")
TANGGAL = (1980, 1, 1, 0, 0, 0)
"""Of every entry: the manifest says when."""
HANYA_PEMILIK = 0o600 << 16
RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Isi:
    """One entry: bytes and SHA-256 of what it unfolds to."""

    nama: str
    ukuran: int
    sidik: str


class Penulis:
    """Adds entries to a new archive; `tutup` ends it."""

    def __init__(self, berkas: Path) -> None:
        self.berkas = berkas
        self.isi: list[Isi] = []
        self._zip = zipfile.ZipFile(_baru(berkas), "w", allowZip64=True)

    def tambah(self, nama: str, potongan: Iterable[bytes], *, padatkan: bool) -> Isi:
        """One entry of these pieces."""
        sidik, ukuran = hashlib.sha256(), 0
        with self._zip.open(_info(nama, padatkan=padatkan), "w", force_zip64=True) as keluar:
            for satu in potongan:
                sidik.update(satu)
                ukuran += len(satu)
                keluar.write(satu)
        self.isi.append(Isi(nama, ukuran, sidik.hexdigest()))
        return self.isi[-1]

    def batal(self) -> None:
        """Close what will not be finished."""
        pegangan = self._zip.fp
        self._zip.fp = None
        if pegangan is not None:
            pegangan.close()

    @property
    def daftar(self) -> list[list[Any]]:
        """Every entry so far as the manifest lists it."""
        return [[satu.nama, satu.ukuran, satu.sidik] for satu in self.isi]

    def tutup(self, manifes: dict[str, Any]) -> str:
        """Write the manifest, seal the file, and give its fingerprint."""
        teks = json.dumps(manifes, ensure_ascii=False, indent=1).encode()
        self._zip.writestr(_info(MANIFES, padatkan=True), teks)
        self._zip.comment = TANDA + b"0" * 64
        pegangan = self._zip.fp
        self._zip.close()
        if pegangan is not None:
            pegangan.close()
        with self.berkas.open("r+b") as berkas:
            sidik = _sidik_depan(berkas)
            berkas.seek(-64, os.SEEK_END)
            berkas.write(sidik.encode())
            berkas.flush()
            os.fsync(berkas.fileno())
        return sidik


class Arsip:
    """A backup whose every byte was found to be as it was written."""

    def __init__(self, isi: zipfile.ZipFile, manifes: dict[str, Any], sidik: str) -> None:
        self._zip, self.manifes, self.sidik = isi, manifes, sidik
        self.isi = {nama: Isi(nama, ukuran, satu) for nama, ukuran, satu in manifes["isi"]}

    def baca(self, nama: str) -> Iterator[bytes]:
        """The pieces of an entry. Raises Galat at its end when it is not what the manifest says."""
        sidik = hashlib.sha256()
        with self._zip.open(nama) as masuk:
            while satu := masuk.read(POTONG):
                sidik.update(satu)
                yield satu
        if sidik.hexdigest() != self.isi[nama].sidik:
            raise Galat(f"{sebutan(nama)} di dalam cadangan tidak sama dengan manifesnya.")

    def keluarkan(self, nama: str, tujuan: Path) -> None:
        """Write an entry into a new file of its owner's alone."""
        with _baru(tujuan) as keluar:
            for satu in self.baca(nama):
                keluar.write(satu)
            keluar.flush()
            os.fsync(keluar.fileno())

    @property
    def bukti(self) -> dict[str, Isi]:
        """Entries that are evidence, by their content's SHA-256."""
        return {cocok[2]: satu for nama, satu in self.isi.items() if (cocok := NAMA_BUKTI.fullmatch(nama))}


@contextmanager
def buka(berkas: Path) -> Iterator[Arsip]:
    """An archive of ours, read through once. Raises Galat naming what in it is damaged."""
    try:
        with berkas.open("rb") as pegangan:
            sidik, tertulis = _sidik_depan(pegangan), _ekor(pegangan)
    except OSError as galat:
        raise Galat(f"Cadangan {berkas} tidak dapat dibaca ({galat.strerror}).") from galat
    if tertulis is None and not zipfile.is_zipfile(berkas):
        raise Galat(f"{berkas} bukan cadangan SKM, atau bagian akhirnya hilang.")
    if sidik != tertulis:
        daftar = ", ".join(_yang_rusak(berkas)) or "susunan arsipnya, di luar isi berkas-berkasnya"
        raise Galat(f"Cadangan {berkas} rusak: {daftar}. Pakai cadangan yang lain.")
    with zipfile.ZipFile(berkas) as isi:
        manifes = json.loads(isi.read(MANIFES))
        if manifes.get("format") != 1:
            raise Galat(f"Cadangan {berkas} dibuat program yang lebih baru. Perbarui program ini dahulu.")
        arsip = Arsip(isi, manifes, sidik)
        asing = [n for n in arsip.isi if not (NAMA_BUKTI.fullmatch(n) or NAMA_BASIS.fullmatch(n))]
        if asing or {*arsip.isi, MANIFES} != set(isi.namelist()):
            raise Galat(f"Cadangan {berkas} memuat berkas yang tidak disebut manifesnya.")
        yield arsip


def sebutan(nama: str) -> str:
    """How an entry is called to people."""
    if nama.startswith("basis/"):
        return f"basis data ({nama.removeprefix('basis/')})"
    return "manifes" if nama == MANIFES else f"berkas bukti {nama.rpartition('/')[2][:12]}"


def _info(nama: str, *, padatkan: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(nama, TANGGAL)
    info.external_attr = HANYA_PEMILIK
    info.compress_type = zipfile.ZIP_DEFLATED if padatkan else zipfile.ZIP_STORED
    return info


def _baru(berkas: Path) -> IO[bytes]:
    """A file that did not exist, for its owner alone."""
    return os.fdopen(os.open(berkas, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _sidik_depan(berkas: IO[bytes]) -> str:
    """SHA-256 of all but the fingerprint and its mark at the end."""
    sisa = max(0, berkas.seek(0, os.SEEK_END) - EKOR)
    berkas.seek(0)
    sidik = hashlib.sha256()
    while sisa and (satu := berkas.read(min(POTONG, sisa))):
        sidik.update(satu)
        sisa -= len(satu)
    return sidik.hexdigest()


def _ekor(berkas: IO[bytes]) -> str | None:
    """The fingerprint at the end; None where there is no mark of one."""
    berkas.seek(max(0, berkas.seek(0, os.SEEK_END) - EKOR))
    ekor = berkas.read(EKOR)
    return ekor.removeprefix(TANDA).decode("ascii", "replace") if ekor.startswith(TANDA) else None


def _yang_rusak(berkas: Path) -> Iterator[str]:
    """What the damage hit, as far as the rest can say."""
    try:
        with zipfile.ZipFile(berkas) as isi:
            try:
                tertulis = {n: s for n, _, s in json.loads(isi.read(MANIFES))["isi"]}
            except RUSAK:
                tertulis = {}
                yield sebutan(MANIFES)
            for nama in isi.namelist():
                if nama != MANIFES and not _sama(isi, nama, tertulis.get(nama)):
                    yield sebutan(nama)
    except RUSAK:
        yield "daftar isi arsipnya"


def _sama(isi: zipfile.ZipFile, nama: str, tertulis: str | None) -> bool:
    sidik = hashlib.sha256()
    try:
        with isi.open(nama) as masuk:
            while satu := masuk.read(POTONG):
                sidik.update(satu)
    except RUSAK:
        return False
    return tertulis is None or sidik.hexdigest() == tertulis
