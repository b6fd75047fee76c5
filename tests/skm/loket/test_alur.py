"""A case is what its log says: legal orders, replay, pauses, corrections; lateness cannot be talked away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender, Satuan
from kinerja.ketepatan import hitung
from kinerja.periode import Periode
from skm.galat import Galat
from skm.ketepatan.queries import rekap_ketepatan
from skm.layanan import queries
from skm.layanan.models import HariLibur, JanjiLayanan, JenisLibur, Unit
from skm.loket import services
from skm.loket.alur import SAH, Catatan, putar
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import PeristiwaPermohonan, Permohonan, Tahap
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
FEBRUARI = Periode.bulan(2026, 2)
Catat = Callable[..., Permohonan]


def jam(hari: int, pukul: int, menit: int = 0) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, 2, hari, pukul, menit, tzinfo=WITA)


@pytest.fixture
def laku(session: Session, kalender: Kalender) -> Callable[..., None]:
    """Do something to a case by its name."""

    def _laku(satu: Permohonan, apa: str, pada: datetime, **lain: Any) -> None:
        if apa not in {"minta_ttd", "serahkan"}:
            lain["kalender"] = kalender
        if apa == "kurang":
            lain.setdefault("apa", "KTP saksi")
        elif apa in {"batalkan", "tolak", "cabut", "pindahkan"}:
            lain.setdefault("alasan", "uji")
        getattr(services, apa)(session, satu, pada=pada, oleh="ani", **lain)

    return _laku


def test_monday_is_monday() -> None:
    assert f"{SENIN:%a}" == "Mon"


def test_the_whole_way_from_intake_to_hand_over(session: Session, catat: Catat, laku: Any) -> None:
    satu = catat("PINDAH", SENIN)
    for apa, pada, tahap in (
        ("minta_ttd", jam(2, 9), Tahap.TTD),
        ("selesaikan", jam(2, 10), Tahap.SELESAI),
        ("serahkan", jam(3, 8), Tahap.DISERAHKAN),
    ):
        laku(satu, apa, pada)
        assert satu.tahap is tahap
        assert berbeda(satu, log(session, satu.id)) == ()
    assert (satu.selesai, satu.diserahkan, satu.diselesaikan_oleh) == (jam(2, 10), jam(3, 8), "ani")
    assert [c.jenis for c in log(session, satu.id)] == [
        J.DITERIMA,
        J.LENGKAP,
        J.TTD,
        J.SELESAI,
        J.DISERAHKAN,
    ]


def test_an_incomplete_file_has_no_due_moment_until_it_is_completed(
    session: Session, unit: Unit, kalender: Kalender, laku: Any
) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KEMATIAN")
    assert layanan is not None
    satu = services.terima(
        session,
        unit_id=unit.id,
        layanan=layanan,
        pemohon="Siti",
        diterima=SENIN,
        kurang="surat RT",
        kalender=kalender,
        oleh="ani",
    )
    assert (satu.tahap, satu.lengkap, satu.jatuh_tempo, satu.kurang) == (Tahap.KURANG, None, None, "surat RT")
    with pytest.raises(Galat, match="menunggu kelengkapan berkas; selesai tidak mungkin"):
        laku(satu, "selesaikan", jam(2, 9))
    laku(satu, "lengkapi", jam(3, 9))
    assert (satu.lengkap, satu.jatuh_tempo, satu.kurang) == (jam(3, 9), jam(3, 9, 15), None)


def test_a_pause_moves_the_due_moment_by_the_working_time_it_took(catat: Catat, laku: Any) -> None:
    satu = catat("KK", SENIN)  # 55 minutes: due 8.55
    laku(satu, "kurang", jam(2, 8, 20))
    assert satu.jatuh_tempo is None
    laku(satu, "lengkapi", jam(6, 9))  # over four days; f"{Friday}"
    assert f"{jam(6, 9):%a}" == "Fri"
    assert satu.jatuh_tempo == jam(6, 9, 35)  # 35 minutes were left


def test_a_pause_after_the_due_moment_does_not_make_a_late_case_young_again(
    session: Session, unit: Unit, catat: Catat, laku: Any
) -> None:
    satu = catat("KK", SENIN)
    laku(satu, "kurang", jam(2, 9, 30))
    assert (satu.tahap, satu.jatuh_tempo) == (Tahap.KURANG, jam(2, 8, 55))
    tally = rekap_ketepatan(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=jam(2, 10)).semua
    assert (tally.jatuh_tempo, tally.belum_selesai, tally.terhenti) == (1, 1, 0)
    laku(satu, "lengkapi", jam(5, 9))
    assert satu.jatuh_tempo == jam(2, 8, 55)


def test_changing_calendar_or_promise_later_rewrites_nothing(
    session: Session, unit: Unit, catat: Catat, laku: Any
) -> None:
    satu = catat("PINDAH", SENIN)
    tempo = satu.jatuh_tempo
    assert tempo == jam(3, 16)
    layanan = queries.layanan_berkode(session, unit.id, "PINDAH")
    assert layanan is not None
    lain = {"dicatat": jam(2, 8, 30)}
    awal = layanan.janji[0].berlaku_mulai
    layanan.janji.append(JanjiLayanan(berlaku_mulai=awal, versi=2, jumlah=9, satuan=Satuan.HARI, **lain))
    baru = {"tanggal": date(2026, 2, 3), "nama": "baru", "jenis": JenisLibur.LIBUR_DAERAH}
    session.add(HariLibur(unit_id=unit.id, **baru, **lain))
    session.flush()
    laku(satu, "minta_ttd", jam(2, 9))
    assert satu.jatuh_tempo == tempo
    assert putar(log(session, satu.id)).jatuh_tempo == tempo


def test_a_wrong_completion_is_taken_back_by_an_entry_and_both_stay(
    session: Session, catat: Catat, laku: Any
) -> None:
    satu = catat("KK", SENIN, selesai=jam(2, 8, 10))
    laku(satu, "cabut", jam(2, 8, 15), urut=3, alasan="salah pilih permohonan")
    assert (satu.tahap, satu.selesai, satu.diselesaikan_oleh) == (Tahap.PROSES, None, None)
    assert [c.jenis for c in log(session, satu.id)] == [J.DITERIMA, J.LENGKAP, J.SELESAI, J.KOREKSI]
    with pytest.raises(Galat, match="sudah dicabut"):
        laku(satu, "cabut", jam(2, 8, 20), urut=3)
    with pytest.raises(Galat, match="tidak dapat dicabut"):
        laku(satu, "cabut", jam(2, 8, 20), urut=1)


def test_a_moment_typed_wrong_is_moved_and_the_due_moment_follows(catat: Catat, laku: Any) -> None:
    satu = catat("KK", SENIN)
    laku(satu, "pindahkan", jam(2, 11), urut=2, saat=jam(2, 10), alasan="berkas baru lengkap pukul 10")
    assert (satu.lengkap, satu.jatuh_tempo) == (jam(2, 10), jam(2, 10, 55))
    with pytest.raises(Galat, match="belum tiba"):
        laku(satu, "pindahkan", jam(2, 11), urut=2, saat=jam(2, 12))
    with pytest.raises(Galat, match="belum diterima; berkas lengkap tidak mungkin"):
        laku(satu, "pindahkan", jam(2, 11), urut=2, saat=jam(1, 12))


@pytest.mark.parametrize(
    "perintah", ["UPDATE peristiwa_permohonan SET oleh = 'lain'", "DELETE FROM peristiwa_permohonan"]
)
def test_the_database_itself_refuses_to_change_the_log(session: Session, catat: Catat, perintah: str) -> None:
    catat("KK", SENIN)
    with pytest.raises(DatabaseError, match="tidak dapat di"):
        session.execute(sa.text(perintah))


def test_a_case_logged_afterwards_carries_both_moments(
    session: Session, unit: Unit, kalender: Kalender
) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    satu = services.terima(
        session,
        unit_id=unit.id,
        layanan=layanan,
        pemohon="Siti",
        diterima=SENIN,
        dicatat=jam(3, 9),
        kalender=kalender,
        oleh="ani",
    )
    assert (satu.diterima, satu.dicatat_pada, satu.jatuh_tempo) == (SENIN, jam(3, 9), jam(2, 8, 55))
    semua = session.scalars(sa.select(PeristiwaPermohonan)).all()
    assert [(p.pada, p.dicatat) for p in semua] == [(SENIN, jam(3, 9))] * 2


LANGKAH = ("kurang", "lengkapi", "minta_ttd", "selesaikan", "serahkan", "batalkan", "tolak", "cabut")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kode=st.sampled_from(["KK", "PINDAH", "TANAH"]),
    langkah=st.lists(st.tuples(st.sampled_from(LANGKAH), st.integers(1, 3000)), max_size=12),
)
def test_any_legal_sequence_gives_a_state_and_replaying_it_gives_the_same(
    session: Session, catat: Catat, laku: Any, kode: str, langkah: list[tuple[str, int]]
) -> None:
    satu, saat = catat(kode, SENIN), SENIN
    for apa, menit in langkah:
        saat += timedelta(minutes=menit)
        sebelum = (satu.tahap, satu.jatuh_tempo, len(log(session, satu.id)))
        lain = {"urut": len(log(session, satu.id))} if apa == "cabut" else {}
        try:
            laku(satu, apa, saat, **lain)
        except Galat:
            assert (satu.tahap, satu.jatuh_tempo, len(log(session, satu.id))) == sebelum
        assert berbeda(satu, log(session, satu.id)) == ()
    tutup = satu.tahap in {Tahap.SELESAI, Tahap.DISERAHKAN}
    assert (satu.selesai is not None) == tutup
    assert (satu.jatuh_tempo is None) <= (satu.tahap in {Tahap.KURANG, Tahap.BATAL, Tahap.DITOLAK})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_late_unfinished_case_always_lowers_the_percentage_of_its_period(
    session: Session, unit: Unit, catat: Catat, laku: Any, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(0, 3), "on time")):
        catat("KK", SENIN, selesai=jam(2, 8, 30))
    cari: dict[str, Any] = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": jam(28, 20)}
    sebelum = rekap_ketepatan(session, **cari).semua
    satu = catat("KK", SENIN)
    saat = jam(2, 8, 55) + timedelta(minutes=data.draw(st.integers(1, 60 * 24 * 20), "minutes late"))
    for apa in data.draw(
        st.lists(st.sampled_from(["kurang", "minta_ttd", "lengkapi"]), max_size=4), "tricks"
    ):
        try:
            laku(satu, apa, saat)
        except Galat:
            continue
    sesudah = rekap_ketepatan(session, **cari).semua
    assert (satu.status.value, satu.jatuh_tempo) == ("proses", jam(2, 8, 55))
    assert (sesudah.jatuh_tempo, sesudah.tepat_waktu) == (sebelum.jatuh_tempo + 1, sebelum.tepat_waktu)
    nilai = (hitung(sebelum).nilai, hitung(sesudah).nilai)
    assert nilai[1] is not None
    assert nilai[1] == 0 if not sebelum.tepat_waktu else nilai[0] is not None and nilai[1] < nilai[0]
    session.rollback()


def test_the_entry_that_started_the_clock_is_not_simply_taken_back(catat: Catat, laku: Any) -> None:
    satu = catat("KK", SENIN)
    with pytest.raises(Galat, match="catat apa yang kurang"):
        laku(satu, "cabut", jam(2, 12), urut=2)
    assert satu.jatuh_tempo == jam(2, 8, 55)


def test_every_kind_of_event_but_those_about_entries_and_the_due_moment_has_its_place() -> None:
    assert set(SAH) == set(J) - {J.KOREKSI, J.TEMPO}


@pytest.mark.parametrize(
    ("jenis", "pesan"),
    [
        ((), "kosong"),
        ((J.LENGKAP,), "belum diterima; berkas lengkap tidak mungkin"),
        ((J.DITERIMA, J.DITERIMA), "baru diterima; penerimaan kedua"),
        ((J.DITERIMA, J.LENGKAP, J.DISERAHKAN), "sedang diproses; penyerahan"),
        ((J.DITERIMA, J.LENGKAP, J.SELESAI, J.BATAL), "selesai; pembatalan"),
        ((J.DITERIMA, J.BATAL, J.DITOLAK), "dibatalkan; penolakan"),
        ((J.DITERIMA, J.LENGKAP, J.TTD, J.TTD), "menunggu tanda tangan; menunggu tanda tangan"),
    ],
)
def test_an_order_that_cannot_be_is_refused_in_words(jenis: tuple[J, ...], pesan: str) -> None:
    jam = [datetime(2026, 2, 2, n, tzinfo=UTC) for n in range(len(jenis))]
    catatan = [
        Catatan(n, satu, saat, saat, "ani") for n, (satu, saat) in enumerate(zip(jenis, jam, strict=True), 1)
    ]
    with pytest.raises(Galat, match=pesan):
        putar(catatan)
