"""However many answers a file holds, few statements store them, little memory is taken, and each is found."""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import RFC_4122, UUID

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.berkas.baris import PANJANG, Ciri, bandingkan, susun_sidik
from skm.berkas.pemetaan import KOSONG
from skm.berkas.tabel import Tabel
from skm.jawaban.kunci import SEMUA, kunci_acak
from skm.jawaban.models import Jawaban
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.models import Unit
from skm.muatan.bacaan import Jawab, baca
from skm.muatan.harapan import baca_jawaban
from skm.muatan.services.impor import muat
from skm.orm import buka_sesi
from skm.survei.services.pencabutan import SEKALIGUS
from tests.conftest import TANAM_PADA
from tests.kantor import kantor
from tests.perekam import rekam

HARI = date(2026, 7, 2)
UNSUR = [f"U{nomor}" for nomor in range(1, 10)]
PER_BARIS = 300
"""Bytes of memory that one more answer may take: its places in columns of numbers, not its words."""


def _isi(banyak: int, hari: int = 150) -> bytes:
    """A CSV file of answers, each at a moment of its own, with a comment."""
    acak = random.Random(1)
    baris = [f"Timestamp,{','.join(UNSUR)},Saran"]
    for ke in range(banyak):
        nilai = ",".join(str(acak.choice((2, 3, 3, 4))) for _ in UNSUR)
        jam = f"{ke // 3600 % 24:02}:{ke // 60 % 60:02}:{ke % 60:02}"
        saat = f"{date(2026, 1, 1) + timedelta(days=ke % hari)}T{jam}"
        baris.append(f"{saat},{nilai},pelayanan nomor {ke} ramah dan cepat sekali")
    return "\n".join(baris).encode()


def _muat(mesin: Engine, banyak: int, *, hari: Sequence[date] = (), bersaran: bool = False) -> None:
    @contextmanager
    def buka() -> Iterator[Session]:
        with buka_sesi(mesin, tulis=None) as lain:
            yield lain
            lain.commit()

    hari = hari or [date(2026, 3, 2)] * banyak
    semua = tuple(
        (
            ke,
            dict.fromkeys(UNSUR, "3")
            | {"tanggal": satu.isoformat()}
            | ({"saran": str(ke)} if bersaran else {}),
        )
        for ke, satu in enumerate(hari, start=2)
    )
    with buka_sesi(mesin, tulis=None) as session:
        tetap: dict[str, Any] = {
            "unit_id": kantor(session).id,
            "hari_ini": HARI,
            "oleh": "uji",
            "pada": TANAM_PADA,
        }
        tetap |= {"jawab": Jawab(hanya_baru=False)}
        muat(session, Tabel(f"{banyak}.csv", tuple(semua[0][1]), semua), buka=buka, **tetap)
        session.commit()


def test_a_further_thousand_answers_take_the_same_few_statements_whatever_is_stored_already(
    mesin: Engine,
) -> None:
    hitungan: list[Counter[str]] = []
    for bagian in (2, 3, 5):
        with rekam(mesin) as kali:
            _muat(mesin, bagian * SEKALIGUS)
        hitungan.append(kali)
    dua, tiga, lima = (kali.total() for kali in hitungan)
    assert lima - tiga == 2 * (tiga - dua)
    assert tiga - dua == (9 if mesin.dialect.name == "sqlite" else 10)  # a lock that SQLite has no word for
    assert sum(kali for teks, kali in hitungan[2].items() if teks.startswith("INSERT INTO jawaban ")) == 5


def test_a_thousand_answers_are_sent_at_once_to_sqlite_row_by_row_and_to_postgresql_as_columns(
    mesin: Engine,
) -> None:
    terkirim: list[tuple[bool, list[int]]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, nilai: Any, _konteks: Any, banyak: bool) -> None:
        if pernyataan.startswith("INSERT INTO jawaban "):
            panjang = nilai if banyak else [len(satu) for satu in nilai.values() if isinstance(satu, list)]
            terkirim.append((banyak, [len(panjang)] if banyak else sorted(set(panjang))))

    event.listen(mesin, "before_cursor_execute", catat)
    try:
        _muat(mesin, 2 * SEKALIGUS + 30)
    finally:
        event.remove(mesin, "before_cursor_execute", catat)
    sekaligus = mesin.dialect.name == "sqlite"
    assert terkirim == [(sekaligus, [banyak]) for banyak in (SEKALIGUS, SEKALIGUS, 30)]


def test_answers_of_one_month_without_a_comment_are_stored_near_each_other_in_no_order(mesin: Engine) -> None:
    banyak = SEKALIGUS + 200
    hari = [date(2026, 1, 1) + timedelta(days=ke % 150) for ke in range(banyak)]
    _muat(mesin, banyak, hari=hari)
    with buka_sesi(mesin, tulis=False) as session:
        urut = list(session.scalars(sa.select(Jawaban.tanggal).order_by(Jawaban.id)))
    assert len(urut) == banyak
    assert [satu.month for satu in urut] == sorted(satu.month for satu in hari)
    for bulan in range(1, 6):
        milik = [satu for satu in urut if satu.month == bulan]
        assert milik not in (sorted(milik), sorted(milik, reverse=True))


def test_the_key_of_a_comment_tells_no_month_and_not_that_it_was_loaded(mesin: Engine) -> None:
    banyak = SEKALIGUS + 200
    _muat(mesin, banyak, hari=[date(2026, 1 + 5 * ke // banyak, 2) for ke in range(banyak)], bersaran=True)
    with buka_sesi(mesin, tulis=False) as session:
        januari = list(session.scalars(sa.select(Jawaban.id).where(Jawaban.tanggal == date(2026, 1, 2))))
    assert len(januari) == banyak // 5
    assert {satu.int >> 126 for satu in januari} == {0, 1, 2, 3}  # misses a quarter once in 10^29


def test_keys_are_random_and_of_the_share_that_was_asked_for() -> None:
    semua = kunci_acak(4_000, SEMUA // 4, SEMUA // 2)
    nomor = [UUID(satu) for satu in semua]
    assert len(set(nomor)) == 4_000
    assert [satu.hex for satu in nomor] == semua
    assert {(satu.version, satu.variant) for satu in nomor} == {(4, RFC_4122)}
    assert {satu.int >> 124 for satu in nomor} == {4, 5, 6, 7}
    for bit in {*range(126)} - {62, 63, 76, 77, 78, 79}:  # what tells neither the share nor the version
        assert abs(sum(satu.int >> bit & 1 for satu in nomor) - 2_000) < 300


def test_nothing_stored_tells_in_what_order_the_answers_of_a_day_stood_in_their_file(mesin: Engine) -> None:
    _muat(mesin, 40, bersaran=True)
    with buka_sesi(mesin, tulis=False) as session:
        tersimpan = [int(satu or 0) for satu in session.scalars(sa.select(Jawaban.saran))]
    assert sorted(tersimpan) == list(range(2, 42))
    assert tersimpan != sorted(tersimpan)


@pytest.mark.luas
@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # nothing is stored
def test_reading_ten_times_as_many_answers_takes_hardly_more_memory(session: Session, unit: Unit) -> None:
    terbit = kuesioner_skm(session, unit.id)
    puncak = {}
    for banyak in (2_000, 2_000, 20_000):  # what is made once is made in the first
        isi = _isi(banyak)
        gc.collect()
        tracemalloc.start()
        tabel = baca_jawaban("a.csv", isi, terbit)
        bacaan = baca(tabel, terbit, {}, hari_ini=HARI, bawaan=HARI, peta=KOSONG)
        assert (len(bacaan.jawaban), bacaan.bersaat) == (banyak, True)
        puncak[banyak] = tracemalloc.get_traced_memory()[1] - len(isi)
        tracemalloc.stop()
    assert puncak[20_000] - puncak[2_000] <= PER_BARIS * 18_000


def test_of_many_rows_that_say_the_same_each_earlier_one_stands_for_one() -> None:
    banyak = 20_000
    baru = susun_sidik(Ciri.ISI, [""] * banyak, ["sama"] * banyak)
    lama = baru[: 1 + PANJANG * (banyak - 7)]
    banding = bandingkan(baru, [(5, lama), (4, lama[: 1 + PANJANG * 3])])
    assert banding.sudah == b"\x01" * (banyak - 4) + b"\x00" * 4
    assert (banding.menurut_muatan, banding.berubah, banding.seluruhnya) == (
        {5: banyak - 7, 4: 3},
        frozenset(),
        False,
    )
    assert bandingkan(baru, [(5, baru)]).seluruhnya


def test_of_rows_of_one_moment_the_one_that_says_the_same_is_taken_first() -> None:
    saat = [b"08:15:00", b"08:15:00", b"09:00:00"]
    baru = susun_sidik(Ciri.SAAT, saat, ["baik", "kurang", "cukup"])
    lama = susun_sidik(Ciri.SAAT, saat, ["kurang", "buruk", "cukup"])
    banding = bandingkan(baru, [(1, lama)])
    assert (banding.sudah, banding.berubah) == (b"\x01\x01\x01", frozenset({0}))
