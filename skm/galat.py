"""One refusal for the whole server: a sentence for whoever asked, the field it belongs to, its HTTP status.

Services raise it. A view shows its form again with `skm.web.upaya`, the handler of `skm.web.errors` answers
what leaves a view, `skm.cli.konteks` ends a command with 1. No class of its own for every slice: the only
kind that code asks about is `Bersamaan`. Knows no web.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InvalidRequestError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from kinerja.galat import GalatKinerja

DIDAHULUI = (
    "Orang lain menyimpan lebih dulu, dan perubahan ini belum tersimpan. "
    "Periksa keadaannya yang terbaru, lalu ulangi."
)
SUDAH_DIHAPUS = "Orang lain baru saja menghapusnya. Muat ulang halaman."
BENTURAN_POSTGRES = frozenset({"23503", "23505", "23P01", "40001", "40P01"})
"""What is referred to is gone, a key taken, spans overlap; not serializable, deadlock."""
BENTURAN_SQLITE = frozenset(
    {
        "SQLITE_BUSY_SNAPSHOT",
        "SQLITE_CONSTRAINT_FOREIGNKEY",
        "SQLITE_CONSTRAINT_PRIMARYKEY",
        "SQLITE_CONSTRAINT_UNIQUE",
    }
)
"""The same. A CHECK or a NOT NULL is nobody's race but our own fault."""

PENUH = (
    "Server masih menyimpan data lain, dan yang ini belum tersimpan. "
    "Mohon tunggu beberapa saat, lalu kirim sekali lagi."
)
TERKUNCI = frozenset({"55P03", "SQLITE_BUSY", "SQLITE_LOCKED"})
"""Somebody else holds a lock for longer than anybody waits here."""
TERLALU_LAMA = (
    "Server terlalu sibuk untuk menjawab ini, jadi pekerjaannya dihentikan dan tidak ada yang tersimpan. "
    "Mohon tunggu beberapa saat, lalu coba sekali lagi."
)
DIHENTIKAN = frozenset({"57014", "SQLITE_INTERRUPT"})
"""A statement that took longer than the server lets it."""

TAK_TERTULIS = (
    "Server sedang tidak dapat menyimpan apa pun, jadi yang ini belum tersimpan. "
    "Mohon coba lagi nanti, atau kabari admin kantor."
)
TAK_TERTULIS_POSTGRES = frozenset({"25006", "53100", "53200"})
"""A standby or a transaction for reading, a full disk, no memory."""
TAK_TERTULIS_SQLITE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
TAK_TERTULIS_BERKAS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""The same of a file beside the database: evidence, a sheet that was sent."""

RUSAK = (
    "Sebagian data di server ini rusak dan tidak dapat dibaca, jadi yang ini belum tersimpan. "
    "Mohon kabari admin kantor."
)
RUSAK_KODE = ("XX00", "58030", "58P01", "SQLITE_CORRUPT", "SQLITE_NOTADB")
"""A page that is not what was written, a file that is gone: only a backup, or another disk, mends it."""

TERPUTUS = (
    "Basis data sedang tidak dapat dihubungi, dan yang baru saja dikirim mungkin belum tersimpan. "
    "Mohon tunggu beberapa saat, lalu coba sekali lagi."
)
TERPUTUS_POSTGRES = ("08", "57P0", "53300", "25P03")
"""Connections that break, a server that ends or begins, takes no more of them, or ended an idle one."""


class Galat(Exception):
    """What was asked for cannot be done; str() is the sentence that says why, in Indonesian.

    `bidang` is the field of the form it belongs to, empty where it is about the whole.
    """

    def __init__(self, kalimat: str, *, bidang: str = "", status: int = 400) -> None:
        super().__init__(kalimat)
        self.kalimat, self.bidang, self.status = kalimat, bidang, status


class Bersamaan(Galat):
    """Somebody else was quicker; nothing of the later change was stored."""

    def __init__(self, kalimat: str = DIDAHULUI, *, bidang: str = "") -> None:
        super().__init__(kalimat, bidang=bidang, status=409)


def sebagai_galat(salah: BaseException) -> Galat | None:
    """The refusal that an error amounts to; None for a fault of ours, which asking anew does not mend."""
    if isinstance(salah, Galat):
        return salah
    if isinstance(salah, GalatKinerja):
        return Galat(str(salah))
    if isinstance(salah, ObjectDeletedError):
        return Bersamaan(SUDAH_DIHAPUS)
    if _kalah(salah):
        return Bersamaan()
    kode = _kode(salah)
    for kalimat, ya in (
        (TAK_TERTULIS, _tak_tertulis(salah, kode)),
        (RUSAK, rusak(salah)),
        (TERPUTUS, terputus(salah)),
        (PENUH, kode in TERKUNCI),
        (TERLALU_LAMA, kode in DIHENTIKAN),
    ):
        if ya:
            return Galat(kalimat, status=503)
    return None


def sebab(salah: DBAPIError | OSError) -> str:
    """Why a database or a disk refused, in one line for who runs the server.

    Only what it says of itself: its words about rows would repeat what people wrote.
    """
    if isinstance(salah, OSError):
        return f"{type(salah).__name__} {errno.errorcode.get(salah.errno or 0, '')} {salah.strerror}"
    kata = next(iter(str(salah.orig).splitlines()), "")[:300]  # what follows quotes the statement
    return f"{type(salah).__name__} {_kode(salah)} {kata}"


def rusak(salah: BaseException) -> bool:
    """Whether what was stored cannot be read any more."""
    return _kode(salah).startswith(RUSAK_KODE)


def terputus(salah: BaseException) -> bool:
    """Whether the database is away: what was sent before it went may be stored or not."""
    if not isinstance(salah, DBAPIError):
        return False
    kode = _kode(salah)
    tak_tersambung = isinstance(salah, OperationalError) and not kode  # it said nothing at all
    return salah.connection_invalidated or tak_tersambung or kode.startswith(TERPUTUS_POSTGRES)


@contextmanager
def pertama(kalimat: str = DIDAHULUI, *, bidang: str = "") -> Iterator[None]:
    """A database that says in here that somebody else was quicker is told as Bersamaan with these words."""
    try:
        yield
    except (DBAPIError, StaleDataError) as salah:
        if not _kalah(salah):
            raise
        raise Bersamaan(kalimat, bidang=bidang) from salah


def simpan(session: Session, kalimat: str = DIDAHULUI, *, bidang: str = "") -> None:
    """Write what was changed. Raises Bersamaan with these words when somebody else was quicker."""
    with pertama(kalimat, bidang=bidang):
        session.flush()


def kunci(session: Session, baris: object, kalimat: str = SUDAH_DIHAPUS) -> None:
    """Read a row anew and keep others off it until the end. Raises Bersamaan when it is gone."""
    with pertama(kalimat):
        try:
            session.refresh(baris, with_for_update={"of": type(baris)})  # what was joined to it stays free
        except InvalidRequestError as salah:
            raise Bersamaan(kalimat) from salah


def _kalah(salah: BaseException) -> bool:
    return isinstance(salah, StaleDataError) or _kode(salah) in BENTURAN_POSTGRES | BENTURAN_SQLITE


def _tak_tertulis(salah: BaseException, kode: str) -> bool:
    if isinstance(salah, OSError):
        return salah.errno in TAK_TERTULIS_BERKAS
    if kode == "0A000" and isinstance(salah, DBAPIError):  # a standby, asked to begin what writes
        return "recovery" in str(salah.orig)
    return kode in TAK_TERTULIS_POSTGRES or kode.startswith(TAK_TERTULIS_SQLITE)


def _kode(salah: BaseException) -> str:
    """What the database calls it; empty for what it did not say."""
    asal = salah.orig if isinstance(salah, DBAPIError) else None
    kode: str = getattr(asal, "sqlstate", None) or getattr(asal, "sqlite_errorname", None) or ""
    return kode
