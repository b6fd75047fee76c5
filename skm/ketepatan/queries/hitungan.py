"""Counts of periods from the counters: months, and days where a period begins or ends within one.

What is not due yet is taken off: of the days that have come only cases due later today, found by their due
moment. None is given where the counters cannot answer, and the cases are asked instead: an office whose cases
are not counted in that time zone, or a moment of which not everything on record was known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.loket import ember
from skm.loket.models import HitunganLoket, Permohonan, StatusPermohonan, SusunanHitungan
from skm.loket.queries.hari import KOLOM, Batas, batas_periode
from skm.loket.sumbangan import ANGKA, SELALU, TANPA_DESA, Dimensi, Rentang

H, P = HitunganLoket, Permohonan
DIMENSI: Mapping[Dimensi, tuple[sa.ColumnElement[str], sa.ColumnElement[str]]] = {
    Dimensi.LAYANAN: (sa.cast(P.layanan_id, sa.String(300)), sa.cast(P.kategori, sa.String(24))),
    Dimensi.DESA: (sa.func.coalesce(sa.cast(P.wilayah_id, sa.String(300)), TANPA_DESA), sa.literal("")),
    Dimensi.ALASAN: (sa.func.coalesce(P.alasan, ""), sa.cast(P.status, sa.String(24))),
}
"""How the two keys of a counter are said of a case."""
Kunci = tuple[int, str, str]
"""The place of the period and the two keys."""


def bagian(periode: Periode, hari_ini: date) -> Iterator[tuple[Rentang, date, date]]:
    """The period up to that day in whole months and in days, each from a day to before another."""
    dari, akhir = periode.dari or SELALU, min(periode.sampai or hari_ini, hari_ini) + timedelta(1)
    if dari >= akhir:
        return
    bulan, sampai = dari if dari.day == 1 else _bulan_depan(dari), akhir.replace(day=1)
    if bulan >= sampai:
        yield Rentang.HARI, dari, akhir
        return
    yield Rentang.BULAN, bulan, sampai
    for awal, ujung in ((dari, bulan), (sampai, akhir)):
        if awal < ujung:
            yield Rentang.HARI, awal, ujung


def jumlah_terhitung(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    *,
    zona: ZoneInfo,
    pada: datetime,
    dimensi: Dimensi,
) -> dict[Kunci, tuple[KetepatanTally, int]] | None:
    """The counts of those periods at `pada` by that thing, and how many were taken in hand."""
    semua = angka_terhitung(session, unit_id, periode, zona=zona, pada=pada, dimensi=dimensi)
    return None if semua is None else {kunci: _tally(isi) for kunci, isi in semua.items()}


def angka_terhitung(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    *,
    zona: ZoneInfo,
    pada: datetime,
    dimensi: Dimensi,
) -> dict[Kunci, Counter[str]] | None:
    """The same by the names of what is counted; one statement however many periods there are."""
    hari_ini = pada.astimezone(zona).date()
    potong = [
        (urutan, rentang.value, awal, akhir)
        for urutan, satu in enumerate(periode)
        for rentang, awal, akhir in (
            *bagian(satu, hari_ini),
            (Rentang.SELALU, SELALU, SELALU + timedelta(1)),
        )
    ]
    p = _potongan(potong)
    terhitung = (
        sa.select(p.c.urutan, H.nilai, H.golongan, *(sa.func.sum(getattr(H, n)).label(n) for n in ANGKA))
        .select_from(p)
        .join(H, _kena(p, unit_id, [dimensi]))
        .group_by(p.c.urutan, H.nilai, H.golongan)
    )
    terpotong = enumerate(_sampai(satu, hari_ini) for satu in periode)
    kini = [(urutan, satu) for urutan, satu in terpotong if satu is not None]
    belum = [_belum_tempo(unit_id, kini, zona, pada, dimensi)] if kini else []
    hasil: dict[Kunci, Counter[str]] = defaultdict(Counter)
    semua = _bersyarat(session, unit_id, zona, pada, sa.union_all(terhitung, *belum))
    if semua is None:
        return None
    for urutan, nilai, golongan, *angka in semua:
        hasil[urutan, nilai, golongan].update(dict(zip(ANGKA, angka, strict=True)))
    return {kunci: isi for kunci, isi in hasil.items() if any(isi.values())}


def lama_terhitung(
    session: Session, unit_id: int, periode: Periode, *, zona: ZoneInfo, pada: datetime
) -> dict[Dimensi, dict[str, list[ember.Lapis]]] | None:
    """How many cases finished in the period took how many working minutes, by each thing and its key."""
    seluruhnya = periode.sampai or pada.astimezone(zona).date()
    potong = [(0, rentang.value, awal, akhir) for rentang, awal, akhir in bagian(periode, seluruhnya)]
    p = _potongan(potong or [(0, Rentang.SELALU.value, SELALU, SELALU)])
    dimensi = (Dimensi.LAYANAN, Dimensi.DESA, Dimensi.PETUGAS)
    pilih = (
        sa.select(H.dimensi, H.nilai, H.lama)
        .select_from(p)
        .join(H, _kena(p, unit_id, dimensi))
        .where(H.lama != ember.KOSONG)
    )
    semua = _bersyarat(session, unit_id, zona, pada, pilih)
    if semua is None:
        return None
    hasil: dict[Dimensi, dict[str, list[ember.Lapis]]] = {satu: defaultdict(list) for satu in dimensi}
    for satu, nilai, lama in semua:
        hasil[Dimensi(satu)][nilai].append(ember.lapis(lama))
    return hasil


def _potongan(semua: Sequence[tuple[int, str, date, date]]) -> sa.CTE:
    kolom = ("urutan", sa.Integer), ("rentang", sa.String(8)), ("awal", sa.Date), ("akhir", sa.Date)
    return sa.values(*(sa.column(*satu) for satu in kolom)).data(list(semua)).cte("potongan")


def _kena(p: sa.CTE, unit_id: int, dimensi: Sequence[Dimensi]) -> sa.ColumnElement[bool]:
    return sa.and_(
        H.unit_id == unit_id,
        H.dimensi.in_(dimensi),
        H.rentang == p.c.rentang,
        H.mulai >= p.c.awal,
        H.mulai < p.c.akhir,
    )


def _belum_tempo(
    unit_id: int, kini: Sequence[tuple[int, Periode]], zona: ZoneInfo, pada: datetime, dimensi: Dimensi
) -> sa.Select[Any]:
    """What cases due later today have added to the counters, with the sign turned round, per period.

    A night's shift that began today, or yesterday, is of that day.
    """
    nilai, golongan = DIMENSI[dimensi]
    lusa = datetime.combine(pada.astimezone(zona).date() + timedelta(2), time.min, zona)
    tutup = P.status.in_((StatusPermohonan.BATAL, StatusPermohonan.DITOLAK))
    kena = {
        "jatuh_tempo": sa.not_(tutup),
        "tepat_waktu": P.selesai.is_not(None),
        "belum_selesai": P.status == StatusPermohonan.PROSES,
        "batal": P.status == StatusPermohonan.BATAL,
        "ditolak": P.status == StatusPermohonan.DITOLAK,
        "tanpa_waktu": sa.and_(tutup, P.ditutup.is_(None)),
    }
    if dimensi is Dimensi.ALASAN:
        kena = {nama: kena[nama] for nama in ("batal", "ditolak")}
    jumlah = {nama: -sa.func.count().filter(syarat) for nama, syarat in kena.items()}
    if dimensi is not Dimensi.ALASAN:
        jumlah["jeda_singkat"] = -sa.func.sum(sa.case((sa.not_(tutup), P.jeda_singkat), else_=0))
    isi = [(urutan, *batas_periode(satu, zona)) for urutan, satu in kini]
    p = sa.values(sa.column("urutan", sa.Integer), *KOLOM).data(isi).cte("kini")
    hari = Batas(*(p.c[satu.name] for satu in KOLOM)).memuat(P.jatuh_tempo)
    kunci = (nilai.label("nilai"), golongan.label("golongan"))
    return (
        sa.select(p.c.urutan, *kunci, *(jumlah.get(nama, sa.literal(0)).label(nama) for nama in ANGKA))
        .select_from(p)
        .join(P, sa.and_(P.unit_id == unit_id, P.jatuh_tempo > pada, P.jatuh_tempo < lusa, hari))
        .group_by(p.c.urutan, nilai, golongan)
    )


def _bersyarat(
    session: Session,
    unit_id: int,
    zona: ZoneInfo,
    pada: datetime,
    pilih: sa.SelectBase,
) -> list[Sequence[Any]] | None:
    """The rows of that query, if they are an answer: read in one statement with what decides that."""
    akhir = sa.select(sa.func.max(P.dicatat_akhir)).where(P.unit_id == unit_id).scalar_subquery()
    susunan = sa.select(SusunanHitungan.zona, akhir.label("akhir")).where(SusunanHitungan.unit_id == unit_id)
    s, isi = susunan.cte("susunan"), pilih.cte("isi")
    baris = session.execute(sa.select(s, isi).select_from(s).outerjoin(isi, sa.true()))
    semua = baris.all()
    if not semua or semua[0][0] != zona.key or (semua[0][1] is not None and semua[0][1] > pada):
        return None
    return [satu[2:] for satu in semua if satu[2] is not None]


def _tally(isi: Counter[str]) -> tuple[KetepatanTally, int]:
    return KetepatanTally(**{nama: isi[nama] for nama in ANGKA if nama != "diproses"}), isi["diproses"]


def _sampai(periode: Periode, hari_ini: date) -> Periode | None:
    """The period up to that day; None where all its days are over, the night of yesterday's too."""
    sampai = min(periode.sampai or hari_ini, hari_ini)
    if sampai < max(periode.dari or sampai, hari_ini - timedelta(1)):
        return None
    return Periode(periode.dari, sampai)


def _bulan_depan(hari: date) -> date:
    return (hari.replace(day=1) + timedelta(32)).replace(day=1)
