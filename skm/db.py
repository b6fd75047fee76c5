"""One database session per app context. It reads until the first change, and only then takes the write lock.

What is wrong with a request is found out before: its guard, its form token and its form are looked at while
nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from skm.galat import terputus
from skm.orm import buka_sesi, sudah_menulis
from skm.rombongan import Kabari, Rombongan

T = TypeVar("T")
MEMBACA = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask, mesin: Engine) -> None:
    """Bind `mesin` to the app; whatever a view did not commit is rolled back when the context ends."""
    app.extensions["skm_mesin"] = mesin
    app.extensions["skm_rombongan"] = Rombongan(mesin)
    app.teardown_appcontext(_tutup)


def session() -> Session:
    """The current context's session, opened at first use. A page that is only read cannot write with it."""
    if "sesi_db" not in g:
        membaca = has_request_context() and request.method in MEMBACA
        g.sesi_db = buka_sesi(current_app.extensions["skm_mesin"], tulis=False if membaca else None)
    sesi: Session = g.sesi_db
    return sesi


def bersama(kerja: Callable[[Session], T]) -> T:
    """Give what `kerja` gives when its change is on disk, stored in one commit with whoever came meanwhile.

    `kerja` runs in a savepoint of its own: what it raises is raised here, and only its own changes are taken
    back. It writes with the session it is given, which others write with too: it leaves no transaction, and
    gives plain values, no rows that would be read anew. What the commit raises, each caller is told. It is
    run once more when the connection broke, even in the commit: doing it twice must be as doing it once.
    """
    lepaskan()
    return titip(current_app.extensions["skm_rombongan"], kerja)


def titip(rombongan: Rombongan, kerja: Callable[[Session], T]) -> T:
    """The same for who has no request: with that app's group."""
    try:
        return rombongan.simpan(kerja)
    except DBAPIError as salah:
        if not terputus(salah):
            raise
    return rombongan.simpan(kerja)


def titip_nanti(rombongan: Rombongan, kerja: Callable[[Session], T], kabari: Kabari[T]) -> None:
    """The same for who cannot wait, and is told in some other thread."""

    def lihat(nilai: T, salah: BaseException | None) -> None:
        if isinstance(salah, DBAPIError) and terputus(salah):
            rombongan.titip(kerja, kabari)
        else:
            kabari(nilai, salah)

    rombongan.titip(kerja, lihat)


def pakai_sesi(sesi: Session) -> None:
    """Read with `sesi` from here on; what was read until now is known, and its connection free again."""
    lepaskan()
    g.sesi_tadi = g.pop("sesi_db", None)
    g.sesi_db = sesi


def lepaskan() -> None:
    """End what this request has only read, and keep what it knows: something slow comes, or others' turn.

    Raises RuntimeError once something was changed: that ends with the request's one commit.
    """
    sesi: Session | None = g.get("sesi_db")
    if sesi is not None:
        if sudah_menulis(sesi):
            raise RuntimeError("what was changed is not yet committed")
        sesi.expire_on_commit = False
        sesi.commit()
        sesi.expire_on_commit = True


def urungkan(*, dikenang: bool = False) -> None:
    """Take back what this request has not committed.

    With `dikenang` what it has read stays known as it is: the database may not be there to be asked anew.
    """
    if "sesi_db" in g:
        if dikenang:
            g.sesi_db.expunge_all()
        _akhiri(g.sesi_db, Session.rollback)


@contextmanager
def sesi_baca() -> Iterator[Session]:
    """A short reading session beside the request's own, for slow work that must not hold the write lock."""
    with buka_sesi(current_app.extensions["skm_mesin"], tulis=False) as sesi:
        yield sesi


@contextmanager
def transaksi() -> Iterator[Session]:
    """A short transaction beside the request's own: committed when its block ends, taken back if it raises.

    It reads until its first change. Raises RuntimeError once the request's own has changed something.
    """
    lepaskan()
    with buka_sesi(current_app.extensions["skm_mesin"], tulis=None) as sesi:
        yield sesi
        sesi.commit()


def _tutup(_galat: BaseException | None) -> None:
    for nama in ("sesi_db", "sesi_tadi"):
        sesi: Session | None = g.pop(nama, None)
        if sesi is not None:
            _akhiri(sesi, Session.close)


def _akhiri(sesi: Session, cara: Callable[[Session], None]) -> None:
    """End what it has begun; where the connection is gone nothing is left to end, nor to complain of."""
    try:
        cara(sesi)
    except DBAPIError as salah:
        if not terputus(salah):
            raise
        sesi.invalidate()
