"""A case is found by whatever is known of it, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.cari.queries import TERLALU_PENDEK, Temuan, cari
from skm.cari.queries.lama import data_lama
from skm.galat import Galat
from skm.layanan import queries
from skm.layanan.models import Unit, Wilayah
from skm.loket import services
from skm.loket.models import KataPermohonan, Permohonan, StatusPermohonan
from skm.loket.services import DataPemohon
from skm.loket.services.retensi import kosongkan
from tests.kasus_bernama import perbanyak
from tests.ongkos import ongkos
from tests.perekam import rekam

BANYAK = 20_000
MEMIMPIN = {"siti aminah": "aminah", "zub": "zub", "siti toyu": "siti", "toyu": "toyu"}
"""The word of what is typed by whose index it is found: what has it is read, and nothing else."""
SEBARIS, TETAP = {"postgresql": 8, "sqlite": 200}, {"postgresql": 100, "sqlite": 1000}
"""What a case that has the word costs at most, and what any search does."""
WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
LALU = datetime(2024, 7, 1, 8, 0, tzinfo=WITA)
Catat = Callable[..., Permohonan]


@pytest.fixture
def kalender(session: Session, unit: Unit) -> Kalender:
    """The seeded working calendar."""
    return queries.kalender(session, unit.id, WITA)


@pytest.fixture
def catat(session: Session, unit: Unit, kalender: Kalender) -> Catat:
    """Log a case of somebody from somewhere."""

    def _catat(nama: str, desa: str = "", *, kode: str = "KK", pada: datetime = SENIN) -> Permohonan:
        layanan = queries.layanan_berkode(session, unit.id, kode)
        assert layanan is not None
        letak = session.scalar(sa.select(Wilayah.id).where(Wilayah.nama == desa)) if desa else None
        assert bool(letak) == bool(desa), desa
        return services.terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon=DataPemohon(nama, letak, nik_sidik=f"sidik {nama}"),
            diterima=pada,
            kalender=kalender,
            oleh="ani",
        )

    return _catat


def temuan(session: Session, unit: Unit, teks: str, **lain: object) -> Temuan:
    isi = {"sidik": None, "pada": SENIN, "lewati": 0, "batas": 50} | lain
    return cari(session, unit.id, teks, **isi)  # type: ignore[arg-type]  # a test's shorthand


def nomor(session: Session, unit: Unit, teks: str) -> list[str]:
    return [satu.nomor for satu in temuan(session, unit, teks).baris]


def test_part_of_a_name_finds_it_whatever_its_letters_and_marks(
    session: Session, unit: Unit, catat: Catat
) -> None:
    catat("H. Ma'mun Siti Áminah")
    catat("Budi Santoso")
    for ketikan in ("siti", "AMIN", "mamun", "ma'mun", "aminah siti", "h. mamun"):
        assert nomor(session, unit, ketikan) == ["KK/2026/0001"], ketikan
    for ketikan in ("minah", "siti budi", "situ", "aminahs"):
        assert nomor(session, unit, ketikan) == [], ketikan


def test_a_number_is_found_whole_by_its_last_digits_alone_or_by_its_beginning(
    session: Session, unit: Unit, catat: Catat
) -> None:
    for _ in range(12):
        catat("Ani")
    lama, lain = catat("Ani", pada=LALU), catat("Ani", kode="KTP")
    assert (lama.nomor, lain.nomor) == ("KK/2024/0001", "KTP/2026/0001")
    assert nomor(session, unit, "0012") == nomor(session, unit, "12") == ["KK/2026/0012"]
    assert nomor(session, unit, "1") == ["KTP/2026/0001", "KK/2026/0001", "KK/2024/0001"]
    assert nomor(session, unit, "kk 1") == ["KK/2026/0001", "KK/2024/0001"]
    assert nomor(session, unit, "kk/2024/") == ["KK/2024/0001"]
    assert temuan(session, unit, "KK/2026/0001").satu == session.scalar(
        sa.select(Permohonan.id).where(Permohonan.nomor == "KK/2026/0001")
    )


def test_the_whole_number_is_meant_even_where_others_hold_the_same_words(
    session: Session, unit: Unit, catat: Catat
) -> None:
    satu, lain = catat("Ani"), catat("Ani")
    lain.nomor = "KK/1/2026"
    session.execute(sa.delete(KataPermohonan).where(KataPermohonan.permohonan_id == lain.id))
    session.add_all(
        KataPermohonan(permohonan_id=lain.id, unit_id=unit.id, kata=kata, pribadi=False)
        for kata in ("kk", "1", "2026")
    )
    session.flush()
    hasil = temuan(session, unit, satu.nomor.lower())
    assert (hasil.jumlah, hasil.satu) == (2, satu.id)
    assert temuan(session, unit, "kk 1").satu is None


def test_a_village_finds_its_cases_and_narrows_a_name(session: Session, unit: Unit, catat: Catat) -> None:
    catat("Siti Aminah", "Muara Toyu")
    catat("Siti Aminah", "Kepala Telake")
    catat("Budi", "Muara Toyu")
    assert len(nomor(session, unit, "toyu")) == 2
    assert nomor(session, unit, "siti toyu") == nomor(session, unit, "muara toyu siti") == ["KK/2026/0001"]
    assert nomor(session, unit, "budi telake") == []


def test_the_code_on_the_receipt_and_the_nik_find_it(session: Session, unit: Unit, catat: Catat) -> None:
    satu = catat("Siti")
    catat("Budi")
    kode = satu.kode_lacak or ""
    for ketikan in (kode, kode.upper(), "-".join((kode[:4], kode[4:8], kode[8:]))):
        assert temuan(session, unit, ketikan).satu == satu.id, ketikan
    assert temuan(session, unit, "apa saja", sidik="sidik Siti").satu == satu.id
    assert temuan(session, unit, kode[:-1]).jumlah == 0


def test_every_state_and_year_is_found_newest_first_but_not_what_an_undone_load_brought(
    session: Session, unit: Unit, catat: Catat, kalender: Kalender
) -> None:
    lama, baru, ditarik = catat("Siti", pada=LALU), catat("Siti"), catat("Siti")
    services.batalkan(session, lama, alasan="Ditarik", pada=SENIN, oleh="ani", kalender=kalender)
    ditarik.status = StatusPermohonan.DITARIK
    session.flush()
    assert nomor(session, unit, "siti") == [baru.nomor, lama.nomor]


def test_another_office_finds_nothing_of_it(session: Session, unit: Unit, catat: Catat) -> None:
    satu = catat("Siti", "Muara Toyu")
    for ketikan in ("siti", "kk", "1", satu.nomor, satu.kode_lacak or ""):
        assert cari(session, unit.id + 1, ketikan, sidik=None, pada=SENIN, lewati=0, batas=9).baris == (), (
            ketikan
        )


def test_a_part_of_what_is_found_says_of_how_many(session: Session, unit: Unit, catat: Catat) -> None:
    for _ in range(5):
        catat("Siti")
    isi = temuan(session, unit, "siti", lewati=2, batas=2)
    assert ([satu.nomor[-1] for satu in isi.baris], isi.jumlah, isi.satu) == (["3", "2"], 5, None)


def test_too_little_to_look_for_is_refused(session: Session, unit: Unit) -> None:
    for ketikan in ("s", "h. a.", "—", "'"):
        with pytest.raises(Galat, match=TERLALU_PENDEK):
            temuan(session, unit, ketikan)


def test_when_the_name_goes_its_words_go_and_the_number_still_finds_the_case(
    session: Session, unit: Unit, catat: Catat, kalender: Kalender
) -> None:
    satu, terbuka = catat("Siti Kk", pada=LALU), catat("Siti")
    services.selesaikan(session, satu, pada=LALU, oleh="ani", kalender=kalender)
    kosongkan(session, unit_id=unit.id, sebelum=SENIN, oleh="ani", pada=SENIN)
    assert nomor(session, unit, "siti") == [terbuka.nomor]
    sisa = session.scalars(sa.select(KataPermohonan.kata).where(KataPermohonan.permohonan_id == satu.id))
    assert sorted(sisa) == ["1", "2024", "kk"]
    assert temuan(session, unit, "kk/2024/1").satu == satu.id


def test_a_search_asks_three_times_at_most_and_reads_no_table_of_cases_from_end_to_end(
    session: Session, unit: Unit, catat: Catat
) -> None:
    """Twenty thousand cases here, and the same steps for more."""
    satu = catat("Siti Aminah", "Muara Toyu")
    perbanyak(session, satu, BANYAK)
    for ketikan, sidik in _ketikan(satu):
        with rekam(session.get_bind()) as hitungan:  # type: ignore[arg-type]  # the connection of the test
            temuan(session, unit, ketikan, sidik=sidik)
        assert hitungan.total() <= 2, ketikan  # the third writes the trail
        pernyataan = next(satu for satu in hitungan if "count(*) OVER" in satu)
        assert "permohonan" in pernyataan
        for langkah in _rencana(session, unit, ketikan, sidik):
            assert not langkah.startswith("SCAN p"), (ketikan, langkah)
            assert "Seq Scan on permohonan" not in langkah, (ketikan, langkah)
            assert "Seq Scan on kata_permohonan" not in langkah, (ketikan, langkah)


def test_a_search_reads_the_cases_of_the_word_that_leads_and_of_a_number_a_handful(
    session: Session, unit: Unit, catat: Catat
) -> None:
    """Counted by the database itself: rows on PostgreSQL, steps on SQLite, where a row takes many."""
    satu = catat("Siti Aminah", "Muara Toyu")
    perbanyak(session, satu, BANYAK)
    jenis = session.get_bind().dialect.name
    semua = ongkos(session, lambda: session.scalar(sa.text("SELECT count(*) FROM permohonan WHERE lama > 0")))
    assert semua >= BANYAK, "a walk through all cases is noticed"
    baca = {satu: partial(temuan, session, unit, satu[0], sidik=satu[1]) for satu in _ketikan(satu)}
    lama = partial(data_lama, session, unit.id)
    baca |= {
        ("siti aminah", "lama"): partial(lama, nama="siti aminah", sidik=None),
        ("", "lama"): partial(lama, nama="", sidik="sidik 17"),
    }
    for (ketikan, cara), kerja in baca.items():
        kata = MEMIMPIN.get(ketikan)
        ada = 3 if kata is None else temuan(session, unit, kata).jumlah
        assert 0 < ada < BANYAK / 10, kata
        dibaca = ongkos(session, kerja)
        assert dibaca <= ada * SEBARIS[jenis] + TETAP[jenis], (ketikan, cara, ada, dibaca)


def _ketikan(satu: Permohonan) -> tuple[tuple[str, str | None], ...]:
    """What is typed, and the keyed hash of a NIK among it."""
    return (
        ("siti aminah", None),
        ("zub", None),
        ("siti toyu", None),
        ("toyu", None),
        ("kk/2026/10017", None),
        ("10017", None),
        (satu.kode_lacak or "", None),
        ("6401081203560001", "sidik 17"),
    )


def _rencana(session: Session, unit: Unit, ketikan: str, sidik: str | None) -> list[str]:
    """How the database finds them, step by step."""
    dikirim: list[tuple[str, object]] = []
    koneksi = session.connection()

    def catat(_koneksi: object, _kursor: object, pernyataan: str, isi: object, *_lain: object) -> None:
        dikirim.append((pernyataan, isi))

    sa.event.listen(koneksi, "before_cursor_execute", catat)
    try:
        temuan(session, unit, ketikan, sidik=sidik)
    finally:
        sa.event.remove(koneksi, "before_cursor_execute", catat)
    kata = "EXPLAIN" if koneksi.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    return [
        str(baris[-1])
        for pernyataan, isi in dikirim
        if "OVER" in pernyataan
        for baris in koneksi.exec_driver_sql(f"{kata} {pernyataan}", isi)  # type: ignore[arg-type]  # as it was sent
    ]
