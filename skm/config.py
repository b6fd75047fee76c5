"""Settings, read from the environment once at start; a wrong one is refused here, in words."""

from __future__ import annotations

import base64
import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PAKET = Path(__file__).resolve().parent
UTAS = 64
"""Threads of a serving process: as many answers may share a commit."""


SENDIRI = "memory://"
"""Tries are counted by each process for itself."""
POLA_BANYAK_HOST = re.compile(r"([a-z+]+://)(?:([^@/?]*)@)?([^/?@]*,[^/?@]*)(/[^?]*)?(?:\?(.*))?")


class GalatPengaturan(ValueError):
    """A setting that cannot be used; the message names the variable and says what it should be."""


@dataclass(frozen=True, slots=True)
class Konfigurasi:
    """Every setting of the server.

    `database_url` is an SQLAlchemy URL; `instance` the folder for database, keys and evidence;
    `base_url` what QR codes carry, without a trailing slash; `secret_key` signs sessions and CSRF tokens;
    `data_key` encrypts people's numbers (32 bytes, URL-safe base64);
    `proxies` is how many reverse proxies in front are trusted to name the visitor's address;
    `limits_url` where tries are counted, `database_read_url` a standby for pages that only read, or empty.
    """

    instance: Path
    database_url: str
    host: str
    port: int
    base_url: str
    timezone: ZoneInfo
    secret_key: str
    proxies: int = 0
    data_key: str = ""
    limits_url: str = SENDIRI
    database_read_url: str = ""


def baca(lingkungan: dict[str, str] | None = None, *, buat: bool = False) -> Konfigurasi:
    """Settings from `lingkungan` (default: the process environment).

    Only with `buat` is a missing instance folder made where it would hold the database: a command run in
    the wrong place must not found a second office. Raises GalatPengaturan naming the variable at fault.
    """
    env = dict(os.environ) if lingkungan is None else lingkungan
    instance = Path(env.get("SKM_INSTANCE") or "instance").expanduser().resolve()
    if not buat and not instance.is_dir() and not env.get("SKM_DATABASE_URL"):
        raise GalatPengaturan(
            f"SKM_INSTANCE: folder {instance} belum ada. Jalankan skm init, atau pindah ke folder server."
        )
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as galat:
        raise GalatPengaturan(f"SKM_INSTANCE: folder {instance} tidak dapat dibuat ({galat})") from galat
    host = env.get("SKM_HOST") or "127.0.0.1"
    alamat = f"[{host}]" if ":" in host else host
    port = _port(env.get("SKM_PORT") or "8000")
    return Konfigurasi(
        instance=instance,
        database_url=_database_url(env.get("SKM_DATABASE_URL") or f"sqlite:///{instance / 'skm.sqlite3'}"),
        host=host,
        port=port,
        base_url=_base_url(env.get("SKM_BASE_URL") or f"http://{alamat}:{port}"),
        timezone=_timezone(env.get("SKM_TIMEZONE") or "Asia/Makassar"),
        secret_key=env.get("SKM_SECRET_KEY") or _kunci_tersimpan(instance / "secret_key", _acak),
        data_key=_data_key(env.get("SKM_DATA_KEY") or _kunci_tersimpan(instance / "data_key", _kunci_data)),
        proxies=_proxies(env.get("SKM_PROXIES") or "0"),
        limits_url=_limits_url(env.get("SKM_LIMITS_URL") or SENDIRI),
        database_read_url=_database_read_url(env.get("SKM_DATABASE_READ_URL") or ""),
    )


def folder(nama: str) -> Path:
    """Where `templates` or `migrations` lies: inside the installed package, else at the project's root."""
    terpasang = PAKET / f"_{nama}"
    return terpasang if terpasang.is_dir() else PAKET.parent / nama


def _port(teks: str) -> int:
    if not teks.isdecimal() or not 1 <= int(teks) <= 65535:
        raise GalatPengaturan(f"SKM_PORT: {teks!r} bukan nomor port 1–65535")
    return int(teks)


def _proxies(teks: str) -> int:
    if not teks.isdecimal() or int(teks) > 9:
        raise GalatPengaturan(f"SKM_PROXIES: {teks!r} bukan jumlah proksi 0–9")
    return int(teks)


def _database_url(teks: str) -> str:
    if not teks.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise GalatPengaturan("SKM_DATABASE_URL: harus diawali sqlite:/// atau postgresql+psycopg://")
    return _banyak_host(teks)


def _database_read_url(teks: str) -> str:
    if teks and not teks.startswith("postgresql+psycopg://"):
        raise GalatPengaturan("SKM_DATABASE_READ_URL: harus diawali postgresql+psycopg://")
    return _banyak_host(teks)


def _banyak_host(teks: str) -> str:
    """Several machines as PostgreSQL writes them (`u@h1:5432,h2:5432/db`), in the words of SQLAlchemy."""
    cocok = POLA_BANYAK_HOST.fullmatch(teks)
    if cocok is None:
        return teks
    skema, siapa, semua, basis, pilihan = cocok.groups(default="")
    mesin = "&".join(f"host={satu if ':' in satu else f'{satu}:5432'}" for satu in semua.split(","))
    return f"{skema}{siapa + '@' if siapa else ''}{basis or '/'}?{mesin}{'&' + pilihan if pilihan else ''}"


def _limits_url(teks: str) -> str:
    """Valkey speaks the words of Redis, and is asked with its own client."""
    if teks in {"memory", SENDIRI}:
        return SENDIRI
    bagian = urlsplit(teks)
    skema = {"redis": "valkey", "rediss": "valkeys"}.get(bagian.scheme, bagian.scheme)
    if skema not in {"valkey", "valkeys"} or not bagian.hostname:
        raise GalatPengaturan("SKM_LIMITS_URL: isi memory, atau valkey://host:6379/0 (juga redis://…)")
    return bagian._replace(scheme=skema).geturl()


def _base_url(teks: str) -> str:
    bagian = urlsplit(teks)
    if bagian.scheme not in {"http", "https"} or not bagian.netloc:
        raise GalatPengaturan(f"SKM_BASE_URL: {teks!r} bukan alamat http(s) lengkap")
    return teks.rstrip("/")


def _timezone(teks: str) -> ZoneInfo:
    try:
        return ZoneInfo(teks)
    except (ZoneInfoNotFoundError, ValueError) as galat:
        raise GalatPengaturan(f"SKM_TIMEZONE: zona waktu {teks!r} tidak dikenal") from galat


def _acak() -> str:
    return secrets.token_urlsafe(48)


def _kunci_data() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _data_key(teks: str) -> str:
    try:
        panjang = len(base64.urlsafe_b64decode(teks))
    except ValueError:
        panjang = 0
    if panjang != 32:
        raise GalatPengaturan("SKM_DATA_KEY: harus 32 bita acak dalam base64 (URL-safe)")
    return teks


def _kunci_tersimpan(berkas: Path, buat: Callable[[], str]) -> str:
    """The key made once for this instance; O_EXCL so that two first starts agree on one."""
    try:
        pegangan = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kunci = berkas.read_text(encoding="ascii").strip()
        if not kunci:
            raise GalatPengaturan(
                f"{berkas} kosong: pulihkan dari cadangan, atau isi SKM_SECRET_KEY atau SKM_DATA_KEY"
            ) from None
        return kunci
    with os.fdopen(pegangan, "w", encoding="ascii") as keluar:
        kunci = buat()
        keluar.write(kunci)
    return kunci
