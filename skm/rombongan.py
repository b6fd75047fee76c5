"""Group commit: who comes while a commit is on its way to the disk shares the next one.

A commit costs the disk's slowest operation, as much for one change as for fifty. Nobody waits for company:
the first to come leads at once, and whoever arrives meanwhile is taken along by the next leader. It happens
in the threads of those who ask; for those who cannot wait a thread of the group's own leads, and tells them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from functools import partial
from threading import Lock
from typing import Any, Generic, Self, TypeAlias, TypeGuard, TypeVar, cast

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.galat import terputus
from skm.orm import buka_sesi

T = TypeVar("T")
Kabari: TypeAlias = Callable[[T, BaseException | None], object]
"""Is told what a change gives, or what it raised."""
TERBANYAK = 128
"""Changes that share a commit: the first of them waits for the last one's statements."""
TITIK = "rombongan"
BERAKHIR = "a change that is stored with others has ended their transaction"


class Borongan(ABC, Generic[T]):
    """A change that can be stored for itself, or with others of its kind by few statements for all."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, session: Session) -> T:
        """Store this one."""

    @classmethod
    @abstractmethod
    def semua(cls, session: Session, banyak: Sequence[Self]) -> Sequence[T] | None:
        """What each gives; None where each has to be asked for itself, and what was changed is taken back."""


class _Titipan(ABC):
    """One caller's change, and what became of it."""

    def __init__(self, kerja: Callable[[Session], Any]) -> None:
        self.kerja = kerja
        self.konteks: Context = copy_context()
        """The caller's own: the work runs in another's thread, whose request is not his."""
        self.nilai: Any = None
        self.galat: BaseException | None = None

    @abstractmethod
    def pimpin(self) -> None:
        """It is his turn to lead."""

    @abstractmethod
    def selesai(self) -> None:
        """It is done."""


class _Ditunggu(_Titipan):
    """Of a thread that waits for it."""

    def __init__(self, kerja: Callable[[Session], Any]) -> None:
        super().__init__(kerja)
        self.tuntas = False
        self.panggil = Lock()
        """Released when it is done, or when it is his turn to lead."""
        self.panggil.acquire()

    def pimpin(self) -> None:
        self.panggil.release()

    def selesai(self) -> None:
        self.tuntas = True
        self.panggil.release()


class _Dikabari(_Titipan):
    """Of somebody who is told."""

    def __init__(
        self, kerja: Callable[[Session], Any], pimpin: Callable[[], object], kabari: Kabari[Any]
    ) -> None:
        super().__init__(kerja)
        self._pimpin, self._kabari = pimpin, kabari

    def pimpin(self) -> None:
        self._pimpin()

    def selesai(self) -> None:
        self._kabari(self.nilai, self.galat)


class Rombongan:
    """The changes of one process to one database, stored in groups."""

    def __init__(self, mesin: Engine, terbanyak: int = TERBANYAK) -> None:
        self._mesin, self._terbanyak = mesin, terbanyak
        self._jaga = Lock()
        self._antre: deque[_Titipan] = deque()
        self._dipimpin = False
        self._utas = ThreadPoolExecutor(1, thread_name_prefix="skm-simpan")

    @property
    def menunggu(self) -> int:
        """How many changes wait for their turn."""
        return len(self._antre)

    def simpan(self, kerja: Callable[[Session], T]) -> T:
        """What `kerja` gives, once it is on disk; see `skm.db.bersama`."""
        titipan = _Ditunggu(kerja)
        if not self._antrekan(titipan):
            titipan.panggil.acquire()
        if not titipan.tuntas:
            self._pimpin()
        if titipan.galat is not None:
            raise titipan.galat
        return cast("T", titipan.nilai)

    def titip(self, kerja: Callable[[Session], T], kabari: Kabari[T]) -> None:
        """The same for who cannot wait: `kabari` is told in some other thread, and must not wait there."""
        titipan = _Dikabari(kerja, partial(self._utas.submit, self._pimpin), kabari)
        if self._antrekan(titipan):
            titipan.pimpin()

    def _antrekan(self, titipan: _Titipan) -> bool:
        """Whether he leads, for nobody does."""
        with self._jaga:
            self._antre.append(titipan)
            memimpin, self._dipimpin = not self._dipimpin, True
        return memimpin

    def _pimpin(self) -> None:
        """Store one group, oneself the first of it, and hand over to who waits longest."""
        rombongan: list[_Titipan] = []
        try:
            with buka_sesi(self._mesin, tulis=True) as session:
                session.connection()  # the turn to write has come: who waited for it meanwhile comes along
                rombongan = sisa = self._ambil()
                selesai = len(sisa) > 1 and _sekaligus(session, sisa)
                if not selesai and len(sisa) > 1:
                    session.rollback()
                while not selesai and not _terkerjakan(session, sisa):
                    session.rollback()
                    sisa = [titipan for titipan in sisa if titipan.galat is None]
                session.commit()
        except BaseException as salah:
            rombongan = rombongan or self._ambil()
            for titipan in rombongan:
                titipan.galat = titipan.galat or salah
            if not isinstance(salah, Exception):
                raise
        finally:
            self._lanjutkan(rombongan)

    def _ambil(self) -> list[_Titipan]:
        with self._jaga:
            return [self._antre.popleft() for _ in range(min(len(self._antre), self._terbanyak))]

    def _lanjutkan(self, rombongan: Iterable[_Titipan]) -> None:
        with self._jaga:
            berikutnya = self._antre[0] if self._antre else None
            self._dipimpin = berikutnya is not None
        if berikutnya is not None:
            berikutnya.pimpin()
        for titipan in rombongan:
            titipan.selesai()


def _sekaligus(session: Session, rombongan: list[_Titipan]) -> bool:
    """All without savepoints, which cost as much as a change, for hardly ever does one fail; then False."""
    transaksi = session.get_transaction()
    semua = [titipan.kerja for titipan in rombongan]
    try:
        if _sejenis(semua):
            hasil = semua[0].semua(session, semua)
            if hasil is None:
                return False
            for titipan, nilai in zip(rombongan, hasil, strict=True):
                titipan.nilai = nilai
            return True
        for titipan in rombongan:
            titipan.nilai = titipan.konteks.run(titipan.kerja, session)
            session.flush()
            if session.get_transaction() is not transaksi:
                raise RuntimeError(BERAKHIR)
            session.expunge_all()
    except Exception:  # who it was shows when each is asked anew in a savepoint of its own
        return False
    return True


def _sejenis(semua: list[Callable[[Session], Any]]) -> TypeGuard[list[Borongan[Any]]]:
    """Whether all are of one kind that can be stored together."""
    jenis = type(semua[0])
    return issubclass(jenis, Borongan) and all(type(satu) is jenis for satu in semua)


def _terkerjakan(session: Session, rombongan: list[_Titipan]) -> bool:
    """Each in a savepoint of its own, for which SQLAlchemy's would cost as much as the change itself.

    One that is alone needs none. False when a change that failed took the whole transaction with it, as a
    failed flush does: the others are to be asked anew. Raises what makes the group worthless.
    """
    koneksi, transaksi = session.connection(), session.get_transaction()
    if len(rombongan) == 1:
        sendiri = rombongan[0]
        sendiri.nilai = sendiri.konteks.run(sendiri.kerja, session)
        return True
    for titipan in rombongan:
        koneksi.exec_driver_sql(f"SAVEPOINT {TITIK}")
        try:
            titipan.nilai = titipan.konteks.run(titipan.kerja, session)
            session.flush()
        except Exception as salah:
            if terputus(salah):
                raise  # nothing of anybody's is stored
            titipan.galat = salah
        if session.get_transaction() is not transaksi or transaksi is None:
            raise RuntimeError(BERAKHIR)
        if not transaksi.is_active:
            return False
        session.expunge_all()
        if titipan.galat is not None:
            koneksi.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {TITIK}")
        koneksi.exec_driver_sql(f"RELEASE SAVEPOINT {TITIK}")
    return True
