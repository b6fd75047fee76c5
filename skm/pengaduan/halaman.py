"""What the complaints' pages show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skm.bahasa import N_
from skm.pengaduan.isian import KOSONG, Isian
from skm.pengaduan.models import AkhirPengaduan, PeristiwaPengaduan, TahapPengaduan
from skm.pengaduan.queries import Baris

T = TahapPengaduan
Lencana = tuple[str, str]

LANGKAH: Mapping[tuple[T, AkhirPengaduan | None], str] = {
    (T.DITERIMA, None): N_("Diterima"),
    (T.DIPROSES, None): N_("Sedang diproses"),
    (T.SELESAI, AkhirPengaduan.DIJAWAB): N_("Selesai dijawab"),
    (T.SELESAI, AkhirPengaduan.BUKAN): N_("Ditutup: bukan pengaduan untuk kantor ini"),
}
"""Where a complaint stands, as its citizen reads it."""


@dataclass(frozen=True, slots=True)
class Warga:
    """What every citizen's page shows at its head and foot."""

    unit_nama: str
    kabupaten: str
    beranda_url: str
    kios: bool = False
    contoh: bool = False
    """Whether the office's data are made up."""


@dataclass(frozen=True, slots=True)
class Tanya:
    """The sum that is asked where many complaints come from one place."""

    pertama: str
    kedua: str
    segel: str


@dataclass(frozen=True, slots=True)
class HalamanFormulir(Warga):
    """The form; `galat` lists (anchor, message) for the summary at its top."""

    action: str = ""
    token: str = ""
    kunci: str = ""
    isian: Isian = KOSONG
    layanan: tuple[tuple[str, str], ...] = ()
    janji_hari: int = 0
    saluran: str = ""
    """Where else the office hears complaints, in its own words."""
    galat: tuple[tuple[str, str], ...] = ()
    tanya: Tanya | None = None
    lacak_url: str = ""


@dataclass(frozen=True, slots=True)
class HalamanPilih(Warga):
    """The offices of a server that serves several: name, regency, address."""

    kantor: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LangkahWarga:
    """A step as its citizen reads it: what, when, and the office's words."""

    nama: str
    pada: str
    jawaban: str


@dataclass(frozen=True, slots=True)
class HalamanLacak(Warga):
    """One complaint for whoever holds its code; without `nomor` only the form that asks for a code."""

    lacak_url: str = ""
    formulir_url: str = ""
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


@dataclass(frozen=True, slots=True)
class BarisKelola:
    """A complaint of the office's list; `nada` is the row's tone or empty."""

    satu: Baris
    cuplikan: str
    lencana: Lencana
    nada: str


@dataclass(frozen=True, slots=True)
class Catatan:
    """An entry of the log as the office reads it."""

    nama: str
    pada: datetime
    oleh: str
    jawaban: str
    catatan: str


CUPLIKAN = 90


def baris(semua: Sequence[Baris], pada: datetime) -> tuple[BarisKelola, ...]:
    """The rows of a list at that moment."""
    return tuple(
        BarisKelola(
            satu,
            _cuplikan(satu.isi),
            lencana(satu.tahap, satu.akhir, terlambat=satu.terlambat(pada)),
            "bahaya" if satu.selesai is None and satu.terlambat(pada) else "",
        )
        for satu in semua
    )


def lencana(tahap: T, akhir: AkhirPengaduan | None, *, terlambat: bool) -> Lencana:
    """Words and tone of a complaint's badge."""
    if akhir is AkhirPengaduan.BUKAN:
        return "Bukan pengaduan", "netral"
    if tahap is T.SELESAI:
        return ("Dijawab terlambat", "perhatian") if terlambat else ("Dijawab tepat waktu", "baik")
    if terlambat:
        return "Terlambat", "bahaya"
    return ("Baru diterima", "info") if tahap is T.DITERIMA else ("Diproses", "info")


def catatan(log: Sequence[PeristiwaPengaduan]) -> tuple[Catatan, ...]:
    """The log of a complaint."""
    return tuple(
        Catatan(
            LANGKAH[satu.tahap, satu.akhir],
            satu.pada,
            satu.oleh or "warga",
            satu.jawaban or "",
            satu.catatan or "",
        )
        for satu in log
    )


def _cuplikan(isi: str | None) -> str:
    teks = " ".join((isi or "").split())
    return teks if len(teks) <= CUPLIKAN else f"{teks[:CUPLIKAN]}…"
