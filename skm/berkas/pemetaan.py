"""What the headings and the words of a table mean: known, told by a person, or guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from skm.berkas.hari import Urutan, baca_saat
from skm.berkas.hasil import berkas_ditolak
from skm.berkas.judul import Pengenal, Sebutan
from skm.berkas.tabel import Tabel

TIDAK_DIBACA = ""
BELUM = "?"
"""Not chosen yet."""
KATA_TERBANYAK = 60


@dataclass(frozen=True, slots=True)
class Bidang:
    """A field that a slice expects, known by its `nama` and by the headings in `judul`, and by the first
    `alias`.

    A heading nobody knows is taken for a `wajib` field by words like those of `judul`, else by its `nomor`.
    Words in the cells mean the same in every field of one `kelompok`, unless they are told for one alone:
    `dikenal` says which the slice reads by itself, `tebak` what another may mean.
    """

    nama: str
    judul: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    wajib: bool = False
    nomor: str = ""
    kelompok: str = ""
    dikenal: Callable[[str], bool] = lambda _: True
    tebak: Callable[[str, Sequence[str]], str] = lambda _teks, _semua: BELUM

    @property
    def kata(self) -> str:
        """The name under which its words are kept."""
        return self.kelompok or self.nama


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """What a person told about tables with these headings.

    `kolom`: heading → field, or "" for one that is not read. `kata`: group of fields → the word as it stands
    in a cell → what the slice reads instead; "" means not filled. `urutan`: what stands first in their days.
    """

    kolom: Mapping[str, str] = field(default_factory=dict)
    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    urutan: Urutan | None = None

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
    _tebak_kolom(tabel, harapan, pilihan)
    kolom = tuple(
        TanyaKolom(judul, next((isi[judul] for _, isi in tabel.baris if isi[judul]), ""), nama or "")
        for judul, nama in pilihan.items()
    )
    return Usulan(kolom, _tanya_kata(tabel, harapan, kolom, peta)[:KATA_TERBANYAK])


def _tanya_kata(
    tabel: Tabel, harapan: Sequence[Bidang], kolom: Sequence[TanyaKolom], peta: Pemetaan
) -> tuple[TanyaKata, ...]:
    """The words nobody knows: once for all fields of a kelompok, or by field where one of them knows it."""
    menurut_nama = {satu.nama: satu for satu in harapan}
    berisi = [(menurut_nama[satu.pilihan], satu.judul) for satu in kolom if satu.pilihan in menurut_nama]
    kata = [
        (satu, dict.fromkeys(isi[judul] for _, isi in tabel.baris if isi[judul])) for satu, judul in berisi
    ]
    milik = {(satu.kata, teks) for satu, semua in kata for teks in semua if satu.dikenal(teks)}
    tanya: dict[tuple[str, str], TanyaKata] = {}
    for satu, semua in kata:
        for teks in semua:
            if satu.dikenal(teks):
                continue
            bidang = satu.nama if (satu.kata, teks) in milik else satu.kata
            pilih = peta.kata.get(satu.nama, {}).get(teks, peta.kata.get(satu.kata, {}).get(teks))
            arti = satu.tebak(teks, tuple(semua)) if pilih is None else pilih
            tanya.setdefault((bidang, teks), TanyaKata(bidang, teks, arti))
    return tuple(tanya.values())


def pengenal(harapan: Sequence[Bidang]) -> Pengenal:
    """What knows the headings of these fields; only `wajib` ones are guessed at."""
    return Pengenal([Sebutan(b.nama, b.judul, b.alias, b.nomor) for b in harapan])


def _menurut_judul(tabel: Tabel, harapan: Sequence[Bidang], peta: Pemetaan) -> dict[str, str | None]:
    """The field of each heading: "" for one that is not read, None for one nobody knows."""
    kenal = pengenal(harapan)
    hasil = {judul: peta.kolom.get(judul, kenal.pasti(judul)) for judul in tabel.kolom}
    alias = {judul: ada for judul in tabel.kolom if hasil[judul] is None and (ada := kenal.alias(judul))}
    for judul in sorted(alias, key=lambda satu: alias[satu]):
        if alias[judul][1] not in hasil.values():
            hasil[judul] = alias[judul][1]
    return hasil


def _tebak_kolom(tabel: Tabel, harapan: Sequence[Bidang], pilihan: dict[str, str | None]) -> None:
    """Fill in what headings nobody knows may be: a field that has none yet, and one heading for each."""
    kenal = pengenal(harapan)
    sisa = [judul for judul, nama in pilihan.items() if nama is None and not _berisi_hari(tabel, judul)]
    for tebak in (kenal.menurut_kata, kenal.mungkin):
        calon = {judul: tebak(judul) for judul in sisa if pilihan[judul] is None}
        for judul, nama in calon.items():
            if nama and list(calon.values()).count(nama) == 1 and nama not in pilihan.values():
                pilihan[judul] = kenal.mungkin(judul)


def _berisi_hari(tabel: Tabel, judul: str) -> bool:
    """Whether the first cells below it are days: such a column asks nobody for a score."""
    contoh = [isi[judul] for _, isi in tabel.baris[:20] if isi[judul]]
    return bool(contoh) and all(baca_saat(teks) is not None for teks in contoh)
