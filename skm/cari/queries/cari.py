"""The cases of an office that have what was typed, in any state and of any year: two statements."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.cari.queries.kata import berkata, termasuk
from skm.galat import Galat
from skm.layanan.queries import daftar_wilayah
from skm.loket import baris
from skm.loket.baris import BarisPermohonan, Isi
from skm.loket.models import Permohonan
from skm.teks import HURUF, pecah_kata

P = Permohonan
KODE_LACAK = re.compile(f"[{HURUF}]{{12}}")
KATA_TERBANYAK = 8
TERLALU_PENDEK = "Ketik paling sedikit dua huruf, atau angka nomornya."


@dataclass(frozen=True, slots=True)
class Temuan:
    """A part of the cases found, newest first, of all `jumlah`."""

    baris: tuple[BarisPermohonan, ...]
    jumlah: int
    satu: int | None
    """The id of the case that is meant: the only one, or the one whose whole number was typed."""


def cari(
    session: Session,
    unit_id: int,
    teks: str,
    *,
    sidik: str | None,
    pada: datetime,
    lewati: int,
    batas: int,
) -> Temuan:
    """The cases with every word of `teks` in number, name or village, or with that tracking code.

    With `sidik`, a NIK's keyed hash, that person's. Raises Galat for too little to look for.
    """
    milik = [P.unit_id == unit_id, P.nik_sidik == sidik]
    syarat = milik if sidik else _syarat(session, unit_id, teks)
    nomor = teks.strip().lower()
    persis = sa.case((sa.func.lower(P.nomor) == nomor, 0), else_=1)
    pilih = (
        baris.pilih()
        .add_columns(sa.func.count().over())
        .where(P.status != sa.literal_column("'ditarik'"), *syarat)
        .order_by(persis, P.diterima.desc(), P.id.desc())
        .offset(lewati)
        .limit(batas)
    )
    isi = session.execute(pilih).all()
    jumlah = isi[0][4] if isi else 0
    semua = tuple(baris.baris(cast("Isi", satu[:4]), pada) for satu in isi)
    return Temuan(semua, jumlah, _dimaksud(semua, jumlah, nomor))


def _syarat(session: Session, unit_id: int, teks: str) -> list[sa.ColumnElement[bool]]:
    kata = [satu for satu in pecah_kata(teks) if satu.isdigit() or len(satu) > 1][:KATA_TERBANYAK]
    if not kata:
        raise Galat(TERLALU_PENDEK, bidang="cari")
    syarat = berkata(session, unit_id, kata, _desa(session, unit_id, kata))
    kode = re.sub(r"[\s-]", "", teks).lower()
    if not KODE_LACAK.fullmatch(kode):
        return syarat
    dua: list[sa.Select[Any]] = [sa.select(P.id).where(*syarat), sa.select(P.id).where(P.kode_lacak == kode)]
    return termasuk(session, unit_id, sa.union_all(*dua))


def _desa(session: Session, unit_id: int, kata: Sequence[str]) -> dict[str, Set[int]]:
    semua = [(satu.id, pecah_kata(satu.nama)) for satu in daftar_wilayah(session, unit_id)]
    return {
        satu: {nomor for nomor, nama in semua if any(bagian.startswith(satu) for bagian in nama)}
        for satu in kata
    }


def _dimaksud(semua: Sequence[BarisPermohonan], jumlah: int, nomor: str) -> int | None:
    if not semua or (jumlah > 1 and semua[0].nomor.lower() != nomor):
        return None
    return semua[0].id
