"""Every list that programs may read, by the name in its address: its rows, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.terbuka.bentuk import Hasil, Indikator, Kolom, Layanan, UnsurPeriode
from skm.terbuka.halaman import Permintaan
from skm.terbuka.hasil import daftar_hasil, daftar_unsur
from skm.terbuka.queries import Lembaran, daftar_indikator, daftar_layanan
from skm.terbuka.ratakan import kolom

LEMBAR = frozenset({"batas", "next"})


@dataclass(frozen=True, slots=True)
class Sumber:
    """One list."""

    nama: str
    judul: str
    uraian: str
    kelas: type
    """What its rows are."""
    dikenal: frozenset[str]
    """Parameters of its address, beside `unit`."""
    baca: Callable[[Session, int, datetime, ZoneInfo, Permintaan], Lembaran]


def _hasil(session: Session, unit_id: int, _pada: datetime, zona: ZoneInfo, minta: Permintaan) -> Lembaran:
    return daftar_hasil(session, unit_id, zona, batas=minta.batas, setelah=minta.setelah, tahun=minta.tahun)


def _unsur(session: Session, unit_id: int, _pada: datetime, _zona: ZoneInfo, minta: Permintaan) -> Lembaran:
    return daftar_unsur(session, unit_id, tahun=minta.tahun)


def _layanan(session: Session, unit_id: int, pada: datetime, zona: ZoneInfo, _minta: Permintaan) -> Lembaran:
    return daftar_layanan(session, unit_id, pada.astimezone(zona).date())


def _indikator(
    session: Session, unit_id: int, _pada: datetime, zona: ZoneInfo, minta: Permintaan
) -> Lembaran:
    return daftar_indikator(
        session, unit_id, zona, batas=minta.batas, setelah=minta.setelah, tahun=minta.tahun
    )


def _kamus(
    _session: Session, _unit_id: int, _pada: datetime, _zona: ZoneInfo, _minta: Permintaan
) -> Lembaran:
    return Lembaran(
        tuple(
            Kolom(sumber.nama, satu.nama, satu.ragam.value, satu.arti)
            for sumber in SUMBER.values()
            for satu in kolom(sumber.kelas)
        )
    )


_SEMUA = (
    Sumber(
        "hasil",
        "Hasil survei",
        "Triwulan, semester, dan tahun yang sudah diterbitkan menurut edisi terakhirnya: IKM, unsur, dan "
        "ketepatan waktu.",
        Hasil,
        LEMBAR | {"tahun"},
        _hasil,
    ),
    Sumber(
        "unsur",
        "Unsur survei",
        "Nilai tiap unsur dari periode yang sudah diterbitkan, satu baris satu unsur.",
        UnsurPeriode,
        frozenset({"tahun"}),
        _unsur,
    ),
    Sumber(
        "layanan",
        "Layanan",
        "Layanan yang dibuka hari ini, dengan janji waktunya.",
        Layanan,
        frozenset(),
        _layanan,
    ),
    Sumber(
        "indikator",
        "Indikator kinerja",
        "Angka triwulan dan tahun yang sudah disetujui pimpinan, menurut kedua rumus. IKM tidak di sini: ia "
        "diumumkan bersama hasil surveinya.",
        Indikator,
        LEMBAR | {"tahun"},
        _indikator,
    ),
    Sumber("kamus", "Kamus data", "Arti tiap kolom dalam berkas CSV.", Kolom, frozenset(), _kamus),
)
SUMBER = {satu.nama: satu for satu in _SEMUA}
