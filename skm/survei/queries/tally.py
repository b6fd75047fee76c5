"""Counts and sums of answers, and citizens' comments. Nothing here is divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja import ikm as rumus
from kinerja.ikm import IkmHasil, ModeBobot, Tally, UnsurTally
from kinerja.periode import Periode
from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.galat import Galat
from skm.survei.models import Jalur, Jawaban, JenisKuesioner, Kuesioner
from skm.survei.queries.kuesioner import BELUM_TERBIT, kuesioner_terhitung, unsur_berurut

Syarat = sa.ColumnElement[bool]
Jumlah = Mapping[tuple[int, int, bool], Mapping[int, tuple[int, int]]]
"""By place of the period, questionnaire and whether flagged: (sum, count) of each score column.

Column 0 holds the respondents, as their own sum.
"""


@dataclass(frozen=True, slots=True)
class Saran:
    """A citizen's comment as typed: hostile text, to be escaped wherever it is shown."""

    tanggal: date
    isi: str


@dataclass(frozen=True, slots=True)
class HitunganIkm:
    """What respondents answered in a period, and the questionnaire in force: its weights and its unsur."""

    tally: Tally
    tanpa_bertanda: Tally
    """The same without the flagged answers."""
    bobot: tuple[Fraction, ...]
    nama: Mapping[str, str]
    """Names of the unsur by code, in the regulation's order."""
    judul: str

    def hasil(self, mode: ModeBobot = ModeBobot.EKSAK, *, tanpa_bertanda: bool = False) -> IkmHasil:
        """The IKM with the questionnaire's own weights, or with equal ones rounded as `mode` says."""
        tally = self.tanpa_bertanda if tanpa_bertanda else self.tally
        return rumus.hitung(tally, self.bobot) if mode is ModeBobot.EKSAK else rumus.hitung_mode(tally, mode)


def hitungan_ikm(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    layanan_id: int | None = None,
    jalur: Jalur | None = None,
    jenis: JenisKuesioner = JenisKuesioner.SKM,
) -> HitunganIkm:
    """The counts behind an IKM; the days of both ends included.

    Unsur are those of the questionnaire of that kind in force, in the regulation's order; answers to an
    older version count by code, whichever column they were kept in. Without `layanan_id`: the whole unit,
    services and all; without `jalur`: however the answers came. Excluded answers never count. Raises
    Galat (503) while no questionnaire of that kind is published.
    """
    syarat = [] if layanan_id is None else [Jawaban.layanan_id == layanan_id]
    if jalur is not None:
        syarat.append(Jawaban.jalur == jalur)
    return hitungan_per_periode(session, unit_id=unit_id, periode=[periode], jenis=[jenis], syarat=syarat)[
        jenis, periode
    ]


def hitungan_per_periode(
    session: Session,
    *,
    unit_id: int,
    periode: Sequence[Periode],
    jenis: Iterable[JenisKuesioner] | None = None,
    syarat: Iterable[Syarat] = (),
) -> dict[tuple[JenisKuesioner, Periode], HitunganIkm]:
    """The counts of several periods and kinds of questionnaire, read together; `syarat` narrow the answers.

    `jenis` None gives every kind that is published. Raises Galat (503) for a kind that is named and not
    published.
    """
    terbit: dict[JenisKuesioner, list[Kuesioner]] = {}
    for satu in kuesioner_terhitung(session, unit_id):
        terbit.setdefault(satu.jenis, []).append(satu)
    dipilih = list(jenis) if jenis is not None else [satu for satu in JenisKuesioner if satu in terbit]
    if not all(satu in terbit for satu in dipilih):
        raise Galat(BELUM_TERBIT, status=503)
    milik = [Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_(None), *syarat]
    kolom = sorted({unsur.kolom for satu in dipilih for versi in terbit[satu] for unsur in versi.unsur})
    jumlah = _jumlah(session, periode, kolom, milik)
    return {
        (satu, kapan): _hitungan(terbit[satu], jumlah, urutan)
        for satu in dipilih
        for urutan, kapan in enumerate(periode)
    }


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


def _jumlah(
    session: Session, periode: Sequence[Periode], kolom: Sequence[int], syarat: Iterable[Syarat]
) -> Jumlah:
    """One statement however many periods there are: each is a row that answers are joined to."""
    kapan = sa.values(
        sa.column("urutan", sa.Integer), sa.column("dari", sa.Date), sa.column("sampai", sa.Date)
    )
    hari = kapan.data(
        [(urutan, satu.dari or TERAWAL, satu.sampai or TERAKHIR) for urutan, satu in enumerate(periode)]
    ).cte("periode")
    kunci = (hari.c.urutan, Jawaban.kuesioner_id, Jawaban.tanda != 0)
    nilai = [getattr(Jawaban, f"u{nomor}") for nomor in kolom]
    hitungan = [hitung(satu) for satu in nilai for hitung in (sa.func.sum, sa.func.count)]
    pilih = (
        sa.select(*kunci, sa.func.count(), *hitungan)
        .select_from(hari)
        .join(Jawaban, Jawaban.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(*syarat)
        .group_by(*kunci)
    )
    hasil = {}
    for urutan, kuesioner, tanda, responden, *isi in session.execute(pilih):
        pasangan = zip(isi[::2], isi[1::2], strict=True)
        sel = {
            nomor: (int(jumlah or 0), banyak) for nomor, (jumlah, banyak) in zip(kolom, pasangan, strict=True)
        }
        hasil[urutan, kuesioner, bool(tanda)] = {0: (responden, responden), **sel}
    return hasil


def _hitungan(terbit: Sequence[Kuesioner], jumlah: Jumlah, urutan: int) -> HitunganIkm:
    berlaku = unsur_berurut(terbit[0])
    kode = [unsur.kode for unsur in berlaku]
    dua = {tanda: Tally.kosong(kode) for tanda in (False, True)}
    for satu in terbit:
        letak = {unsur.kode: unsur.kolom for unsur in satu.unsur}
        for tanda in dua:
            if isi := jumlah.get((urutan, satu.id, tanda)):
                sel = [isi[letak[nama]] if nama in letak else (0, 0) for nama in kode]
                dua[tanda] += Tally(
                    isi[0][0], tuple(UnsurTally(nama, *satu) for nama, satu in zip(kode, sel, strict=True))
                )
    return HitunganIkm(
        dua[False] + dua[True],
        dua[False],
        tuple(unsur.bobot for unsur in berlaku),
        {unsur.kode: unsur.nama for unsur in berlaku},
        terbit[0].judul,
    )
