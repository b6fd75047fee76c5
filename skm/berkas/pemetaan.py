"""What the headings and the words of a table mean: known, told by a person, or guessed."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from skm.berkas.hasil import berkas_ditolak
from skm.berkas.kata import ringkas
from skm.berkas.tabel import Tabel

TIDAK_DIBACA = ""
BELUM = "?"
"""Not chosen yet."""
KATA_TERBANYAK = 60
MIRIP = 0.6

_NOMOR = re.compile(r"\W*(?:[UPQ]|unsur|pertanyaan|soal)?\W{0,2}([0-9]{1,2})(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bidang:
    """A field that a slice expects, known by its `nama` and by the headings in `judul`.

    A heading nobody knows is taken for a `wajib` field by its `nomor` or by words like those of `judul`.
    Words in the cells mean the same in every field of one `kelompok`: `dikenal` says which the slice reads
    by itself, `tebak` what another may mean.
    """

    nama: str
    judul: tuple[str, ...] = ()
    wajib: bool = False
    nomor: str = ""
    kelompok: str = ""
    dikenal: Callable[[str], bool] = lambda _: True
    tebak: Callable[[str], str] = lambda _: BELUM

    @property
    def kata(self) -> str:
        """The name under which its words are kept."""
        return self.kelompok or self.nama


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """What a person told about tables with these headings.

    `kolom`: heading → field, or "" for one that is not read. `kata`: group of fields → the word as it stands
    in a cell → what the slice reads instead; "" means not filled.
    """

    kolom: Mapping[str, str] = field(default_factory=dict)
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def arti(self, kelompok: str, teks: str) -> str:
        """What to read instead of `teks`: what was told, else `teks` itself."""
        return self.kata.get(kelompok, {}).get(teks, teks)


KOSONG = Pemetaan()


@dataclass(frozen=True, slots=True)
class TanyaKolom:
    """A heading to be placed; `contoh` is a cell below it, `pilihan` what is chosen so far."""

    judul: str
    contoh: str
    pilihan: str


@dataclass(frozen=True, slots=True)
class TanyaKata:
    """A word nobody knows, in fields of `bidang`; `pilihan`: what was told before, a guess, or `BELUM`."""

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


def letak_kolom(
    tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan = KOSONG
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Field → its heading in this table, and the headings that are not read.

    Raises Galat for a field with two columns and for a `wajib` field without one.
    """
    letak, diabaikan, galat = _letak(tabel, harapan, peta)
    if galat:
        raise berkas_ditolak(galat)
    return letak, diabaikan


def kolom_dikenal(tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan = KOSONG) -> dict[str, str]:
    """Field → its heading, of those fields that have one; whether all are there is not asked."""
    return _letak(tabel, harapan, peta)[0]


def lengkap(tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan) -> bool:
    """Whether every field that must be there has its one column."""
    return not _letak(tabel, harapan, peta)[2]


def _letak(
    tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan
) -> tuple[dict[str, str], tuple[str, ...], list[str]]:
    """Field → heading, the headings that are not read, and what is wrong with them."""
    letak: dict[str, str] = {}
    diabaikan: list[str] = []
    galat: list[str] = []
    for judul, nama in _menurut_judul(tabel, harapan, peta).items():
        if not nama:
            diabaikan.append(judul)
        elif nama in letak:
            galat.append(f"kolom {nama} ada dua kali: {letak[nama]!r} dan {judul!r}")
        else:
            letak[nama] = judul
    kurang = [satu.nama for satu in harapan if satu.wajib and satu.nama not in letak]
    if kurang:
        galat.append(f"kolom wajib tidak ada: {', '.join(kurang)}")
    return letak, tuple(diabaikan), galat


def usulkan(tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan) -> Usulan:
    """Every heading with what it probably is, and the words below them that nobody knows."""
    pilihan = _menurut_judul(tabel, harapan, peta)
    sisa = [satu for satu in harapan if satu.wajib and satu.nama not in pilihan.values()]
    for judul in tabel.kolom:
        if pilihan[judul] is None and (tebakan := _tebak(judul, sisa)):
            pilihan[judul] = tebakan.nama
            sisa.remove(tebakan)
    kolom = tuple(
        TanyaKolom(judul, next((isi[judul] for _, isi in tabel.baris if isi[judul]), ""), nama or "")
        for judul, nama in pilihan.items()
    )
    menurut_nama = {satu.nama: satu for satu in harapan}
    kata: dict[tuple[str, str], TanyaKata] = {}
    for tanya in kolom:
        if (satu := menurut_nama.get(tanya.pilihan)) is None:
            continue
        for teks in dict.fromkeys(isi[tanya.judul] for _, isi in tabel.baris):
            if teks and not satu.dikenal(teks):
                pilih = peta.kata.get(satu.kata, {}).get(teks)
                arti = satu.tebak(teks) if pilih is None else pilih
                kata.setdefault((satu.kata, teks), TanyaKata(satu.kata, teks, arti))
    return Usulan(kolom, tuple(kata.values())[:KATA_TERBANYAK])


def _menurut_judul(tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan) -> dict[str, str | None]:
    """The field of each heading: "" for one that is not read, None for one nobody knows."""
    dikenal = {ringkas(teks): satu.nama for satu in harapan for teks in satu.judul}
    dikenal |= {ringkas(satu.nama): satu.nama for satu in harapan}
    return {judul: peta.kolom.get(judul, dikenal.get(ringkas(judul))) for judul in tabel.kolom}


def _tebak(judul: str, sisa: Sequence[Bidang]) -> Bidang | None:
    """The field whose number or words a heading bears: "3. Kecepatan …", "U3 (Waktu)", a similar question."""
    if nomor := _NOMOR.match(judul):
        return next((satu for satu in sisa if satu.nomor == nomor[1]), None)
    teks = {ringkas(satu): bidang for bidang in sisa for satu in bidang.judul}
    mirip = difflib.get_close_matches(ringkas(judul), teks, n=1, cutoff=MIRIP)
    return teks[mirip[0]] if mirip else None
