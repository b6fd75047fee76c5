"""Who a document is from: its letterhead, its line below the title, and the blocks that sign it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kinerja.capaian import ATURAN, Aturan
from kinerja.tanggal import tanggal_indonesia
from skm.bentuk.isi import Kop, Tanda
from skm.dokumen.penanda import BUPATI, CAMAT, Penanda, atasan_lazim, jabatan_tertulis
from skm.layanan.kata import nama_tempat
from skm.program import sebutan

TITIK = "…………………………"


@dataclass(frozen=True, slots=True)
class Kantor:
    """The office, the year the document is about, and the day it is printed."""

    nama: str
    kabupaten: str
    tahun: int
    hari: date
    ejaan: str = ""
    """The office's name as the decree spells it."""
    nol: Aturan = ATURAN
    """What a target of 0 and a decrease from 0 give by this office's rules."""
    penanda: Mapping[str, Penanda] = field(default_factory=dict)
    """Who signs, by post."""
    kontak: tuple[str, ...] = ()
    """The lines of the letterhead below the name."""
    lambang: bytes = b""
    """The emblem's picture; empty without one."""
    berlambang: bool = False
    """Whether it has an emblem, read or not."""
    ketetapan: str = ""
    """Number and date of the decree that sets its indicators; empty while nobody entered it."""
    dibuat: datetime | None = None
    """The office's local moment of printing."""
    contoh: bool = False
    """Whether its data are made up; every page's foot says so."""

    @property
    def kop(self) -> Kop:
        """The letterhead: whose office, which, and how it is reached."""
        baris = (f"Pemerintah {self.kabupaten}".upper(), self.nama.upper(), *self.kontak)
        return Kop(baris, self.lambang, f"Lambang {self.nama}")

    @property
    def dicetak(self) -> str:
        """The day of printing and the program, for the foot of every page."""
        awal = "DATA CONTOH, bukan dokumen kantor. " if self.contoh else ""
        return f"{awal}Dicetak {tanggal_indonesia(self.hari)} · {sebutan()}"

    def anak(self, lanjutan: str = "") -> str:
        """The line below a document's title."""
        return f"{self.nama}, {self.kabupaten} · {lanjutan or f'Tahun {self.tahun}'}"

    def orang(self, jabatan: str) -> Penanda:
        """Who holds a post, nameless while nobody was entered."""
        return self.penanda.get(jabatan) or Penanda(jabatan, atasan=atasan_lazim(jabatan))

    def sebut(self, jabatan: str) -> str:
        """A post as this document writes it."""
        return jabatan_tertulis(
            jabatan, kantor=self.nama, ejaan=self.ejaan or self.nama, kabupaten=self.kabupaten
        )

    def tempat(self, tahun: int | None = None) -> str:
        """Place and date, the date to be written by hand."""
        return f"{nama_tempat(self.nama)}, {TITIK} {tahun or ''}".rstrip()

    def tanda(self, jabatan: str, *atas: str) -> Tanda:
        """The block a post signs in, below the lines `atas`."""
        orang = self.orang(jabatan)
        nip = () if jabatan == BUPATI else (f"NIP {orang.nip or TITIK}",)
        bawah = (*((orang.pangkat,) if orang.pangkat else ()), *nip)
        return Tanda((*atas, f"{self.sebut(jabatan)},"), orang.nama or TITIK, bawah)

    def camat(self, tahun: int | None = None) -> tuple[Tanda, ...]:
        """The block the camat signs in, on the right."""
        return Tanda(), self.tanda(CAMAT, self.tempat(tahun))
