"""A table of answers read whole: its days, its respondents, and what has to be asked before it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from skm.berkas.baris import Ciri, susun_sidik
from skm.berkas.gulungan import Jajaran
from skm.berkas.hari import Saat, Urutan, baca_saat
from skm.berkas.hasil import GalatSel, berkas_ditolak
from skm.berkas.kata import ringkas
from skm.berkas.lembar import RUSAK
from skm.berkas.pemetaan import Pemetaan, kolom_dikenal
from skm.berkas.sel import BarisSel, bilangan
from skm.berkas.tabel import Tabel
from skm.berkas.urutan import balik, tertukar, urutan_kolom
from skm.kuesioner.models import Kuesioner
from skm.muatan.harapan import harapan
from skm.muatan.rekap import tanpa_rekap
from skm.muatan.sel import Pembaca
from skm.muatan.versi import Cocok, Pemilih, pemilih
from skm.pekerjaan.kemajuan import Maju, diam

Baris = dict[str, Any]
"""Stored values by column of the answer; `tanggal` None where the row states none."""
SEKALI_KABAR = 250
"""Rows between two words on how far it is."""
NOMOR = frozenset(
    {"no", "nomor", "nourut", "nomorurut", "noresp", "noresponden", "nomorresponden", "responden"}
)


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
    jawaban: Sequence[Baris]
    dipakai: Sequence[Cocok]
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
    galat: list[GalatSel | str] = [*galat_rekap]
    judul_hari = _kolom(tabel, "tanggal", terbit, layanan, peta)
    saat = _saat(tabel, judul_hari, jawab.urutan, peta.urutan, zona)
    hari = {nomor: satu.hari for nomor, satu in saat.items()}
    pilihan = pemilih(tabel, terbit, layanan, hari=hari, bawaan=bawaan, peta=peta, versi=versi)
    pembaca = {
        nomor: Pembaca(c.kuesioner, layanan, hari, hari_ini, peta) for nomor, c in pilihan.cocok.items()
    }
    jawaban, dipakai = _baris(tabel, pilihan, pembaca, galat, maju)
    if not tabel.baris:
        galat.append("tabel tidak berisi satu baris pun")
    if galat:
        raise berkas_ditolak(galat, tabel.lembar)
    dibaca = pilihan.dibaca(dipakai)
    diabaikan = tuple(judul for judul in tabel.kolom if judul not in dibaca)
    sidik = _sidik_baris(tabel, jawaban, saat)
    return Bacaan(tabel, jawaban, dipakai, diabaikan, not tertukar(_sel(tabel, judul_hari)), sidik)


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


def _saat(
    tabel: Tabel, judul: str | None, dipilih: Urutan | None, diingat: Urutan | None, zona: ZoneInfo | None
) -> dict[int, Saat]:
    """The day of every row that has one, by its number, in the office's zone. Raises Galat for an open
    order.
    """
    if judul is None:
        return {}
    isi = _sel(tabel, judul)
    urutan = urutan_kolom(judul, isi, dipilih=dipilih, diingat=diingat)
    if dipilih is Urutan.HARI_DULU and tertukar(isi):
        isi = [(nomor, balik(teks)) for nomor, teks in isi]
    dikenal: dict[str, Saat | None] = {}
    hasil: dict[int, Saat] = {}
    for nomor, teks in isi:
        if teks not in dikenal:
            saat = baca_saat(teks, urutan)
            dikenal[teks] = saat and saat.di(zona)
        if (ada := dikenal[teks]) is not None:
            hasil[nomor] = ada
    return hasil


def _sel(tabel: Tabel, judul: str | None) -> list[tuple[int, str]]:
    """The cells of that column that hold something, by the rows' numbers."""
    return [] if judul is None else [(nomor, satu[judul]) for nomor, satu in tabel.baris if satu[judul]]


def _baris(
    tabel: Tabel,
    pilihan: Pemilih,
    pembaca: Mapping[int, Pembaca],
    galat: list[GalatSel | str],
    maju: Maju,
) -> tuple[Sequence[Baris], list[Cocok]]:
    jawaban = Jajaran()
    dipakai: list[Cocok] = []
    for ke, (nomor, isi) in enumerate(tabel.baris):
        if ke % SEKALI_KABAR == 0:
            maju("memeriksa baris", ke, len(tabel.baris))
        tolakan = BarisSel(nomor, {})
        cocok = pilihan.pilih(isi, tolakan)
        sel = {nama: isi[judul] for nama, judul in cocok.letak.items()}
        for nama, teks in sel.items():
            if teks.startswith(RUSAK):
                tolakan.tolak(nama, teks.removeprefix(RUSAK), "")
                sel[nama] = ""
        jawaban.append(pembaca[cocok.kuesioner.id].baca(BarisSel(nomor, sel, tolakan.galat)))
        dipakai.append(cocok)
        galat.extend(tolakan.galat)
    return jawaban, dipakai


def _sidik_baris(tabel: Tabel, jawaban: Sequence[Baris], saat: Mapping[int, Saat]) -> bytes:
    isi = (sorted(satu.items()) for satu in jawaban)
    if _bersaat(saat, len(jawaban)):
        return susun_sidik(Ciri.SAAT, (saat[nomor].iso() for nomor, _ in tabel.baris), isi)
    judul = next((satu for satu in tabel.kolom if ringkas(satu) in NOMOR), None)
    nomor = [satu[judul] if judul else "" for _, satu in tabel.baris]
    urut = {bilangan(teks.rstrip(".")) for teks in nomor} == set(range(1, len(nomor) + 1))
    return susun_sidik(Ciri.ISI if urut or judul is None else Ciri.NOMOR, nomor, isi)


def _bersaat(saat: Mapping[int, Saat], banyak: int) -> bool:
    """Whether every row states a time of day; midnight in all of them is how spreadsheets write a mere
    day.
    """
    jam = {satu.jam for satu in saat.values()}
    return len(saat) == banyak > 0 and None not in jam and jam != {time()}
