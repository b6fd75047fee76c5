"""How long finished cases took, what is late and how old."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.ketepatan.queries.hitungan import lama_terhitung
from skm.ketepatan.queries.ketepatan import terlambat
from skm.layanan.models import Layanan, Wilayah
from skm.loket.ember import Lapis, bungkus, lapis
from skm.loket.models import Permohonan
from skm.loket.queries.hari import dalam
from skm.loket.sumbangan import TANPA_DESA, Dimensi

Cacah = Mapping[str, Sequence[Lapis]]
"""By name: how many took how many minutes."""
TIDAK_DICATAT = "tidak dicatat"


@dataclass(frozen=True, slots=True)
class LamaSelesai:
    """How many finished cases took how many working minutes without the pauses, by three things."""

    layanan: Cacah
    desa: Cacah
    petugas: Cacah


@dataclass(frozen=True, slots=True)
class Tunggakan:
    """One open case past its due moment; `umur` is the working time since then."""

    id: int
    nomor: str
    layanan: str
    jatuh_tempo: datetime
    umur: timedelta


def lama_selesai(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> LamaSelesai:
    """Of the cases finished within the period and by `pada`."""
    semua = lama_terhitung(session, unit_id, periode, zona=zona, pada=pada)
    if semua is None:
        semua = lama_kasus(session, unit_id, periode, zona=zona, pada=pada)
    sebutan = _sebutan(session, unit_id)
    return LamaSelesai(
        _bernama(semua[Dimensi.LAYANAN], sebutan[Dimensi.LAYANAN]),
        _bernama(semua[Dimensi.DESA], sebutan[Dimensi.DESA]),
        semua[Dimensi.PETUGAS],
    )


def lama_kasus(
    session: Session, unit_id: int, periode: Periode, *, zona: ZoneInfo, pada: datetime
) -> dict[Dimensi, dict[str, list[Lapis]]]:
    """What `lama_terhitung` gives, from the cases."""
    oleh = sa.func.coalesce(Permohonan.diselesaikan_oleh, Permohonan.dicatat_oleh)
    kunci = (Permohonan.layanan_id, Permohonan.wilayah_id, oleh, Permohonan.lama)
    pilih = (
        sa.select(*kunci, sa.func.count())
        .where(Permohonan.unit_id == unit_id, Permohonan.selesai <= pada, Permohonan.lama.is_not(None))
        .where(dalam(Permohonan.selesai, periode, zona))
        .group_by(*kunci)
    )
    hasil: dict[Dimensi, dict[str, Counter[int]]] = {satu: defaultdict(Counter) for satu in Dimensi}
    for layanan, desa, petugas, lama, n in session.execute(pilih):
        cacah = Counter({lama or 0: n})
        hasil[Dimensi.LAYANAN][str(layanan)].update(cacah)
        hasil[Dimensi.DESA][str(desa or TANPA_DESA)].update(cacah)
        hasil[Dimensi.PETUGAS][petugas].update(cacah)
    return {
        satu: {nilai: [lapis(bungkus(cacah))] for nilai, cacah in milik.items()}
        for satu, milik in hasil.items()
    }


def _sebutan(session: Session, unit_id: int) -> dict[Dimensi, dict[str, str]]:
    """Names of services and villages, by id."""
    hasil: dict[Dimensi, dict[str, str]] = {Dimensi.LAYANAN: {}, Dimensi.DESA: {}}
    pilih = sa.union_all(
        *(
            sa.select(sa.literal(satu.value), tabel.id, tabel.nama).where(tabel.unit_id == unit_id)
            for satu, tabel in ((Dimensi.LAYANAN, Layanan), (Dimensi.DESA, Wilayah))
        )
    )
    for satu, nomor, nama in session.execute(pilih):
        hasil[Dimensi(satu)][str(nomor)] = nama
    return hasil


def _bernama(semua: Cacah, sebutan: Mapping[str, str]) -> Cacah:
    """By name instead of id; what bears the same name is counted together."""
    hasil: dict[str, list[Lapis]] = defaultdict(list)
    for nomor, cacah in semua.items():
        hasil[sebutan.get(nomor, TIDAK_DICATAT)].extend(cacah)
    return hasil


def tunggakan(
    session: Session, *, unit_id: int, pada: datetime, kalender: Kalender, batas: int = 50
) -> list[Tunggakan]:
    """Open cases past their due moment, oldest first."""
    pilih = (
        sa.select(Permohonan.id, Permohonan.nomor, Layanan.nama, Permohonan.jatuh_tempo)
        .join(Layanan, Layanan.id == Permohonan.layanan_id)
        .where(terlambat(unit_id, pada))
        .order_by(Permohonan.jatuh_tempo)
        .limit(batas)
    )
    return [
        Tunggakan(nomor_id, nomor, layanan, tempo, kalender.antara(tempo, pada))
        for nomor_id, nomor, layanan, tempo in session.execute(pilih)
        if tempo is not None
    ]
