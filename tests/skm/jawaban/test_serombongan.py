"""Answers that come at once are stored by as few statements as one, and each is told what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm.jawaban.models import JawabanMenunggu, Kiriman
from skm.jawaban.segel import IsiJawaban
from skm.jawaban.services.terima import HasilKirim, Kedatangan, siapkan
from skm.layanan import tiket
from skm.layanan.models import Layanan, Tiket, Unit
from skm.orm import buka_sesi
from tests.jawaban import SEGEL
from tests.perekam import rekam
from tests.serombongan import Serombongan

HARI = date(2026, 3, 2)
BARU, ULANGAN, BERBEDA, TERPAKAI = HasilKirim


@pytest.fixture
def serombongan(mesin: Engine) -> Iterator[Serombongan]:
    """The store of an office of its own, where one answer came before."""
    satu = Serombongan(mesin)
    assert satu.rombongan.simpan(_datang("terdahulu")) is BARU
    satu.commit = 0
    yield satu


def _datang(kunci: str, skor: int = 3, kode_tiket: str | None = None) -> Kedatangan:
    return siapkan(
        IsiJawaban(1, None, "poster", None, 0, {"u1": skor}),
        unit_id=1,
        segel=SEGEL,
        pintu="uji",
        kunci=kunci,
        kode_tiket=kode_tiket,
        hari_ini=HARI,
        diisi=HARI,
    )


def _terbitkan(mesin: Engine, *kode: str) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        tetap = {"unit_id": session.scalars(sa.select(Unit.id)).one(), "hari_ini": HARI}
        layanan_id = session.scalars(sa.select(Layanan.id)).first()
        for satu in kode:
            tiket.terbitkan(session, **tetap, layanan_id=layanan_id, kode=satu)
        session.commit()


def _isi(mesin: Engine) -> list[tuple[int, dict[str, int]]]:
    """How many keys are remembered, and the scores of what waits with them."""
    with buka_sesi(mesin, tulis=False) as session:
        kunci = session.scalars(sa.select(sa.func.count()).select_from(Kiriman)).one()
        semua = session.scalars(sa.select(JawabanMenunggu).order_by(JawabanMenunggu.id)).all()
        buka = [SEGEL.buka(satu.isi, unit_id=satu.unit_id, hari=satu.hari) for satu in semua]
    return [(kunci, dict(satu.nilai)) for satu in buka]


@pytest.mark.parametrize("banyak", [2, 50])
def test_answers_without_tickets_take_two_statements_however_many_they_are(
    serombongan: Serombongan, banyak: int
) -> None:
    with rekam(serombongan.mesin) as hitungan:
        masa = serombongan.simpan(*(_datang(f"kunci {n}", 1 + n % 4) for n in range(banyak)))
    assert [satu.result() for satu in masa] == [BARU] * banyak
    assert (hitungan.total(), serombongan.commit) == (2, 1)
    skor = [3, *(1 + n % 4 for n in range(banyak))]
    assert _isi(serombongan.mesin) == [(1 + banyak, {"u1": satu}) for satu in skor]


def test_a_repeat_among_them_is_told_so_and_the_others_are_stored(serombongan: Serombongan) -> None:
    masa = serombongan.simpan(
        _datang("a"),
        _datang("terdahulu"),
        _datang("terdahulu", 1),
        _datang("a"),
        _datang("a", 2),
        _datang("b"),
    )
    assert [satu.result() for satu in masa] == [BARU, ULANGAN, BERBEDA, ULANGAN, BERBEDA, BARU]
    assert _isi(serombongan.mesin) == [(3, {"u1": 3})] * 3


def test_each_spends_its_own_ticket_and_of_two_with_the_same_only_one_is_stored(
    serombongan: Serombongan,
) -> None:
    _terbitkan(serombongan.mesin, "satu", "dua", "tiga")
    masa = serombongan.simpan(_datang("a", kode_tiket="satu"), _datang("b"), _datang("c", kode_tiket="dua"))
    assert [satu.result() for satu in masa] == [BARU] * 3
    masa = serombongan.simpan(_datang("d", 4, "tiga"), _datang("e", 1, "tiga"), _datang("f", 1, "satu"))
    assert [satu.result() for satu in masa] == [BARU, TERPAKAI, TERPAKAI]
    assert [nilai["u1"] for _, nilai in _isi(serombongan.mesin)] == [3, 3, 3, 3, 4]
    with buka_sesi(serombongan.mesin, tulis=False) as session:
        assert session.scalars(sa.select(sa.func.count()).where(Tiket.terpakai)).one() == 3
        assert session.scalars(sa.select(sa.func.count()).select_from(Kiriman)).one() == 5


def test_a_ticket_that_has_ended_takes_nobody_with_it(serombongan: Serombongan) -> None:
    _terbitkan(serombongan.mesin, "satu")
    with buka_sesi(serombongan.mesin, tulis=True) as session:
        session.execute(sa.update(Tiket).values(berlaku_sampai=HARI - timedelta(1)))
        session.commit()
    masa = serombongan.simpan(_datang("a"), _datang("b", kode_tiket="satu"), _datang("c"))
    assert [satu.result() for satu in masa] == [BARU, TERPAKAI, BARU]
