"""Files after public reports: each is read as it is meant, or asks; none gives a wrong number."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.hari import Urutan
from skm.berkas.pemetaan import KOSONG, Pemetaan, usulkan
from skm.berkas.services import ingat_pemetaan
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner
from skm.muatan.harapan import baca_jawaban, harapan
from tests.conftest import TANAM_PADA
from tests.skm.muatan.luar import KASUS, hari, ikm, jumlah, muatkan


@pytest.fixture
def jenis_basis() -> str:
    """Reading a table knows no database."""
    return "sqlite"


TERBACA = [
    ("gf_real.csv", 1, "100.00"),
    ("dmy_word.csv", 1, "100.00"),
    ("dates.csv", 6, "100.00"),
    ("hidden1.xlsx", 1, "100.00"),
    ("minmax.xlsx", 5, "80.00"),
    ("t1.csv", 1, "100.00"),
    ("t2.csv", 1, "100.00"),
    ("t3.csv", 1, "100.00"),
    ("tr2.csv", 1, "100.00"),
    ("cr.csv", 2, "87.50"),
    ("koma.csv", 1, "97.22"),
    ("textnum.xlsx", 3, "91.67"),
    ("bom.csv", 1, "97.22"),
    ("utf16.csv", 1, "97.22"),
    ("cp1252.csv", 1, "97.22"),
    ("nbsp.csv", 1, "100.00"),
    ("merged.xlsx", 2, "87.50"),
]


@pytest.mark.parametrize(("nama", "responden", "nilai"), TERBACA)
def test_a_file_that_leaves_nothing_open_is_read_as_it_is_meant(
    session: Session, nama: str, responden: int, nilai: str
) -> None:
    assert muatkan(session, nama).ditambahkan == responden
    assert ikm(session) == (responden, nilai)


@pytest.mark.parametrize("nama", ["gf_real.csv", "dmy_word.csv", "dates.csv"])
def test_every_writing_of_the_day_is_14_march(session: Session, nama: str) -> None:
    muatkan(session, nama)
    assert set(hari(session)) == {date(2026, 3, 14)}


def test_letters_of_other_encodings_are_kept(session: Session) -> None:
    for nama in ("bom.csv", "cp1252.csv"):
        muatkan(session, nama, hanya_baru=False)
    assert set(session.scalars(sa.select(Jawaban.saran))) == {"Pelayanan oké"}


def test_days_that_may_be_read_either_way_are_asked_about(session: Session) -> None:
    with pytest.raises(Galat, match="5 Maret 2026, 11 Maret 2026") as tanya:
        muatkan(session, "gf_us.csv")
    assert tanya.value.bidang == "urutan_tanggal"
    assert muatkan(session, "gf_us.csv", urutan=Urutan.BULAN_DULU).ditambahkan == 3
    assert hari(session) == [date(2026, 3, 1), date(2026, 3, 5), date(2026, 3, 11)]


def test_rows_of_an_earlier_export_are_known_again(session: Session) -> None:
    muatkan(session, "kum1.csv")
    with pytest.raises(Galat, match="3 dari 5 baris sudah dimuat") as tanya:
        muatkan(session, "kum2.csv")
    assert tanya.value.bidang == "hanya_baru"
    hasil = muatkan(session, "kum2.csv", hanya_baru=True)
    assert (hasil.ditambahkan, hasil.dilewati) == (2, 3)
    assert sum(1 for satu in hari(session) if satu.month == 3) == 3


def test_words_of_a_question_beat_its_number(session: Session, kuesioner: Kuesioner) -> None:
    for nama in ("octa_angka_nomor.csv", "octa_kata_nomor.csv"):
        tabel = baca_jawaban(nama, (KASUS / nama).read_bytes(), [kuesioner])
        pilihan = [satu.pilihan for satu in usulkan(tabel, harapan(kuesioner, {}), KOSONG).kolom]
        assert pilihan == ["tanggal", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]


def test_a_word_that_only_holds_kurang_has_no_guess(session: Session, kuesioner: Kuesioner) -> None:
    tabel = baca_jawaban("alfi.csv", (KASUS / "alfi.csv").read_bytes(), [kuesioner])
    usulan = usulkan(tabel, harapan(kuesioner, {}), KOSONG)
    assert [satu.pilihan for satu in usulan.kolom[4:]] == [f"U{n}" for n in range(1, 10)]
    kata = {satu.teks: satu.pilihan for satu in usulan.kata}
    assert kata["Diterapkan Tetapi Kurang Maksimal"] == "?"
    assert kata["Sangat Sopan dan Sangat Ramah"] == "4"


def test_a_table_of_twenty_items_is_no_skm(session: Session) -> None:
    with pytest.raises(Galat, match="kolom wajib tidak ada: U1, U2"):
        muatkan(session, "dona.xlsx")


def test_a_published_template_gives_its_published_figures(session: Session, kuesioner: Kuesioner) -> None:
    pendidikan = {"SMA / SMK": "sma", "S1 / Setara": "s1", "S2 / S3": "s2"}
    tabel = baca_jawaban("bayan_template.csv", (KASUS / "bayan_template.csv").read_bytes(), [kuesioner])
    usulan = usulkan(tabel, harapan(kuesioner, {}), KOSONG)
    assert {satu.teks for satu in usulan.kata} == {*pendidikan, "ASN"}
    assert usulan.kolom[-1].pilihan == "saran"
    peta = Pemetaan(kata={"pendidikan": pendidikan, "pekerjaan": {"ASN": "pns"}})
    ingat_pemetaan(
        session,
        unit_id=kuesioner.unit_id,
        kolom=tabel.kolom,
        isi=peta,
        benda="jawaban",
        oleh="uji",
        pada=TANAM_PADA,
    )
    hasil = muatkan(session, "bayan_template.csv")
    assert (hasil.ditambahkan, hasil.tanpa_tanggal, hasil.hari) == (26, 26, date(2026, 11, 29))
    assert (jumlah(session), ikm(session)) == ([93, 94, 93, 103, 95, 95, 98, 96, 102], (26, "92.84"))
