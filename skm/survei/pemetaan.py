"""What the headings and the words of a table from elsewhere mean: known, told by a person, or guessed."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skm.berkas.hasil import GalatImpor
from skm.berkas.tabel import Tabel
from skm.survei.models import Kuesioner, Unsur
from skm.survei.profil import baca_kode, daftar_profil, ringkas

CAP_WAKTU = ("Timestamp", "Cap waktu", "Stempel waktu")
"""What form services call the moment of an answer; only its day is kept."""
KOLOM_BEBAS = ("tanggal", "layanan", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "saran")
TIDAK_DIBACA = ""
NILAI = "nilai"
"""The name under which words of scores are kept: they mean the same in every unsur."""
BELUM = "?"
"""Not chosen yet."""
SKALA = (("tidak", "1"), ("kurang", "2"), ("cukup", "2"), ("sangat", "4"))
KATA_TERBANYAK = 60
MIRIP = 0.6

_NOMOR = re.compile(r"\W*(?:[UPQ]|unsur|pertanyaan|soal)?\W{0,2}([0-9]{1,2})(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """What a person told about tables with these headings.

    `kolom`: heading → field, or "" for one that is not read. `kata`: field (`nilai` for scores) → the word as
    it stands in a cell → score, code of an option or code of a service; "" means not filled.
    """

    kolom: Mapping[str, str] = field(default_factory=dict)
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


KOSONG = Pemetaan()


@dataclass(frozen=True, slots=True)
class TanyaKolom:
    """A heading to be placed; `contoh` is a cell below it, `pilihan` what is chosen so far."""

    judul: str
    contoh: str
    pilihan: str


@dataclass(frozen=True, slots=True)
class TanyaKata:
    """A word nobody knows, in a column of `bidang`; `pilihan`: what was told before, a guess, or `BELUM`."""

    bidang: str
    teks: str
    pilihan: str


@dataclass(frozen=True, slots=True)
class Usulan:
    """What to ask about a table."""

    kolom: tuple[TanyaKolom, ...]
    kata: tuple[TanyaKata, ...]


def sidik_judul(kolom: Sequence[str]) -> str:
    """SHA-256 of the headings in order: tables of one form have it in common."""
    return hashlib.sha256(repr(tuple(kolom)).encode()).hexdigest()


def letak_kolom(tabel: Tabel, kuesioner: Kuesioner, peta: Pemetaan) -> tuple[dict[str, str], tuple[str, ...]]:
    """Field → its heading in this table, and the headings that are not read.

    Raises GalatImpor for a field with two columns and for an unsur without one.
    """
    wajib = [unsur.kode for unsur in kuesioner.unsur]
    letak: dict[str, str] = {}
    diabaikan: list[str] = []
    galat: list[str] = []
    for judul in tabel.kolom:
        nama = _bidang(judul, kuesioner, peta)
        if not nama:
            diabaikan.append(judul)
        elif nama in letak:
            galat.append(f"kolom {nama} ada dua kali: {letak[nama]!r} dan {judul!r}")
        else:
            letak[nama] = judul
    kurang = [kode for kode in wajib if kode not in letak]
    if kurang:
        galat.append(f"kolom wajib tidak ada: {', '.join(kurang)}")
    if galat:
        raise GalatImpor(galat)
    return letak, tuple(diabaikan)


def lengkap(tabel: Tabel, kuesioner: Kuesioner, peta: Pemetaan) -> bool:
    """Whether every unsur has its one column."""
    try:
        letak_kolom(tabel, kuesioner, peta)
    except GalatImpor:
        return False
    return True


def usulkan(tabel: Tabel, kuesioner: Kuesioner, peta: Pemetaan, layanan: Mapping[str, int]) -> Usulan:
    """Every heading with what it probably is, and the words below them that nobody knows."""
    pilihan = {judul: _bidang(judul, kuesioner, peta) for judul in tabel.kolom}
    sisa = [unsur for unsur in kuesioner.unsur if unsur.kode not in pilihan.values()]
    for judul in tabel.kolom:
        if pilihan[judul] is None and (kode := _tebak_unsur(judul, sisa)):
            pilihan[judul] = kode
            sisa = [unsur for unsur in sisa if unsur.kode != kode]
    kolom = tuple(
        TanyaKolom(judul, next((isi[judul] for _, isi in tabel.baris if isi[judul]), ""), nama or "")
        for judul, nama in pilihan.items()
    )
    kata: dict[tuple[str, str], TanyaKata] = {}
    for satu in kolom:
        kelompok = NILAI if satu.pilihan in {unsur.kode for unsur in kuesioner.unsur} else satu.pilihan
        for teks in dict.fromkeys(isi[satu.judul] for _, isi in tabel.baris):
            if teks and not _dikenal(satu.pilihan, teks, kuesioner, layanan):
                pilih = peta.kata.get(kelompok, {}).get(teks)
                tebakan = _tebak_kata(kelompok, teks) if pilih is None else pilih
                kata.setdefault((kelompok, teks), TanyaKata(kelompok, teks, tebakan))
    return Usulan(kolom, tuple(kata.values())[:KATA_TERBANYAK])


def _bidang(judul: str, kuesioner: Kuesioner, peta: Pemetaan) -> str | None:
    """The field of a heading: "" for one that is not read, None for one nobody knows."""
    if judul in peta.kolom:
        return peta.kolom[judul]
    dikenal = {
        ringkas(teks): unsur.kode for unsur in kuesioner.unsur for teks in (unsur.nama, unsur.pertanyaan)
    }
    dikenal |= {ringkas(teks): "tanggal" for teks in CAP_WAKTU}
    dikenal |= {ringkas(butir.label): butir.nama for butir in daftar_profil()}
    dikenal |= {ringkas(nama): nama for nama in KOLOM_BEBAS}
    dikenal |= {ringkas(unsur.kode): unsur.kode for unsur in kuesioner.unsur}
    return dikenal.get(ringkas(judul))


def _tebak_unsur(judul: str, sisa: Sequence[Unsur]) -> str | None:
    """The unsur whose number or words a heading bears: "3. Kecepatan …", "U3 (Waktu)", a similar question."""
    if nomor := _NOMOR.match(judul):
        return next((unsur.kode for unsur in sisa if unsur.kode == f"U{nomor[1]}"), None)
    teks = {ringkas(satu): unsur.kode for unsur in sisa for satu in (unsur.nama, unsur.pertanyaan)}
    mirip = difflib.get_close_matches(ringkas(judul), teks, n=1, cutoff=MIRIP)
    return teks[mirip[0]] if mirip else None


def _tebak_kata(kelompok: str, teks: str) -> str:
    """A score from "4. Sangat puas", or from the word a scale begins with; a person confirms it."""
    if kelompok != NILAI:
        return BELUM
    if nomor := re.match(r"[1-4](?![0-9])", teks):
        return nomor[0]
    kata = teks.casefold().split()
    return next((nilai for awal, nilai in SKALA if awal in kata), BELUM)


def _dikenal(bidang: str, teks: str, kuesioner: Kuesioner, layanan: Mapping[str, int]) -> bool:
    """Whether a cell of that field is read without being told; numbers are never asked about."""
    for unsur in kuesioner.unsur:
        if bidang == unsur.kode:
            return ringkas(teks) in map(ringkas, unsur.opsi) or re.fullmatch(r"-?[0-9.,]+", teks) is not None
    for butir in daftar_profil():
        if bidang == butir.nama:
            return baca_kode(butir, teks) is not None
    return bidang != "layanan" or teks.casefold() in layanan
