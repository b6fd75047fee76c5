"""What every command shares: settings, a session, the clock, and how refusals leave the program."""

from __future__ import annotations

import functools
import getpass
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja, GalatMasukan
from skm import config
from skm.config import GalatPengaturan, Konfigurasi
from skm.galat import Galat, sebagai_galat, terputus
from skm.layanan import momen
from skm.layanan import queries as layanan
from skm.layanan.models import Unit
from skm.orm import buka_sesi, make_engine

P = ParamSpec("P")
T = TypeVar("T")

UNIT = "skm.unit"
"""Where the office that a command names waits for `tempat`, in the command line's own notes."""


def _catat_unit(ctx: click.Context, _param: click.Parameter, kode: str | None) -> None:
    ctx.meta[UNIT] = kode


opsi_unit = click.option(
    "--unit",
    metavar="KODE",
    expose_value=False,
    callback=_catat_unit,
    help="Kode kantor; perlu bila server melayani lebih dari satu.",
)
opsi_json = click.option("--json", "sebagai_json", is_flag=True, help="Keluaran JSON.")


class Ditolak(click.ClickException):
    """How click is told of a refusal: the sentence goes to stderr and the program ends with 1."""

    exit_code = 1

    def format_message(self) -> str:
        return self.message


def perintah_sopan(fungsi: Callable[P, T]) -> Callable[P, T]:
    """A command takes `--unit`, knows every table, and says in one sentence on stderr what it refuses or
    finds not ready."""

    @functools.wraps(fungsi)
    def bertabel(*args: P.args, **kwargs: P.kwargs) -> T:
        import_module("skm.models")
        return fungsi(*args, **kwargs)

    return perintah_ringan(bertabel)


def perintah_ringan(fungsi: Callable[P, T]) -> Callable[P, T]:
    """The same for a command that looks only into tables it names."""

    @functools.wraps(fungsi)
    def bungkus(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return fungsi(*args, **kwargs)
        except (Galat, GalatKinerja, GalatPengaturan, sa.exc.SQLAlchemyError) as salah:
            kalimat = _kalimat(salah)
            if kalimat is None:
                raise
            raise Ditolak(kalimat) from salah

    return opsi_unit(bungkus)


def _kalimat(salah: Exception) -> str | None:
    """What the failure means to who runs a command; None for a fault of ours."""
    if isinstance(salah, sa.exc.DBAPIError) and terputus(salah):
        return f"Basis data tidak dapat dihubungi: {salah.orig}"
    galat = salah if isinstance(salah, GalatPengaturan) else sebagai_galat(salah)
    if galat is not None:
        return str(galat)
    if isinstance(salah, sa.exc.OperationalError):
        return f"Basis data tidak dapat dibuka. Sudah skm init? ({salah.orig})"
    if isinstance(salah, sa.exc.ProgrammingError):
        return f"Basis data belum disiapkan. Jalankan: skm init ({salah.orig})"
    if isinstance(salah, sa.exc.DatabaseError) and not isinstance(salah, sa.exc.IntegrityError):
        return f"Basis data rusak atau bukan basis data: {salah.orig}"
    return None


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a command works: settings, an open session and the unit."""

    konf: Konfigurasi
    session: Session
    unit: Unit
    pada: datetime
    oleh: str

    @property
    def hari_ini(self) -> date:
        """The office's local day."""
        return self.pada.astimezone(self.konf.timezone).date()

    @contextmanager
    def transaksi(self) -> Iterator[Session]:
        """A short transaction of its own beside the command's: committed when its block ends."""
        mesin = self.session.get_bind()
        if not isinstance(mesin, sa.Engine):
            raise TypeError("a session that stands on one connection")
        with buka_sesi(mesin, tulis=None) as session:
            yield session
            session.commit()


@contextmanager
def tempat(*, tulis: bool = False) -> Iterator[Tempat]:
    """A session on the configured database; what the command did not commit is rolled back.

    One that may write reads until its first change: a file is looked through while the server goes on.
    """
    konf = config.baca()
    mesin = make_engine(konf.database_url)
    try:
        with buka_sesi(mesin, tulis=None if tulis else False) as session:
            yield Tempat(konf, session, _unit(session), datetime.now(UTC), pelaku())
    finally:
        mesin.dispose()


def _unit(session: Session) -> Unit:
    """The office that the command names, else the only one."""
    semua, kode = layanan.semua_unit(session), unit_diminta()
    if kode is not None:
        return layanan.unit_berkode(semua, kode)
    if len(semua) > 1:
        raise click.UsageError(f"Server ini melayani beberapa kantor. Tulis --unit {layanan.pilihan(semua)}.")
    return semua[0]


def unit_diminta() -> str | None:
    """The code given as `--unit`."""
    ctx = click.get_current_context(silent=True)
    kode: str | None = None if ctx is None else ctx.meta.get(UNIT)
    return kode


def jam() -> datetime:
    """The present moment, for work that takes long."""
    return datetime.now(UTC)


def pelaku() -> str:
    """Who runs the command, for the audit trail: the operating system's account."""
    try:
        return f"sistem:{getpass.getuser()}"[:60]
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "sistem"


def baca_momen(opsi: str, teks: str, zona: ZoneInfo) -> datetime:
    """The moment given to the option `opsi`; one that cannot be read is wrong usage."""
    try:
        return momen.baca(teks, zona)
    except GalatMasukan as galat:
        raise click.BadParameter(f"{teks!r}: {galat}", param_hint=opsi) from galat


def peringatkan_libur(t: Tempat, tahun: Iterable[int]) -> None:
    """Say on stderr which of these years' due moments rest on no holidays, or on estimated ones."""
    libur = layanan.tahun_libur(t.session, t.unit.id)
    for satu in sorted(set(tahun)):
        if satu not in libur.berisi:
            click.echo(f"PERHATIAN: tahun {satu} belum berisi hari libur; periksa jatuh temponya.", err=True)
        elif satu in libur.perkiraan:
            click.echo(f"PERHATIAN: sebagian hari libur {satu} masih perkiraan.", err=True)


def cetak_json(isi: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(isi, ensure_ascii=False, indent=2))


__all__ = [
    "Ditolak",
    "Tempat",
    "baca_momen",
    "cetak_json",
    "jam",
    "opsi_json",
    "pelaku",
    "peringatkan_libur",
    "perintah_ringan",
    "perintah_sopan",
    "tempat",
    "unit_diminta",
]
