"""One database session per app context; only a request that may change something takes the write lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.orm import buka_sesi

MEMBACA = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask, mesin: Engine) -> None:
    """Bind `mesin` to the app; whatever a view did not commit is rolled back when the context ends."""
    app.extensions["skm_mesin"] = mesin
    app.teardown_appcontext(_tutup)


def hanya_baca() -> None:
    """The rest of this request changes nothing, so its session must not wait for the write lock."""
    g.hanya_baca = True


def session() -> Session:
    """The current context's session, opened at first use."""
    if "sesi_db" not in g:
        membaca = has_request_context() and (request.method in MEMBACA or "hanya_baca" in g)
        g.sesi_db = buka_sesi(current_app.extensions["skm_mesin"], tulis=not membaca)
    sesi: Session = g.sesi_db
    return sesi


def urungkan() -> None:
    """Take back what this request has not committed."""
    if "sesi_db" in g:
        g.sesi_db.rollback()


@contextmanager
def sesi_baca() -> Iterator[Session]:
    """A short reading session beside the request's own, for slow work that must not hold the write lock."""
    with buka_sesi(current_app.extensions["skm_mesin"], tulis=False) as sesi:
        yield sesi


@contextmanager
def sesi_tulis() -> Iterator[Session]:
    """A short writing session beside the request's own, for a count that a reading page adds to."""
    with buka_sesi(current_app.extensions["skm_mesin"], tulis=True) as sesi:
        yield sesi


def _tutup(_galat: BaseException | None) -> None:
    sesi: Session | None = g.pop("sesi_db", None)
    if sesi is not None:
        sesi.close()
