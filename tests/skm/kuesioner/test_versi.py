"""Each answer is counted by the questionnaire it was given to, whatever is published afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm.jawaban.models import Jalur, Tanda
from skm.jawaban.queries.hitungan import Cakupan, semua
from skm.kuesioner.models import JenisKuesioner, Kuesioner, SkalaKuesioner, Unsur
from skm.kuesioner.queries import HitunganIkm, hitungan_ikm, kuesioner_berlaku
from skm.layanan.models import Layanan, Unit
from tests.conftest import TANAM_PADA
from tests.skm.kuesioner.test_tally import baris_terbit, isi

TRIWULAN_I = Periode.triwulan(2026, 1)
TAHUN = Periode.tahun(2026)
AWAL = date(2026, 1, 2)
KODE = tuple(f"U{nomor}" for nomor in range(1, 10))
ENAM_PULUH = [[4] * 9] * 13 + [[4] * 5 + [3] * 4] + [[3] * 9] * 46
"""60 answers, 1.742 points of 540 cells: 80,648148… = 80,65 B."""


def terbitkan(
    session: Session,
    unit: Unit,
    bobot: Mapping[str, Fraction],
    mulai: date = AWAL,
    *,
    skala: SkalaKuesioner = SkalaKuesioner.TAHUN_2017,
    jenis: JenisKuesioner = JenisKuesioner.SKM,
) -> Kuesioner:
    """Publish a version of these unsur; each keeps the column of its number."""
    lama = sa.select(sa.func.max(Kuesioner.versi)).where(Kuesioner.jenis == jenis)
    baru = Kuesioner(
        unit_id=unit.id,
        jenis=jenis,
        versi=(session.scalar(lama) or 0) + 1,
        judul="Survei",
        dasar="",
        terbit_pada=TANAM_PADA,
        berlaku_mulai=mulai,
        skala=skala,
        unsur=[
            Unsur(
                kode=kode,
                nama=f"Unsur {kode}",
                pertanyaan="?",
                opsi_1="a",
                opsi_2="b",
                opsi_3="c",
                opsi_4="d",
                urutan=nomor,
                kolom=int(kode[1:]),
                bobot_pembilang=satu.numerator,
                bobot_penyebut=satu.denominator,
            )
            for nomor, (kode, satu) in enumerate(bobot.items(), start=1)
        ],
    )
    session.add(baru)
    session.flush()
    return baru


def sama(kode: Sequence[str]) -> dict[str, Fraction]:
    return dict.fromkeys(kode, Fraction(1, len(kode)))


BERAT_U1 = {"U1": Fraction(1, 5), **dict.fromkeys(KODE[1:], Fraction(1, 10))}
TANPA_U9, DENGAN_U10 = sama(KODE[:-1]), sama((*KODE, "U10"))


def hitung(session: Session, unit: Unit, periode: Periode = TRIWULAN_I) -> HitunganIkm:
    session.expire_all()
    return hitungan_ikm(session, unit_id=unit.id, periode=periode)


def angka(hitungan: HitunganIkm) -> tuple[Decimal | None, str | None]:
    hasil = hitungan.gabungan().hasil
    return hasil.nilai, hasil.mutu


def test_60_answers_stay_80_65_b_after_changed_weights_a_dropped_and_an_added_unsur_and_an_answer_to_each(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    for nilai in ENAM_PULUH:
        isi(session, kuesioner, nilai)
    assert angka(hitung(session, unit)) == (Decimal("80.65"), "B")
    for nomor, (bobot, terburuk) in enumerate(
        ((BERAT_U1, [1] * 9), (TANPA_U9, [1] * 8), (DENGAN_U10, [1] * 10)), start=1
    ):
        baru = terbitkan(session, unit, bobot)
        assert angka(hitung(session, unit)) == (Decimal("80.65"), "B")
        isi(session, baru, terburuk, tanggal=date(2026, 3, 30))
        kini = hitung(session, unit)
        assert angka(kini) == (Decimal("80.65"), "B")
        assert kini.gabungan().catatan == f"{nomor} tidak digabung"
    assert (kini.responden, [satu.tally.responden for satu in kini.susunan]) == (63, [60, 1, 1, 1])
    assert [satu.versi for satu in kini.susunan] == [(1,), (2,), (3,), (4,)]


def test_a_split_by_a_change_of_words_is_one_structure_and_gives_the_published_78_70(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    baru = terbitkan(session, unit, sama(KODE), date(2026, 3, 1))
    for nomor, nilai in enumerate(baris_terbit()):
        isi(session, kuesioner if nomor < 20 else baru, nilai, tanggal=date(2026, 2 + (nomor >= 20), 2))
    hitungan = hitung(session, unit)
    (satu,) = hitungan.susunan
    assert (angka(hitungan), satu.versi, satu.tally.responden) == ((Decimal("78.70"), "B"), (1, 2), 48)
    assert (satu.dari, satu.sampai) == (date(2026, 2, 1), date(2026, 3, 31))  # whole months


def test_48_by_78_70_and_12_by_75_are_joined_to_77_96_and_a_year_is_taken_over_its_answers(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    for nomor, nilai in enumerate(baris_terbit()):
        isi(session, kuesioner, nilai, tanggal=date(2026, 3 + 3 * (nomor % 2), 2))
    baru = terbitkan(session, unit, DENGAN_U10, date(2026, 7, 1))
    for _ in range(12):
        isi(session, baru, [3] * 10, tanggal=date(2026, 8, 3))
    tahun = hitung(session, unit, TAHUN)
    assert (angka(tahun), tahun.gabungan().catatan) == (
        (Decimal("77.96"), "B"),
        "gabungan 2 susunan kuesioner",
    )
    # The quarters' own figures are of their answers alone, and none of them was joined to make the year's.
    assert angka(hitung(session, unit, Periode.triwulan(2026, 3))) == (Decimal("75.00"), "C")


def test_14_unsur_of_2004_have_their_own_class_and_are_never_joined(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    lama = terbitkan(session, unit, sama([f"U{n}" for n in range(1, 15)]), skala=SkalaKuesioner.TAHUN_2004)
    for _ in range(7):
        isi(session, lama, [3] * 14, tanggal=date(2026, 2, 2))
    assert angka(hitung(session, unit)) == (Decimal("75.00"), "B")  # C by the bounds of 2017
    for _ in range(5):
        isi(session, kuesioner)
    hasil = hitung(session, unit).gabungan()
    assert (hasil.hasil.nilai, hasil.hasil.status) == (None, Status.TIDAK_BERLAKU)
    assert [satu.hasil.mutu for satu in hasil.bagian] == ["B", "C"]


def test_a_service_a_way_and_the_answers_without_flags_are_counted_by_structure_too(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    kk = session.scalars(sa.select(Layanan.id).order_by(Layanan.urutan).limit(1)).one()
    baru = terbitkan(session, unit, DENGAN_U10)
    for _ in range(6):
        isi(session, kuesioner, layanan_id=kk)
        isi(session, baru, [4] * 10, layanan_id=kk, tanda=Tanda.BERUNTUN)
    isi(session, baru, [1] * 10)

    def hitung_semua(**bagian: Any) -> HitunganIkm:
        return hitungan_ikm(session, unit_id=unit.id, periode=TAHUN, cakupan=Cakupan(**bagian), sumber=semua)

    milik = hitung_semua(layanan_id=kk)
    assert milik.gabungan().hasil.nilai == Decimal("87.50")  # (6 × 75 + 6 × 100) ÷ 12
    tanpa = milik.tanpa_bertanda()
    assert tanpa is not None
    assert (tanpa.hasil.nilai, tanpa.catatan) == (Decimal("75.00"), "")
    lewat = hitung_semua(jalur=Jalur.KIOS)
    assert (lewat.responden, lewat.gabungan().hasil.status) == (0, Status.BELUM_DIISI)


def test_a_spak_is_counted_by_its_own_versions(session: Session, unit: Unit, kuesioner: Kuesioner) -> None:
    pertama = terbitkan(session, unit, sama(("U1", "U2")), jenis=JenisKuesioner.SPAK)
    kedua = terbitkan(session, unit, sama(("U1", "U2", "U3")), jenis=JenisKuesioner.SPAK)
    for _ in range(5):
        isi(session, pertama, [4, 4])
        isi(session, kedua, [2, 2, 2])
    isi(session, kuesioner)
    spak = hitungan_ikm(session, unit_id=unit.id, periode=TAHUN, jenis=JenisKuesioner.SPAK)
    assert (spak.responden, spak.gabungan().hasil.nilai) == (10, Decimal("75.00"))  # (100 + 50) ÷ 2
    assert hitung(session, unit).responden == 1


def test_without_answers_the_questionnaire_of_the_periods_end_is_named(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    terbitkan(session, unit, DENGAN_U10, date(2026, 4, 1))
    assert hitung(session, unit, TRIWULAN_I).susunan[0].struktur.kode == KODE
    assert hitung(session, unit, TAHUN).susunan[0].struktur.kode == tuple(DENGAN_U10)
    assert hitung(session, unit, Periode.tahun(2016)).susunan[0].struktur.kode == KODE


SUSUNAN = (sama(KODE), BERAT_U1, TANPA_U9, DENGAN_U10, sama(("U3", "U11")))


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(SUSUNAN), st.dates(date(2026, 1, 1), date(2027, 1, 1))), max_size=3)
)
def test_no_sequence_of_publications_moves_a_figure_of_answers_already_given(
    session: Session, unit: Unit, urutan: list[tuple[Mapping[str, Fraction], date]]
) -> None:
    with session.begin_nested() as titik:
        kuesioner = kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())
        for nilai in ENAM_PULUH[8:20]:
            isi(session, kuesioner, nilai)
        session.flush()
        for bobot, mulai in urutan:
            sebelum = hitung(session, unit).gabungan()
            baru = terbitkan(session, unit, bobot, mulai)
            assert hitung(session, unit).gabungan() == sebelum
            for _ in range(2):  # answers of April: the first quarter does not know them
                isi(session, baru, [1] * 20, tanggal=date(2026, 4, 2))
            assert hitung(session, unit).gabungan() == sebelum
        titik.rollback()
