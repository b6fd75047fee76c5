"""How a view tells a refusal: on its form again, at the field; or on the page it would have gone to.

No view rolls back by itself: after a refusal the session is as if nothing had been tried, and what was read
from it before is read anew when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Protocol, Self

from flask import abort, flash, make_response, redirect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from wtforms.form import BaseForm

from skm.db import session
from skm.galat import Bersamaan, Galat, sebagai_galat
from skm.web.errors import BELUM_SIAP, catat_sebab, halaman_galat

UMUM = "umum"
"""Where a form read by hand keeps what belongs to no field."""


class FormTangan(Protocol):
    """A form read by hand: what cannot be kept, by field."""

    galat: dict[str, str]


class Upaya:
    """An attempt that may be refused::

        with Upaya(form, di="kode") as upaya:
            satu = services.buat_layanan(…)
        if upaya.ditolak:
            return _halaman(form), upaya.status

    The sentence goes to the field that the refusal names, else to `di`, else above the form; nowhere when a
    field said it in the block. Pending changes are written before the block ends, so that a lost race is told
    here and not at the commit. With `coba` they are taken back even when nothing was refused. One of several
    attempts (`sendiri`) that is refused takes back only its own changes.
    """

    def __init__(
        self,
        form: BaseForm | FormTangan | None = None,
        di: str = "",
        *,
        coba: bool = False,
        sendiri: bool = False,
    ) -> None:
        self._form, self._di, self._coba, self._sendiri = form, di, coba, sendiri
        self.galat: Galat | None = None

    @property
    def ditolak(self) -> bool:
        """Whether it was refused."""
        return self.galat is not None

    @property
    def kalimat(self) -> str:
        """Why it was; empty when it was not."""
        return str(self.galat or "")

    @property
    def status(self) -> int:
        """The HTTP status of the page that tells it."""
        return 200 if self.galat is None else self.galat.status

    def __enter__(self) -> Self:
        self._titik = ExitStack()
        self._semula = self._sudah_dikatakan()
        if self._sendiri:
            self._titik.enter_context(session().begin_nested())
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, salah: BaseException | None, jejak: TracebackType | None
    ) -> bool:
        try:
            self._titik.__exit__(jenis, salah, jejak)
            if salah is None:
                session().flush()
        except SQLAlchemyError as gagal:
            if sebagai_galat(gagal) is None:
                raise
            salah = gagal
        self.galat = None if salah is None else sebagai_galat(salah)
        if (
            self.galat is not None
            and self.galat.status == BELUM_SIAP
            and isinstance(salah, DBAPIError | OSError)
        ):
            catat_sebab(salah)
        if (self.galat is not None and not self._sendiri) or self._coba:
            session().rollback()
        if self.galat is not None and self._sudah_dikatakan() == self._semula:
            _katakan(self._form, self.galat, self._di)
        return self.galat is not None

    def _sudah_dikatakan(self) -> dict[str, object]:
        """What the fields say is wrong with them."""
        return dict(self._form.errors) if isinstance(self._form, BaseForm) else {}


@contextmanager
def kabari(tujuan: str) -> Iterator[None]:
    """What is refused inside is told on the page at `tujuan`; a lost race on a page of its own (409)."""
    with Upaya() as upaya:
        yield
    if upaya.galat is not None and upaya.galat.status == BELUM_SIAP:
        raise upaya.galat  # what was typed is given back with it
    if isinstance(upaya.galat, Bersamaan):
        abort(make_response(halaman_galat(upaya.galat, kembali=tujuan)))
    if upaya.ditolak:
        flash(upaya.kalimat, "galat")
        abort(redirect(tujuan, 303))


def _katakan(form: BaseForm | FormTangan | None, galat: Galat, di: str) -> None:
    if isinstance(form, BaseForm):
        nama = galat.bidang if galat.bidang in form else di
        if nama:
            form[nama].errors = [galat.kalimat]
        else:
            form.form_errors.append(galat.kalimat)
    elif form is not None:
        form.galat[galat.bidang or di or UMUM] = galat.kalimat
