"""Which version of the questionnaire a row of a table answers: the one of its day, if the columns are its."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skm.berkas.hasil import berkas_ditolak
from skm.berkas.kata import ringkas
from skm.berkas.pemetaan import Pemetaan, kolom_dikenal, lengkap, letak_kolom
from skm.berkas.tabel import Tabel
from skm.galat import Galat
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import struktur, versi_pada
from skm.muatan.harapan import harapan

_UNSUR = re.compile(r"u[1-9][0-9]?")


@dataclass(frozen=True, slots=True)
class Cocok:
    """A version whose unsur all have a column in the table."""

    kuesioner: Kuesioner
    letak: Mapping[str, str]
    """Field → heading."""
    lebih: Mapping[str, str]
    """Unsur of other versions → their heading: a row that fills one answered another version."""


Tolakan = tuple[str, str]
"""The column of a refused cell, and why it is refused."""


@dataclass(frozen=True, slots=True)
class Pemilih:
    """Chooses the version of each row of one table; `terbit` are all published ones, newest first."""

    terbit: Sequence[Kuesioner]
    cocok: tuple[Cocok, ...]
    bawaan: date
    """The day of rows that state none."""
    versi: int | None
    """The version that somebody chose for the whole table."""
    _ingat: dict[tuple[date | None, frozenset[str]], tuple[int, Tolakan | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def lebih(self) -> Mapping[str, str]:
        """Unsur that some of the versions do not ask → their heading."""
        return {kode: judul for satu in self.cocok for kode, judul in satu.lebih.items()}

    def pilih(self, hari: date | None, terisi: frozenset[str]) -> tuple[int, Tolakan | None]:
        """The place in `cocok` of the version that a row of that day answers, and why it is refused where
        none or several do; `terisi` are those of `lebih` that it fills.

        By its day; where that version asks for other unsur, the one version
        whose unsur are exactly the ones filled in columns, of several the one structure they share.
        """
        kunci = hari, terisi
        if kunci not in self._ingat:
            self._ingat[kunci] = (0, None) if self.versi is not None else self._pilih(hari, terisi)
        return self._ingat[kunci]

    def _pilih(self, hari: date | None, terisi: frozenset[str]) -> tuple[int, Tolakan | None]:
        kini = versi_pada(self.terbit, self.bawaan if hari is None else hari).id
        menurut_hari = next((ke for ke, satu in enumerate(self.cocok) if satu.kuesioner.id == kini), None)
        boleh = [ke for ke, satu in enumerate(self.cocok) if not terisi & satu.lebih.keys()]
        if menurut_hari in boleh:
            return menurut_hari, None
        if len({struktur(self.cocok[ke].kuesioner) for ke in boleh}) == 1:
            return boleh[0], None
        if boleh:
            versi = " dan ".join(str(self.cocok[ke].kuesioner.versi) for ke in reversed(boleh))
            alasan = (
                f"kolomnya cocok dengan kuesioner versi {versi} yang bobot atau skalanya berbeda; "
                "tulis tanggalnya, atau pilih versinya (perintah: --versi)"
            )
            return 0, ("tanggal", alasan)
        lebih = self.cocok[menurut_hari or 0].lebih
        kode = ", ".join(satu for satu in lebih if satu in terisi)
        return 0, (kode, "terisi, padahal tidak ditanyakan kuesioner yang cocok dengan kolom lainnya")


def pemilih(
    tabel: Tabel,
    terbit: Sequence[Kuesioner],
    layanan: Mapping[str, int],
    *,
    bawaan: date,
    peta: Pemetaan,
    versi: int | None = None,
) -> Pemilih:
    """What chooses the versions of a table's rows by their day, `bawaan` for those that state none.

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
    cocok = tuple(
        Cocok(satu, dikenal[satu.id], {k: j for k, j in unsur.items() if k not in _kode(satu)})
        for satu in dipilih
        if lengkap(tabel, harapan(satu, layanan), peta)
    )
    if not cocok:
        letak_kolom(tabel, harapan(untuk_ditanya(tabel, dipilih, layanan, bawaan, peta), layanan), peta)
    return Pemilih(terbit, cocok, bawaan, versi)


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
