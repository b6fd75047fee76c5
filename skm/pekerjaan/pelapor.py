"""The process that does long work tells that it lives and how far it is, and in the end what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from threading import Event, Thread
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from skm.galat import Galat, sebagai_galat
from skm.pekerjaan.kemajuan import Layar
from skm.pekerjaan.models import JenisPekerjaan, Keadaan
from skm.pekerjaan.services import akhiri, ambil, kabarkan, mulai

Buka = Callable[[], AbstractContextManager[Session]]
"""Opens a session whose one transaction is committed when its block ends."""
Jam = Callable[[], datetime]
"""Says what time it is."""
JEDA = 1.0
"""Seconds between two looks at how far it is."""
DETAK = 10.0
"""Seconds after which it tells that it lives, even if nothing has moved."""
TERPUTUS = {
    JenisPekerjaan.JAWABAN: "Terputus, tidak ada yang tersimpan; muat lagi berkasnya.",
    JenisPekerjaan.REGISTER: "Terputus, tidak ada yang tersimpan; muat lagi berkasnya.",
    JenisPekerjaan.BATAL_JAWABAN: "Terputus di tengah jalan; sisa muatan itu sudah dihapus server.",
    JenisPekerjaan.BATAL_REGISTER: "Terputus, tidak ada yang berubah; batalkan lagi.",
    JenisPekerjaan.HITUNG_ULANG: "Terputus, hitungan tetap seperti semula; susun lagi.",
}
"""What is so when it was broken off, once what it left half-way is taken back."""


class Lapor(Protocol):
    """Whom work tells how far it is, and at its end what came of it."""

    kalimat: str

    def maju(self, tahap: str, sudah: int, semua: int) -> None:
        """It is so far."""


class DiamSaja:
    """For work that nobody waits for."""

    kalimat = ""

    def maju(self, tahap: str, sudah: int, semua: int) -> None:
        """Tell nobody."""


class Pelapor:
    """Beside the work, in a thread of its own: whoever works only says how far it is (`maju`)."""

    def __init__(self, buka: Buka, nomor: int, jam: Jam) -> None:
        self._buka, self._nomor, self._jam = buka, nomor, jam
        self._layar = Layar()
        self._kini = self._dikabarkan = ("", 0, 0)
        self._henti = Event()
        self._utas = Thread(target=self._jalan, name="skm-pekerjaan", daemon=True)
        self.kalimat = ""
        """What came of it, told at its end."""
        self.hasil: dict[str, Any] = {}
        """What is asked where it is refused."""

    def maju(self, tahap: str, sudah: int, semua: int) -> None:
        """It is so far."""
        self._kini = (tahap, sudah, semua)
        self._layar.maju(tahap, sudah, semua)

    def __enter__(self) -> Self:
        self._utas.start()
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, salah: BaseException | None, _jejak: TracebackType | None
    ) -> None:
        self._henti.set()
        self._utas.join()
        self._layar.bersih()
        if salah is None:
            self._akhiri(Keadaan.SELESAI, self.kalimat)
        elif (galat := sebagai_galat(salah)) is not None:
            self._akhiri(Keadaan.DITOLAK, str(galat))

    def _akhiri(self, keadaan: Keadaan, kalimat: str) -> None:
        with self._buka() as session:
            saat = self._jam()
            akhiri(session, self._nomor, keadaan, kalimat, pada=saat, hasil=self.hasil)

    def _jalan(self) -> None:
        ke = 0
        while not self._henti.wait(JEDA):
            ke += 1
            if self._kini != self._dikabarkan or ke * JEDA % DETAK == 0:
                self._kabarkan()

    def _kabarkan(self) -> None:
        tahap, sudah, semua = kini = self._kini
        try:
            with self._buka() as session:
                saat = self._jam()
                kabarkan(session, self._nomor, tahap=tahap, sudah=sudah, semua=semua, pada=saat)
        except (SQLAlchemyError, Galat):
            return  # others write: told at the next look
        self._dikabarkan = kini


@contextmanager
def kerjakan(buka: Buka, nomor: int, *, jam: Jam) -> Iterator[Pelapor]:
    """Do what was noted before, in this process. Raises Bersamaan when it has begun or ended."""
    with buka() as session:
        ambil(session, nomor, pada=jam())
    with Pelapor(buka, nomor, jam) as pelapor:
        yield pelapor


@contextmanager
def langsung(
    buka: Buka, *, unit_id: int, jenis: JenisPekerjaan, nama: str, oleh: str, jam: Jam
) -> Iterator[Pelapor]:
    """Note it and do it at once. Raises Bersamaan while the office has another under way."""
    with buka() as session:
        nomor = mulai(session, unit_id=unit_id, jenis=jenis, nama=nama, oleh=oleh, pada=jam()).id
    with kerjakan(buka, nomor, jam=jam) as pelapor:
        yield pelapor
