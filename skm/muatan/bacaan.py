"""A table of answers read whole: its days, its respondents, and what has to be asked before it is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from skm.berkas.baris import SETENGAH, Ciri, susun_sidik
from skm.berkas.gulungan import menurut_kolom
from skm.berkas.hari import Urutan
from skm.berkas.hasil import GalatSel, berkas_ditolak
from skm.berkas.kolom import DITOLAK
from skm.berkas.lembar import RUSAK
from skm.berkas.pemetaan import Pemetaan, kolom_dikenal
from skm.berkas.sel import BarisSel
from skm.berkas.tabel import Tabel
from skm.kuesioner.models import Kuesioner
from skm.muatan.harapan import NILAI, harapan
from skm.muatan.hari import HariTabel, baca_hari, judul_nomor
from skm.muatan.jajaran import Jajaran
from skm.muatan.rekap import tanpa_rekap
from skm.muatan.sel import Pembaca
from skm.muatan.versi import Pemilih, pemilih
from skm.pekerjaan.kemajuan import Maju, diam

TERBUKA = ("urutan_tanggal", "lembar", "hanya_baru", "tanggal")
"""Fields that are asked for only when a table leaves open what they answer."""


@dataclass(frozen=True, slots=True)
class Jawab:
    """What whoever loads a table told beside it; what is None was not asked or not answered."""

    urutan: Urutan | None = None
    """What stands first in its days."""
    tanggal: date | None = None
    """The day of rows that state none."""
    hanya_baru: bool | None = None
    """Whether rows that were loaded before are left out, or loaded again."""

    def tulis(self) -> dict[str, Any]:
        """To be kept, and read back by `baca_jawab`."""
        hari = None if self.tanggal is None else self.tanggal.isoformat()
        return {"urutan": self.urutan, "tanggal": hari, "hanya_baru": self.hanya_baru}


TANPA_JAWAB = Jawab()


def baca_jawab(isi: Mapping[str, Any]) -> Jawab:
    """What was kept."""
    hari = isi["tanggal"]
    return Jawab(
        urutan=Urutan(isi["urutan"]) if isi["urutan"] else None,
        tanggal=date.fromisoformat(hari) if hari else None,
        hanya_baru=isi["hanya_baru"],
    )


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The respondents of a table as understood, in its order."""

    tabel: Tabel
    """Without the rows that are no respondents."""
    jawaban: Jajaran
    diabaikan: tuple[str, ...]
    """Headings that are not read."""
    urutan_milik_formulir: bool
    """Whether what was told of the order of day and month holds for every table with these headings."""
    sidik: bytes
    """Its rows as `skm.berkas.baris` knows them again."""

    @property
    def bersaat(self) -> bool:
        """Whether every row has its moment, by which it is known again."""
        return self.sidik[:1] == Ciri.SAAT.value


def baca(
    tabel: Tabel,
    terbit: Sequence[Kuesioner],
    layanan: Mapping[str, int],
    *,
    hari_ini: date,
    bawaan: date,
    peta: Pemetaan,
    jawab: Jawab = TANPA_JAWAB,
    versi: int | None = None,
    zona: ZoneInfo | None = None,
    maju: Maju = diam,
) -> Bacaan:
    """Read every row; `bawaan` chooses the questionnaire of those without a day. Raises Galat naming row,
    column and value of what cannot be read, or what is open.
    """
    tabel, galat_rekap = respondennya(tabel, terbit, layanan, peta)
    judul = _kolom(tabel, "tanggal", terbit, layanan, peta)
    hari = baca_hari(tabel, judul, dipilih=jawab.urutan, diingat=peta.urutan, zona=zona, hari_ini=hari_ini)
    pilihan = pemilih(tabel, terbit, layanan, bawaan=bawaan, peta=peta, versi=versi)
    jawaban = Jajaran(pilihan.cocok, hari.kolom)
    pembaca = [Pembaca(c.kuesioner, layanan, hari_ini, peta, jawaban.kolom) for c in pilihan.cocok]
    galat = [*galat_rekap, *Baris(tabel, pilihan, pembaca, hari, peta).baca(jawaban, maju)]
    if not tabel.baris:
        raise berkas_ditolak([*galat, "tabel tidak berisi satu baris pun"], tabel.lembar)
    if galat:
        raise berkas_ditolak(galat, tabel.lembar)
    dibaca = {satu for ke in set(jawaban.versi) for satu in pilihan.cocok[ke].letak.values()}
    diabaikan = tuple(satu for satu in tabel.kolom if satu not in dibaca)
    sidik = susun_sidik(hari.ciri, _kenal(tabel, hari), jawaban.teks())
    return Bacaan(tabel, jawaban, diabaikan, not hari.tertukar, sidik)


def respondennya(
    tabel: Tabel, terbit: Sequence[Kuesioner], layanan: Mapping[str, int], peta: Pemetaan
) -> tuple[Tabel, list[GalatSel]]:
    """The table without rows of sums, as far as its columns are known; and rows that may be one."""
    letak = [kolom_dikenal(tabel, harapan(satu, layanan), peta) for satu in terbit]
    kode = {unsur.kode for satu in terbit for unsur in satu.unsur}
    unsur = {judul for kolom in letak for nama, judul in kolom.items() if nama in kode}
    bebas = [kolom["saran"] for kolom in letak if "saran" in kolom]
    if not unsur:
        return tabel, []
    return tanpa_rekap(tabel, [judul for judul in tabel.kolom if judul in unsur], bebas)


def _kolom(
    tabel: Tabel, nama: str, terbit: Sequence[Kuesioner], layanan: Mapping[str, int], peta: Pemetaan
) -> str | None:
    semua = (kolom_dikenal(tabel, harapan(satu, layanan), peta).get(nama) for satu in terbit)
    return next((judul for judul in semua if judul is not None), None)


@dataclass(frozen=True, slots=True)
class Baris:
    """The rows of a table, read some at a time by their columns; a refused one is read again by itself."""

    tabel: Tabel
    pilihan: Pemilih
    pembaca: Sequence[Pembaca]
    hari: HariTabel
    peta: Pemetaan

    def baca(self, jawaban: Jajaran, maju: Maju) -> list[GalatSel]:
        """Add them to `jawaban`; gives what is refused."""
        semua = [*(satu.letak for satu in self.pilihan.cocok), self.pilihan.lebih]
        judul = tuple(dict.fromkeys(satu for letak in semua for satu in letak.values()))
        galat: list[GalatSel] = []
        for nomor, isi in menurut_kolom(self.tabel.baris, judul):
            awal, kolom = len(jawaban), dict(zip(judul, isi, strict=True))
            maju("memeriksa baris", awal, len(self.tabel.baris))
            hari = self.hari.kolom.isi[awal : awal + len(nomor)]
            versi, ragu = self._versi(kolom, hari)
            ragu.update(ke for ke, satu in enumerate(hari) if satu == DITOLAK)
            bagian = []
            for ke in sorted(set(versi)):
                letak = [satu for satu, milik in enumerate(versi) if milik == ke]
                potong = self.pembaca[ke].baca(self._sel(kolom, ke, letak, len(nomor)), len(letak))
                ragu.update(letak[satu] for satu in potong.ragu)
                bagian.append((ke, letak, potong))
            jawaban.tambah(bagian, len(nomor))
            for satu in sorted(ragu):
                galat += self._tolak(nomor[satu], {j: sel[satu] for j, sel in kolom.items()})
        return galat

    def _versi(self, kolom: Mapping[str, Sequence[str]], hari: Sequence[int]) -> tuple[list[int], set[int]]:
        """The version of each row, and the rows that have none."""
        tanggal, terisi = self.hari.kolom.arti, [_TIDAK_ADA] * len(hari)
        if self.pilihan.lebih:
            terisi = [self._terisi({j: sel[ke] for j, sel in kolom.items()}) for ke in range(len(hari))]
        ingat = {
            dua: self.pilihan.pilih(tanggal[dua[0]], dua[1]) for dua in set(zip(hari, terisi, strict=True))
        }
        dipilih = [ingat[dua] for dua in zip(hari, terisi, strict=True)]
        return [ke for ke, _ in dipilih], {ke for ke, (_, tolakan) in enumerate(dipilih) if tolakan}

    def _terisi(self, isi: Mapping[str, str]) -> frozenset[str]:
        """The unsur of other versions that a row fills."""
        lebih = self.pilihan.lebih.items()
        return frozenset(kode for kode, judul in lebih if self.peta.arti(NILAI, isi[judul]))

    def _sel(
        self, kolom: Mapping[str, Sequence[str]], ke: int, letak: Sequence[int], banyak: int
    ) -> dict[str, Sequence[str]]:
        milik = {nama: kolom[judul] for nama, judul in self.pilihan.cocok[ke].letak.items()}
        if len(letak) == banyak:
            return milik
        return {nama: [sel[satu] for satu in letak] for nama, sel in milik.items()}

    def _tolak(self, nomor: int, isi: Mapping[str, str]) -> list[GalatSel]:
        """What is refused of one row."""
        teks = "" if self.hari.judul is None else isi.get(self.hari.judul, "")
        saat = self.hari.hari.baca(teks) if teks else None
        tolakan = BarisSel(nomor, {})
        versi, alasan = self.pilihan.pilih(None if saat is None else saat.hari, self._terisi(isi))
        if alasan is not None:
            tolakan.tolak(*alasan)
        sel = {nama: isi[judul] for nama, judul in self.pilihan.cocok[versi].letak.items()}
        for nama, teks in sel.items():
            if teks.startswith(RUSAK):
                tolakan.tolak(nama, teks.removeprefix(RUSAK), "")
                sel[nama] = ""
        self.pembaca[versi].tolak(BarisSel(nomor, sel, tolakan.galat), saat)
        return tolakan.galat


_TIDAK_ADA = frozenset[str]()


def _kenal(tabel: Tabel, hari: HariTabel) -> Iterator[str | bytes]:
    """What tells each row, beside what it says."""
    if hari.ciri is Ciri.SAAT:
        yield from (hari.kenal[ke : ke + SETENGAH] for ke in range(0, len(hari.kenal), SETENGAH))
        return
    judul = judul_nomor(tabel)
    for nomor, sel in menurut_kolom(tabel.baris, [] if judul is None else [judul]):
        yield from sel[0] if sel else [""] * len(nomor)
