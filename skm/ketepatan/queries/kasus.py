"""The very cases behind an on-time figure, and the conditions that they share with its counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NotRequired, TypedDict, Unpack
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.layanan.models import Kategori
from skm.loket import baris
from skm.loket.baris import BarisPermohonan
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.queries.hari import Batas, Syarat, batas_periode


class Kelompok(StrEnum):
    """Which cases of a period a list shows."""

    JATUH_TEMPO = "jatuh_tempo"
    """Those that fell due: the denominator of the headline."""
    SELESAI = "selesai"
    """Those that were finished: the decree's literal "yang dilakukan"."""
    KELUAR = "keluar"
    """Cancelled and refused ones, which stand in neither."""
    TEPAT = "tepat_waktu"
    SELESAI_TERLAMBAT = "selesai_terlambat"
    DITUTUP_TERLAMBAT = "ditutup_terlambat"
    BELUM = "belum_selesai"
    """Parts of the due ones: in time, late, cancelled or refused when late, still open."""
    JEDA_SINGKAT = "jeda_singkat"
    """Due ones that gained a day by a short pause."""
    SELESAI_TEPAT = "selesai_tepat"
    """Part of the finished ones: those in time."""
    BATAL = "batal"
    DITOLAK = "ditolak"
    TANPA_WAKTU = "tanpa_waktu"
    """Parts of the cancelled and refused ones: each, and those closed nobody knows when."""
    DIPROSES = "diproses"
    """Those whose file became complete: taken in hand, whatever became of them."""


class Milik(TypedDict):
    """Whose cases, of when, and as known at which moment."""

    unit_id: int
    periode: Periode
    zona: ZoneInfo
    pada: datetime
    layanan_id: NotRequired[int | None]
    kategori: NotRequired[Kategori | None]


class Pilihan(Milik):
    """Which of them."""

    kelompok: NotRequired[Kelompok]


def syarat_kasus(**pilihan: Unpack[Pilihan]) -> Syarat:
    """The condition of the cases behind a figure."""
    s = SyaratKetepatan(batas_periode(pilihan["periode"], pilihan["zona"]), pilihan["pada"])
    kelompok = pilihan.get("kelompok", Kelompok.JATUH_TEMPO)
    semua = [Permohonan.unit_id == pilihan["unit_id"], s.kelompok[kelompok]]
    if (layanan_id := pilihan.get("layanan_id")) is not None:
        semua.append(Permohonan.layanan_id == layanan_id)
    if (kategori := pilihan.get("kategori")) is not None:
        semua.append(Permohonan.kategori == kategori)
    return sa.and_(*semua)


def banyak_kasus(session: Session, **pilihan: Unpack[Pilihan]) -> int:
    """How many those are."""
    pilih = sa.select(sa.func.count()).select_from(Permohonan).where(syarat_kasus(**pilihan))
    return session.scalars(pilih).one()


def banyak_jeda(session: Session, **pilihan: Unpack[Pilihan]) -> int:
    """How many short pauses those had together: one may have several."""
    jumlah = sa.func.coalesce(sa.func.sum(Permohonan.jeda_singkat), 0)
    return session.scalars(sa.select(jumlah).where(syarat_kasus(**pilihan))).one()


def kasus(
    session: Session, *, batas: int = 500, lewat: int = 0, **pilihan: Unpack[Pilihan]
) -> tuple[BarisPermohonan, ...]:
    """Those cases by due moment; at most `batas` after the first `lewat`."""
    pilih = baris.pilih().where(syarat_kasus(**pilihan)).order_by(Permohonan.jatuh_tempo, Permohonan.id)
    semua = session.execute(pilih.limit(batas).offset(lewat))
    return tuple(baris.baris(isi, pilihan["pada"]) for isi in semua)


class SyaratKetepatan:
    """The conditions on-time counts and case lists share, for a period as known at `pada`."""

    def __init__(self, periode: Batas, pada: datetime) -> None:
        di_dalam = periode.memuat
        tutup = Permohonan.status.in_((StatusPermohonan.BATAL, StatusPermohonan.DITOLAK))
        sesudah = sa.and_(Permohonan.ditutup.is_not(None), Permohonan.ditutup > Permohonan.jatuh_tempo)
        self.ditutup_terlambat = sa.and_(
            tutup, Permohonan.jatuh_tempo.is_not(None), sesudah, Permohonan.ditutup <= pada
        )
        dalam_tempo = sa.or_(Permohonan.jatuh_tempo.is_(None), Permohonan.ditutup <= Permohonan.jatuh_tempo)
        keluar = sa.and_(
            tutup,
            sa.or_(Permohonan.ditutup.is_(None), sa.and_(Permohonan.ditutup <= pada, dalam_tempo)),
        )
        tempo = sa.and_(di_dalam(Permohonan.jatuh_tempo), Permohonan.jatuh_tempo <= pada)
        self.terhenti = sa.and_(
            Permohonan.status == StatusPermohonan.PROSES,
            Permohonan.jatuh_tempo.is_(None),
            Permohonan.diterima <= pada,
        )
        self.tuntas = sa.and_(Permohonan.selesai.is_not(None), Permohonan.selesai <= pada)
        self.diproses = sa.and_(di_dalam(Permohonan.lengkap), Permohonan.lengkap <= pada)
        self.tepat = Permohonan.selesai <= Permohonan.jatuh_tempo
        self.jatuh_tempo = sa.and_(tempo, sa.not_(keluar))
        """The due cohort; `ditutup_terlambat` are those of it that were cancelled or refused after it."""
        self.selesai = sa.and_(self.tuntas, di_dalam(Permohonan.selesai))
        tanpa_tempo = sa.and_(Permohonan.jatuh_tempo.is_(None), di_dalam(Permohonan.diterima))
        self.keluar = sa.and_(keluar, sa.or_(tempo, tanpa_tempo))

    @property
    def kelompok(self) -> dict[Kelompok, sa.ColumnElement[bool]]:
        """The condition of each list."""
        return {
            Kelompok.JATUH_TEMPO: self.jatuh_tempo,
            Kelompok.TEPAT: sa.and_(self.jatuh_tempo, self.tuntas, self.tepat),
            Kelompok.SELESAI_TERLAMBAT: sa.and_(self.jatuh_tempo, self.tuntas, sa.not_(self.tepat)),
            Kelompok.DITUTUP_TERLAMBAT: sa.and_(self.jatuh_tempo, self.ditutup_terlambat),
            Kelompok.BELUM: sa.and_(self.jatuh_tempo, sa.not_(self.tuntas), sa.not_(self.ditutup_terlambat)),
            Kelompok.JEDA_SINGKAT: sa.and_(self.jatuh_tempo, Permohonan.jeda_singkat > 0),
            Kelompok.SELESAI: self.selesai,
            Kelompok.SELESAI_TEPAT: sa.and_(self.selesai, self.tepat),
            Kelompok.KELUAR: self.keluar,
            Kelompok.BATAL: sa.and_(self.keluar, Permohonan.status == StatusPermohonan.BATAL),
            Kelompok.DITOLAK: sa.and_(self.keluar, Permohonan.status == StatusPermohonan.DITOLAK),
            Kelompok.TANPA_WAKTU: sa.and_(
                self.keluar, Permohonan.ditutup.is_(None), Permohonan.jatuh_tempo.is_not(None)
            ),
            Kelompok.DIPROSES: self.diproses,
        }
