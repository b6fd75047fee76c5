"""Changes that are handed in while another one is under way, so that they are stored together."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit
from skm.orm import buka_sesi
from skm.rombongan import Rombongan

TUNGGU = 20
"""Seconds after which a thread that should have come through has not."""


CARA = ("ditunggu", "dikabari", "bergantian")
"""By threads that wait, by somebody who is told, by the one and the other in turns."""


class Serombongan:
    """Many changes handed in while a first one is under way, so that they form the next group."""

    def __init__(self, mesin: Engine, terbanyak: int = 128, cara: str = CARA[0]) -> None:
        self.rombongan, self.mesin = Rombongan(mesin, terbanyak), mesin
        self._cara = cara
        self.commit = 0
        event.listen(mesin, "commit", self._catat)

    def _catat(self, _koneksi: object) -> None:
        self.commit += 1

    def simpan(self, *kerja: Callable[[Session], Any]) -> list[Future[Any]]:
        """What became of each, one after the other in the queue."""
        mulai, lanjut = threading.Event(), threading.Event()

        def pertama(_: Session) -> None:
            mulai.set()
            assert lanjut.wait(TUNGGU)

        with ThreadPoolExecutor(len(kerja) + 1) as kolam:
            awal = kolam.submit(self.rombongan.simpan, pertama)
            assert mulai.wait(TUNGGU)
            masa = []
            for nomor, satu in enumerate(kerja):
                ditunggu = self._cara == CARA[0] or (self._cara == CARA[2] and nomor % 2)
                masa.append(kolam.submit(self.rombongan.simpan, satu) if ditunggu else self.titip(satu))
                while len(self.rombongan._antre) <= nomor:
                    pass
            lanjut.set()
            awal.result(TUNGGU)
            wait(masa, TUNGGU)
        self.commit -= 1  # the first one's own
        return masa

    def titip(self, kerja: Callable[[Session], Any]) -> Future[Any]:
        """What it gives, once that is told."""
        nanti: Future[Any] = Future()

        def kabari(nilai: object, salah: BaseException | None) -> None:
            nanti.set_result(nilai) if salah is None else nanti.set_exception(salah)

        self.rombongan.titip(kerja, kabari)
        return nanti

    def nama(self) -> list[str]:
        """What is on disk."""
        with buka_sesi(self.mesin, tulis=False) as sesi:
            pilih = sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji").order_by(JejakAudit.id)
            return list(sesi.scalars(pilih))
