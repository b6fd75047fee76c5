"""What the answer store shows and when: whole batches, after their day, and parts that tell nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Dimensi, HitunganTampil, Jalur, Jawaban
from skm.jawaban.queries.bertanda import bertanda
from skm.jawaban.queries.hitungan import Cakupan
from skm.jawaban.queries.saran import saran_terbaru
from skm.jawaban.queries.tambahan import jawaban_tambahan
from skm.jawaban.services.lepas import lepas
from skm.jawaban.services.pengecualian import kecualikan
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.queries import hitungan_ikm, hitungan_per_periode, kuesioner_berlaku
from skm.layanan.models import Unit
from skm.survei import queries
from skm.survei.models import JenisTautan, Tautan
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.perekam import daftar, rekam
from tests.skm.jawaban.kiriman import datang, menunggu_dilepas

AWAL, SEHARI = date(2026, 1, 1), timedelta(days=1)
PADA = datetime(2026, 1, 1, tzinfo=UTC)
TAHUN = Periode.tahun(2026)
PERIODE = [
    TAHUN,
    *(Periode.triwulan(2026, n) for n in range(1, 5)),
    *(Periode.bulan(2026, n) for n in range(1, 13)),
]


@pytest.fixture
def kuesioner(session: Session, unit: Unit) -> Kuesioner:
    """The office's questionnaire; its first day has begun."""
    akhiri_hari(session, segel=SEGEL, hari_ini=AWAL)
    return kuesioner_berlaku(session, unit.id, pada=AWAL)


def pandangan(session: Session, kuesioner: Kuesioner) -> list[object]:
    """Everything that a page can give, whatever it is asked for."""
    unit_id, hasil = kuesioner.unit_id, list[object]()
    semua = [Cakupan(), *(Cakupan(layanan_id=n) for n in range(4)), *(Cakupan(jalur=satu) for satu in Jalur)]
    for cakupan in semua:
        hitungan = hitungan_per_periode(
            session, unit_id=unit_id, periode=PERIODE, jenis=[JenisKuesioner.SKM], cakupan=cakupan
        )
        hasil += [(periode, isi.susunan) for (_, periode), isi in hitungan.items()]
    saran = saran_terbaru(session, unit_id=unit_id, periode=TAHUN, kuesioner=[kuesioner.id])
    t = HitunganTampil
    baris = session.execute(
        sa.select(t.dimensi, t.mulai, t.nilai, t.dari, t.responden, t.isi).order_by(
            t.dimensi, t.mulai, t.nilai
        )
    )
    return [*hasil, saran, bertanda(session, unit_id=unit_id, periode=TAHUN), [tuple(satu) for satu in baris]]


def responden(
    session: Session,
    kuesioner: Kuesioner,
    periode: Periode,
    layanan: int | None = None,
    jalur: Jalur | None = None,
) -> int:
    hitungan = hitungan_ikm(
        session, unit_id=kuesioner.unit_id, periode=periode, cakupan=Cakupan(layanan, jalur)
    )
    return hitungan.responden


def test_four_known_answers_and_a_genuine_one_change_no_view_before_their_day_is_over(
    session: Session, kuesioner: Kuesioner
) -> None:
    hari, sebelum = date(2026, 1, 5), pandangan(session, kuesioner)
    for skor in (4, 4, 4, 4, 1):
        datang(session, kuesioner, hari, skor=skor, saran="Antrean panjang.")
        akhiri_hari(session, segel=SEGEL, hari_ini=hari)
        assert pandangan(session, kuesioner) == sebelum
    akhiri_hari(session, segel=SEGEL, hari_ini=hari + SEHARI)
    assert responden(session, kuesioner, TAHUN) == 5


def test_three_tickets_and_two_posters_give_no_view_by_way_of_coming_that_quarter(
    session: Session, kuesioner: Kuesioner
) -> None:
    triwulan, berikut = PERIODE[1:3]
    for jalur in ("tiket", "tiket", "tiket", "poster", "poster"):
        datang(session, kuesioner, date(2026, 2, 3), jalur=jalur)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 4, 1))
    assert responden(session, kuesioner, triwulan) == 5
    assert not any(responden(session, kuesioner, triwulan, jalur=satu) for satu in Jalur)
    for jalur in ("tiket", "poster"):
        menunggu_dilepas(session, kuesioner, date(2026, 5, 4 if jalur == "tiket" else 5), 5, jalur=jalur)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 7, 1))
    menurut_jalur = {
        satu: responden(session, kuesioner, berikut, jalur=satu) for satu in (Jalur.TIKET, Jalur.KIOS)
    }
    assert menurut_jalur == {Jalur.TIKET: 5, Jalur.KIOS: 0}, (
        "five of each are shown, those of a whole day too"
    )
    assert responden(session, kuesioner, TAHUN, jalur=Jalur.POSTER) == 5


def test_a_form_of_january_that_arrives_on_3_february_leaves_january_as_it_was(
    session: Session, kuesioner: Kuesioner
) -> None:
    menunggu_dilepas(session, kuesioner, date(2026, 1, 28), 5)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    januari, februari = Periode.bulan(2026, 1), Periode.bulan(2026, 2)
    sebelum = hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=januari)
    for _ in range(6):
        datang(session, kuesioner, date(2026, 2, 3), diisi=date(2026, 1, 29))
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 3, 1))
    assert hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=januari) == sebelum
    assert responden(session, kuesioner, februari) == 6


def test_an_answer_stored_after_the_end_of_its_day_is_no_second_batch_of_that_day_or_month(
    session: Session, kuesioner: Kuesioner
) -> None:
    hari = date(2026, 1, 31)
    menunggu_dilepas(session, kuesioner, hari, 5)
    for _ in range(5):
        datang(session, kuesioner, hari)
    assert akhiri_hari(session, segel=SEGEL, hari_ini=hari + SEHARI) == 0, "they wait for the day after"
    assert akhiri_hari(session, segel=SEGEL, hari_ini=hari + SEHARI * 2) == 5
    assert [responden(session, kuesioner, Periode.bulan(2026, n)) for n in (1, 2)] == [5, 5]


def _kecualikan(session: Session, unit_id: int, bulan: date) -> None:
    kecualikan(
        session,
        unit_id=unit_id,
        kelompok=[(bulan, 1)],
        alasan="Pelatihan",
        oleh="admin",
        pada=datetime(2026, 2, 2, tzinfo=UTC),
    )


def _berpelatihan(session: Session, kuesioner: Kuesioner, hari: date, pelatihan: int) -> None:
    for ke in range(pelatihan + 6):
        datang(session, kuesioner, hari, tanda=int(ke < pelatihan), layanan_id=1, saran=f"{hari} {ke}")
    akhiri_hari(session, segel=SEGEL, hari_ini=hari + SEHARI)


def test_no_figure_moves_at_an_exclusion_before_the_next_release(
    session: Session, kuesioner: Kuesioner
) -> None:
    _berpelatihan(session, kuesioner, date(2026, 1, 5), 6)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    unit_id, januari = kuesioner.unit_id, Periode.bulan(2026, 1)
    sebelum = [
        satu
        for satu in pandangan(session, kuesioner)
        if satu != bertanda(session, unit_id=unit_id, periode=TAHUN)
    ]
    _kecualikan(session, unit_id, date(2026, 1, 1))
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 3))
    assert [satu for satu in pandangan(session, kuesioner) if satu != ()] == sebelum
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5)
    assert (responden(session, kuesioner, januari), responden(session, kuesioner, januari, 1)) == (6, 6)


def test_four_that_are_excluded_of_a_month_wait(session: Session, kuesioner: Kuesioner) -> None:
    _berpelatihan(session, kuesioner, date(2026, 1, 5), 4)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    _kecualikan(session, kuesioner.unit_id, date(2026, 1, 1))
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5)
    assert responden(session, kuesioner, Periode.bulan(2026, 1)) == 10


def test_loaded_answers_are_counted_in_a_quarters_parts_whatever_citizens_sent(
    session: Session, kuesioner: Kuesioner
) -> None:
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5, profil={"jenis_kelamin": "L"})
    satu = {
        "unit_id": kuesioner.unit_id,
        "kuesioner_id": kuesioner.id,
        "tanggal": date(2026, 2, 4),
        **kolom_unsur([3] * 9),
    }
    simpan(session, *[{**satu, "jalur": Jalur.KERTAS, "jenis_kelamin": "P"}] * 2)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 4, 1))
    simpan(session, {**satu, "jalur": Jalur.IMPOR, "jenis_kelamin": "P"})
    t = HitunganTampil
    pilih = sa.select(t.nilai, t.responden).where(t.dimensi == Dimensi.JENIS_KELAMIN).order_by(t.nilai)
    assert session.execute(pilih).all() == [("L", 5), ("P", 3)]


@contextmanager
def tercatat(session: Session) -> Iterator[Counter[str]]:
    """Statements of the session, without the lock that PostgreSQL alone asks for."""
    session.flush()
    with rekam(session.connection().engine) as hitungan:
        yield hitungan
        session.flush()
    for pernyataan in [satu for satu in hitungan if "pg_advisory" in satu]:
        del hitungan[pernyataan]


def test_an_answer_sends_at_most_six_statements_and_a_release_twelve_with_an_exclusion_too(
    session: Session, kuesioner: Kuesioner
) -> None:
    hari = date(2026, 2, 3)
    _berpelatihan(session, kuesioner, date(2026, 1, 5), 6)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    with tercatat(session) as jawaban:
        datang(session, kuesioner, hari)
    assert jawaban.total() <= 6, daftar(jawaban)
    for _ in range(60):
        datang(session, kuesioner, hari, layanan_id=2, profil={"usia": "26-35"})
    with tercatat(session) as pelepasan:
        assert (
            lepas(session, unit_id=kuesioner.unit_id, segel=SEGEL, hari_ini=hari + SEHARI).dilepas.total()
            == 61
        )
    assert pelepasan.total() <= 12, daftar(pelepasan)
    _kecualikan(session, kuesioner.unit_id, date(2026, 1, 1))
    for _ in range(5):
        datang(session, kuesioner, hari + SEHARI)
    with tercatat(session) as pelepasan:
        lepas(session, unit_id=kuesioner.unit_id, segel=SEGEL, hari_ini=hari + SEHARI * 2)
    assert responden(session, kuesioner, Periode.bulan(2026, 1)) == 6
    assert pelepasan.total() <= 12, daftar(pelepasan)


def test_a_batch_has_those_who_came_together_even_when_some_of_them_have_left(
    session: Session, kuesioner: Kuesioner
) -> None:
    _berpelatihan(session, kuesioner, date(2026, 1, 5), 6)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    _kecualikan(session, kuesioner.unit_id, date(2026, 1, 1))
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5, layanan_id=2)
    riwayat = session.scalars(sa.select(Jawaban.riwayat).where(Jawaban.terhitung.is_(False))).all()
    assert [satu is not None and satu.startswith("2026-01-01 ") for satu in riwayat] == [True] * 6
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 3, 1))
    assert responden(session, kuesioner, Periode.bulan(2026, 2), 2) == 5


def test_an_extra_question_keeps_an_exclusion_that_fewer_than_five_of_those_who_answered_it_left_with(
    session: Session, kuesioner: Kuesioner
) -> None:
    for ke in range(14):
        soal, hari = {"T1": 1} if ke % 2 or ke >= 6 else {}, date(2026, 1, 5)
        datang(session, kuesioner, hari, tanda=int(ke < 6), tambahan={"T2": 2, **soal}, layanan_id=1)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    _kecualikan(session, kuesioner.unit_id, date(2026, 1, 1))
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5)
    hasil = jawaban_tambahan(session, unit_id=kuesioner.unit_id, periode=Periode.bulan(2026, 1))
    isi = {(satu.kode, satu.sendiri, satu.bertanda, satu.nilai.total()) for satu in hasil}
    assert isi == {("T1", 8, 3, 11), ("T2", 8, 0, 8)}, "who is shown is counted among the flagged ones"


def test_comments_of_those_who_left_together_leave_the_list(session: Session, kuesioner: Kuesioner) -> None:
    _berpelatihan(session, kuesioner, date(2026, 1, 5), 6)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 2, 1))
    baca = {"unit_id": kuesioner.unit_id, "periode": Periode.bulan(2026, 1), "kuesioner": [kuesioner.id]}
    assert [len(saran_terbaru(session, **baca, layanan_id=satu)) for satu in (None, 1, 2)] == [12, 12, 0]
    _kecualikan(session, kuesioner.unit_id, date(2026, 1, 1))
    menunggu_dilepas(session, kuesioner, date(2026, 2, 3), 5)
    assert [len(saran_terbaru(session, **baca, layanan_id=satu)) for satu in (None, 1)] == [6, 6]


def test_a_link_tells_in_fives_how_many_finished_where_the_others_of_its_kind_are_none_or_five(
    session: Session, kuesioner: Kuesioner
) -> None:
    satu, lain = (queries.daftar_tautan(session, kuesioner.unit_id)[0], _tautan_lain(session, kuesioner))
    for bulan, milik_lain in ((2, 3), (5, 9)):
        for nomor in [satu.id] * 8 + [lain] * milik_lain:
            datang(session, kuesioner, date(2026, bulan, 3), tautan_id=nomor)
    hitungan = {}
    for bulan in (4, 7):
        akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, bulan, 1))
        hitungan[bulan] = queries.hitungan_tautan(session, kuesioner.unit_id, date(2026, bulan, 1))
    tidak = {satu.id: (None, None), lain: (None, None)}
    assert hitungan[4] == tidak, "eleven came by posters, and eight by this one would tell three"
    assert {nomor: [h and h.selesai for h in milik] for nomor, milik in hitungan[7].items()} == {
        satu.id: [5, 5],
        lain: [5, 5],
    }


def _tautan_lain(session: Session, kuesioner: Kuesioner) -> int:
    tautan = Tautan(
        unit_id=kuesioner.unit_id, kode="lain", jenis=JenisTautan.POSTER, dibuat_pada=PADA, dibuat_oleh="uji"
    )
    session.add(tautan)
    session.flush()
    return tautan.id
