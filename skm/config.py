"""Settings, read from the environment once at start; a wrong one is refused here, in words."""

from __future__ import annotations

import base64
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PAKET = Path(__file__).resolve().parent
UTAS = 128
"""Threads of a serving process: as many answers may share a commit."""


SENDIRI = "memory://"
"""Tries are counted by each process for itself."""
POLA_BANYAK_HOST = re.compile(r"([a-z+]+://)(?:([^@/?]*)@)?([^/?@]*,[^/?@]*)(/[^?]*)?(?:\?(.*))?")


UKURAN = "_SKM_UKURAN"
"""Not a setting: what the processes of one server are told by the one that starts them."""
TIDAK, YA = "tidak", "ya"
"""Of a setting that switches something off, or on."""
WAJIB, BUAT, KOSONG = "wajib", "buat", "kosong"
"""What becomes of a key that is not there: refused, made, or left empty."""


class GalatPengaturan(ValueError):
    """A setting that cannot be used; the message names the variable and says what it should be."""


@dataclass(frozen=True, slots=True)
class Konfigurasi:
    """Every setting of the server.

    `database_url` is an SQLAlchemy URL; `instance` the folder for database, keys and evidence;
    `base_url` what QR codes carry, without a trailing slash; `secret_key` signs sessions and CSRF tokens;
    `data_key` encrypts people's numbers (32 bytes, URL-safe base64);
    `proxies` is how many reverse proxies in front are trusted to name the visitor's address;
    `limits_url` where tries are counted, `database_read_url` a standby for pages that only read, or empty;
    `sandi_sekali` how many days a one-time password opens anything;
    `totp_wajib` whether admin and pimpinan sign in with a code of an application as well;
    `backup` the file that the server backs itself up to every night, keeping `backup_simpan`, or None;
    `metrics_token` opens /metrics to who shows it, empty to this machine alone;
    `log` is teks or json, `log_requests` whether each request has a line there.
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
    sandi_sekali: int = 3
    totp_wajib: bool = False
    backup: Path | None = None
    backup_simpan: int = 14
    metrics_token: str = ""
    log: str = "teks"
    log_requests: bool = False

    @property
    def nama_host(self) -> str:
        """The one name that a server with https answers to beside its own machine's; empty for any."""
        bagian = urlsplit(self.base_url)
        return (bagian.hostname or "") if bagian.scheme == "https" else ""


def baca(
    lingkungan: dict[str, str] | None = None, *, buat: bool = False, tanpa_kunci: bool = False
) -> Konfigurasi:
    """Settings from `lingkungan` (default: the process environment).

    Only with `buat` is a missing instance folder made where it would hold the database, and a missing key: a
    command run in the wrong place must not found a second office, nor a lost key be replaced unseen. With
    `tanpa_kunci` no key is made, and one that is missing is empty. Raises GalatPengaturan naming the variable
    at fault.
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
    port = _bulat("SKM_PORT", env.get("SKM_PORT") or "8000", 1, 65535, "nomor port")
    cara = KOSONG if tanpa_kunci else BUAT if buat else WAJIB
    return Konfigurasi(
        instance=instance,
        database_url=alamat_basis_data(
            env.get("SKM_DATABASE_URL") or f"sqlite:///{instance / 'skm.sqlite3'}"
        ),
        host=host,
        port=port,
        base_url=_base_url(env.get("SKM_BASE_URL") or f"http://{alamat}:{port}"),
        timezone=_timezone(env.get("SKM_TIMEZONE") or "Asia/Makassar"),
        secret_key=env.get("SKM_SECRET_KEY") or _kunci_tersimpan(instance / "secret_key", acak, cara),
        data_key=periksa_kunci_data(
            env.get("SKM_DATA_KEY") or _kunci_tersimpan(instance / "data_key", kunci_data, cara)
        ),
        proxies=_bulat("SKM_PROXIES", env.get("SKM_PROXIES") or "0", 0, 9, "jumlah proksi"),
        limits_url=_limits_url(env.get("SKM_LIMITS_URL") or SENDIRI),
        database_read_url=_database_read_url(env.get("SKM_DATABASE_READ_URL") or ""),
        totp_wajib=_pilihan("SKM_TOTP_WAJIB", env.get("SKM_TOTP_WAJIB") or TIDAK, (TIDAK, YA)) == YA,
        sandi_sekali=_bulat("SKM_SANDI_SEKALI", env.get("SKM_SANDI_SEKALI") or "3", 1, 90, "jumlah hari"),
        backup=_backup(env.get("SKM_BACKUP") or str(instance / "cadangan" / "skm.zip")),
        backup_simpan=_bulat("SKM_BACKUP_SIMPAN", env.get("SKM_BACKUP_SIMPAN") or "14", 1, 1000, "jumlah"),
        metrics_token=_metrics_token(env.get("SKM_METRICS_TOKEN") or ""),
        log=_pilihan("SKM_LOG", env.get("SKM_LOG") or "teks", ("teks", "json")),
        log_requests=_pilihan("SKM_LOG_REQUESTS", env.get("SKM_LOG_REQUESTS") or TIDAK, (TIDAK, YA)) == YA,
    )


def lingkungan_anak(konf: Konfigurasi) -> dict[str, str]:
    """The environment of a process that works on the same database without the keys."""
    letak = {"SKM_INSTANCE": str(konf.instance), "SKM_DATABASE_URL": konf.database_url}
    return dict(os.environ) | letak | {"SKM_TIMEZONE": konf.timezone.key}


@contextmanager
def bersama_proses() -> Iterator[None]:
    """While this lasts, processes that are started tell each other their numbers in a folder of theirs."""
    with tempfile.TemporaryDirectory(prefix="skm-ukuran-") as folder:
        os.environ[UKURAN] = folder
        yield
        del os.environ[UKURAN]


def folder_ukuran() -> Path | None:
    """That folder; None in the only process."""
    nama = os.environ.get(UKURAN)
    return Path(nama) if nama else None


def folder(nama: str) -> Path:
    """Where `templates` or `migrations` lies: inside the installed package, else at the project's root."""
    terpasang = PAKET / f"_{nama}"
    return terpasang if terpasang.is_dir() else PAKET.parent / nama


def _bulat(nama: str, teks: str, dari: int, sampai: int, apa: str) -> int:
    if not teks.isdecimal() or not dari <= int(teks) <= sampai:
        raise GalatPengaturan(f"{nama}: {teks!r} bukan {apa} {dari}–{sampai}")
    return int(teks)


def _backup(teks: str) -> Path | None:
    if teks == TIDAK:
        return None
    berkas = Path(teks).expanduser()
    if not berkas.is_absolute() or not berkas.suffix:
        raise GalatPengaturan(
            f"SKM_BACKUP: {teks!r} bukan jalur lengkap ke sebuah berkas .zip; atau isi {TIDAK}"
        )
    return berkas


def _pilihan(nama: str, teks: str, boleh: tuple[str, ...]) -> str:
    if teks not in boleh:
        raise GalatPengaturan(f"{nama}: isi {' atau '.join(boleh)}")
    return teks


def _metrics_token(teks: str) -> str:
    if teks and not re.fullmatch(r"[\x21-\x7e]{16,}", teks):
        raise GalatPengaturan("SKM_METRICS_TOKEN: sedikitnya 16 huruf atau angka, tanpa spasi")
    return teks


def alamat_basis_data(teks: str) -> str:
    """A database's URL in the words of SQLAlchemy. Raises GalatPengaturan for one of another kind."""
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
    if bagian.path.strip("/") or bagian.query or bagian.fragment:
        kalimat = f"SKM_BASE_URL: {teks!r} memuat lebih dari nama server"
        raise GalatPengaturan(f"{kalimat}; beri server ini nama sendiri, misalnya skm.{bagian.hostname}")
    return teks.rstrip("/")


def _timezone(teks: str) -> ZoneInfo:
    try:
        return ZoneInfo(teks)
    except (ZoneInfoNotFoundError, ValueError) as galat:
        raise GalatPengaturan(f"SKM_TIMEZONE: zona waktu {teks!r} tidak dikenal") from galat


def acak() -> str:
    """A new secret key."""
    return secrets.token_urlsafe(48)


def kunci_data() -> str:
    """A new data key."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def periksa_kunci_data(teks: str) -> str:
    """The data key, if it is one; empty stays empty. Raises GalatPengaturan."""
    try:
        panjang = len(base64.urlsafe_b64decode(teks)) if teks else 32
    except ValueError:
        panjang = 0
    if panjang != 32:
        raise GalatPengaturan("SKM_DATA_KEY: harus 32 bita acak dalam base64 (URL-safe)")
    return teks


def _kunci_tersimpan(berkas: Path, buat: Callable[[], str], cara: str) -> str:
    """The key of this instance; where it may be made, with O_EXCL so that two first starts agree on one."""
    try:
        kunci = berkas.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if cara == WAJIB:
            pulih = f"skm kunci pulihkan {'data' if berkas.name == 'data_key' else 'rahasia'}"
            kalimat = f"{berkas} tidak ada. Server baru: skm init. Server yang sudah berisi: {pulih}"
            raise GalatPengaturan(f"{kalimat}, dengan lembar kunci di tangan.") from None
        return "" if cara == KOSONG else tulis_kunci(berkas, buat())
    if not kunci:
        raise GalatPengaturan(
            f"{berkas} kosong: pulihkan dari lembar kunci, atau isi SKM_SECRET_KEY atau SKM_DATA_KEY"
        )
    return kunci


def tulis_kunci(berkas: Path, kunci: str) -> str:
    """Put a key into a file that is not there yet, for its owner alone, whole or not at all.

    Gives the one that lies there then: of two who come at once, both have the first one's.
    """
    sementara = berkas.with_name(f".{berkas.name}.{secrets.token_hex(8)}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "w", encoding="ascii") as keluar:
        keluar.write(kunci)
        keluar.flush()
        os.fsync(keluar.fileno())
    try:
        os.link(sementara, berkas)
    except FileExistsError:
        return berkas.read_text(encoding="ascii").strip()
    except OSError:  # a file system without links
        sementara.rename(berkas)
    finally:
        sementara.unlink(missing_ok=True)
    return kunci
