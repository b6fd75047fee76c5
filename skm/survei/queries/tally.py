"""Counts and sums of answers, and citizens' comments. Nothing here is divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.gabungan import Bagian, IkmGabungan, Struktur, gabung
from kinerja.ikm import IkmHasil, ModeBobot, Tally, UnsurTally
from kinerja.periode import Periode
from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.galat import Galat
from skm.survei.models import Jalur, Jawaban, JenisKuesioner, Kuesioner
from skm.survei.queries.kuesioner import BELUM_TERBIT, kuesioner_terhitung, struktur, versi_pada

Syarat = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Saran:
    """A citizen's comment as typed: hostile text, to be escaped wherever it is shown."""

    tanggal: date
    isi: str


@dataclass(frozen=True, slots=True)
class HitunganSusunan:
    """What respondents answered in a period to questionnaires of one structure."""

    struktur: Struktur
    tally: Tally
    tanpa_bertanda: Tally
    """The same without the flagged answers."""
    dari: date | None
    sampai: date | None
    """The first and the last day somebody answered; None while nobody did."""
    versi: tuple[int, ...]
    """Numbers of the versions that were answered, in order."""
    kolom: Mapping[int, tuple[int, ...]]
    """By their keys the score columns of its unsur."""
    nama: Mapping[str, str]
    """Names of its unsur by code, as the newest of those versions has them."""

    def bagian(self, *, tanpa_bertanda: bool = False) -> Bagian:
        """These counts as the IKM is computed from them."""
        tally = self.tanpa_bertanda if tanpa_bertanda else self.tally
        return Bagian(self.struktur, tally, self.dari, self.sampai)


@dataclass(frozen=True, slots=True)
class HitunganIkm:
    """What respondents answered in a period, by the structure of the questionnaire they were given."""

    susunan: tuple[HitunganSusunan, ...]
    """In the order of their first days; without answers the one in force at the period's end."""
    judul: str

    @property
    def responden(self) -> int:
        """Everybody who answered."""
        return sum(satu.tally.responden for satu in self.susunan)

    @property
    def nama(self) -> Mapping[str, str]:
        """Names of all unsur by code; of two for one code, the one that was answered later."""
        return {kode: nama for satu in self.susunan for kode, nama in satu.nama.items()}

    def gabungan(self, mode: ModeBobot = ModeBobot.EKSAK, *, tanpa_bertanda: bool = False) -> IkmGabungan:
        """The period's IKM with its structures: by their weights, or equal ones rounded as `mode` says."""
        return gabung([satu.bagian(tanpa_bertanda=tanpa_bertanda) for satu in self.susunan], mode)

    def hasil(self, mode: ModeBobot = ModeBobot.EKSAK, *, tanpa_bertanda: bool = False) -> IkmHasil:
        """The period's figure alone; who prints it says what `gabungan` notes beside it."""
        return self.gabungan(mode, tanpa_bertanda=tanpa_bertanda).hasil


@dataclass(frozen=True, slots=True)
class _Jumlah:
    """The answers to one version in one period, flagged or not: (sum, count) of each score column."""

    responden: int
    dari: date
    sampai: date
    nilai: Mapping[int, tuple[int, int]]


Jumlah = Mapping[tuple[int, int, bool], _Jumlah]
"""By place of the period, questionnaire and whether flagged."""


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

    Each answer counts by the questionnaire it was given to; versions with the same unsur, weights and scale
    are one, whichever columns they are kept in. Without `layanan_id`: the whole unit, services and all;
    without `jalur`: however the answers came. Excluded answers never count. Raises Galat (503) while no
    questionnaire of that kind is published.
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
        (satu, kapan): _hitungan(terbit[satu], jumlah, urutan, kapan)
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


def hari_periode(periode: Sequence[Periode]) -> sa.CTE:
    """The periods as rows (urutan, dari, sampai) to join days to, however many there are."""
    kapan = sa.values(
        sa.column("urutan", sa.Integer), sa.column("dari", sa.Date), sa.column("sampai", sa.Date)
    )
    return kapan.data(
        [(urutan, satu.dari or TERAWAL, satu.sampai or TERAKHIR) for urutan, satu in enumerate(periode)]
    ).cte("periode")


def _jumlah(
    session: Session, periode: Sequence[Periode], kolom: Sequence[int], syarat: Iterable[Syarat]
) -> Jumlah:
    """One statement however many periods there are: each is a row that answers are joined to."""
    hari = hari_periode(periode)
    kunci = (hari.c.urutan, Jawaban.kuesioner_id, Jawaban.tanda != 0)
    nilai = [getattr(Jawaban, f"u{nomor}") for nomor in kolom]
    hitungan = [hitung(satu) for satu in nilai for hitung in (sa.func.sum, sa.func.count)]
    pilih = (
        sa.select(
            *kunci, sa.func.count(), sa.func.min(Jawaban.tanggal), sa.func.max(Jawaban.tanggal), *hitungan
        )
        .select_from(hari)
        .join(Jawaban, Jawaban.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(*syarat)
        .group_by(*kunci)
    )
    hasil = {}
    for urutan, kuesioner, tanda, responden, awal, akhir, *isi in session.execute(pilih):
        pasangan = zip(isi[::2], isi[1::2], strict=True)
        sel = {
            nomor: (int(jumlah or 0), banyak) for nomor, (jumlah, banyak) in zip(kolom, pasangan, strict=True)
        }
        hasil[urutan, kuesioner, bool(tanda)] = _Jumlah(responden, awal, akhir, sel)
    return hasil


def _hitungan(terbit: Sequence[Kuesioner], jumlah: Jumlah, urutan: int, periode: Periode) -> HitunganIkm:
    berlaku = versi_pada(terbit, periode.sampai or TERAKHIR)
    dijawab = [satu for satu in terbit if any((urutan, satu.id, tanda) in jumlah for tanda in (False, True))]
    menurut_struktur: dict[Struktur, list[Kuesioner]] = {}
    for satu in dijawab or [berlaku]:
        menurut_struktur.setdefault(struktur(satu), []).append(satu)
    susunan = [_susunan(satu, versi, jumlah, urutan) for satu, versi in menurut_struktur.items()]
    urut = sorted(susunan, key=lambda satu: (satu.dari or TERAKHIR, satu.sampai or TERAKHIR, satu.versi))
    return HitunganIkm(tuple(urut), berlaku.judul)


def _susunan(satu: Struktur, versi: Sequence[Kuesioner], jumlah: Jumlah, urutan: int) -> HitunganSusunan:
    """The answers to versions of one structure, newest first."""
    dua = {tanda: Tally.kosong(satu.kode) for tanda in (False, True)}
    hari: list[date] = []
    for kuesioner in versi:
        letak = _kolom(kuesioner, satu)
        for tanda in dua:
            if isi := jumlah.get((urutan, kuesioner.id, tanda)):
                nilai = zip(satu.kode, letak, strict=True)
                sel = (UnsurTally(kode, *isi.nilai[kolom]) for kode, kolom in nilai)
                dua[tanda] += Tally(isi.responden, tuple(sel))
                hari += [isi.dari, isi.sampai]
    return HitunganSusunan(
        satu,
        dua[False] + dua[True],
        dua[False],
        min(hari, default=None),
        max(hari, default=None),
        tuple(sorted(kuesioner.versi for kuesioner in versi)),
        {isi.id: _kolom(isi, satu) for isi in versi},
        {unsur.kode: unsur.nama for unsur in versi[0].unsur},
    )


def _kolom(kuesioner: Kuesioner, satu: Struktur) -> tuple[int, ...]:
    """The score columns of a structure's unsur, in its order."""
    letak = {unsur.kode: unsur.kolom for unsur in kuesioner.unsur}
    return tuple(letak[kode] for kode in satu.kode)
