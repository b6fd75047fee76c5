"""What stands beside the on-time figure, by age: the ways in which a request leaves it without being done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from kinerja.periode import Periode
from kinerja.umur import BATAS, UMUR, kelompok_umur
from skm.ketepatan.queries.hitungan import angka_terhitung
from skm.ketepatan.queries.kasus import SyaratKetepatan
from skm.ketepatan.queries.sewaktu import KINI, Sewaktu
from skm.layanan.models import Kategori
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.queries.hari import Batas, Syarat, batas_periode, dalam
from skm.loket.queries.keadaan import DITUTUP, TERBUKA
from skm.loket.sumbangan import Dimensi


class Kapan(TypedDict):
    """Which figures are asked for."""

    unit_id: int
    periode: Periode
    zona: ZoneInfo
    pada: datetime


class Samping(StrEnum):
    """The ways."""

    TERHENTI = "terhenti"
    """Open, complete once, and waiting for the citizen: no due moment. Age since it stopped."""
    DITUTUP_TERHENTI = "ditutup_saat_terhenti"
    """Cancelled or refused in the period while the clock stood or had not begun. Age when it was closed."""
    BELUM_LENGKAP = "belum_pernah_lengkap"
    """Open and never complete: the clock has not begun. Age since it was received."""
    BATAL_ULANG = "batal_lalu_diajukan_lagi"
    """Cancelled in the period, and a new request for that service came the same day. Age when cancelled."""
    TANPA_JAM = "selesai_tanpa_jam"
    """Finished in the period, its register tells days only, and hours would decide. Age when finished."""


NAMA_SAMPING = {
    Samping.TERHENTI: "Waktunya terhenti, menunggu warga",
    Samping.DITUTUP_TERHENTI: "Ditutup saat waktunya terhenti",
    Samping.BELUM_LENGKAP: "Diterima, berkasnya belum pernah lengkap",
    Samping.BATAL_ULANG: "Dibatalkan, lalu layanan yang sama diajukan lagi hari itu",
    Samping.TANPA_JAM: "Selesai, tetapi jamnya tidak tercatat sehingga tepat waktunya tidak dapat dinilai",
}


@dataclass(frozen=True, slots=True)
class DiSamping:
    """How many of each way, by band of age; bands and ways without any are left out."""

    jumlah: Mapping[Samping, Mapping[str, int]]

    def total(self, satu: Samping) -> int:
        """All ages together."""
        return sum(self.jumlah.get(satu, {}).values())


@dataclass(frozen=True, slots=True)
class Alasan:
    """Why cases were cancelled or refused; those after the due moment stand in the figure, as late."""

    status: StatusPermohonan
    terlambat: bool
    alasan: str
    jumlah: int


TERTUTUP = (StatusPermohonan.BATAL, StatusPermohonan.DITOLAK)
PERNAH_LENGKAP = Permohonan.lengkap.is_not(None)
SEJAK = sa.func.coalesce(Permohonan.berhenti, Permohonan.diterima)
"""Since when an open case without a due moment has stood, and a closed one when it was closed."""
SEHARI = timedelta(days=2)
"""No day is longer, its shift over midnight included."""
TANPA_ALASAN = "tanpa alasan"


def di_samping(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> dict[Kategori, DiSamping]:
    """Beside each group's figure of the period, as known at `pada`; open ones of whatever period.

    One statement: open ones are counted by age, of the closed those are read that may stand here.
    """
    hitungan: dict[Kategori, dict[Samping, Counter[str]]] = {
        kategori: defaultdict(Counter) for kategori in Kategori
    }
    selesai = tanpa_jam(unit_id, periode, zona, pada)
    tutup = tertutup(unit_id, periode, zona, pada)
    isi = sa.union_all(_terbuka(unit_id, pada), tutup, selesai).subquery("isi")
    kolom = (sa.column(satu.name, satu.type) for satu in isi.c)  # plain: of cases a mapper would be asked
    for satu in session.execute(sewaktu.baca(sa.select(*kolom).select_from(isi))):
        milik = hitungan[satu.kategori]
        if satu.ditutup is None:
            apa = Samping.TERHENTI if satu.pernah_lengkap else Samping.BELUM_LENGKAP
            milik[apa][UMUR[satu.umur]] += satu.jumlah
            continue
        for apa, umur in cara_tertutup(satu, zona):
            milik[apa][umur] += 1
    return {kategori: DiSamping(isi) for kategori, isi in hitungan.items()}


def cara_tertutup(satu: sa.Row[Any], zona: ZoneInfo) -> Iterator[tuple[Samping, str]]:
    """The ways that a row of `tertutup` or `tanpa_jam` went, each with its band of age."""
    if not satu.pernah_lengkap:
        yield Samping.TANPA_JAM, kelompok_umur(satu.ditutup - satu.diterima)
        return
    if satu.tanpa_tempo:
        yield Samping.DITUTUP_TERHENTI, kelompok_umur(satu.ditutup - satu.sejak)
    if satu.lagi is None or satu.lagi - satu.ditutup > SEHARI:
        return
    hari = satu.hari_ditutup or _tanggal(satu.ditutup, zona)
    if (satu.hari_lagi or _tanggal(satu.lagi, zona)) == hari:
        yield Samping.BATAL_ULANG, kelompok_umur(satu.ditutup - satu.diterima)


def terbuka(unit_id: int, pada: datetime) -> Syarat:
    """Open cases without a due moment; `PERNAH_LENGKAP` says which way each went, `umur_terbuka` its age."""
    tanpa_tempo = sa.and_(TERBUKA, Permohonan.jatuh_tempo.is_(None))
    return sa.and_(Permohonan.unit_id == unit_id, tanpa_tempo, Permohonan.diterima <= pada)


def umur_terbuka(pada: datetime) -> sa.ColumnElement[int]:
    """The place in `UMUR` of how long an open case has stood at `pada`."""
    return sum((sa.case((pada - batas >= SEJAK, 1), else_=0) for batas in BATAS), sa.literal(0))


def _terbuka(unit_id: int, pada: datetime) -> sa.Select[Any]:
    """How many open cases have no due moment, by whether they ever were complete and by age."""
    kosong = {nama: Permohonan.__table__.c[nama].type for nama in ("diterima", "ditutup", "hari_ditutup")}
    kosong |= {"sejak": kosong["ditutup"], "lagi": kosong["ditutup"], "hari_lagi": kosong["hari_ditutup"]}
    return (
        sa.select(
            Permohonan.kategori,
            PERNAH_LENGKAP.label("pernah_lengkap"),
            sa.true().label("tanpa_tempo"),
            umur_terbuka(pada).label("umur"),
            sa.func.count().label("jumlah"),
            *(sa.cast(sa.null(), jenis).label(nama) for nama, jenis in kosong.items()),
        )
        .where(terbuka(unit_id, pada))
        .group_by(Permohonan.kategori, "pernah_lengkap", "umur")
    )


def tertutup(unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime) -> sa.Select[Any]:
    """Cases closed in the period without a due moment, or cancelled: with the next one for that service."""
    lain = aliased(Permohonan)
    berikut = (
        sa.select(lain.diterima)
        .where(lain.layanan_id == Permohonan.layanan_id, lain.id != Permohonan.id)
        .where(lain.diterima >= Permohonan.ditutup, lain.diterima <= pada)
        .where(lain.status != StatusPermohonan.DITARIK)
        .order_by(lain.diterima, lain.id)
        .limit(1)
    )
    batal, tanpa_tempo = Permohonan.status == StatusPermohonan.BATAL, Permohonan.jatuh_tempo.is_(None)
    hari_lagi = berikut.with_only_columns(lain.hari_diterima)
    return sa.select(
        Permohonan.kategori,
        sa.true().label("pernah_lengkap"),
        tanpa_tempo.label("tanpa_tempo"),
        sa.literal(0).label("umur"),
        sa.literal(1).label("jumlah"),
        Permohonan.diterima,
        Permohonan.ditutup,
        Permohonan.hari_ditutup,
        sa.case((tanpa_tempo, SEJAK)).label("sejak"),
        sa.case((batal, berikut.scalar_subquery())).label("lagi"),
        sa.case((batal, hari_lagi.scalar_subquery())).label("hari_lagi"),
    ).where(
        Permohonan.unit_id == unit_id,
        DITUTUP,
        Permohonan.ditutup <= pada,
        dalam(Permohonan.ditutup, periode, zona),
        sa.or_(tanpa_tempo, batal),
    )


def tanpa_jam(unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime) -> sa.Select[Any]:
    """Cases finished in the period that no due moment could be told of; `ditutup` is when, never
    `pernah_lengkap`.
    """
    waktu, hari = Permohonan.__table__.c.ditutup.type, Permohonan.__table__.c.hari_ditutup.type
    return sa.select(
        Permohonan.kategori,
        sa.false().label("pernah_lengkap"),
        sa.true().label("tanpa_tempo"),
        sa.literal(0).label("umur"),
        sa.literal(1).label("jumlah"),
        Permohonan.diterima,
        Permohonan.selesai.label("ditutup"),
        Permohonan.hari_selesai.label("hari_ditutup"),
        sa.cast(sa.null(), waktu).label("sejak"),
        sa.cast(sa.null(), waktu).label("lagi"),
        sa.cast(sa.null(), hari).label("hari_lagi"),
    ).where(
        Permohonan.unit_id == unit_id,
        Permohonan.selesai.is_not(None),
        Permohonan.selesai <= pada,
        dalam(Permohonan.selesai, periode, zona),
        Permohonan.jatuh_tempo.is_(None),
    )


def alasan_keluar(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> list[Alasan]:
    """The very cases that the table of that period counts as cancelled, refused or closed late, by reason."""
    terhitung = None
    if not sewaktu.tabel:
        terhitung = angka_terhitung(session, unit_id, [periode], zona=zona, pada=pada, dimensi=Dimensi.ALASAN)
    if terhitung is None:
        return alasan_kasus(session, unit_id, batas_periode(periode, zona), pada, sewaktu)
    semua = (
        Alasan(StatusPermohonan(status), lewat, sebab or TANPA_ALASAN, n)
        for (_, sebab, status), isi in terhitung.items()
        for lewat, n in ((False, isi["batal"] + isi["ditolak"]), (True, isi["ditutup_terlambat"]))
        if n
    )
    return sorted(semua, key=lambda satu: (-satu.jumlah, satu.status, satu.terlambat, satu.alasan))


def alasan_kasus(
    session: Session, unit_id: int, periode: Batas, pada: datetime, sewaktu: Sewaktu
) -> list[Alasan]:
    """The same from the cases."""
    s = SyaratKetepatan(periode, pada)
    terlambat = sa.and_(s.jatuh_tempo, s.ditutup_terlambat)
    alasan = sa.func.coalesce(Permohonan.alasan, TANPA_ALASAN)
    jumlah = sa.func.count()
    pilih = (
        sa.select(Permohonan.status, terlambat.label("lewat"), alasan.label("sebab"), jumlah)
        .where(Permohonan.unit_id == unit_id, sa.or_(s.keluar, terlambat))
        .group_by(Permohonan.status, "lewat", "sebab")
        .order_by(jumlah.desc(), Permohonan.status, "lewat", "sebab")
    )
    semua = session.execute(sewaktu.baca(pilih))
    return [Alasan(status, bool(lewat), sebab, n) for status, lewat, sebab, n in semua]


def _tanggal(saat: datetime, zona: ZoneInfo) -> date:
    return saat.astimezone(zona).date()
