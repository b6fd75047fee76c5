"""What headings and words mean: words beat numbers, and where they disagree nothing is preset."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from skm.berkas.pemetaan import KOSONG, Pemetaan, usulkan
from skm.berkas.services import ingat_pemetaan
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner
from skm.muatan.harapan import baca_jawaban, harapan
from skm.muatan.skala import tebak_nilai
from tests.conftest import TANAM_PADA
from tests.skm.muatan.luar import UNSUR, csv, muatkan

EMPAT = ["4"] * 9


@pytest.fixture
def jenis_basis() -> str:
    """Reading a table knows no database."""
    return "sqlite"


JUDUL = [
    ("8. Sarana dan prasarana", "U9"),
    ("9) Bagaimana penanganan pengaduan di kantor kami?", "U8"),
    ("1. Kecepatan petugas memberi layanan", "U3"),
    ("Pertanyaan 7: apakah biayanya wajar?", "U4"),
    ("U9 (Sarana)", "U9"),
    ("Unsur 5", "U5"),
    ("Q6. Menurut Anda?", "U6"),
    ("U8. Sarana dan prasarana", ""),  # a code that its words contradict
    ("Unsur 3 Biaya/Tarif", ""),
    ("U2 Kesopanan dan keramahan petugas", ""),
    ("Seberapa sesuai persyaratan dan biaya?", ""),  # two at once
    ("Nama petugas", ""),
]


@pytest.mark.parametrize(("judul", "unsur"), JUDUL)
def test_a_heading_is_taken_by_its_words_then_its_number(
    session: Session, kuesioner: Kuesioner, judul: str, unsur: str
) -> None:
    tabel = baca_jawaban("a.csv", csv((judul, "Lain"), ("4", "x")), [kuesioner])
    assert usulkan(tabel, harapan(kuesioner, {}), KOSONG).kolom[0].pilihan == unsur


def test_a_column_of_days_is_no_question_whatever_its_words(session: Session, kuesioner: Kuesioner) -> None:
    tabel = baca_jawaban("a.csv", csv(("Waktu mengisi", "3. Biaya"), ("2026-03-01", "4")), [kuesioner])
    assert [satu.pilihan for satu in usulkan(tabel, harapan(kuesioner, {}), KOSONG).kolom] == ["", "U4"]


LAIN = [
    ("Saran/Masukan", "saran"),
    ("Kritik dan Saran", "saran"),
    ("KOMENTAR", "saran"),
    ("Umur", "usia"),
    ("L/P", "jenis_kelamin"),
    ("Jenis Layanan", "layanan"),
    ("Tgl. Survei", "tanggal"),
]


@pytest.mark.parametrize(("judul", "bidang"), LAIN)
def test_other_names_of_columns_are_known(
    session: Session, kuesioner: Kuesioner, judul: str, bidang: str
) -> None:
    tabel = baca_jawaban("a.csv", csv((judul, *UNSUR), ("", *EMPAT)), [kuesioner])
    assert usulkan(tabel, harapan(kuesioner, {}), KOSONG).kolom[0].pilihan == bidang


def test_a_better_name_wins_and_the_other_is_named_as_not_read(session: Session) -> None:
    isi = csv(
        ("_submission_time", "end", *UNSUR), ("2026-03-09T01:00:00", "2026-03-01T08:00:00+08:00", *EMPAT)
    )
    assert muatkan(session, "a.csv", isi).kolom_diabaikan == ("_submission_time",)
    assert session.query(Jawaban.tanggal).scalar().isoformat() == "2026-03-01"


KATA = [
    ("Sangat memuaskan", (), "4"),
    ("Sangat lambat", (), "1"),  # a negative word turns it round
    ("Sangat buruk", (), "1"),
    ("Sangat mahal", (), "1"),
    ("Tidak mahal", (), "?"),
    ("Kurang lambat", (), "?"),
    ("Diterapkan tetapi kurang maksimal", (), "?"),
    ("Sangat baik namun mahal", (), "?"),
    ("Cukup baik", (), "?"),
    ("Tidak puas", ("Sangat tidak puas",), "?"),  # one step above another one
    ("Kurang puas", ("Cukup puas",), "?"),
    ("Sangat tidak puas", (), "1"),
    ("4. Sangat puas", (), "4"),
    ("1. Sangat puas", (), "?"),  # number and word disagree
    ("4 - Tidak puas", (), "?"),
    ("4. Puas", ("5. Sangat puas",), "?"),  # a scale of five
    ("5", (), "?"),
]


@pytest.mark.parametrize(("teks", "lain", "nilai"), KATA)
def test_a_word_is_guessed_only_where_nothing_speaks_against_it(
    teks: str, lain: tuple[str, ...], nilai: str
) -> None:
    assert tebak_nilai(teks, (teks, *lain)) == nilai


def test_a_word_that_one_unsur_knows_is_asked_for_the_others_alone(
    session: Session, kuesioner: Kuesioner
) -> None:
    isi = csv(UNSUR, ("Cukup", "Cukup", *["4"] * 6, "Cukup"))  # an option of U9, worth 2 there
    tabel = baca_jawaban("a.csv", isi, [kuesioner])
    tanya = usulkan(tabel, harapan(kuesioner, {}), KOSONG).kata
    assert [(satu.bidang, satu.teks) for satu in tanya] == [("U1", "Cukup"), ("U2", "Cukup")]
    peta = Pemetaan(kata={"U1": {"Cukup": "3"}, "nilai": {"Cukup": "3"}})
    tetap = {"benda": "jawaban", "oleh": "uji", "pada": TANAM_PADA}
    ingat_pemetaan(session, unit_id=kuesioner.unit_id, kolom=tabel.kolom, isi=peta, **tetap)
    muatkan(session, "a.csv", isi)
    satu = session.query(Jawaban).one()
    assert (satu.u1, satu.u2, satu.u9) == (3, 3, 2)  # U9 keeps its own


def test_a_meaning_holds_for_its_form_only(session: Session, kuesioner: Kuesioner) -> None:
    peta = Pemetaan(kata={"nilai": {"Mantap": "4"}})
    tetap = {"benda": "jawaban", "oleh": "uji", "pada": TANAM_PADA}
    ingat_pemetaan(session, unit_id=kuesioner.unit_id, kolom=UNSUR, isi=peta, **tetap)
    assert muatkan(session, "a.csv", csv(UNSUR, ["Mantap"] * 9)).ditambahkan == 1
    with pytest.raises(Galat, match="nilai 'Mantap' bukan bilangan"):
        muatkan(session, "b.csv", csv((*UNSUR, "Pilar"), [*["Mantap"] * 9, "A"]))
