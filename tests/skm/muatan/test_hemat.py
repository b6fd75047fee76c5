"""However many answers a file holds, few statements store them, little memory is taken, and each is found."""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.berkas.baris import PANJANG, Ciri, bandingkan, susun_sidik
from skm.berkas.pemetaan import KOSONG
from skm.berkas.tabel import Tabel
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


def _muat(mesin: Engine, banyak: int, *, bersaran: bool = False) -> None:
    @contextmanager
    def buka() -> Iterator[Session]:
        with buka_sesi(mesin, tulis=None) as lain:
            yield lain
            lain.commit()

    sel = dict.fromkeys(UNSUR, "3") | {"tanggal": "2026-03-02"}
    semua = tuple((ke, sel | ({"saran": str(ke)} if bersaran else {})) for ke in range(2, banyak + 2))
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
    assert tiga - dua <= 12
    assert sum(kali for teks, kali in hitungan[2].items() if teks.startswith("INSERT INTO jawaban ")) == 5


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
