"""Changes that share a commit: each is stored or refused for itself, and answered when it is on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

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
from skm.rombongan import Borongan
from tests.kantor import kantor
from tests.serombongan import CARA, TUNGGU, Serombongan


@pytest.fixture(params=CARA)
def serombongan(mesin: Engine, request: pytest.FixtureRequest) -> Serombongan:
    """The same, on a database of its own."""
    return Serombongan(mesin, cara=request.param)


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
    assert [satu.result(TUNGGU) for satu in masa] == serombongan.nama() == [f"{n}" for n in range(10)]
    assert serombongan.commit == 1


def test_a_group_has_a_bound_and_the_rest_forms_the_next(mesin: Engine) -> None:
    serombongan = Serombongan(mesin, terbanyak=4)
    masa = serombongan.simpan(*(_catat(f"{n}") for n in range(10)))
    assert [satu.result(TUNGGU) for satu in masa] == serombongan.nama()
    assert serombongan.commit == 3


def test_one_that_is_refused_is_taken_back_alone_and_told_to_its_own_caller(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(
        _catat("a"), _catat("b", Galat("tidak")), _catat("c", KeyError("b")), _catat("d")
    )
    assert [type(satu.exception(TUNGGU)) for satu in masa] == [type(None), Galat, KeyError, type(None)]
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
    assert [isinstance(satu.exception(TUNGGU), sa.exc.IntegrityError) for satu in masa] == [
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
    assert [type(satu.exception(TUNGGU)) for satu in masa] == [sa.exc.IntegrityError] * 3
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
    assert [type(satu.exception(TUNGGU)) for satu in masa] == [RuntimeError] * 3
    assert serombongan.nama() == []


def test_a_leader_that_is_stopped_leaves_nobody_waiting(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(_catat("a"), _catat("b", KeyboardInterrupt()))
    assert [type(satu.exception(TUNGGU)) for satu in masa] == [KeyboardInterrupt] * 2
    assert serombongan.rombongan.simpan(_catat("c")) == "c"


def test_many_threads_are_all_answered_and_none_is_left_over(serombongan: Serombongan) -> None:
    semula = threading.active_count()
    with ThreadPoolExecutor(16) as kolam:
        hasil = list(kolam.map(lambda n: serombongan.rombongan.simpan(_catat(f"{n}")), range(200)))
    assert sorted(hasil) == sorted(serombongan.nama()) == sorted(f"{n}" for n in range(200))
    assert threading.active_count() <= semula  # threads of before may have ended meanwhile


def test_who_is_told_waits_for_nobody_and_is_led_by_one_thread_of_the_groups_own(
    serombongan: Serombongan,
) -> None:
    mulai, lanjut, utas = threading.Event(), threading.Event(), set[str]()

    def tertahan(_: Session) -> None:
        mulai.set()
        assert lanjut.wait(TUNGGU)

    def kerja(_: Session) -> None:
        utas.add(threading.current_thread().name)

    awal = serombongan.titip(tertahan)
    assert mulai.wait(TUNGGU)
    semua = [serombongan.titip(kerja) for _ in range(300)]
    assert not any(satu.done() for satu in semua)
    lanjut.set()
    assert [satu.exception(TUNGGU) for satu in (awal, *semua)] == [None] * 301
    assert len(utas) == 1
    assert threading.current_thread().name not in utas


@dataclass(frozen=True)
class _Sekaligus(Borongan[str]):
    """A change that notes how it was stored; `ya` is what it says to being stored with others."""

    nama: str
    ya: bool = True

    def __call__(self, sesi: Session) -> str:
        if self.nama == "rusak":
            raise KeyError(self.nama)
        return _catat(f"{self.nama}, sendiri")(sesi)

    @classmethod
    def semua(cls, sesi: Session, banyak: Sequence[_Sekaligus]) -> list[str] | None:
        hasil = [_catat(f"{satu.nama}, satu dari {len(banyak)}")(sesi) for satu in banyak]
        return hasil if all(satu.ya for satu in banyak) else None


def test_changes_of_one_kind_are_stored_by_its_own_way_of_storing_many(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(*map(_Sekaligus, "abc"))
    assert (
        [satu.result(TUNGGU) for satu in masa] == serombongan.nama() == [f"{n}, satu dari 3" for n in "abc"]
    )
    assert serombongan.commit == 1


def test_where_that_cannot_be_each_is_asked_for_itself_and_nothing_is_stored_twice(
    serombongan: Serombongan,
) -> None:
    masa = serombongan.simpan(_Sekaligus("a"), _Sekaligus("rusak", ya=False), _Sekaligus("c"))
    assert [type(satu.exception(TUNGGU)) for satu in masa] == [type(None), KeyError, type(None)]
    assert serombongan.nama() == ["a, sendiri", "c, sendiri"]
    assert serombongan.commit == 1


def test_changes_of_several_kinds_share_a_commit_too(serombongan: Serombongan) -> None:
    serombongan.simpan(_Sekaligus("a"), _catat("b"), _Sekaligus("c"))
    assert (serombongan.nama(), serombongan.commit) == (["a, sendiri", "b", "c, sendiri"], 1)


def test_the_work_sees_its_own_callers_request(app: Flask) -> None:
    with app.app_context():
        g.siapa = "saya"
        assert db.bersama(lambda _: g.siapa) == "saya"


def test_who_has_changed_something_does_not_store_it_with_others(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        kantor(db.session()).nama = "Lain"
        with pytest.raises(RuntimeError, match="not yet committed"):
            db.bersama(lambda _: None)
