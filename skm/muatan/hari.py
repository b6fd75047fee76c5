"""The days of a table of answers: each way of writing one is read once, whatever rows it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from skm.berkas.baris import Ciri, cerna
from skm.berkas.gulungan import menurut_kolom
from skm.berkas.hari import Saat, Urutan, baca_saat
from skm.berkas.kata import ringkas
from skm.berkas.kolom import DITOLAK, INGATAN, Kolom
from skm.berkas.sel import bilangan
from skm.berkas.tabel import Tabel
from skm.berkas.urutan import balik, tertukar, urutan_kolom, wakil

TAHUN_TERLAMA = 2000
"""The IKM was first prescribed in 2004; an earlier year is a slip of the pen."""
NOMOR = frozenset(
    {"no", "nomor", "nourut", "nomorurut", "noresp", "noresponden", "nomorresponden", "responden"}
)


class Hari:
    """Reads the days below one heading: `tukar` says that day and month have changed places in those a
    spreadsheet made; moments with an offset are those of `zona`.
    """

    def __init__(self, urutan: Urutan, zona: ZoneInfo | None, *, tukar: bool = False) -> None:
        self._urutan, self._zona, self._tukar = urutan, zona, tukar

    def baca(self, teks: str) -> Saat | None:
        """The day, and the moment if it stands there; None for what is none."""
        saat = baca_saat(balik(teks) if self._tukar else teks, self._urutan)
        return saat and saat.di(self._zona)


@dataclass(frozen=True, slots=True)
class HariTabel:
    """The days of a table's rows."""

    judul: str | None
    """The heading above them."""
    hari: Hari
    kolom: Kolom
    """Of the rows in their order; `DITOLAK` is a day that cannot be."""
    tertukar: bool
    """Whether a spreadsheet has made days of some cells: what was told of their order holds for this file."""
    ciri: Ciri
    """What tells which row it is."""
    kenal: bytes
    """Each row's moment digested, where every row has one."""


def baca_hari(
    tabel: Tabel,
    judul: str | None,
    *,
    dipilih: Urutan | None,
    diingat: Urutan | None,
    zona: ZoneInfo | None,
    hari_ini: date,
) -> HariTabel:
    """The day of every row. Raises Galat where the order of day and month is open."""
    kolom = Kolom("tanggal")
    if judul is None:
        kolom.isi.extend([kolom.kosong] * len(tabel.baris))
        return HariTabel(None, Hari(Urutan.HARI_DULU, zona), kolom, False, _ciri(tabel), b"")
    contoh = wakil(
        (nomor, teks)
        for semua, (sel,) in menurut_kolom(tabel.baris, [judul])
        for nomor, teks in zip(semua, sel, strict=True)
        if teks
    )
    urutan = urutan_kolom(judul, contoh, dipilih=dipilih, diingat=diingat)
    jadi = tertukar(contoh)
    hari = Hari(urutan, zona, tukar=jadi and dipilih is Urutan.HARI_DULU)
    kenal = _baca_semua(tabel, judul, hari, kolom, hari_ini)
    ciri = Ciri.SAAT if kenal else _ciri(tabel)
    return HariTabel(judul, hari, kolom, jadi, ciri, kenal)


class _Arti(dict[str, tuple[int, bytes]]):
    """The number of a text's day, and its moment digested where it has a time."""

    def __init__(self, hari: Hari, kolom: Kolom, hari_ini: date) -> None:
        self._hari, self._kolom, self._hari_ini = hari, kolom, hari_ini
        self[""] = kolom.kosong, b""
        self.jam_lain = False
        """Whether a time was not midnight, which is how spreadsheets write a mere day."""

    def __missing__(self, teks: str) -> tuple[int, bytes]:
        saat = self._hari.baca(teks)
        if saat is None:
            arti = DITOLAK, b""
        else:
            self.jam_lain = self.jam_lain or saat.jam not in {None, time()}
            nomor = DITOLAK if alasan_ditolak(saat.hari, self._hari_ini) else self._kolom.nomor(saat.hari)
            arti = nomor, b"" if saat.jam is None else cerna(saat.iso())
        if len(self) < INGATAN:
            self[teks] = arti
        return arti


def _baca_semua(tabel: Tabel, judul: str, hari: Hari, kolom: Kolom, hari_ini: date) -> bytes:
    """Fill in the numbers; gives the moments digested, nothing unless every row has its own."""
    arti, kenal, bersaat = _Arti(hari, kolom, hari_ini), bytearray(), True
    for _, (sel,) in menurut_kolom(tabel.baris, [judul]):
        dua = list(map(arti.__getitem__, sel))
        kolom.isi.extend([nomor for nomor, _ in dua])
        if bersaat:
            saat = [satu for _, satu in dua]
            bersaat = all(saat)
            kenal += b"".join(saat)
    return bytes(kenal) if bersaat and arti.jam_lain else b""


def alasan_ditolak(hari: date, hari_ini: date) -> str:
    """Why it is no day of an answer; nothing for one that may be."""
    if hari > hari_ini:
        return "belum terjadi"
    return f"sebelum tahun {TAHUN_TERLAMA}" if hari.year < TAHUN_TERLAMA else ""


def judul_nomor(tabel: Tabel) -> str | None:
    """The heading of the column that numbers the rows."""
    return next((satu for satu in tabel.kolom if ringkas(satu) in NOMOR), None)


def _ciri(tabel: Tabel) -> Ciri:
    """Numbers tell rows apart where they are more than 1, 2, 3 … of this file."""
    judul = judul_nomor(tabel)
    if judul is None:
        return Ciri.ISI
    ada: set[int | None] = set()
    for _, (sel,) in menurut_kolom(tabel.baris, [judul]):
        ada.update(bilangan(teks.rstrip(".")) for teks in sel)
    return Ciri.ISI if ada == set(range(1, len(tabel.baris) + 1)) else Ciri.NOMOR
