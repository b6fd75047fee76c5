"""What programs may read: services on offer, indicators as approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.bulat import teks
from kinerja.capaian import Target
from kinerja.periode import Periode
from skm.katalog import models as katalog
from skm.katalog.terhitung import IKM
from skm.layanan.queries import janji_unit, layanan_berkategori
from skm.pengukuran.beku import Tersimpan, baca_beku, yang_berlaku
from skm.pengukuran.halaman import tulis_rangkap
from skm.pengukuran.models import AngkaBeku
from skm.terbuka.bentuk import Indikator, Janji, Layanan

Kunci = tuple[str, ...]
"""Of a row in the order of its list: what `next` carries."""


@dataclass(frozen=True, slots=True)
class Lembaran:
    """A page of a list, and the key of its last row where there are more."""

    isi: tuple[Any, ...]
    lanjut: Kunci | None = None


def daftar_layanan(session: Session, unit_id: int, hari: date) -> Lembaran:
    """Services on offer on that day, in the decree's order: never more than a page."""
    janji = janji_unit(session, unit_id, hari)
    return Lembaran(
        tuple(
            Layanan(
                satu.kode,
                satu.nama,
                kategori,
                None if satu.usulan else Janji(janji[satu.id].jumlah, janji[satu.id].satuan),
            )
            for satu, kategori in layanan_berkategori(session, unit_id, hari)
        )
    )


def daftar_indikator(
    session: Session, unit_id: int, zona: ZoneInfo, *, batas: int, setelah: Kunci | None, tahun: int | None
) -> Lembaran:
    """What was approved, by period and code. The IKM is not among it: it is told with what is published."""
    a, i = AngkaBeku, katalog.Indikator
    kunci = (a.sampai, a.dari, a.kode)
    pilih = (
        sa.select(*kunci, i.nama, i.satuan)
        .join(i, sa.and_(i.unit_id == a.unit_id, i.kode == a.kode, i.tahun == sa.extract("year", a.sampai)))
        .where(a.unit_id == unit_id, a.disetujui, sa.func.coalesce(i.otomatis, "") != IKM.kode)
        .distinct()
        .order_by(*kunci)
        .limit(batas + 1)
    )
    if tahun is not None:
        pilih = pilih.where(a.sampai.between(date(tahun, 1, 1), date(tahun, 12, 31)))
    if setelah is not None:
        sampai, dari, kode = date.fromisoformat(setelah[0]), date.fromisoformat(setelah[1]), setelah[2]
        sesudah = sa.and_(a.sampai == sampai, sa.or_(a.dari > dari, sa.and_(a.dari == dari, a.kode > kode)))
        pilih = pilih.where(sa.or_(a.sampai > sampai, sesudah))
    semua = session.execute(pilih).all()
    beku = _berlaku(session, unit_id, [(satu.kode, satu.dari, satu.sampai) for satu in semua[:batas]])
    hasil = []
    for satu in semua[:batas]:
        angka = beku.get((satu.kode, satu.dari, satu.sampai))
        if angka is not None and angka.disetujui:
            hasil.append(_indikator(angka, satu.nama, satu.satuan, zona))
    lanjut = None
    if len(semua) > batas:
        akhir = semua[batas - 1]
        lanjut = (akhir.sampai.isoformat(), akhir.dari.isoformat(), akhir.kode)
    return Lembaran(tuple(hasil), lanjut)


def _berlaku(
    session: Session, unit_id: int, kunci: Sequence[tuple[str, date, date]]
) -> dict[tuple[str, date, date], Tersimpan | None]:
    """What holds of each of them, and of the others between the days on which the first and the last end."""
    a = AngkaBeku
    dari, sampai = (kunci[0][2], kunci[-1][2]) if kunci else (date.max, date.min)
    pilih = (
        sa.select(a)
        .where(a.unit_id == unit_id, a.sampai.between(dari, sampai))
        .order_by(a.kode, a.dari, a.sampai, a.nomor.desc())
    )
    semua = session.scalars(pilih).all()
    return {
        nama: yang_berlaku([baca_beku(satu) for satu in isi])
        for nama, isi in groupby(semua, key=lambda satu: (satu.kode, satu.dari, satu.sampai))
    }


def _indikator(satu: Tersimpan, nama: str, satuan: str, zona: ZoneInfo) -> Indikator:
    periode = satu.periode
    if periode.dari is None or periode.sampai is None:
        raise ValueError("a frozen figure is of a period with two ends")
    setahun = periode == Periode.tahun(periode.sampai.year)
    return Indikator(
        satu.kode,
        nama,
        periode.sampai.year,
        None if setahun else (periode.sampai.month + 2) // 3,
        periode.dari.isoformat(),
        periode.sampai.isoformat(),
        satu.berlaku.satuan or satuan,
        satu.rumus,
        satu.ketetapan.teks,
        satu.koreksi.teks,
        tulis_target(satu.target),
        satu.capaian.teks,
        satu.berlaku.status,
        satu.pada.astimezone(zona).date().isoformat(),
        tulis_rangkap(satu.kode, satu.rangkap, zona),
    )


def tulis_target(target: Target | None) -> str | None:
    """The target, a range as "lower-upper"."""
    if target is None:
        return None
    bawah, atas = teks(target.bawah), teks(target.atas)
    return bawah if bawah == atas else f"{bawah}-{atas}"
