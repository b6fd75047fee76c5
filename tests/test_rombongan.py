"""Changes that share a commit: each is stored or refused for itself, and answered when it is on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask, g
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import db
from skm.akun.models import JejakAudit
from skm.galat import Galat
from skm.layanan.models import Layanan, Unit
from skm.orm import buka_sesi
from skm.rombongan import Rombongan
from tests.kantor import kantor

TUNGGU = 20
"""Seconds after which a thread that should have come through has not."""


class Serombongan:
    """Many changes handed in while a first one is under way, so that they form the next group."""

    def __init__(self, mesin: Engine, terbanyak: int = 128) -> None:
        self.rombongan, self.mesin = Rombongan(mesin, terbanyak), mesin
        self.commit = 0
        event.listen(mesin, "commit", self._catat)

    def _catat(self, _koneksi: object) -> None:
        self.commit += 1

    def simpan(self, *kerja: Callable[[Session], Any]) -> list[Future[Any]]:
        """What became of each, one after the other in the queue."""
        mulai, lanjut = threading.Event(), threading.Event()

        def pertama(_: Session) -> None:
            mulai.set()
            assert lanjut.wait(TUNGGU)

        with ThreadPoolExecutor(len(kerja) + 1) as kolam:
            awal = kolam.submit(self.rombongan.simpan, pertama)
            assert mulai.wait(TUNGGU)
            masa = []
            for nomor, satu in enumerate(kerja):
                masa.append(kolam.submit(self.rombongan.simpan, satu))
                while len(self.rombongan._antre) <= nomor:
                    pass
            lanjut.set()
            awal.result(TUNGGU)
        self.commit -= 1  # the first one's own
        return masa

    def nama(self) -> list[str]:
        """What is on disk."""
        with buka_sesi(self.mesin, tulis=False) as sesi:
            pilih = sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji").order_by(JejakAudit.id)
            return list(sesi.scalars(pilih))


@pytest.fixture
def serombongan(mesin: Engine) -> Iterator[Serombongan]:
    """The same, on a database of its own."""
    yield Serombongan(mesin)


def _catat(apa: str, gagal: BaseException | None = None) -> Callable[[Session], str]:
    def kerja(sesi: Session) -> str:
        sesi.execute(
            sa.insert(JejakAudit).values(
                unit_id=sa.select(sa.func.min(Unit.id)).scalar_subquery(),
                oleh="uji",
                pada=sa.func.current_timestamp(),
                peristiwa=apa,
            )
        )
        if gagal is not None:
            raise gagal
        return apa

    return kerja


def test_who_comes_during_a_commit_shares_the_next_one(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(*(_catat(f"{n}") for n in range(10)))
    assert [satu.result() for satu in masa] == serombongan.nama() == [f"{n}" for n in range(10)]
    assert serombongan.commit == 1


def test_a_group_has_a_bound_and_the_rest_forms_the_next(mesin: Engine) -> None:
    serombongan = Serombongan(mesin, terbanyak=4)
    masa = serombongan.simpan(*(_catat(f"{n}") for n in range(10)))
    assert [satu.result() for satu in masa] == serombongan.nama()
    assert serombongan.commit == 3


def test_one_that_is_refused_is_taken_back_alone_and_told_to_its_own_caller(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(
        _catat("a"), _catat("b", Galat("tidak")), _catat("c", KeyError("b")), _catat("d")
    )
    assert [type(satu.exception()) for satu in masa] == [type(None), Galat, KeyError, type(None)]
    assert serombongan.nama() == ["a", "d"]
    assert serombongan.commit == 1


def test_one_whose_flush_fails_takes_nobody_with_it(serombongan: Serombongan) -> None:
    def kembar(sesi: Session) -> None:
        unit = kantor(sesi)
        _catat("kembar")(sesi)
        kode = sesi.scalars(sa.select(Layanan.kode).where(Layanan.unit_id == unit.id)).first()
        sesi.add(Unit(id=unit.id, kode="X", nama="X"))
        assert kode

    masa = serombongan.simpan(_catat("a"), kembar, _catat("b"), kembar, _catat("c"))
    assert [isinstance(satu.exception(), sa.exc.IntegrityError) for satu in masa] == [
        False,
        True,
        False,
        True,
        False,
    ]
    assert serombongan.nama() == ["a", "b", "c"]
    assert serombongan.commit == 1


def test_when_the_commit_fails_every_caller_is_told_and_nothing_is_stored(serombongan: Serombongan) -> None:
    with serombongan.mesin.begin() as koneksi:
        koneksi.exec_driver_sql("CREATE TABLE induk (n INTEGER PRIMARY KEY)")
        koneksi.exec_driver_sql(
            "CREATE TABLE anak (n INTEGER REFERENCES induk DEFERRABLE INITIALLY DEFERRED)"
        )

    def yatim(sesi: Session) -> None:
        sesi.execute(sa.text("INSERT INTO anak VALUES (7)"))  # what it points to is asked for at the commit

    masa = serombongan.simpan(_catat("a"), yatim, _catat("c"))
    assert [type(satu.exception()) for satu in masa] == [sa.exc.IntegrityError] * 3
    assert serombongan.nama() == []
    assert serombongan.rombongan.simpan(_catat("sesudahnya")) == "sesudahnya"


def test_nobody_is_answered_before_the_commit(serombongan: Serombongan) -> None:
    terlihat: list[list[str]] = []

    def lihat(_: object) -> None:
        terlihat.append(serombongan.nama())

    event.listen(serombongan.mesin, "commit", lihat)
    serombongan.rombongan.simpan(_catat("a"))
    event.remove(serombongan.mesin, "commit", lihat)
    assert (terlihat, serombongan.nama()) == ([[]], ["a"])


def test_a_change_that_ends_the_groups_transaction_is_a_fault_that_all_are_told(
    serombongan: Serombongan,
) -> None:
    masa = serombongan.simpan(_catat("a"), lambda sesi: sesi.rollback(), _catat("b"))
    assert [type(satu.exception()) for satu in masa] == [RuntimeError] * 3
    assert serombongan.nama() == []


def test_a_leader_that_is_stopped_leaves_nobody_waiting(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(_catat("a"), _catat("b", KeyboardInterrupt()))
    assert [type(satu.exception()) for satu in masa] == [KeyboardInterrupt] * 2
    assert serombongan.rombongan.simpan(_catat("c")) == "c"


def test_many_threads_are_all_answered_and_none_is_left_over(serombongan: Serombongan) -> None:
    semula = threading.active_count()
    with ThreadPoolExecutor(16) as kolam:
        hasil = list(kolam.map(lambda n: serombongan.rombongan.simpan(_catat(f"{n}")), range(200)))
    assert sorted(hasil) == sorted(serombongan.nama()) == sorted(f"{n}" for n in range(200))
    assert threading.active_count() == semula


def test_the_work_sees_its_own_callers_request(app: Flask) -> None:
    with app.app_context():
        g.siapa = "saya"
        assert db.bersama(lambda _: g.siapa) == "saya"


def test_who_has_changed_something_does_not_store_it_with_others(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        kantor(db.session()).nama = "Lain"
        with pytest.raises(RuntimeError, match="not yet committed"):
            db.bersama(lambda _: None)
