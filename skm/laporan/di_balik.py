"""The cases behind a count of the on-time pages, a part at a time, and what has to be said above them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from skm.bagian import UKURAN, lewati
from skm.ketepatan.queries import Kelompok, Milik, banyak_jeda, banyak_kasus, kasus
from skm.ketepatan.queries.kasus_samping import MASIH_TERBUKA, id_samping, kasus_menurut_id
from skm.ketepatan.queries.samping import NAMA_SAMPING, Samping
from skm.laporan.halaman import NAMA_KELOMPOK
from skm.loket.baris import BarisPermohonan

NAMA = {satu.value: nama for satu, nama in (*NAMA_KELOMPOK.items(), *NAMA_SAMPING.items())}
"""What every list is called, by its name in the address."""
SAAT_INI = "Yang masih terbuka dihitung seperti adanya kini, kapan pun diterima: periode tidak menyaringnya."


@dataclass(frozen=True, slots=True)
class DiBalik:
    """A part of the cases after the first `lewat` of `jumlah`."""

    kasus: tuple[BarisPermohonan, ...]
    lewat: int
    jumlah: int
    catatan: str
    """How the list differs from what its reader expects; empty where it does not."""


def nama_kelompok(kelompok: str, umur: str) -> str:
    """What the list is called: `Waktunya terhenti, menunggu warga, berumur sampai 7 hari`."""
    return f"{NAMA[kelompok]}, berumur {umur}" if umur else NAMA[kelompok]


def di_balik(session: Session, kelompok: str, umur: str, ke: int, milik: Milik) -> DiBalik:
    """That part of the cases of a `Kelompok`, or of a `Samping` and age (all where empty)."""
    if kelompok in set(Samping):
        cara = Samping(kelompok)
        semua = id_samping(session, **milik, cara=cara, umur=umur or None)
        lewat = lewati(ke, len(semua))
        tampil = semua[lewat : lewat + UKURAN]
        daftar = kasus_menurut_id(session, milik["unit_id"], tampil, milik["pada"])
        return DiBalik(daftar, lewat, len(semua), SAAT_INI if cara in MASIH_TERBUKA else "")
    yang = Kelompok(kelompok)
    jumlah, n, catatan = banyak_kasus(session, **milik, kelompok=yang), angka_indonesia, ""
    if yang is Kelompok.JEDA_SINGKAT:
        jeda = banyak_jeda(session, **milik, kelompok=yang)
        catatan = f"Yang dihitung jedanya: {n(jeda, 0)} jeda pada {n(jumlah, 0)} permohonan."
    lewat = lewati(ke, jumlah)
    daftar = kasus(session, **milik, kelompok=yang, batas=UKURAN, lewat=lewat)
    return DiBalik(daftar, lewat, jumlah, catatan)
