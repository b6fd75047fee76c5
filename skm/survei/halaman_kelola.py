"""What the admin's pages of the survey show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from skm.jawaban.models import Tanda
from skm.jawaban.queries.bertanda import KelompokBertanda
from skm.survei.models import JenisTautan
from skm.survei.queries import Hitungan, HitunganDua, TautanRinci

Lencana = tuple[str, str]
"""Words and tone of a badge."""

NAMA_TANDA: Mapping[Tanda, str] = {
    Tanda.SERAGAM_CEPAT: "Nilai seragam, lebih cepat daripada orang membaca",
    Tanda.BERUNTUN: "Beruntun lewat satu tautan",
    Tanda.PERANGKAT_PETUGAS: "Dari perangkat yang dipakai petugas",
}


@dataclass(frozen=True, slots=True)
class BarisTautan:
    """A link of the list: how it stands, how often it was opened and answered."""

    satu: TautanRinci
    alamat: str
    lencana: Lencana
    berposter: bool
    lalu: Hitungan | None
    semua: Hitungan | None
    """None where they are not told."""


@dataclass(frozen=True, slots=True)
class BarisBertanda:
    """A group of flagged answers of the list."""

    kunci: str
    bulan: date
    jumlah: int
    tanda: str
    dipilih: bool


def baris_tautan(satu: TautanRinci, alamat: str, hitungan: HitunganDua, hari_ini: date) -> BarisTautan:
    """The link with its counts of the last quarter that has ended and of all that have."""
    lalu, semua = hitungan
    return BarisTautan(
        satu=satu,
        alamat=alamat,
        lencana=_lencana_tautan(satu, hari_ini),
        berposter=satu.aktif and satu.jenis is JenisTautan.POSTER,
        lalu=lalu,
        semua=semua,
    )


def _lencana_tautan(satu: TautanRinci, hari_ini: date) -> Lencana:
    if not satu.aktif:
        return "Ditutup", "netral"
    if satu.sampai is not None and satu.sampai < hari_ini:
        return "Sudah lewat", "perhatian"
    return "Dibuka", "baik"


def baris_bertanda(satu: KelompokBertanda, pilihan: Collection[tuple[date, int]]) -> BarisBertanda:
    """The group with its flags in words; ticked when it is among `pilihan`."""
    return BarisBertanda(
        kunci=f"{satu.bulan.isoformat()} {satu.tanda.value}",
        bulan=satu.bulan,
        jumlah=satu.jumlah,
        tanda="; ".join(nama for tanda, nama in NAMA_TANDA.items() if tanda in satu.tanda),
        dipilih=(satu.bulan, satu.tanda.value) in pilihan,
    )
