"""The counters say what the cases say: after any acts, of any period, at any moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.ketepatan.queries import KINI, rekap_ketepatan
from skm.ketepatan.queries.hitungan import bagian, jumlah_terhitung, lama_terhitung
from skm.ketepatan.queries.ketepatan import jumlah_kasus
from skm.ketepatan.queries.lama import lama_kasus
from skm.ketepatan.queries.samping import alasan_kasus, alasan_keluar
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import daftar_layanan, daftar_wilayah, kalender
from skm.loket import services
from skm.loket.alur import putar
from skm.loket.ember import Lapis, banyak, menit_ke
from skm.loket.models import HitunganLoket, Permohonan, SusunanHitungan
from skm.loket.queries.catatan import log_berjeda
from skm.loket.queries.hari import batas_periode
from skm.loket.services.hitungan import bangun_hitungan, periksa_hitungan
from skm.loket.sumbangan import Dimensi
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.penuh import PENUH
from tests.skm.loket.kejadian import MULAI, WITA, Loket

SELANG = 40 if PENUH else 100
"""Acts between two comparisons."""
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
    for satu in semua[:3]:
        cari: dict[str, Any] = {"unit_id": unit_id, "periode": satu, **kapan}
        lama, kasus = lama_terhitung(session, unit_id, satu, **kapan), lama_kasus(session, **cari)
        assert lama is not None
        for menurut, isi in lama.items():
            assert _urutan(isi) == _urutan(kasus[menurut])
        alasan = alasan_kasus(session, unit_id, batas_periode(satu, WITA), pada, KINI)
        assert alasan_keluar(session, **cari) == alasan


def _urutan(semua: dict[str, list[Lapis]]) -> dict[str, list[int]]:
    """The minutes of every rank, by key."""
    isi = {nilai: [menit_ke(satu, n) for n in range(1, banyak(satu) + 1)] for nilai, satu in semua.items()}
    return {nilai: menit for nilai, menit in isi.items() if menit}


def test_the_counters_of_a_random_history_are_what_its_cases_say(session: Session, unit: Unit) -> None:
    """Every act, corrections and undone registers among them; compared as it goes on and at other hours."""
    loket, acak = Loket(session, unit.id, benih=16), random.Random(16)
    for nomor in range(400):
        loket.jalan()
        if nomor % SELANG == SELANG - 1:
            assert not periksa_hitungan(session, unit.id, WITA)
            _banding(session, unit.id, loket.pada, acak)
            _banding(session, unit.id, loket.pada + timedelta(hours=acak.randrange(100)), acak)
    assert min(loket.berhasil.values()) > 1, loket.berhasil
    assert len(loket.berhasil) == 13, loket.berhasil
    loket.berhenti()
    kolom = (Permohonan.id, Permohonan.lama, Permohonan.berhenti)
    dulu = session.execute(sa.select(*kolom).order_by(Permohonan.id)).all()
    assert all(any(satu[n] is not None for satu in dulu) for n in (1, 2))
    session.execute(sa.update(Permohonan).values(lama=None, berhenti=None))  # as an earlier version left them
    tersimpan = session.scalar(sa.select(sa.func.count()).select_from(HitunganLoket))
    bangun_hitungan(session, unit.id, WITA)
    session.expire_all()
    assert session.execute(sa.select(*kolom).order_by(Permohonan.id)).all() == dulu
    _banding(session, unit.id, loket.pada, acak)
    assert tersimpan >= session.scalar(sa.select(sa.func.count()).select_from(HitunganLoket))
    berjeda = log_berjeda(session, unit.id)
    selesai = session.scalars(sa.select(Permohonan).where(Permohonan.selesai.is_not(None))).all()
    assert any(satu.id in berjeda for satu in selesai)
    for satu in selesai:
        jeda = putar(berjeda[satu.id]).jeda if satu.id in berjeda else ()
        lama = loket.kalender.antara(satu.lengkap, satu.selesai, jeda)
        assert satu.lama == round(lama / timedelta(minutes=1)), satu.nomor


@pytest.mark.parametrize(
    ("periode", "hari_ini", "potongan"),
    [
        (Periode.tahun(2026), date(2025, 12, 31), []),  # has not begun
        (Periode.tahun(2026), date(2026, 1, 1), [("hari", (1, 1), (1, 2))]),
        (Periode.tahun(2026), date(2026, 1, 31), [("bulan", (1, 1), (2, 1))]),
        (Periode.tahun(2026), date(2026, 3, 2), [("bulan", (1, 1), (3, 1)), ("hari", (3, 1), (3, 3))]),
        (Periode(date(2026, 1, 5), date(2026, 1, 9)), date(2026, 6, 1), [("hari", (1, 5), (1, 10))]),
        (Periode(date(2026, 1, 31), date(2026, 2, 1)), date(2026, 6, 1), [("hari", (1, 31), (2, 2))]),
        (
            Periode(date(2026, 1, 31), date(2026, 3, 1)),
            date(2026, 6, 1),
            [("bulan", (2, 1), (3, 1)), ("hari", (1, 31), (2, 1)), ("hari", (3, 1), (3, 2))],
        ),
    ],
)
def test_a_period_is_whole_months_and_the_days_at_its_ends(
    periode: Periode, hari_ini: date, potongan: list[tuple[str, tuple[int, int], tuple[int, int]]]
) -> None:
    isi = [(rentang.value, (a.month, a.day), (b.month, b.day)) for rentang, a, b in bagian(periode, hari_ini)]
    assert isi == potongan


def test_what_counters_cannot_answer_is_counted_from_the_cases(session: Session, unit: Unit) -> None:
    loket = Loket(session, unit.id, benih=3)
    for _ in range(30):
        loket.jalan()
    kapan: dict[str, Any] = {"zona": WITA, "dimensi": Dimensi.LAYANAN}
    cari = (session, unit.id, [Periode.semua()])
    assert jumlah_terhitung(*cari, pada=loket.pada, **kapan)
    # of a moment at which not everything on record was known, in another zone, without counters
    assert jumlah_terhitung(*cari, pada=loket.pada - timedelta(days=2), **kapan) is None
    assert jumlah_terhitung(*cari, pada=loket.pada, **kapan | {"zona": ZoneInfo("Asia/Jayapura")}) is None
    angka = rekap_ketepatan(session, unit_id=unit.id, periode=Periode.semua(), zona=WITA, pada=loket.pada)
    session.delete(session.get_one(SusunanHitungan, unit.id))
    session.flush()
    assert jumlah_terhitung(*cari, pada=loket.pada, **kapan) is None
    cari_semua: dict[str, Any] = {"unit_id": unit.id, "periode": Periode.semua(), "zona": WITA}
    assert rekap_ketepatan(session, **cari_semua, pada=loket.pada) == angka


def test_officers_who_act_at_once_wait_for_nobody_and_nothing_is_lost_also_while_it_is_counted_anew(
    mesin: Engine,
) -> None:
    """Four officers at one service and village, two cases a transaction; three rebuilds meanwhile."""
    gagal: list[BaseException] = []
    mulai = Barrier(5)
    with buka_sesi(mesin, tulis=False) as sesi:
        unit_id, waktu = kantor(sesi).id, kalender(sesi, kantor(sesi).id, WITA)
        desa = daftar_wilayah(sesi, unit_id)[0].id
        kk, ktp = (satu.id for satu in daftar_layanan(sesi, unit_id)[:2])

    def petugas(nama: str) -> None:
        for urut in range(4):
            pada = MULAI + timedelta(minutes=urut)
            with buka_sesi(mesin, tulis=True) as sesi:
                tetap: dict[str, Any] = {"unit_id": unit_id, "wilayah_id": desa, "oleh": nama}
                tetap |= {"kalender": waktu, "pemohon": "Siti", "diterima": pada}
                semua = [
                    services.terima(sesi, **tetap, layanan=sesi.get_one(Layanan, satu)) for satu in (kk, ktp)
                ]
                sesi.commit()
                for satu in semua:
                    tutup: dict[str, Any] = {"pada": pada + timedelta(minutes=9), "oleh": nama}
                    services.selesaikan(sesi, satu, **tutup, kalender=waktu)
                sesi.commit()

    def menyusun(_nama: str) -> None:
        for _ in range(3):
            with buka_sesi(mesin, tulis=True) as sesi:
                bangun_hitungan(sesi, unit_id, WITA)
                sesi.commit()

    def jalankan(kerja: Callable[[str], None], nama: str) -> None:
        mulai.wait()
        try:
            kerja(nama)
        except BaseException as salah:  # told by the test, not by a thread nobody hears
            gagal.append(salah)

    kerja = [(petugas, nama) for nama in ("ani", "budi", "citra", "dewi")] + [(menyusun, "")]
    utas = [Thread(target=jalankan, args=satu) for satu in kerja]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert gagal == []
    with buka_sesi(mesin, tulis=False) as sesi:
        assert periksa_hitungan(sesi, unit_id, WITA) == ""
        kapan: dict[str, Any] = {"zona": WITA, "pada": MULAI + timedelta(days=9), "dimensi": Dimensi.DESA}
        hasil = jumlah_terhitung(sesi, unit_id, [Periode.semua()], **kapan)
        assert hasil is not None
        assert [tally.selesai for tally, _ in hasil.values()] == [32]
