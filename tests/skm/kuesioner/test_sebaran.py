"""What counters hold of answers is what counting them one by one gives."""

from __future__ import annotations

import random
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ikm import bobot_sama
from kinerja.ketelitian import selang_gabungan
from kinerja.periode import Periode
from kinerja.sebaran import sebaran_dari_nilai
from skm.jawaban.queries.hitungan import semua as semua_hari
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.queries import hitungan_per_layanan, hitungan_per_periode, selang_ikm
from skm.layanan.models import Layanan, Unit
from tests.skm.kuesioner.test_tally import isi
from tests.skm.kuesioner.test_versi import KODE, sama, terbitkan

TRIWULAN = [Periode.triwulan(2026, nomor) for nomor in (1, 2)]


def test_a_spread_read_from_the_counters_is_the_spread_of_the_answers_one_by_one(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    acak = random.Random(4)
    sepuluh = terbitkan(session, unit, sama([*KODE, "U10"]), date(2026, 2, 1))
    layanan = session.scalars(sa.select(Layanan).where(Layanan.unit_id == unit.id)).all()[:2]
    semua: dict[tuple[int, int, int | None], list[list[int | None]]] = {}
    for _ in range(60):
        versi, banyak = acak.choice([(kuesioner, 9), (sepuluh, 10)])
        untuk = acak.choice([None, *(satu.id for satu in layanan)])
        nilai = [acak.choice([None, 1, 2, 3, 4]) for _ in range(banyak)]
        bulan = acak.randrange(1, 7)
        isi(session, versi, nilai, tanggal=date(2026, bulan, 3), layanan_id=untuk)
        semua.setdefault(((bulan - 1) // 3, versi.id, untuk), []).append(nilai)
    for urutan, periode in enumerate(TRIWULAN):
        _, per_layanan = hitungan_per_layanan(session, unit_id=unit.id, periode=periode, sumber=semua_hari)
        for untuk, hitungan in per_layanan.items():
            for susunan in hitungan.susunan:
                versi_id = {9: kuesioner.id, 10: sepuluh.id}[len(susunan.struktur.kode)]
                langsung = sebaran_dari_nilai(
                    susunan.struktur.kode, semua.pop((urutan, versi_id, untuk or None))
                )
                assert susunan.sebaran == langsung
    assert not semua  # every group came back


def test_the_interval_of_a_joined_period_weighs_both_structures_and_leaves_out_what_is_not_joined(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    sembilan = [[3] * 9] * 20 + [[4] * 9] * 10
    sepuluh = [[2] * 10] * 6 + [[4] * 10] * 4
    versi = terbitkan(session, unit, sama([*KODE, "U10"]), date(2026, 2, 1))
    sebelas = terbitkan(session, unit, sama([*KODE, "U10", "U11"]), date(2026, 3, 1))
    for satu, jawaban in ((kuesioner, sembilan), (versi, sepuluh), (sebelas, [[1] * 11] * 4)):
        for nilai in jawaban:
            isi(session, satu, nilai, tanggal=date(2026, 3, 3))
    hitungan = hitungan_per_periode(
        session, unit_id=unit.id, periode=TRIWULAN[:1], jenis=[JenisKuesioner.SKM]
    )
    milik = {periode: satu for (_, periode), satu in hitungan.items()}
    kode = [*KODE, "U10"]
    dua = [
        (sebaran_dari_nilai(KODE, sembilan), bobot_sama(9)),
        (sebaran_dari_nilai(kode, sepuluh), bobot_sama(10)),
    ]
    assert selang_ikm(milik[TRIWULAN[0]]) == selang_gabungan(dua)
    # A log with fewer services than respondents knows no population.
    assert selang_ikm(milik[TRIWULAN[0]], 39) == selang_gabungan(dua)
    assert selang_ikm(milik[TRIWULAN[0]], 80) == selang_gabungan(dua, populasi=80)
