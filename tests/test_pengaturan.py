"""Settings: each is documented, a wrong one is refused by its name, the key is made once and kept private."""

from __future__ import annotations

import ast
import re
import stat
from pathlib import Path

import pytest

from skm import config
from skm.config import GalatPengaturan, baca

README = Path(__file__).resolve().parent.parent / "README.md"
VARIABEL = re.compile(r"SKM_[A-Z_]+")


def _dibaca() -> set[str]:
    """Names of variables that stand as whole strings in the settings' module."""
    pohon = ast.parse(Path(config.__file__).read_text(encoding="utf-8"))
    teks = {s.value for s in ast.walk(pohon) if isinstance(s, ast.Constant) and isinstance(s.value, str)}
    return {satu for satu in teks if VARIABEL.fullmatch(satu)}


def test_every_setting_stands_in_the_readme_and_every_setting_there_is_read() -> None:
    tabel = set(re.findall(r"^\|\s*`(SKM_[A-Z_]+)`", README.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert tabel == _dibaca()


def test_without_settings_the_server_is_local_and_keeps_everything_in_its_folder(tmp_path: Path) -> None:
    konf = baca({"SKM_INSTANCE": str(tmp_path)}, buat=True)
    assert konf.database_url == f"sqlite:///{tmp_path / 'skm.sqlite3'}"
    assert (konf.host, konf.port, konf.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert konf.timezone.key == "Asia/Makassar"  # the office is in Paser, WITA


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("SKM_PORT", "0"),  # no such port
        ("SKM_PORT", "65536"),  # one past the last
        ("SKM_PORT", "80a"),
        ("SKM_DATA_KEY", "terlalu-pendek"),
        ("SKM_DATA_KEY", "bukan base64!"),
        ("SKM_PORT", "-1"),
        ("SKM_DATABASE_URL", "mysql://localhost/skm"),  # a database nobody tested
        ("SKM_DATABASE_URL", "postgresql://localhost/skm"),  # would load another driver
        ("SKM_BASE_URL", "skm.example.go.id"),  # a QR code needs a whole address
        ("SKM_BASE_URL", "ftp://skm.example.go.id"),
        ("SKM_BASE_URL", "https://"),
        ("SKM_BASE_URL", "https://paserkab.go.id/skm"),  # pages and QR codes would lead elsewhere
        ("SKM_BASE_URL", "https://skm.example.go.id/?a=1"),
        ("SKM_TIMEZONE", "WITA"),  # an abbreviation is not a zone
        ("SKM_TIMEZONE", "../etc/passwd"),
        ("SKM_LIMITS_URL", "memcached://localhost"),  # a store nobody tested
        ("SKM_LIMITS_URL", "valkey://"),
        ("SKM_DATABASE_READ_URL", "sqlite:////tmp/skm.sqlite3"),  # a file has no standby
        ("SKM_METRICS_TOKEN", "pendek"),  # soon guessed
        ("SKM_LOG", "xml"),
        ("SKM_LOG_REQUESTS", "1"),
        ("SKM_BACKUP", "cadangan.zip"),  # relative to whom?
        ("SKM_BACKUP", "/srv/cadangan"),  # a folder
        ("SKM_BACKUP_SIMPAN", "0"),  # would keep none
        ("SKM_TOTP_WAJIB", "mungkin"),
        ("SKM_SANDI_SEKALI", "0"),  # would end before it is typed
        ("SKM_SANDI_SEKALI", "selamanya"),
        ("SKM_INSTANCE", "/proc/tidak-bisa"),  # a folder nobody can make
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(tmp_path: Path, nama: str, isi: str) -> None:
    with pytest.raises(GalatPengaturan, match=nama):
        baca({"SKM_INSTANCE": str(tmp_path), nama: isi}, buat=True)


def test_a_setting_left_empty_means_its_default(tmp_path: Path) -> None:
    kosong = dict.fromkeys(_dibaca(), "") | {"SKM_INSTANCE": str(tmp_path)}
    assert baca(kosong, buat=True) == baca({"SKM_INSTANCE": str(tmp_path)})


def test_the_public_address_carries_no_trailing_slash(tmp_path: Path) -> None:
    konf = baca({"SKM_INSTANCE": str(tmp_path), "SKM_BASE_URL": "https://skm.example.go.id/"}, buat=True)
    assert konf.base_url == "https://skm.example.go.id"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    pertama = baca({"SKM_INSTANCE": str(folder)}, buat=True).secret_key
    kedua = baca({"SKM_INSTANCE": str(folder)}).secret_key
    assert pertama == kedua
    assert len(pertama) >= 32
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert baca({"SKM_INSTANCE": str(tmp_path / "lain")}, buat=True).secret_key != pertama


def test_a_given_secret_key_is_used_and_written_nowhere(tmp_path: Path) -> None:
    data = "aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE="
    konf = baca({"SKM_INSTANCE": str(tmp_path), "SKM_SECRET_KEY": "dari-lingkungan", "SKM_DATA_KEY": data})
    assert (konf.secret_key, konf.data_key) == ("dari-lingkungan", data)
    assert list(tmp_path.iterdir()) == []


def test_the_data_key_is_made_once_and_is_another_than_the_secret_key(tmp_path: Path) -> None:
    pertama, kedua = (baca({"SKM_INSTANCE": str(tmp_path)}, buat=True) for _ in range(2))
    assert pertama.data_key == kedua.data_key != pertama.secret_key
    assert stat.S_IMODE((tmp_path / "data_key").stat().st_mode) == 0o600


@pytest.mark.parametrize(("berkas", "nama"), [("secret_key", "rahasia"), ("data_key", "data")])
def test_a_key_that_is_gone_is_never_made_anew_and_the_sentence_says_how_it_comes_back(
    tmp_path: Path, berkas: str, nama: str
) -> None:
    baca({"SKM_INSTANCE": str(tmp_path)}, buat=True)
    (tmp_path / berkas).unlink()
    with pytest.raises(GalatPengaturan, match=f"{berkas} tidak ada.*skm kunci pulihkan {nama}"):
        baca({"SKM_INSTANCE": str(tmp_path)})
    assert not (tmp_path / berkas).exists()
    tanpa = baca({"SKM_INSTANCE": str(tmp_path)}, tanpa_kunci=True)
    assert "" in (tanpa.secret_key, tanpa.data_key)


def test_backups_can_be_left_to_somebody_else(tmp_path: Path) -> None:
    env = {"SKM_INSTANCE": str(tmp_path)}
    assert baca(env, buat=True).backup == tmp_path / "cadangan" / "skm.zip"
    assert baca(env | {"SKM_BACKUP": "tidak"}).backup is None


def test_an_empty_key_file_is_refused_instead_of_signing_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(GalatPengaturan, match="secret_key"):
        baca({"SKM_INSTANCE": str(tmp_path)})


@pytest.mark.parametrize(
    ("ditulis", "dipakai"),
    [
        # as PostgreSQL's own tools write it
        (
            "postgresql+psycopg://u:s%40ndi@h1:5432,h2:5433/skm?target_session_attrs=read-write",
            "postgresql+psycopg://u:s%40ndi@/skm?host=h1:5432&host=h2:5433&target_session_attrs=read-write",
        ),
        # a machine without a port has PostgreSQL's
        ("postgresql+psycopg://u@h1,h2/skm", "postgresql+psycopg://u@/skm?host=h1:5432&host=h2:5432"),
        # one machine stays as it is
        ("postgresql+psycopg://u@h1:5432/skm?a=b", "postgresql+psycopg://u@h1:5432/skm?a=b"),
        # so does SQLAlchemy's own way
        (
            "postgresql+psycopg://u@/skm?host=h1:1&host=h2:2",
            "postgresql+psycopg://u@/skm?host=h1:1&host=h2:2",
        ),
    ],
)
def test_several_machines_may_stand_in_an_address_of_the_database(
    tmp_path: Path, ditulis: str, dipakai: str
) -> None:
    env = {"SKM_INSTANCE": str(tmp_path), "SKM_DATABASE_URL": ditulis, "SKM_DATABASE_READ_URL": ditulis}
    konf = baca(env, buat=True)
    assert (konf.database_url, konf.database_read_url) == (dipakai, dipakai)


@pytest.mark.parametrize(
    ("ditulis", "dipakai"),
    [
        ("memory", "memory://"),
        ("memory://", "memory://"),
        ("valkey://h:6379/0", "valkey://h:6379/0"),
        ("redis://:sandi@h:6379/0", "valkey://:sandi@h:6379/0"),  # the same words, asked with one client
        ("rediss://h:6379", "valkeys://h:6379"),
    ],
)
def test_limits_are_counted_in_memory_or_in_a_store_of_redis_words(
    tmp_path: Path, ditulis: str, dipakai: str
) -> None:
    assert baca({"SKM_INSTANCE": str(tmp_path), "SKM_LIMITS_URL": ditulis}, buat=True).limits_url == dipakai
