"""The counters say what the cases say: after any acts, of any period, at any moment."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.ketepatan.queries.hitungan import jumlah_terhitung
from skm.ketepatan.queries.ketepatan import jumlah_kasus
from skm.layanan.models import Unit
from skm.loket.models import HitunganLoket, Permohonan
from skm.loket.services.hitungan import bangun_hitungan, periksa_hitungan
from skm.loket.sumbangan import Dimensi
from tests.skm.loket.kejadian import MULAI, WITA, Loket

LAYANAN = (Permohonan.layanan_id, Permohonan.kategori)


def _periode(acak: random.Random) -> Periode:
    dari = MULAI.date() + timedelta(days=acak.randrange(-40, 60))
    sampai = dari + timedelta(days=acak.choice((0, 3, 40, 70)))
    return Periode(acak.choice((dari, None)), acak.choice((sampai, sampai, None)))


def _banding(session: Session, unit_id: int, pada: datetime, acak: random.Random) -> None:
    semua = [
        Periode.tahun(2026),
        Periode.bulan(2026, 2),
        Periode.semua(),
        *(_periode(acak) for _ in range(4)),
    ]
    kapan: dict[str, Any] = {"zona": WITA, "pada": pada}
    terhitung = jumlah_terhitung(session, unit_id, semua, **kapan, dimensi=Dimensi.LAYANAN)
    asli = jumlah_kasus(session, unit_id, semua, **kapan, menurut=LAYANAN)
    assert terhitung is not None
    assert {(n, int(a), b): isi for (n, a, b), isi in terhitung.items()} == {
        (n, a, b.value): isi for (n, a, b), isi in asli.items()
    }
    desa = jumlah_terhitung(session, unit_id, semua, **kapan, dimensi=Dimensi.DESA)
    asli = jumlah_kasus(session, unit_id, semua, **kapan, menurut=(Permohonan.wilayah_id,))
    assert desa is not None
    assert {(n, int(a) or None): isi for (n, a, _), isi in desa.items()} == asli


def test_the_counters_of_a_random_history_are_what_its_cases_say(session: Session, unit: Unit) -> None:
    """Every act, corrections and undone registers among them; compared as it goes on and at other hours."""
    loket, acak = Loket(session, unit.id, benih=16), random.Random(16)
    for nomor in range(400):
        loket.jalan()
        if nomor % 40 == 39:
            assert not periksa_hitungan(session, unit.id, WITA)
            _banding(session, unit.id, loket.pada, acak)
            _banding(session, unit.id, loket.pada + timedelta(hours=acak.randrange(100)), acak)
    assert min(loket.berhasil.values()) > 1, loket.berhasil
    assert len(loket.berhasil) == 13, loket.berhasil
    tersimpan = session.scalar(sa.select(sa.func.count()).select_from(HitunganLoket))
    bangun_hitungan(session, unit.id, WITA)
    _banding(session, unit.id, loket.pada, acak)
    assert tersimpan >= session.scalar(sa.select(sa.func.count()).select_from(HitunganLoket))
