"""Every column of a case says what its log says, or says why no log could."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender, Satuan
from skm.berkas.tabel import Tabel
from skm.layanan.models import Kategori, Unit
from skm.loket import services
from skm.loket.alur import putar
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, StatusPermohonan, Tahap
from skm.loket.proyeksi import DI_LUAR_CATATAN, URUTAN_CATATAN, berbeda, kolom, terbanding
from skm.loket.queries import banding_catatan, log
from skm.loket.queries.catatan import Selisih
from skm.muatan.services.register import muat
from tests.perekam import daftar, rekam
from tests.skm.loket.conftest import Catat

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
MENIT = timedelta(minutes=1)
BANYAK = 500

Kasus = dict[str, Permohonan]


@pytest.fixture
def dimuat(session: Session, unit: Unit, kalender: Kalender) -> Permohonan:
    """A finished case of a loaded register."""
    isi = {"nomor": "LAMA-1", "layanan": "KK", "diterima": "2026-01-05T08:00", "lengkap": ""}
    isi |= {"selesai": "2026-01-05T08:30", "status": "selesai"}
    tabel = Tabel("register.csv", tuple(isi), ((2, isi),))
    muat(session, tabel, unit_id=unit.id, kalender=kalender, oleh="admin", pada=SENIN)
    return session.scalars(sa.select(Permohonan).where(Permohonan.nomor == "LAMA-1")).one()


@pytest.fixture
def semua(session: Session, catat: Catat, kalender: Kalender, dimuat: Permohonan) -> Kasus:
    """One case of every fate; together they fill every column."""
    diserahkan = catat("KK", SENIN, selesai=SENIN + 30 * MENIT)
    services.serahkan(session, diserahkan, pada=SENIN + 40 * MENIT, oleh="ani")
    kurang = catat("KK", SENIN)
    services.kurang(session, kurang, apa="KTP", pada=SENIN + MENIT, oleh="ani", kalender=kalender)
    batal = catat("KK", SENIN, batal=SENIN + 30 * MENIT)
    return {"dimuat": dimuat, "diserahkan": diserahkan, "kurang": kurang, "batal": batal}


UBAHAN: dict[str, tuple[str, Callable[[Permohonan], Any]]] = {
    "layanan_id": ("diserahkan", lambda satu: satu.layanan_id + 1),
    "diterima": ("diserahkan", lambda satu: satu.diterima - MENIT),
    "lengkap": ("diserahkan", lambda satu: satu.lengkap + MENIT),
    "janji_jumlah": ("diserahkan", lambda satu: satu.janji_jumlah + 1),
    "janji_satuan": ("diserahkan", lambda _: Satuan.HARI),  # 55 minutes
    "kategori": ("diserahkan", lambda _: Kategori.PERIZINAN),
    "jatuh_tempo": ("diserahkan", lambda satu: satu.jatuh_tempo + MENIT),
    "jeda_singkat": ("diserahkan", lambda _: 1),
    "berhenti": ("kurang", lambda satu: satu.dicatat_akhir + MENIT),
    "tahap": ("diserahkan", lambda _: Tahap.SELESAI),
    "status": ("batal", lambda _: StatusPermohonan.DITOLAK),
    "selesai": ("diserahkan", lambda satu: satu.selesai + MENIT),
    "ditutup": ("batal", lambda satu: satu.ditutup + MENIT),
    "alasan": ("batal", lambda _: None),
    "diserahkan": ("diserahkan", lambda _: None),
    "kurang": ("kurang", lambda _: "KK"),
    "dicatat_pada": ("dimuat", lambda satu: satu.dicatat_pada + MENIT),
    "dicatat_akhir": ("dimuat", lambda satu: satu.dicatat_akhir + MENIT),
    "dicatat_oleh": ("diserahkan", lambda _: "orang lain"),
    "diselesaikan_oleh": ("diserahkan", lambda _: "orang lain"),
    "hari_diterima": ("diserahkan", lambda _: date(2026, 2, 1)),
    "hari_lengkap": ("diserahkan", lambda _: date(2026, 2, 1)),
    "hari_tempo": ("diserahkan", lambda _: date(2026, 2, 1)),
    "hari_selesai": ("diserahkan", lambda _: date(2026, 2, 1)),
    "hari_ditutup": ("batal", lambda _: date(2026, 2, 1)),
}
"""What somebody may write past the log, column by column."""


def ubah(session: Session, satu: Permohonan, nama: str, isi: Any) -> None:
    """Write one column behind the log's back."""
    session.execute(sa.update(Permohonan).where(Permohonan.id == satu.id).values({nama: isi}))
    session.expire_all()


def test_every_column_is_compared_with_the_log_or_says_why_not(session: Session, catat: Catat) -> None:
    ada = {satu.key for satu in sa.inspect(Permohonan).column_attrs}
    dari_log = set(kolom(putar(log(session, catat("KK", SENIN).id)), dimuat=False))
    assert dari_log == set(terbanding()) == ada - set(DI_LUAR_CATATAN) == set(UBAHAN), (
        "decide in skm/loket/proyeksi.py what the log says about it"
    )
    assert set(DI_LUAR_CATATAN) < ada
    assert all(DI_LUAR_CATATAN.values())


@pytest.mark.parametrize("nama", UBAHAN)
def test_a_column_written_past_the_log_is_named(session: Session, semua: Kasus, nama: str) -> None:
    assert SENIN.strftime("%A") == "Monday"
    assert banding_catatan(session, 1, terbanyak=BANYAK).selisih == ()
    mana, isi = UBAHAN[nama]
    satu = semua[mana]
    ubah(session, satu, nama, isi(satu))
    hasil = banding_catatan(session, 1, terbanyak=BANYAK)
    assert (hasil.dibandingkan, hasil.selisih) == (4, (Selisih(satu.nomor, (nama,)),))


def test_all_columns_that_differ_are_named_in_the_tables_order(session: Session, semua: Kasus) -> None:
    satu = semua["diserahkan"]
    ubah(session, satu, "dicatat_oleh", "orang lain")
    ubah(session, satu, "janji_satuan", Satuan.JAM)
    selisih = banding_catatan(session, 1, terbanyak=BANYAK).selisih
    assert selisih == (Selisih(satu.nomor, ("janji_satuan", "dicatat_oleh")),)


def test_only_the_newest_cases_are_compared(session: Session, catat: Catat) -> None:
    lama, baru = catat("KK", SENIN), catat("KK", SENIN)
    for satu in (lama, baru):
        ubah(session, satu, "janji_jumlah", 9)
    hasil = banding_catatan(session, 1, terbanyak=1)
    assert (hasil.dibandingkan, [satu.nomor for satu in hasil.selisih]) == (1, [baru.nomor])


def test_comparing_takes_two_statements_however_many_cases_there_are(session: Session, catat: Catat) -> None:
    for _ in range(12):
        catat("KK", SENIN)
    session.flush()
    session.expire_all()
    with rekam(session.get_bind()) as hitungan:
        assert banding_catatan(session, 1, terbanyak=BANYAK).dibandingkan == 12
    assert hitungan.total() == 2, daftar(hitungan)


def test_a_case_without_a_log_is_named(session: Session, semua: Kasus) -> None:
    asli = semua["diserahkan"]
    nilai = {satu.key: getattr(asli, satu.key) for satu in sa.inspect(Permohonan).column_attrs}
    session.add(Permohonan(**nilai | {"id": None, "nomor": "X-1", "kode_lacak": None}))
    session.flush()
    assert banding_catatan(session, 1, terbanyak=BANYAK).selisih == (Selisih("X-1", (URUTAN_CATATAN,)),)


@pytest.mark.parametrize("isi", [{}, {"urut": 3, "pada": "kemarin"}, {"urut": "x"}])
def test_an_entry_that_was_written_by_hand_and_means_nothing_is_named(
    session: Session, semua: Kasus, isi: dict[str, Any]
) -> None:
    satu, lama = semua["diserahkan"], log(session, semua["diserahkan"].id)
    tulis = {"urut": len(lama) + 1, "jenis": JenisPeristiwa.KOREKSI, "pada": SENIN, "dicatat": SENIN}
    session.add(PeristiwaPermohonan(permohonan_id=satu.id, oleh="orang lain", isi=isi, **tulis))
    session.flush()
    assert banding_catatan(session, 1, terbanyak=BANYAK).selisih == (Selisih(satu.nomor, (URUTAN_CATATAN,)),)


def test_a_log_from_before_entries_named_the_service_says_nothing_about_it(
    session: Session, dimuat: Permohonan
) -> None:
    kini = log(session, dimuat.id)
    dahulu = [replace(satu, isi={k: v for k, v in satu.isi.items() if k != "layanan"}) for satu in kini]
    assert berbeda(dimuat, dahulu) == ()
    dimuat.layanan_id += 1
    assert (berbeda(dimuat, dahulu), berbeda(dimuat, kini)) == ((), ("layanan_id",))


def test_who_loaded_a_finished_case_did_not_finish_it(
    session: Session, kalender: Kalender, dimuat: Permohonan
) -> None:
    services.serahkan(session, dimuat, pada=SENIN + MENIT, oleh="ani")
    assert (dimuat.dicatat_oleh, dimuat.diselesaikan_oleh) == ("admin", None)
    lain: dict[str, Any] = {"alasan": "salah", "oleh": "ani", "kalender": kalender}
    services.cabut(session, dimuat, urut=4, pada=SENIN + 2 * MENIT, **lain)
    services.cabut(session, dimuat, urut=3, pada=SENIN + 3 * MENIT, **lain)
    services.selesaikan(session, dimuat, pada=SENIN + 4 * MENIT, oleh="ani", kalender=kalender)
    assert dimuat.diselesaikan_oleh == "ani"
    assert banding_catatan(session, 1, terbanyak=BANYAK).selisih == ()
