"""Who may write, and when: one at a time, in turn, and only from the first change on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import gerbang as modul
from skm.galat import Galat, kunci
from skm.gerbang import PENUH, Gerbang, gerbang
from skm.layanan.models import Unit
from skm.orm import TULIS, buka_sesi, make_engine, mulai_menulis
from tests.kantor import kantor

PENULIS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from skm.orm import TULIS, make_engine
mesin = make_engine(sys.argv[1])
def tulis(_):
    with mesin.execution_options(**TULIS).begin() as koneksi:
        koneksi.exec_driver_sql("UPDATE hitungan SET n = n + 1")
with ThreadPoolExecutor(16) as kolam:
    list(kolam.map(tulis, range(int(sys.argv[2]))))
mesin.dispose()
"""
"""A process of its own with sixteen threads that write."""
TUNGGU = 20
"""Seconds after which a thread that should have come through has not."""


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    """A database with one row that is counted up."""
    berkas = tmp_path / "skm.sqlite3"
    mesin = make_engine(f"sqlite:///{berkas}")
    with mesin.begin() as koneksi:
        koneksi.exec_driver_sql("CREATE TABLE hitungan (n INTEGER NOT NULL)")
        koneksi.exec_driver_sql("INSERT INTO hitungan VALUES (0)")
    mesin.dispose()
    return berkas


@pytest.fixture
def satu(berkas: Path) -> Iterator[Engine]:
    """An engine on it."""
    mesin = make_engine(f"sqlite:///{berkas}")
    yield mesin
    mesin.dispose()


def _n(mesin: Engine) -> int:
    with mesin.connect() as koneksi:
        return koneksi.exec_driver_sql("SELECT n FROM hitungan").scalar_one()


def _bebas(berkas: Path) -> bool:
    """Whether the gate of that file is open: who asks walks through and out again."""
    with ThreadPoolExecutor(1) as kolam:
        return kolam.submit(_lewat, gerbang(str(berkas))).result(TUNGGU)


def _lewat(pintu: Gerbang) -> bool:
    try:
        pintu.masuk()
    except Galat:
        return False
    pintu.keluar()
    return True


def test_two_processes_of_sixteen_threads_all_write_and_none_finds_the_database_locked(
    berkas: Path, satu: Engine
) -> None:
    perintah = [sys.executable, "-c", PENULIS, f"sqlite:///{berkas}", "100"]
    proses = [subprocess.Popen(perintah, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    hasil = [(satu_proses.communicate(timeout=120)[1], satu_proses.returncode) for satu_proses in proses]
    assert hasil == [("", 0), ("", 0)]
    assert _n(satu) == 200


def test_threads_write_in_the_order_in_which_they_came(berkas: Path) -> None:
    pintu, urutan = Gerbang(str(berkas)), []

    def masuk(nomor: int) -> None:
        pintu.masuk()
        urutan.append(nomor)
        pintu.keluar()

    pintu.masuk()
    utas = [threading.Thread(target=masuk, args=(nomor,)) for nomor in range(12)]
    for nomor, satu_utas in enumerate(utas):
        satu_utas.start()
        while len(pintu._antre) <= nomor:  # it stands in the queue before the next one comes
            pass
    pintu.keluar()
    for satu_utas in utas:
        satu_utas.join(TUNGGU)
    assert urutan == list(range(12))


def test_the_process_that_wrote_last_does_not_come_before_the_one_that_waits(berkas: Path) -> None:
    perintah = [sys.executable, "-c", PENULIS, f"sqlite:///{berkas}", "1"]
    pintu, kali = Gerbang(str(berkas)), 0
    pintu.masuk()
    with subprocess.Popen(perintah) as lain:
        while lain.poll() is None and kali < 1_000_000:
            pintu.keluar()
            pintu.masuk()
            kali += 1
    pintu.keluar()
    assert lain.returncode == 0


def test_who_waits_too_long_is_told_so_in_words_and_leaves_the_queue(
    berkas: Path, satu: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modul, "BATAS", 0.05)
    with buka_sesi(satu, tulis=True) as penulis:
        penulis.connection()
        with ThreadPoolExecutor(1) as kolam, pytest.raises(Galat, match=PENUH[:40]) as ditolak:
            kolam.submit(_coba_tulis, satu).result(TUNGGU)
    assert ditolak.value.status == 503
    assert _bebas(berkas)


def _coba_tulis(mesin: Engine) -> None:
    with buka_sesi(mesin, tulis=True) as sesi:
        sesi.connection()


def test_another_process_that_holds_the_gate_is_waited_for_as_long_and_no_longer(
    berkas: Path, satu: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modul, "BATAS", 0.05)
    memegang = "\n".join(
        [
            "import sys",
            "from skm.gerbang import Gerbang",
            "Gerbang(sys.argv[1]).masuk()",
            "print(flush=True)",
            "input()",
        ]
    )
    perintah = [sys.executable, "-c", memegang, str(berkas)]
    with subprocess.Popen(perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as lain:
        assert lain.stdout is not None
        lain.stdout.readline()
        with pytest.raises(Galat, match=PENUH[:40]):
            _coba_tulis(satu)
        lain.kill()  # the gate of a process that died is open
    _coba_tulis(satu)


def test_a_thread_that_would_wait_for_itself_is_told_at_once(satu: Engine) -> None:
    with buka_sesi(satu, tulis=True) as sesi:
        sesi.connection()
        with pytest.raises(RuntimeError, match="second session"):
            _coba_tulis(satu)


@pytest.mark.parametrize("akhir", ["commit", "rollback", "close", "gagal", "commit gagal"])
def test_however_a_transaction_ends_the_gate_is_open(berkas: Path, satu: Engine, akhir: str) -> None:
    with satu.begin() as koneksi:
        koneksi.exec_driver_sql(
            "CREATE TABLE anak (n INTEGER REFERENCES induk DEFERRABLE INITIALLY DEFERRED)"
        )
        koneksi.exec_driver_sql("CREATE TABLE induk (n INTEGER PRIMARY KEY)")
    sesi = buka_sesi(satu, tulis=True)
    sesi.execute(sa.text("UPDATE hitungan SET n = n + 1"))
    if akhir == "gagal":
        with pytest.raises(sa.exc.OperationalError):
            sesi.execute(sa.text("UPDATE tak_ada SET n = 1"))
        sesi.rollback()
    elif akhir == "commit gagal":
        sesi.execute(sa.text("INSERT INTO anak VALUES (7)"))
        with pytest.raises(sa.exc.IntegrityError):
            sesi.commit()
    else:
        getattr(sesi, akhir)()
    assert _bebas(berkas)
    sesi.close()
    assert _n(satu) == (1 if akhir == "commit" else 0)


def test_a_session_that_declares_nothing_takes_the_gate_at_its_first_change(satu: Engine) -> None:
    with buka_sesi(satu, tulis=None) as lama:
        assert lama.scalar(sa.text("SELECT n FROM hitungan")) == 0
        with buka_sesi(satu, tulis=True) as lain:  # nobody is in its way, in this very thread
            lain.execute(sa.text("UPDATE hitungan SET n = 7"))
            lain.commit()
        lama.execute(sa.text("UPDATE hitungan SET n = n + 1"))
        assert lama.scalar(sa.text("SELECT n FROM hitungan")) == 8
        with pytest.raises(RuntimeError, match="second session"):
            _coba_tulis(satu)
        lama.commit()
    assert _n(satu) == 8


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # on PostgreSQL the row's own lock decides
@pytest.mark.parametrize(
    "langkah",
    [
        lambda sesi: (sesi.begin_nested(), sesi.scalar(sa.select(Unit.nama))),
        lambda sesi: kunci(sesi, kantor(sesi)),
        lambda sesi: sesi.scalars(sa.select(Unit).with_for_update()).all(),
        mulai_menulis,
    ],
    ids=["savepoint", "kunci", "for update", "mulai_menulis"],
)
def test_what_leads_to_a_change_takes_the_gate_like_one(
    mesin: Engine, langkah: Callable[[Session], object]
) -> None:
    with buka_sesi(mesin, tulis=None) as sesi:
        sesi.scalar(sa.select(Unit.nama))
        langkah(sesi)
        with pytest.raises(RuntimeError, match="second session"):
            _coba_tulis(mesin)


def test_a_session_for_reading_cannot_write(mesin: Engine) -> None:
    with buka_sesi(mesin, tulis=False) as sesi:
        kantor(sesi).nama = "Lain"
        with pytest.raises((RuntimeError, sa.exc.InternalError)):
            sesi.flush()


def test_the_gates_file_belongs_to_whom_the_database_belongs(berkas: Path, satu: Engine) -> None:
    berkas.chmod(0o660)
    if os.geteuid() == 0:
        os.chown(berkas, 12345, 12345)
    (pintu := Path(f"{berkas}.kunci")).unlink()
    _coba_tulis(satu)
    asal, punya = berkas.stat(), pintu.stat()
    assert (punya.st_uid, punya.st_gid, punya.st_mode & 0o600) == (asal.st_uid, asal.st_gid, 0o600)


def test_a_database_in_memory_has_no_gate_and_keeps_what_it_read() -> None:
    mesin = make_engine("sqlite://")
    with Session(mesin.execution_options(**TULIS)) as sesi:
        sesi.execute(sa.text("CREATE TABLE t (n)"))
        sesi.execute(sa.text("INSERT INTO t VALUES (1)"))
        sesi.commit()
    with Session(mesin) as sesi:
        sesi.execute(sa.text("INSERT INTO t VALUES (2)"))
        sesi.execute(sa.text("INSERT INTO t VALUES (3)"))
        sesi.commit()
        assert sesi.scalar(sa.text("SELECT count(*) FROM t")) == 3
    mesin.dispose()
