"""Reads about questionnaires, links and answers. Counts and sums only: nothing here is divided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from kinerja.ikm import Tally, UnsurTally
from kinerja.periode import Periode
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import BelumDisiapkan
from skm.survei.models import Jawaban, JenisTautan, Kuesioner, Tautan, Unsur

JENIS_SKM = "skm"
"""The one kind of questionnaire that enters the IKM; SPAK and SPKP are surveys of their own."""


@dataclass(frozen=True, slots=True)
class TautanRinci:
    """A link with the names a page or poster needs; the service is None for the unit as a whole."""

    kode: str
    jenis: JenisTautan
    aktif: bool
    unit_id: int
    unit_nama: str
    kabupaten: str
    layanan_id: int | None
    layanan_kode: str | None
    layanan_nama: str | None


@dataclass(frozen=True, slots=True)
class Saran:
    """A citizen's comment as typed: hostile text, to be escaped wherever it is shown."""

    tanggal: date
    isi: str


def kuesioner_berlaku(session: Session, unit_id: int) -> Kuesioner:
    """The newest SKM questionnaire of the unit with its unsur. Raises BelumDisiapkan when there is none."""
    kuesioner = session.scalar(_pilih_skm(unit_id).limit(1))
    if kuesioner is None:
        raise BelumDisiapkan("Kuesioner belum diterbitkan. Jalankan: skm init")
    return kuesioner


def tautan_berkode(session: Session, kode: str) -> TautanRinci | None:
    """The link of that code, active or not, whatever the letters' case."""
    baris = session.execute(_pilih_tautan().where(Tautan.kode == kode.strip().lower())).one_or_none()
    return None if baris is None else TautanRinci(*baris)


def daftar_tautan(session: Session, unit_id: int) -> list[TautanRinci]:
    """Links of the unit: active ones first, the unit as a whole before its services."""
    urut = (Tautan.aktif.desc(), Tautan.layanan_id.is_not(None), Layanan.urutan, Tautan.id)
    pilih = _pilih_tautan().where(Tautan.unit_id == unit_id).order_by(*urut)
    return [TautanRinci(*baris) for baris in session.execute(pilih)]


def tally(session: Session, *, unit_id: int, periode: Periode, layanan_id: int | None = None) -> Tally:
    """Respondents, and per unsur the sum of scores and how many filled it; the days of both ends included.

    Unsur are those of the questionnaire in force, in the regulation's order; answers to an older version
    count by code, whichever column they were kept in. Without `layanan_id`: the whole unit, services and all.
    """
    kode = [unsur.kode for unsur in unsur_berurut(kuesioner_berlaku(session, unit_id))]
    syarat = [Jawaban.unit_id == unit_id, *_pada(periode)]
    if layanan_id is not None:
        syarat.append(Jawaban.layanan_id == layanan_id)
    jumlah = Tally.kosong(kode)
    for kuesioner in session.scalars(_pilih_skm(unit_id)):
        jumlah += _tally_versi(session, kode, kuesioner, syarat)
    return jumlah


def bobot(session: Session, unit_id: int) -> tuple[Fraction, ...]:
    """Weights of the questionnaire in force, in the order of `tally`'s unsur."""
    return tuple(unsur.bobot for unsur in unsur_berurut(kuesioner_berlaku(session, unit_id)))


def unsur_berurut(kuesioner: Kuesioner) -> list[Unsur]:
    """Unsur in the regulation's order, which the printed order need not follow."""
    return sorted(kuesioner.unsur, key=lambda unsur: unsur.kolom)


def saran_terbaru(
    session: Session, *, unit_id: int, periode: Periode, layanan_id: int | None = None, batas: int = 20
) -> list[Saran]:
    """Comments of the newest days first, at most `batas`; without `layanan_id` of the whole unit."""
    syarat = [Jawaban.unit_id == unit_id, Kuesioner.jenis == JENIS_SKM, *_pada(periode)]
    if layanan_id is not None:
        syarat.append(Jawaban.layanan_id == layanan_id)
    pilih = (
        sa.select(Jawaban.tanggal, Jawaban.saran)
        .join(Kuesioner)
        .where(Jawaban.saran.is_not(None), *syarat)
        .order_by(Jawaban.tanggal.desc(), Jawaban.id)
        .limit(batas)
    )
    return [Saran(tanggal, isi or "") for tanggal, isi in session.execute(pilih)]


def _pilih_skm(unit_id: int) -> sa.Select[Kuesioner]:
    pilih = sa.select(Kuesioner).where(Kuesioner.unit_id == unit_id, Kuesioner.jenis == JENIS_SKM)
    return pilih.options(selectinload(Kuesioner.unsur)).order_by(Kuesioner.versi.desc())


def _pada(periode: Periode) -> list[sa.ColumnElement[bool]]:
    syarat: list[sa.ColumnElement[bool]] = []
    if periode.dari is not None:
        syarat.append(Jawaban.tanggal >= periode.dari)
    if periode.sampai is not None:
        syarat.append(Jawaban.tanggal <= periode.sampai)
    return syarat


def _tally_versi(
    session: Session, kode: list[str], kuesioner: Kuesioner, syarat: list[sa.ColumnElement[bool]]
) -> Tally:
    kolom = {
        unsur.kode: getattr(Jawaban, f"u{unsur.kolom}") for unsur in kuesioner.unsur if unsur.kode in kode
    }
    hitungan = [hitung(satu) for satu in kolom.values() for hitung in (sa.func.sum, sa.func.count)]
    pilih = sa.select(sa.func.count(), *hitungan).where(Jawaban.kuesioner_id == kuesioner.id, *syarat)
    responden, *angka = session.execute(pilih).one()
    sel = dict(zip(kolom, zip(angka[::2], angka[1::2], strict=True), strict=True))
    terisi = {nama: (int(jumlah or 0), banyak) for nama, (jumlah, banyak) in sel.items()}
    return Tally(responden, tuple(UnsurTally(nama, *terisi.get(nama, (0, 0))) for nama in kode))


def _pilih_tautan() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            Tautan.kode,
            Tautan.jenis,
            Tautan.aktif,
            Tautan.unit_id,
            Unit.nama,
            Unit.kabupaten,
            Tautan.layanan_id,
            Layanan.kode,
            Layanan.nama,
        )
        .join(Unit, Unit.id == Tautan.unit_id)
        .outerjoin(Layanan, Layanan.id == Tautan.layanan_id)
    )
