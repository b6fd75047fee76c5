"""What the pages about accounts show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from skm.akun.bentuk import NAMA_CAKUPAN, NAMA_PERAN
from skm.akun.forms import CariJejakForm
from skm.akun.models import Akun, Cakupan, JejakAudit, KunciApi
from skm.akun.services import sandi_berakhir


@dataclass(frozen=True, slots=True)
class BarisAkun:
    """An account of the list; `lencana` is the words and the tone of how it stands."""

    id: int
    nama: str
    orang: str
    peran: str
    lencana: tuple[str, str]
    aktif: bool
    berkode: bool
    """Whether it signs in with a code as well."""
    sendiri: bool
    """Whether it is the reader's own, which stays open."""


def baris_akun(satu: Akun, pembaca: Akun, pada: datetime) -> BarisAkun:
    """The account as `pembaca` sees it at that moment."""
    peran, sendiri, berkode = NAMA_PERAN[satu.peran], satu.id == pembaca.id, satu.totp_sejak is not None
    return BarisAkun(
        satu.id, satu.nama, satu.orang, peran, _lencana(satu, pada), satu.aktif, berkode, sendiri
    )


def _lencana(satu: Akun, pada: datetime) -> tuple[str, str]:
    if not satu.aktif:
        return "Ditutup", "netral"
    if sandi_berakhir(satu, pada):
        return "Sandi sekali pakai lewat waktu", "bahaya"
    return ("Menunggu ganti sandi", "perhatian") if satu.wajib_ganti_sandi else ("Aktif", "baik")


@dataclass(frozen=True, slots=True)
class BarisKunci:
    """A key of the list; `lencana` is the words and the tone of how it stands."""

    id: int
    nama: str
    ujung: str
    boleh: str
    """What it opens, in words."""
    oleh: str
    """Who made it, as people call them."""
    dibuat: datetime
    sampai: date
    dipakai: date | None
    lencana: tuple[str, str]
    berlaku: bool
    """Whether it can be taken back."""
    dicabut: datetime | None
    pencabut: str


def baris_kunci(satu: KunciApi, orang: Mapping[str, str], hari: date) -> BarisKunci:
    """The key as it stands on that day; `orang` is how people call who has an account of that name."""
    if satu.dicabut_pada is not None:
        lencana = ("Dicabut", "netral")
    else:
        lencana = ("Kedaluwarsa", "perhatian") if satu.berlaku_sampai < hari else ("Berlaku", "baik")
    return BarisKunci(
        satu.id,
        satu.nama,
        satu.ujung,
        ", ".join(NAMA_CAKUPAN[Cakupan(isi)] for isi in satu.cakupan),
        orang.get(satu.dibuat_oleh, satu.dibuat_oleh),
        satu.dibuat_pada,
        satu.berlaku_sampai,
        satu.dipakai,
        lencana,
        lencana[0] == "Berlaku",
        satu.dicabut_pada,
        orang.get(satu.dicabut_oleh, satu.dicabut_oleh),
    )


KATA_CARI = {"oleh": "oleh", "kata": "dengan kata", "dari": "dari", "sampai": "sampai"}


@dataclass(frozen=True, slots=True)
class HalamanJejak:
    """A page of the audit trail."""

    peristiwa: Sequence[JejakAudit]
    disaring: tuple[str, ...]
    """What is looked for, in words."""
    terbaru: dict[str, str] | None
    """What the first page is asked with; None on it."""
    lebih_lama: dict[str, str | int] | None
    """What the next page is asked with; None on the last."""


def halaman_jejak(form: CariJejakForm, semua: Sequence[JejakAudit], sehalaman: int) -> HalamanJejak:
    """The page of `semua`, which holds one event more where there is another page."""
    pilihan, peristiwa = form.pilihan, semua[:sehalaman]
    lanjut = pilihan | {"sebelum": peristiwa[-1].id} if len(semua) > sehalaman else None
    disaring = tuple(f"{KATA_CARI[nama]} {nilai}" for nama, nilai in pilihan.items() if nama in KATA_CARI)
    return HalamanJejak(peristiwa, disaring, pilihan if form.sebelum.data else None, lanjut)
