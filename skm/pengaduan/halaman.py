"""What the office's pages about complaints show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skm.bahasa import N_
from skm.pengaduan.models import AkhirPengaduan, JalurPengaduan, PeristiwaPengaduan, TahapPengaduan
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
JALUR: Mapping[JalurPengaduan, str] = {
    JalurPengaduan.HALAMAN: "lewat halaman pengaduan",
    JalurPengaduan.LISAN: "lisan di loket",
}
"""How it came, as the office reads it."""


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
