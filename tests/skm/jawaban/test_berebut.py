"""What was said to be done is done, whoever else writes meanwhile.

Arrivals, the end of a day, a load, an undone load, an exclusion and an undone exclusion begin at one moment,
round after round, each in a transaction of its own. What each said it did is found afterwards in the rows.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Barrier
from time import sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.jawaban.models import Jawaban
from skm.orm import buka_sesi
from tests.penuh import PENUH
from tests.skm.jawaban.gudang import Gudang

AWAL = date(2026, 1, 5)
PUTARAN = {"sqlite": 20, "postgres": 1000 if PENUH else 25}
"""Rounds of six who begin together."""


@dataclass
class Berebut:
    """Six who write at the same time."""

    mesin: Engine
    gudang: Gudang
    acak: random.Random
    kolam: ThreadPoolExecutor
    mulai: Barrier

    def bersama(self, *kerja: Callable[[Session], Any]) -> list[Any]:
        """What each gives, after its commit."""
        jeda = [self.acak.choice((0.0, 0.0, 0.001, 0.003)) for _ in kerja]
        return list(self.kolam.map(self._satu, kerja, jeda))

    def _satu(self, kerja: Callable[[Session], Any], jeda: float) -> Any:
        self.mulai.wait(20)
        sleep(jeda)
        with buka_sesi(self.mesin, tulis=None) as session:
            hasil = kerja(session)
            session.commit()
        return hasil

    def putaran(self, hari: date) -> int:
        """One round; gives how many of the six had something to do."""
        gudang, acak = self.gudang, self.acak
        with Session(self.mesin) as session:
            ada = list(gudang.pengecualian(session))
        # Not the newest: on SQLite a load that comes meanwhile could be given its number.
        lama = acak.choice(sorted(gudang.muatan)[:-1]) if len(gudang.muatan) > 3 else None
        kembali = acak.choice(ada) if ada and acak.random() < 0.6 else None
        benih = [random.Random(acak.random()) for _ in range(3)]
        with Session(self.mesin) as session:
            milik_lama = self._hitung(session, Jawaban.impor_id == lama)

        def kecualikan(session: Session) -> tuple[int, int] | None:
            satu = gudang.kecualikan(session, benih[0])
            if satu is None:
                session.rollback()
                return None
            return satu.id, satu.jumlah

        _, dilepas, _, ditarik, keluar, _ = self.bersama(
            lambda session: gudang.datang(session, benih[1], hari, 6),
            lambda session: gudang.akhiri(session, hari),
            lambda session: gudang.muat(session, benih[2], hari - timedelta(benih[2].randint(20, 90)), 3),
            lambda session: lama and gudang.tarik(session, lama),
            kecualikan,
            lambda session: kembali and gudang.kembalikan(session, kembali).jumlah,
        )
        with Session(self.mesin) as session:
            gudang.tak_hilang(session)
            if keluar is not None:
                nomor, jumlah = keluar
                sisa = self._hitung(session, Jawaban.pengecualian_id == nomor)
                assert sisa <= jumlah <= sisa + milik_lama
            if kembali:
                assert self._hitung(session, Jawaban.pengecualian_id == kembali) == 0
            if lama:
                assert (ditarik, self._hitung(session, Jawaban.impor_id == lama)) == (milik_lama, 0)
        return 2 + bool(dilepas) + bool(ditarik) + (keluar is not None) + bool(kembali)

    @staticmethod
    def _hitung(session: Session, syarat: sa.ColumnElement[bool]) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(Jawaban).where(syarat)) or 0


def test_what_was_said_to_be_done_is_done_whoever_writes_meanwhile(mesin: Engine, jenis_basis: str) -> None:
    with Session(mesin) as session:
        gudang = Gudang.dari(session)
    putaran, berbuat = PUTARAN[jenis_basis], 0
    langkah = 3 if putaran < 100 else 1  # days of a round: half a year, or three years
    with ThreadPoolExecutor(6) as kolam:
        berebut = Berebut(mesin, gudang, random.Random(16), kolam, Barrier(6))
        for ke in range(putaran):
            berbuat += berebut.putaran(AWAL + timedelta(langkah * ke))
    with buka_sesi(mesin, tulis=True) as session:
        hari = AWAL + timedelta(langkah * putaran)
        gudang.datang(session, random.Random(1), hari, 20)
        gudang.akhiri(session, hari + timedelta(1))
        gudang.tak_hilang(session)
        assert gudang.periksa(session).berbeda == 0
    assert berbuat > 4 * putaran, "hardly anything met anything"
