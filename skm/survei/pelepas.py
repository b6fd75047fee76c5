"""Who ends the day: the server's own clockwork, and whoever writes first on a new day."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from threading import Lock

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from skm.galat import Galat
from skm.jawaban.segel import segel
from skm.orm import buka_sesi
from skm.survei.services.pelepasan import akhiri_hari
from skm.survei.services.pencabutan import cabut_terputus

catatan = logging.getLogger(__name__)


class Pelepas:
    """Ends days once for one process; several processes find each other's work done."""

    def __init__(self, mesin: Callable[[], Engine], data_key: str, jam: Callable[[], datetime]) -> None:
        self._mesin, self._data_key, self._jam = mesin, data_key, jam
        self._sampai: date | None = None
        self._satu = Lock()

    def selesai(self, hari_ini: date) -> bool:
        """Whether nothing is left to be ended before that day."""
        return self._sampai == hari_ini

    def sampai(self, hari_ini: date) -> None:
        """See that the days before `hari_ini` are ended, and what a load left half-way is taken back.

        What goes wrong is logged, and tried again.
        """
        if self.selesai(hari_ini) or not self._satu.acquire(blocking=False):
            return
        try:
            with buka_sesi(self._mesin(), tulis=True) as session:
                akhiri_hari(session, segel=segel(self._data_key), hari_ini=hari_ini)
                session.commit()
            cabut_terputus(self._transaksi, pada=self._jam())
            self._sampai = hari_ini
        except (SQLAlchemyError, Galat):
            catatan.exception("jawaban yang menunggu belum dapat dilepas")
        finally:
            self._satu.release()

    def tiap_menit(self, hari_ini: date) -> None:
        """Both of what follows from the time: days that have ended, work that was broken off."""
        self.sampai(hari_ini)
        self.sapu()

    def sapu(self) -> None:
        """Take back what a process has left half-way that is gone. What goes wrong is logged."""
        try:
            cabut_terputus(self._transaksi, pada=self._jam())
        except (SQLAlchemyError, Galat):
            catatan.exception("pekerjaan yang terputus belum dapat dibereskan")

    @contextmanager
    def _transaksi(self) -> Iterator[Session]:
        with buka_sesi(self._mesin(), tulis=None) as session:
            yield session
            session.commit()
