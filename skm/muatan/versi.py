"""Which version of the questionnaire a row of a table answers: the one of its day, if the columns are its."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skm.berkas.hasil import berkas_ditolak
from skm.berkas.kata import ringkas
from skm.berkas.pemetaan import Pemetaan, kolom_dikenal, lengkap, letak_kolom
from skm.berkas.sel import BarisSel
from skm.berkas.tabel import Tabel
from skm.galat import Galat
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import struktur, versi_pada
from skm.muatan.harapan import NILAI, harapan

_UNSUR = re.compile(r"u[1-9][0-9]?")


@dataclass(frozen=True, slots=True)
class Cocok:
    """A version whose unsur all have a column in the table."""

    kuesioner: Kuesioner
    letak: Mapping[str, str]
    """Field → heading."""
    lebih: Mapping[str, str]
    """Unsur of other versions → their heading: a row that fills one answered another version."""


@dataclass(frozen=True, slots=True)
class Pemilih:
    """Chooses the version of each row of one table; `terbit` are all published ones, newest first."""

    terbit: Sequence[Kuesioner]
    cocok: Mapping[int, Cocok]
    """By key of the questionnaire."""
    hari: Mapping[int, date]
    """The day of every row that states one, by the row's number."""
    bawaan: date
    """The day of the others."""
    peta: Pemetaan
    versi: int | None
    """The version that somebody chose for the whole table."""
    _versi: dict[date, int] = field(default_factory=dict, repr=False, compare=False)
    """The key of the version in force on a day."""

    def pilih(self, isi: Mapping[str, str], baris: BarisSel) -> Cocok:
        """The version that the row with the cells `isi` answers; `baris` is refused where none or several do.

        By its day; where that version asks for other unsur, the one version
        whose unsur are exactly the ones filled in columns, of several the one structure they share.
        """
        cadangan = next(iter(self.cocok.values()))
        if self.versi is not None:
            return cadangan
        hari = self.hari.get(baris.nomor, self.bawaan)
        if hari not in self._versi:
            self._versi[hari] = versi_pada(self.terbit, hari).id
        menurut_hari = self.cocok.get(self._versi[hari])
        if menurut_hari is not None and not self._lebih(isi, menurut_hari):
            return menurut_hari
        boleh = [satu for satu in self._semua() if not self._lebih(isi, satu)]
        if len({struktur(satu.kuesioner) for satu in boleh}) == 1:
            return boleh[0]
        if boleh:
            versi = " dan ".join(str(satu.kuesioner.versi) for satu in reversed(boleh))
            baris.tolak(
                "tanggal",
                f"kolomnya cocok dengan kuesioner versi {versi} yang bobot atau skalanya berbeda; "
                "tulis tanggalnya, atau pilih versinya (perintah: --versi)",
            )
        else:
            kode = ", ".join(self._lebih(isi, menurut_hari or cadangan))
            baris.tolak(kode, "terisi, padahal tidak ditanyakan kuesioner yang cocok dengan kolom lainnya")
        return cadangan

    def dibaca(self, dipakai: Iterable[Cocok]) -> set[str]:
        """Headings that rows of those versions were read from."""
        return {judul for satu in dipakai for judul in satu.letak.values()}

    def _semua(self) -> list[Cocok]:
        return list(self.cocok.values())

    def _lebih(self, isi: Mapping[str, str], satu: Cocok) -> list[str]:
        """Unsur that the row fills and that version does not ask."""
        return [kode for kode, judul in satu.lebih.items() if self.peta.arti(NILAI, isi[judul])]


def pemilih(
    tabel: Tabel,
    terbit: Sequence[Kuesioner],
    layanan: Mapping[str, int],
    *,
    hari: Mapping[int, date],
    bawaan: date,
    peta: Pemetaan,
    versi: int | None = None,
) -> Pemilih:
    """What chooses the versions of a table's rows by their `hari`, `bawaan` for those that state none.

    Raises Galat for a version that is not published, for a table whose columns fit none, and for columns of
    unsur that no version asks.
    """
    dipilih = [satu for satu in terbit if versi is None or satu.versi == versi]
    if not dipilih:
        ada = ", ".join(str(satu.versi) for satu in reversed(terbit))
        raise Galat(f"Kuesioner versi {versi} tidak ada. Yang terbit: {ada}.", bidang="berkas")
    dikenal = {satu.id: kolom_dikenal(tabel, harapan(satu, layanan), peta) for satu in terbit}
    kode = {unsur.kode for satu in terbit for unsur in satu.unsur}
    unsur = {nama: judul for kolom in dikenal.values() for nama, judul in kolom.items() if nama in kode}
    _pastikan_dikenal(tabel, {satu.casefold() for satu in kode}, peta)
    cocok = {
        satu.id: Cocok(satu, dikenal[satu.id], {k: j for k, j in unsur.items() if k not in _kode(satu)})
        for satu in dipilih
        if lengkap(tabel, harapan(satu, layanan), peta)
    }
    if not cocok:
        letak_kolom(tabel, harapan(untuk_ditanya(tabel, dipilih, layanan, bawaan, peta), layanan), peta)
    return Pemilih(terbit, cocok, hari, bawaan, peta, versi)


def untuk_ditanya(
    tabel: Tabel, terbit: Sequence[Kuesioner], layanan: Mapping[str, int], hari_ini: date, peta: Pemetaan
) -> Kuesioner:
    """The version whose words a page asks about: one that fits the table, else the one in force."""
    kini = versi_pada(terbit, hari_ini)
    semua = (kini, *(satu for satu in terbit if satu is not kini))
    return next((satu for satu in semua if lengkap(tabel, harapan(satu, layanan), peta)), kini)


def _kode(kuesioner: Kuesioner) -> set[str]:
    return {unsur.kode for unsur in kuesioner.unsur}


def _pastikan_dikenal(tabel: Tabel, kode: set[str], peta: Pemetaan) -> None:
    """Raises Galat for a heading U10 that no version has, unless somebody said that it is not read."""
    asing = [
        judul
        for judul in tabel.kolom
        if _UNSUR.fullmatch(ringkas(judul)) and ringkas(judul) not in kode and judul not in peta.kolom
    ]
    if asing:
        raise berkas_ditolak(
            [
                f"kolom {', '.join(asing)} tidak ada pada kuesioner mana pun yang terbit; terbitkan dahulu "
                "kuesioner dengan unsur itu (Kelola, Kuesioner), atau hapus kolomnya"
            ]
        )
