"""What the page of the recap shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from kinerja.angka import angka_indonesia
from skm.layanan.models import Kategori
from skm.terbit.rekap import Rekap, TepatWaktu, nama_golongan

KOSONG = "–"


@dataclass(frozen=True, slots=True)
class Baris:
    """An office, or all of them together; words where there is no figure."""

    nama: str
    alamat: str
    """Of its page; empty while it has not published, and for the whole."""
    terbit: bool
    ikm: str
    mutu: str
    responden: str
    tepat: tuple[str, ...]
    """By group, in the order of the headings."""
    unsur: tuple[str, ...]
    """In the order of the headings."""
    edisi: int | None = None
    pada: datetime | None = None


@dataclass(frozen=True, slots=True)
class HalamanRekap:
    """The page."""

    periode: str
    kabupaten: str
    golongan: tuple[str, ...]
    unsur: tuple[tuple[str, str], ...]
    """Code and name."""
    kantor: tuple[Baris, ...]
    seluruh: Baris | None
    """None while nobody has published, or only one office is there."""
    catatan: tuple[str, ...]
    terbit: str
    """How many of how many."""

    @property
    def kepala(self) -> dict[str, str]:
        """The headings of the table of offices with the class of their columns."""
        tepat = {f"Tepat waktu, {nama.lower()}": "teks" for nama in self.golongan}
        return (
            {"Kantor": "teks", "IKM": "angka", "Mutu": "", "Responden": "angka"} | tepat | {"Terbit": "teks"}
        )

    @property
    def kepala_unsur(self) -> dict[str, str]:
        """The same of the table of unsur."""
        return {"Kantor": "teks"} | {kode: "angka" for kode, _ in self.unsur}

    @property
    def terbit_saja(self) -> tuple[Baris, ...]:
        """The offices that published."""
        return tuple(satu for satu in self.kantor if satu.terbit)


def halaman_rekap(rekap: Rekap, alamat: Callable[[str], str]) -> HalamanRekap:
    """The page; `alamat` gives the address of an office's published period by its code."""
    kode = tuple(rekap.nama_unsur)
    kantor = []
    for satu in rekap.baris:
        hasil = satu.hasil
        if hasil is None:
            kantor.append(Baris(satu.nama, "", False, KOSONG, KOSONG, KOSONG, (), ()))
            continue
        kantor.append(
            Baris(
                satu.nama,
                alamat(satu.kode),
                True,
                angka_indonesia(hasil.ikm),
                hasil.mutu,
                angka_indonesia(hasil.responden, 0),
                tuple(_tepat(hasil.tepat.get(k)) for k in Kategori),
                tuple(_angka(hasil.unsur[k].nilai if k in hasil.unsur else None) for k in kode),
                hasil.edisi,
                hasil.terbit,
            )
        )
    return HalamanRekap(
        rekap.periode,
        rekap.kabupaten,
        tuple(nama_golongan(k) for k in Kategori),
        tuple(rekap.nama_unsur.items()),
        tuple(kantor),
        _seluruh(rekap) if rekap.terbit and len(kantor) > 1 else None,
        rekap.catatan,
        f"{len(rekap.terbit)} dari {len(kantor)} kantor sudah menerbitkannya.",
    )


def _seluruh(rekap: Rekap) -> Baris:
    return Baris(
        "",
        "",
        True,
        _angka(rekap.ikm),
        rekap.mutu or KOSONG,
        angka_indonesia(rekap.responden, 0),
        tuple(_tepat(rekap.tepat[k]) for k in Kategori),
        tuple(map(_angka, rekap.unsur.values())),
    )


def _angka(nilai: Decimal | Fraction | None) -> str:
    return KOSONG if nilai is None else angka_indonesia(nilai)


def _tepat(satu: TepatWaktu | None) -> str:
    """`85,19 % (23 dari 27; ketetapan 100,00 %)`."""
    if satu is None or satu.koreksi is None:
        return "belum ada"
    ketetapan = "" if satu.ketetapan is None else f"; ketetapan {angka_indonesia(satu.ketetapan)} %"
    banyak = f"{angka_indonesia(satu.tepat_waktu, 0)} dari {angka_indonesia(satu.jatuh_tempo, 0)}"
    return f"{angka_indonesia(satu.koreksi)} % ({banyak}{ketetapan})"
