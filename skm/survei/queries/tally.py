"""Counts and sums of answers, and citizens' comments. Nothing here is divided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ikm import Tally, UnsurTally
from kinerja.periode import Periode
from skm.survei.models import Jalur, Jawaban, JenisKuesioner, Kuesioner
from skm.survei.queries.kuesioner import kuesioner_berlaku, pilih_terbit, unsur_berurut

Syarat = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Saran:
    """A citizen's comment as typed: hostile text, to be escaped wherever it is shown."""

    tanggal: date
    isi: str


def tally(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    layanan_id: int | None = None,
    jalur: Jalur | None = None,
    tanpa_bertanda: bool = False,
    jenis: JenisKuesioner = JenisKuesioner.SKM,
) -> Tally:
    """Respondents, and per unsur the sum of scores and how many filled it; the days of both ends included.

    Unsur are those of the questionnaire of that kind in force, in the regulation's order; answers to an
    older version count by code, whichever column they were kept in. Without `layanan_id`: the whole unit,
    services and all; without `jalur`: however the answers came. Excluded answers never count; flagged ones
    do, unless `tanpa_bertanda`.
    """
    kode = [unsur.kode for unsur in unsur_berurut(kuesioner_berlaku(session, unit_id, jenis))]
    syarat = syarat_jawaban(unit_id, periode, layanan_id, jalur)
    if tanpa_bertanda:
        syarat.append(Jawaban.tanda == 0)
    jumlah = Tally.kosong(kode)
    for kuesioner in session.scalars(pilih_terbit(unit_id, jenis)):
        jumlah += _tally_versi(session, kode, kuesioner, syarat)
    return jumlah


def saran_terbaru(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    layanan_id: int | None = None,
    jalur: Jalur | None = None,
    batas: int = 20,
) -> list[Saran]:
    """Comments of the newest days first, at most `batas`; without `layanan_id` of the whole unit."""
    syarat = [Kuesioner.jenis == JenisKuesioner.SKM, *syarat_jawaban(unit_id, periode, layanan_id, jalur)]
    pilih = (
        sa.select(Jawaban.tanggal, Jawaban.saran)
        .join(Kuesioner)
        .where(Jawaban.saran.is_not(None), *syarat)
        .order_by(Jawaban.tanggal.desc(), Jawaban.id)
        .limit(batas)
    )
    return [Saran(tanggal, isi or "") for tanggal, isi in session.execute(pilih)]


def responden_per_layanan(session: Session, *, unit_id: int, periode: Periode) -> dict[int | None, int]:
    """Respondents of the SKM by service id; None for those who answered about the unit as a whole."""
    pilih = (
        sa.select(Jawaban.layanan_id, sa.func.count())
        .join(Kuesioner, Kuesioner.id == Jawaban.kuesioner_id)
        .where(Kuesioner.jenis == JenisKuesioner.SKM, *syarat_jawaban(unit_id, periode))
        .group_by(Jawaban.layanan_id)
    )
    return dict(list(session.execute(pilih)))


def syarat_jawaban(
    unit_id: int, periode: Periode, layanan_id: int | None = None, jalur: Jalur | None = None
) -> list[Syarat]:
    """The conditions of the answers that count: of the unit, in the period, not excluded."""
    syarat = [Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_(None), *pada(periode)]
    if layanan_id is not None:
        syarat.append(Jawaban.layanan_id == layanan_id)
    if jalur is not None:
        syarat.append(Jawaban.jalur == jalur)
    return syarat


def pada(periode: Periode) -> list[Syarat]:
    """Answers of the period's days, both ends included."""
    syarat: list[Syarat] = []
    if periode.dari is not None:
        syarat.append(Jawaban.tanggal >= periode.dari)
    if periode.sampai is not None:
        syarat.append(Jawaban.tanggal <= periode.sampai)
    return syarat


def _tally_versi(session: Session, kode: list[str], kuesioner: Kuesioner, syarat: list[Syarat]) -> Tally:
    kolom = {
        unsur.kode: getattr(Jawaban, f"u{unsur.kolom}") for unsur in kuesioner.unsur if unsur.kode in kode
    }
    hitungan = [hitung(satu) for satu in kolom.values() for hitung in (sa.func.sum, sa.func.count)]
    pilih = sa.select(sa.func.count(), *hitungan).where(Jawaban.kuesioner_id == kuesioner.id, *syarat)
    responden, *angka = session.execute(pilih).one()
    sel = dict(zip(kolom, zip(angka[::2], angka[1::2], strict=True), strict=True))
    terisi = {nama: (int(jumlah or 0), banyak) for nama, (jumlah, banyak) in sel.items()}
    return Tally(responden, tuple(UnsurTally(nama, *terisi.get(nama, (0, 0))) for nama in kode))
