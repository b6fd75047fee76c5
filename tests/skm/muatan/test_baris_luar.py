"""Rows are known again whatever file and order they come in; what to do with them is the user's choice."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.berkas.hasil import HasilImpor
from skm.berkas.models import Impor
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.muatan.services.impor import batalkan_muatan
from tests.conftest import TANAM_PADA
from tests.kantor import kantor
from tests.skm.muatan.luar import UNSUR, buku, csv, muatkan

JUDUL = ("Cap waktu", *UNSUR, "saran")


@pytest.fixture
def jenis_basis() -> str:
    """Rows are compared by no SQL of their own."""
    return "sqlite"


def warga(ke: int, nilai: int = 3, saran: str = "") -> tuple[str, ...]:
    return (f"{ke:02}/03/2026 10:00:{ke:02}", *[str(nilai)] * 9, saran)


def banyak(session: Session) -> int:
    return session.scalars(sa.select(sa.func.count()).select_from(Jawaban)).one()


LAMA = [warga(ke, ke % 4 + 1) for ke in range(1, 13)]
TUMBUH = [
    ("grown", [*LAMA, warga(20), warga(21), warga(22)], 12, 3),
    ("grown and sorted anew", [warga(20), *reversed(LAMA)], 12, 1),
    ("a part and others", [*LAMA[5:8], warga(25)], 3, 1),
    ("the same moment twice", [*LAMA, LAMA[0]], 12, 1),  # two people, or the same one: asked
]


@pytest.mark.parametrize(("apa", "isi", "sudah", "baru"), TUMBUH)
def test_rows_that_are_there_are_counted_and_left_to_choose(
    session: Session, apa: str, isi: list[tuple[str, ...]], sudah: int, baru: int
) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, *LAMA))
    with pytest.raises(
        Galat, match=f"{sudah} dari {len(isi)} baris sudah dimuat .*lama.csv.*; {baru} baris baru"
    ):
        muatkan(session, "baru.csv", csv(JUDUL, *isi))
    assert banyak(session) == 12
    hasil = muatkan(session, "baru.csv", csv(JUDUL, *isi), hanya_baru=True)
    assert (hasil.ditambahkan, hasil.dilewati) == (baru, sudah)
    assert muatkan(session, "baru.csv", csv(JUDUL, *isi)).ditambahkan == 0  # the same file again


def test_rows_that_are_there_are_loaded_again_if_one_says_so(session: Session) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, *LAMA))
    assert muatkan(session, "semua.csv", csv(JUDUL, *LAMA, warga(20)), hanya_baru=False).ditambahkan == 13
    assert banyak(session) == 25


def test_the_same_rows_in_another_order_or_kind_of_file_add_nothing(session: Session) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, *LAMA))
    lembar = [[f"2026-03-{satu[0][:2]} {satu[0][11:]}", *map(int, satu[1:10]), None] for satu in LAMA]
    for isi in (csv(JUDUL, *reversed(LAMA)), csv(JUDUL, *LAMA[2:5])):
        assert muatkan(session, "lagi.csv", isi).ditambahkan == 0
    assert muatkan(session, "lagi.xlsx", buku({"A": [JUDUL, *lembar]})) == HasilImpor(0, 12, (), lembar="A")
    assert banyak(session) == 12


@pytest.mark.parametrize(
    "kini", [warga(3, 1), warga(3, 4, "kini berisi"), ("03/03/2026 10:00:03", *["3"] * 8, "", "")]
)
def test_a_corrected_row_is_named(session: Session, kini: tuple[str, ...]) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, *LAMA))
    isi = csv(JUDUL, *LAMA[:2], kini, *LAMA[3:])
    with pytest.raises(Galat, match=r"12 dari 12 .*kini lain: 1 baris, di antaranya baris 4"):
        muatkan(session, "koreksi.csv", isi)
    (nomor,) = session.scalars(sa.select(Impor.id)).all()
    batalkan_muatan(session, unit_id=kantor(session).id, nomor=nomor, oleh="uji", pada=TANAM_PADA)
    assert muatkan(session, "koreksi.csv", isi).ditambahkan == 12  # undone, it loads whole
    assert banyak(session) == 12


SAMA = ["3"] * 9
TANPA_SAAT = [
    ("only scores", UNSUR, [SAMA, ["4"] * 9], [SAMA, ["2"] * 9]),
    (
        "days only",
        ("tanggal", *UNSUR),
        [["2026-03-01", *SAMA]],
        [["2026-03-01", *SAMA], ["2026-03-02", *SAMA]],
    ),
    ("numbered anew", ("No", *UNSUR), [["1", *SAMA]], [["1", *["4"] * 9], ["2", *SAMA]]),
    (
        "numbers go on and one is there",
        ("No", *UNSUR),
        [["7", *SAMA], ["8", *SAMA]],
        [["8", *SAMA], ["9", *SAMA]],
    ),
]


@pytest.mark.parametrize(("apa", "judul", "lama", "baru"), TANPA_SAAT)
def test_rows_without_a_moment_are_compared_by_what_they_say(
    session: Session, apa: str, judul: tuple[str, ...], lama: list[list[str]], baru: list[list[str]]
) -> None:
    muatkan(session, "lama.csv", csv(judul, *lama))
    with pytest.raises(Galat, match=f"1 dari {len(baru)} baris sudah dimuat"):
        muatkan(session, "baru.csv", csv(judul, *baru))


LAIN = [
    ("another day", ("tanggal", *UNSUR), [["2026-03-01", *SAMA]], [["2026-03-02", *SAMA]]),
    ("numbers go on", ("No", *UNSUR), [["1", *SAMA], ["2", *SAMA]], [["3", *SAMA], ["4", *SAMA]]),
    (
        "another second",
        ("Cap waktu", *UNSUR),
        [["01/03/2026 10:00:00", *SAMA]],
        [["01/03/2026 10:00:01", *SAMA]],
    ),
]


@pytest.mark.parametrize(("apa", "judul", "lama", "baru"), LAIN)
def test_other_rows_are_not_asked_about(
    session: Session, apa: str, judul: tuple[str, ...], lama: list[list[str]], baru: list[list[str]]
) -> None:
    muatkan(session, "lama.csv", csv(judul, *lama))
    assert muatkan(session, "baru.csv", csv(judul, *baru)).ditambahkan == len(baru)


def test_loads_from_before_rows_were_kept_are_known_by_their_answers(session: Session) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, *LAMA))
    session.execute(sa.update(Impor).values(sidik_baris=None))
    with pytest.raises(Galat, match="12 dari 13 baris sudah dimuat"):
        muatkan(session, "baru.csv", csv(JUDUL, *LAMA, warga(20)))


def test_nothing_of_a_row_can_be_read_back(session: Session) -> None:
    muatkan(session, "lama.csv", csv(JUDUL, warga(1, 4, "Pak Camat ramah")))
    (sidik,) = session.scalars(sa.select(Impor.sidik_baris)).all()
    assert sidik is not None
    assert len(sidik) == 17
    assert session.scalars(sa.select(Jawaban.tanggal)).all() == [date(2026, 3, 1)]
