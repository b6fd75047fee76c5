"""Every list that programs may read, by the name in its address: its rows, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.akun.models import Cakupan
from skm.ekspor.isi import Ekspor
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit
from skm.terbuka.bentuk import Hasil, Indikator, Kolom, Layanan, UnsurPeriode
from skm.terbuka.bentuk_kantor import IndikatorKini, KetepatanKini, PermohonanKini
from skm.terbuka.halaman import Permintaan
from skm.terbuka.hasil import daftar_hasil, daftar_unsur
from skm.terbuka.kantor import aliran_permohonan, indikator_kini, ketepatan_kini, permohonan_kini
from skm.terbuka.queries import Lembaran, daftar_indikator, daftar_layanan
from skm.terbuka.ratakan import kolom

LEMBAR = frozenset({"batas", "next"})


@dataclass(frozen=True, slots=True)
class Sumber:
    """One list."""

    nama: str
    """As its address has it, after /api/v1/."""
    judul: str
    uraian: str
    kelas: type
    """What its rows are."""
    dikenal: frozenset[str]
    """Parameters of its address, beside `unit`."""
    baca: Callable[[Session, int, datetime, ZoneInfo, Permintaan], Lembaran]
    cakupan: Cakupan | None = None
    """What a key needs to read it; None: anybody may."""
    aliran: Callable[[Session, Unit, Saat, Permintaan], Ekspor] | None = None
    """Its rows for a CSV where they may be more than memory holds."""

    @property
    def sebutan(self) -> str:
        """Its name as a word of programs."""
        return self.nama.replace("/", "_")


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
            for sumber in (*SUMBER.values(), *SUMBER_KANTOR.values())
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
_WAKTU = frozenset({"tahun", "triwulan"})
_KANTOR = (
    Sumber(
        "kantor/indikator",
        "Indikator kinerja, juga yang belum disetujui",
        "Tiap indikator dari sebuah triwulan, atau dari setahun bila triwulan tidak disebut, seperti adanya "
        "saat ini, dengan tahap isiannya. Tanpa tahun berarti tahun ini. IKM dihitung dari jawaban yang "
        "sudah dilepas.",
        IndikatorKini,
        _WAKTU,
        indikator_kini,
        Cakupan.INDIKATOR,
    ),
    Sumber(
        "kantor/ketepatan",
        "Ketepatan waktu yang berjalan",
        "Kedua golongan, lalu tiap layanan, sampai saat ini. Jumlahkan pembilang dan penyebut beberapa "
        "kantor atau periode, jangan merata-ratakan persennya.",
        KetepatanKini,
        _WAKTU,
        ketepatan_kini,
        Cakupan.KETEPATAN,
    ),
    Sumber(
        "kantor/permohonan",
        "Permohonan",
        "Permohonan yang diterima dalam sebuah triwulan atau tahun, menurut urutan masuk, tanpa nama pemohon "
        "dan petugas.",
        PermohonanKini,
        LEMBAR | _WAKTU,
        permohonan_kini,
        Cakupan.PERMOHONAN,
        aliran_permohonan,
    ),
)
SUMBER = {satu.nama: satu for satu in _SEMUA}
"""Open to anybody."""
SUMBER_KANTOR = {satu.nama: satu for satu in _KANTOR}
"""For programs with a key of the office."""
