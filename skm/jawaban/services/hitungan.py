"""Adding answers to the counters and taking them out, in the transaction that changes the answers."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import (
    Dimensi,
    HitunganHari,
    HitunganTampil,
    Jalur,
    Jawaban,
    Penutupan,
    Rentang,
)
from skm.jawaban.rentang import akhir
from skm.jawaban.selisih import Bagian, Baris, Sel, Selisih, deret, selisih
from skm.jawaban.services.profil import tambah_profil
from skm.jawaban.vektor import Cacahan, baca
from skm.orm import Base, mulai_menulis, sisipan_di

KUNCI_GUDANG = 7_416_001
"""Names this lock among PostgreSQL's; the office is its second number."""


_PENUTUPAN = sa.select(Penutupan.rentang, Penutupan.mulai).where(Penutupan.unit_id == sa.bindparam("unit"))
MENGALIR = {"yield_per": 10_000}
"""For a statement that gives nearly as many rows as there are answers: never all of them in memory."""


def kunci_gudang(session: Session, unit_id: int) -> None:
    """One at a time among releases, loads, exclusions and what takes them back, until this transaction ends.

    Arrivals don't wait for it on PostgreSQL. On SQLite it is the turn to write, which comes before reading.
    """
    mulai_menulis(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(KUNCI_GUDANG, unit_id)))


def penutupan(session: Session, unit_id: int) -> dict[Rentang, date]:
    """First days of the office's last month and last quarter that were closed."""
    return dict(list(session.execute(_PENUTUPAN, {"unit": unit_id})))


def ubah_hitungan(
    session: Session,
    *,
    unit_id: int,
    masuk: Sequence[Baris] = (),
    keluar: Sequence[Baris] = (),
    blok: Mapping[uuid.UUID, Bagian] | None = None,
    kolom: Mapping[int, int] | None = None,
) -> None:
    """Let the counters hold `masuk` and no longer `keluar`, all of the unit: see `skm.jawaban.selisih`."""
    semua = {baris["kuesioner_id"] for isi in (masuk, keluar) for baris in isi}
    if kolom is None or not semua <= kolom.keys():
        kolom = kolom_kuesioner(session, semua)
    dimuat = any(not Jalur(baris["jalur"]).sendiri for isi in (masuk, keluar) for baris in isi)
    tutup = penutupan(session, unit_id) if dimuat else {}
    berubah = selisih(masuk=deret(masuk), keluar=deret(keluar), blok=blok, tutup=tutup, kolom=kolom)
    tulis_selisih(session, unit_id, berubah)


def tulis_selisih(session: Session, unit_id: int, ubah: Selisih) -> None:
    """Let the unit's counters gain and lose that."""
    _tulis_hari(session, unit_id, ubah.hari)
    _tulis_tampil(session, unit_id, ubah.tampil)
    tambah_profil(session, unit_id, ubah.profil)


def kolom_kuesioner(session: Session, kuesioner: Collection[int] | None = None) -> dict[int, int]:
    """How many score columns the counters of each questionnaire, or of all, have: up to its last unsur."""
    unsur = sa.table("unsur", sa.column("kuesioner_id"), sa.column("kolom"))
    pilih = sa.select(unsur.c.kuesioner_id, sa.func.max(unsur.c.kolom)).group_by(unsur.c.kuesioner_id)
    if kuesioner is not None:
        pilih = pilih.where(unsur.c.kuesioner_id.in_(kuesioner))
    return {int(kuesioner_id): int(kolom) for kuesioner_id, kolom in session.execute(pilih)}


def sebaris(satu: Jawaban) -> dict[str, Any]:
    """A stored answer as `ubah_hitungan` takes it."""
    return {kolom.key: getattr(satu, kolom.key) for kolom in sa.inspect(Jawaban).columns}


def _tulis_hari(session: Session, unit_id: int, ubah: Mapping[Sel, tuple[Cacahan, Cacahan]]) -> None:
    if not ubah:
        return
    pilih = sa.select(HitunganHari).where(
        HitunganHari.unit_id == unit_id,
        HitunganHari.kuesioner_id.in_({sel[0] for sel in ubah}),
        HitunganHari.tanggal.in_({sel[1] for sel in ubah}),
    )
    ada = {
        (satu.kuesioner_id, satu.tanggal, satu.layanan_id, satu.jalur, satu.bertanda): satu
        for satu in session.execute(pilih.with_only_columns(*sa.inspect(HitunganHari).columns))
    }
    nama = ("kuesioner_id", "tanggal", "layanan_id", "jalur", "bertanda")
    _taruh(
        session,
        HitunganHari,
        [
            dict(zip(nama, sel, strict=True), unit_id=unit_id) | _baru(ada.get(sel), *dua)
            for sel, dua in ubah.items()
        ],
    )


def _tulis_tampil(session: Session, unit_id: int, ubah: Mapping[Bagian, tuple[Cacahan, Cacahan]]) -> None:
    if not ubah:
        return
    pilih = sa.select(*sa.inspect(HitunganTampil).columns).where(
        HitunganTampil.unit_id == unit_id,
        HitunganTampil.dimensi.in_({satu.dimensi for satu in ubah}),
        HitunganTampil.mulai.in_({satu.mulai for satu in ubah}),
    )
    ada = {
        Bagian(satu.dimensi, satu.mulai, satu.kuesioner_id, satu.nilai): satu
        for satu in session.execute(pilih)
    }
    _taruh(
        session,
        HitunganTampil,
        [
            {
                "unit_id": unit_id,
                "dimensi": satu.dimensi,
                "mulai": satu.mulai,
                "kuesioner_id": satu.kuesioner_id,
                "nilai": satu.nilai,
                "akhir": akhir(satu.mulai, satu.rentang),
                "dari": satu.mulai if satu.dimensi is Dimensi.KANTOR else None,
            }
            | _baru(ada.get(satu), *dua)
            for satu, dua in ubah.items()
        ],
    )


def _baru(ada: Any, masuk: Cacahan, keluar: Cacahan) -> dict[str, Any]:
    isi = (masuk if ada is None else baca(ada.responden, ada.isi) + masuk) - keluar
    return {"responden": isi.responden, "isi": isi.tulis()}


def taruh_hari(session: Session, unit_id: int, isi: Mapping[Sel, Cacahan]) -> None:
    """Put days' counters in place."""
    nama = ("kuesioner_id", "tanggal", "layanan_id", "jalur", "bertanda")
    baris = [
        dict(zip(nama, sel, strict=True), unit_id=unit_id, responden=satu.responden, isi=satu.tulis())
        for sel, satu in isi.items()
    ]
    if baris:
        _taruh(session, HitunganHari, baris)


def _taruh(session: Session, tabel: type[HitunganHari | HitunganTampil], baris: list[dict[str, Any]]) -> None:
    """One statement, however many: a counter that exists gets its new sums."""
    session.execute(_penaruh(session.get_bind().dialect.name, tabel), baris)


@lru_cache(maxsize=4)
def _penaruh(basis: str, tabel: type[HitunganHari | HitunganTampil]) -> sa.Insert:
    perintah = sisipan_di(basis, Base.metadata.tables[tabel.__tablename__])
    return perintah.on_conflict_do_update(
        index_elements=list(tabel.__table__.primary_key),
        set_={"responden": perintah.excluded.responden, "isi": perintah.excluded.isi},
    )


def taruh_tampil(session: Session, unit_id: int, isi: Mapping[Bagian, tuple[date | None, Cacahan]]) -> None:
    """Put shown counters in place: the first day of what citizens sent in them (None: nothing), and sums."""
    baris = [
        {
            "unit_id": unit_id,
            "dimensi": satu.dimensi,
            "mulai": satu.mulai,
            "kuesioner_id": satu.kuesioner_id,
            "nilai": satu.nilai,
            "akhir": akhir(satu.mulai, satu.rentang),
            "dari": dari,
            "responden": cacahan.responden,
            "isi": cacahan.tulis(),
        }
        for satu, (dari, cacahan) in isi.items()
    ]
    if baris:
        _taruh(session, HitunganTampil, baris)
