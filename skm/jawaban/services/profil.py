"""How many said what of themselves in a quarter: kept with every load, completed as the quarter is closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from skm.jawaban.models import (
    BULAN_JAWABAN,
    PROFIL,
    SENDIRI,
    HitunganProfil,
    Jawaban,
    Penutupan,
    Rentang,
)
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import Bagian
from skm.orm import Base, sisipan_di


def tambah_profil(session: Session, unit_id: int, ubah: Mapping[Bagian, int]) -> None:
    """Let the unit's counters hold so many more, or fewer, by one statement."""
    baris = [
        {
            "unit_id": unit_id,
            "mulai": satu.mulai,
            "dimensi": satu.dimensi,
            "kuesioner_id": satu.kuesioner_id,
            "nilai": satu.nilai,
            "responden": banyak,
        }
        for satu, banyak in ubah.items()
    ]
    if not baris:
        return
    session.execute(_penambah(session.get_bind().dialect.name), baris)


@lru_cache(maxsize=2)
def _penambah(basis: str) -> sa.Insert:
    tabel = Base.metadata.tables[HitunganProfil.__tablename__]
    perintah = sisipan_di(basis, tabel)
    return perintah.on_conflict_do_update(
        index_elements=list(tabel.primary_key),
        set_={"responden": tabel.c.responden + perintah.excluded.responden},
    )


def tutup_profil(session: Session, unit_id: int, mulai: date) -> None:
    """Count what citizens sent in the quarter as it is being closed; what was loaded is counted already."""
    sampai = akhir(mulai, Rentang.TRIWULAN)
    milik = (Jawaban.tanggal.between(mulai, sampai), Jawaban.jalur.in_(SENDIRI), ~Jawaban.luar_triwulan)
    tambah_profil(session, unit_id, _cacah(session, unit_id, *milik))


def profil_mentah(session: Session, unit_id: int) -> dict[Bagian, int]:
    """The same of all time from the answers themselves."""
    tutup = session.scalar(
        sa.select(Penutupan.mulai).where(Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.TRIWULAN)
    )
    sampai = akhir(tutup, Rentang.TRIWULAN) if tutup else TERAWAL
    sendiri = sa.and_(Jawaban.tanggal <= sampai, ~Jawaban.luar_triwulan)
    milik = sa.case((Jawaban.jalur.in_(SENDIRI), sendiri), else_=Jawaban.terhitung)
    return _cacah(session, unit_id, milik)


def profil_tersimpan(session: Session, unit_id: int) -> dict[Bagian, int]:
    """What the counters say; those of nobody are left out."""
    h = HitunganProfil
    pilih = sa.select(h.dimensi, h.mulai, h.kuesioner_id, h.nilai, h.responden).where(
        h.unit_id == unit_id, h.responden != 0
    )
    return {
        Bagian(dimensi, mulai, kuesioner_id, nilai): banyak
        for dimensi, mulai, kuesioner_id, nilai, banyak in session.execute(pilih)
    }


def _cacah(session: Session, unit_id: int, *milik: sa.ColumnElement[bool]) -> Counter[Bagian]:
    kunci = (Jawaban.kuesioner_id, BULAN_JAWABAN, *(getattr(Jawaban, satu.value) for satu in PROFIL))
    pilih = sa.select(sa.func.count(), *kunci).where(Jawaban.unit_id == unit_id, *milik).group_by(*kunci)
    hasil: Counter[Bagian] = Counter()
    for banyak, kuesioner_id, bulan, *kata in session.execute(pilih):
        tahun, ke = divmod(int(bulan) - 1, 12)
        mulai = awal(date(tahun, ke + 1, 1), Rentang.TRIWULAN)
        for dimensi, isi in zip(PROFIL, kata, strict=True):
            hasil[Bagian(dimensi, mulai, kuesioner_id, isi or "")] += banyak
    return hasil
