"""What a citizen's pages about complaints show, in the words of the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skm.pengaduan.isian import Isian
from skm.web.tantangan import Tantangan
from skm.web.warga import Warga


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanFormulir(Warga):
    """The form; `galat` lists (anchor, message) for the summary at its top."""

    action: str
    token: str
    kunci: str
    isian: Isian
    salah: Mapping[str, str]
    """What is wrong with each field; empty for one that is not wrong."""
    layanan: tuple[tuple[str, str], ...]
    janji_hari: int
    saluran: str
    """Where else the office hears complaints, in its own words."""
    galat: tuple[tuple[str, str], ...]
    tanya: Tantangan | None
    lacak_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanPilih(Warga):
    """The offices of a server that serves several: name, regency, address."""

    kantor: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class LangkahWarga:
    """A step as its citizen reads it: what, when, and the office's words."""

    nama: str
    pada: str
    jawaban: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanLacak(Warga):
    """One complaint for whoever holds its code; without `nomor` only the form that asks for a code."""

    lacak_url: str
    formulir_url: str
    diketik: str = ""
    galat: str = ""
    nomor: str = ""
    kode: str = ""
    alamat: str = ""
    qr: str = ""
    isi: str = ""
    layanan: str = ""
    baru: bool = False
    """Whether nothing was done about it yet."""
    terbuka: bool = False
    tempo: str = ""
    langkah: tuple[LangkahWarga, ...] = ()
