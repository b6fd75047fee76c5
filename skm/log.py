"""The server's log: lines to read, or JSON for programs. Nobody's words, numbers or codes are in it.

Of an error it says which and where in the program, never its message, for that may quote what was typed. Of a
request it says the address as the server knows it (`/s/<kode>`), never the one that was asked for.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from sqlalchemy.exc import DBAPIError

nomor: ContextVar[str] = ContextVar("skm_nomor", default="")
"""The number of the request that is being answered; empty beside one."""
TAMBAHAN = ("metode", "alamat", "status", "ms")
"""What a line about a request says besides."""
Tersusun = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Teks(logging.Formatter):
    """A line: moment, level, the request's number, what happened."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and beneath it where an error came from."""
        saat = _saat(record).astimezone().isoformat(timespec="seconds")
        baris = f"{saat} {record.levelname} {nomor.get() or '-'} {record.name}: {_kalimat(record)}"
        return f"{baris}\n{jejak(record.exc_info[1])}" if record.exc_info and record.exc_info[1] else baris


class Json(logging.Formatter):
    """The same as one JSON object on a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Moments are UTC; `nomor` is the request's."""
        isi: dict[str, Any] = {
            "saat": _saat(record).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "nomor": nomor.get(),
            "sumber": record.name,
            "kalimat": _kalimat(record),
        }
        isi |= {nama: getattr(record, nama) for nama in TAMBAHAN if hasattr(record, nama)}
        if record.exc_info and record.exc_info[1]:
            isi["jejak"] = jejak(record.exc_info[1])
        return json.dumps({nama: satu for nama, satu in isi.items() if satu != ""}, ensure_ascii=False)


SUSUNAN = {"teks": Teks, "json": Json}
"""By the setting's words."""


def pasang(bentuk: str) -> None:
    """Let this process write its log so, on standard error."""
    tujuan = logging.StreamHandler(sys.stderr)
    tujuan.setFormatter(SUSUNAN[bentuk]())
    logging.basicConfig(handlers=[tujuan], level=logging.INFO, force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def jejak(salah: BaseException) -> str:
    """Which errors led to which, and where in the program, without their words."""
    bagian: list[str] = []
    satu: BaseException | None = salah
    while satu is not None and len(bagian) < 10:
        letak = "".join(traceback.format_tb(satu.__traceback__)).rstrip()
        bagian.append(f"{nama_galat(satu)}\n{letak}".rstrip())
        satu = satu.__cause__ or (None if satu.__suppress_context__ else satu.__context__)
    return "\n".join(bagian)


def nama_galat(salah: BaseException) -> str:
    """What an error is, with the code that a database gives it."""
    asal = salah.orig if isinstance(salah, DBAPIError) else None
    kode = getattr(asal, "sqlstate", None) or getattr(asal, "sqlite_errorname", None) or ""
    return f"{type(salah).__name__} {kode}".rstrip()


def _kalimat(record: logging.LogRecord) -> str:
    return " ".join(record.getMessage().split())


def _saat(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)
