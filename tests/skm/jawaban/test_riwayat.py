"""After whatever happened, counters say what the answers say, and the command counts every day's answers."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Jalur
from skm.jawaban.queries.hitungan import SELURUHNYA, Cakupan
from skm.jawaban.queries.menunggu import DenganMenunggu, menunggu
from skm.jawaban.services.bangun import bangun_hitungan
from skm.kuesioner.queries import hitungan_ikm
from tests.jawaban import SEGEL
from tests.penuh import PENUH
from tests.skm.jawaban.gudang import Gudang

AWAL = date(2026, 1, 5)
APA = (
    "hari",
    "hari",
    "hari",
    "bulan",
    "datang",
    "datang",
    "datang",
    "muat",
    "tarik",
    "kecualikan",
    "kembalikan",
)
LANGKAH = 45


@pytest.mark.parametrize("benih", range(5 if PENUH else 2))
def test_counters_and_the_command_say_what_the_answers_say_after_any_history(
    session: Session, benih: int
) -> None:
    acak, gudang, hari = random.Random(benih), Gudang.dari(session), AWAL
    for ke in range(LANGKAH):
        apa, nomor = acak.choice(APA), acak.randint(0, 9999)
        hari = _jalankan(gudang, session, hari, apa, nomor)
        assert gudang.periksa(session).berbeda == 0, f"{ke} {apa} {nomor}"
    gudang.datang(session, acak, hari, 9)
    _sama_satu_per_satu(gudang, session, hari, acak)
    gudang.akhiri(session, hari + timedelta(40))
    gudang.tak_hilang(session)
    assert bangun_hitungan(session, unit_id=gudang.unit_id).berbeda == 0
    assert gudang.periksa(session).berbeda == 0
    assert hari > AWAL + timedelta(90), "no quarter was closed"


def _jalankan(gudang: Gudang, session: Session, hari: date, apa: str, nomor: int) -> date:
    acak = random.Random(nomor)
    if apa == "hari":
        hari += timedelta(1 + nomor % 12)
        gudang.akhiri(session, hari)
    elif apa == "bulan":
        hari = (hari.replace(day=1) + timedelta(31 + nomor % 62)).replace(day=1)
        gudang.akhiri(session, hari)
    elif apa == "datang":
        gudang.datang(session, acak, hari, 1 + nomor % 9)
    elif apa == "muat":
        gudang.muat(session, acak, hari - timedelta(nomor % 150), 1 + nomor % 6)
    elif apa == "tarik" and gudang.muatan:
        gudang.tarik(session, acak.choice(sorted(gudang.muatan)))
    elif apa == "kecualikan":
        gudang.kecualikan(session, acak)
    elif apa == "kembalikan" and (ada := gudang.pengecualian(session)):
        gudang.kembalikan(session, acak.choice(ada))
    session.flush()
    return hari


def _sama_satu_per_satu(gudang: Gudang, session: Session, hari: date, acak: random.Random) -> None:
    """Waiting answers count as of today, where the command's question reaches it."""
    daftar = menunggu(session, unit_id=gudang.unit_id, segel=SEGEL)
    sumber = DenganMenunggu([satu.isi for satu in daftar], hari)
    for _ in range(4):
        a, b = sorted(AWAL + timedelta(acak.randint(-160, (hari - AWAL).days)) for _ in range(2))
        b = acak.choice((b, hari))
        for cakupan, lain in (
            (SELURUHNYA, {}),
            (Cakupan(layanan_id=gudang.layanan[1]), {"layanan_id": gudang.layanan[1]}),
            (Cakupan(jalur=Jalur.KIOS), {"jalur": Jalur.KIOS}),
        ):
            hasil = hitungan_ikm(
                session, unit_id=gudang.unit_id, periode=Periode.rentang(a, b), cakupan=cakupan, sumber=sumber
            )
            (susunan,) = hasil.susunan
            assert susunan.sebaran == gudang.satu_per_satu(session, a, b, hari_ini=hari, **lain)
