"""Adding answers to the counters and taking them out, in the transaction that changes the answers."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from skm.jawaban.models import (
    KOLOM_UNSUR,
    PROFIL,
    SATU_PERNYATAAN,
    Dimensi,
    HitunganHari,
    HitunganTampil,
    Jalur,
    Jawaban,
    Penutupan,
    Rentang,
)
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.vektor import Cacahan, baca, cacah
from skm.orm import mulai_menulis

KUNCI_GUDANG = 7_416_001
"""Names this lock among PostgreSQL's; the office is its second number."""
NILAI = tuple(f"u{nomor}" for nomor in range(1, KOLOM_UNSUR + 1))
Baris = Mapping[str, Any]
"""An answer by the columns of its table; what is not named is empty."""
K = TypeVar("K")
Sel = tuple[int, date, int, Jalur, bool]
"""Questionnaire, day, service (0 for none), way of coming, whether flagged."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """Which shown counter: its part, first day, questionnaire and value."""

    dimensi: Dimensi
    mulai: date
    kuesioner_id: int
    nilai: str

    @property
    def rentang(self) -> Rentang:
        """Its length."""
        return Rentang.BULAN if self.dimensi in {Dimensi.KANTOR, Dimensi.LAYANAN} else Rentang.TRIWULAN


def kunci_gudang(session: Session, unit_id: int) -> None:
    """One at a time among releases, loads, exclusions and what takes them back, until this transaction ends.

    Arrivals don't wait for it on PostgreSQL. On SQLite it is the turn to write, which comes before reading.
    """
    mulai_menulis(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(KUNCI_GUDANG, unit_id)))


def penutupan(session: Session, unit_id: int) -> dict[Rentang, date]:
    """First days of the office's last month and last quarter that were closed."""
    pilih = sa.select(Penutupan.rentang, Penutupan.mulai).where(Penutupan.unit_id == unit_id)
    return dict(list(session.execute(pilih)))


def ubah_hitungan(
    session: Session,
    *,
    unit_id: int,
    masuk: Iterable[Baris] = (),
    keluar: Iterable[Baris] = (),
    blok: Mapping[uuid.UUID, Bagian] | None = None,
    kolom: Mapping[int, int] | None = None,
) -> None:
    """Let the counters hold `masuk` and no longer `keluar`, all of the unit.

    A day's counters hold every answer. What is shown of the whole office does too; what is shown of a closed
    month's services and of a closed quarter's parts takes only what was loaded or typed from paper, since
    what citizens sent is decided on when it is closed.
    """
    hari: Counter[tuple[Sel, tuple[int | None, ...]]] = Counter()
    tampil: Counter[tuple[Bagian, tuple[int | None, ...]]] = Counter()
    tutup: dict[Rentang, date] | None = None
    for arah, isi in ((1, masuk), (-1, keluar)):
        for baris in isi:
            nilai: tuple[int | None, ...] = tuple(map(baris.get, NILAI))
            sel = _sel(baris)
            hari[sel, nilai] += arah
            tampil[Bagian(Dimensi.KANTOR, awal(sel[1], Rentang.BULAN), sel[0], ""), nilai] += arah
            if blok and (bagian := blok.get(baris["id"])) is not None:
                tampil[bagian, nilai] += arah
            if not sel[3].sendiri:
                tutup = penutupan(session, unit_id) if tutup is None else tutup
                for satu in bagian_tertutup(baris, tutup):
                    tampil[satu, nilai] += arah
    semua = {sel[0] for sel, _ in hari}
    if kolom is None or not semua <= kolom.keys():
        kolom = kolom_kuesioner(session, semua)
    lebar = dict(kolom)
    _tulis_hari(session, unit_id, _jumlah(hari, lambda sel: lebar[sel[0]]))
    _tulis_tampil(session, unit_id, _jumlah(tampil, lambda satu: lebar[satu.kuesioner_id]))


def bagian_tertutup(baris: Baris, tutup: Mapping[Rentang, date]) -> list[Bagian]:
    """The parts of its closed month and quarter that an answer belongs to."""
    kuesioner_id, tanggal, layanan_id, jalur, bertanda = _sel(baris)
    bagian = []
    bulan, triwulan = awal(tanggal, Rentang.BULAN), awal(tanggal, Rentang.TRIWULAN)
    if bulan <= tutup.get(Rentang.BULAN, TERAWAL):
        bagian.append(Bagian(Dimensi.LAYANAN, bulan, kuesioner_id, str(layanan_id)))
    if triwulan <= tutup.get(Rentang.TRIWULAN, TERAWAL):
        bagian.append(Bagian(Dimensi.JALUR, triwulan, kuesioner_id, jalur.value))
        if not bertanda:
            bagian.append(Bagian(Dimensi.TANDA, triwulan, kuesioner_id, ""))
        for dimensi in PROFIL:
            if nilai := baris.get(dimensi.value):
                bagian.append(Bagian(dimensi, triwulan, kuesioner_id, nilai))
    return bagian


def kolom_kuesioner(session: Session, kuesioner: Collection[int]) -> dict[int, int]:
    """How many score columns the counters of each questionnaire have: up to its last unsur."""
    unsur = sa.table("unsur", sa.column("kuesioner_id"), sa.column("kolom"))
    pilih = (
        sa.select(unsur.c.kuesioner_id, sa.func.max(unsur.c.kolom))
        .where(unsur.c.kuesioner_id.in_(kuesioner))
        .group_by(unsur.c.kuesioner_id)
    )
    return {int(kuesioner_id): int(kolom) for kuesioner_id, kolom in session.execute(pilih)}


def sebaris(satu: Jawaban) -> dict[str, Any]:
    """A stored answer as `ubah_hitungan` takes it."""
    return {kolom.key: getattr(satu, kolom.key) for kolom in sa.inspect(Jawaban).columns}


def _sel(baris: Baris) -> Sel:
    return (
        baris["kuesioner_id"],
        baris["tanggal"],
        baris.get("layanan_id") or 0,
        Jalur(baris["jalur"]),
        bool(baris.get("tanda")),
    )


def _jumlah(
    banyak: Counter[tuple[K, tuple[int | None, ...]]], kolom: Callable[[K], int]
) -> dict[K, tuple[Cacahan, Cacahan]]:
    """By counter what comes in and what goes out; equal answers are computed once."""
    hasil: dict[K, tuple[Cacahan, Cacahan]] = {}
    for (kunci, nilai), kali in banyak.items():
        if kali:
            m = kolom(kunci)
            masuk, keluar = hasil.get(kunci, (Cacahan.kosong(m), Cacahan.kosong(m)))
            satu = cacah(nilai[:m]) * abs(kali)
            hasil[kunci] = (masuk + satu, keluar) if kali > 0 else (masuk, keluar + satu)
    return hasil


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
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    perintah = insert(tabel)
    session.execute(
        perintah.on_conflict_do_update(
            index_elements=list(tabel.__table__.primary_key),
            set_={"responden": perintah.excluded.responden, "isi": perintah.excluded.isi},
        ),
        baris,
        execution_options=SATU_PERNYATAAN,
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
