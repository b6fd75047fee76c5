"""Tables as other services and offices make them: told once what they mean, and remembered."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.berkas.models import PemetaanImpor
from skm.berkas.pemetaan import KOSONG, Pemetaan, usulkan
from skm.berkas.queries import pemetaan
from skm.berkas.services import ingat_pemetaan
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner
from skm.layanan.models import Layanan, Unit
from skm.muatan.harapan import baca_jawaban, harapan
from skm.muatan.services.impor import muat
from skm.muatan.views import bersama as halaman_impor
from skm.orm import buka_sesi
from tests.conftest import TANAM_PADA
from tests.jawaban import tersimpan
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.perintah import Perintah
from tests.skm.muatan.test_impor import HARI, UNSUR

LUAR = (
    "Stempel waktu",
    "Anda mengurus apa?",
    *(f"{n}. Seberapa puas Anda dengan hal ke-{n}?" for n in range(1, 10)),
    "Cowok atau cewek?",
    "Pesan Anda",
)
"""Headings of a form an office made itself."""


def csv(*baris: tuple[str, ...]) -> bytes:
    return "\n".join(",".join(f'"{sel}"' for sel in satu) for satu in baris).encode()


def warga(nilai: str, layanan: str = "Bikin KK", kelamin: str = "Cowok") -> tuple[str, ...]:
    return ("2026-02-03 08:05:11", layanan, *(nilai for _ in range(9)), kelamin, "Ramah")


def unggah(klien: Klien, isi: bytes, nama: str = "unduhan.csv", **lain: str) -> Halaman:
    form = klien.get("/kelola/impor").form("main form")
    data: dict[str, Any] = {**form.nilai, "berkas": (io.BytesIO(isi), nama), **lain}
    return Halaman(klien, klien.http.post("/kelola/impor", data=data))


def artikan(halaman: Halaman, **arti: str) -> Halaman:
    """Answer what the page asks, by the words that stand there, and check again."""
    form = halaman.form("#pemetaan")
    letak = {form.nilai[f"teks-{n}"]: f"arti-{n}" for n in range(60) if f"teks-{n}" in form.nilai}
    assert arti.keys() <= letak.keys(), letak
    form.isi(**{letak[kata]: pilih for kata, pilih in arti.items()})
    judul = {label.text: str(label["for"]) for label in halaman.sup.select("#pemetaan label")}
    form.isi(
        **{
            judul["Anda mengurus apa?"]: "layanan",
            judul["Cowok atau cewek?"]: "jenis_kelamin",
            judul["Pesan Anda"]: "saran",
        }
    )
    form.nilai["coba"] = "1"
    return form.kirim()


def test_an_export_is_told_once_what_it_means_and_the_next_one_loads_by_itself(
    app: Flask, klien: Klien, skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    isi = csv(LUAR, warga("Sangat puas"), warga("Kurang puas", "Surat domisili", "Cewek"))
    tanya = unggah(klien, isi, coba="1")
    assert tanya.status == 400
    form = tanya.form("#pemetaan")
    assert [form.nilai[f"kolom-{n}"] for n in range(13)] == ["tanggal", "", *UNSUR, "", ""]
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        domisili = session.scalars(sa.select(Layanan.kode).where(Layanan.nama.contains("omisili"))).first()
    lagi = artikan(tanya, **{"Sangat puas": "4", "Kurang puas": "2"})
    assert lagi.status == 400  # the columns told now bring words of their own
    periksa = artikan(lagi, **{"Bikin KK": "KK", "Surat domisili": str(domisili), "Cowok": "l", "Cewek": "p"})
    assert "Berkas dapat dimuat: 2 jawaban" in periksa.sup.text
    assert tersimpan(app) == []
    assert "2 jawaban dimuat" in periksa.form("#lanjut").kirim().ikuti().sup.text
    nilai = {(satu.u1, satu.u9, satu.jenis_kelamin, satu.saran) for satu in tersimpan(app)}
    assert nilai == {(4, 4, "l", "Ramah"), (2, 2, "p", "Ramah")}
    assert len({satu.layanan_id for satu in tersimpan(app)} - {None}) == 2
    berkas = tmp_path / "minggu-depan.csv"
    nanti = csv(LUAR, warga("Sangat puas", kelamin="Cewek")).replace(b"2026-02-03", b"2026-02-10")
    berkas.write_bytes(nanti)
    assert skm("import", "responden", str(berkas)).stdout == "1 responden ditambahkan.\n"


def test_a_word_nobody_has_explained_still_refuses_the_table(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tanya = unggah(klien, csv(LUAR, warga("Biasa saja")))
    form = tanya.form("#pemetaan")
    assert form.nilai["arti-0"] == "?"
    tolak = form.kirim()
    assert tolak.status == 400
    assert "baris 2, kolom U1: nilai 'Biasa saja' bukan bilangan bulat 1–4" in tolak.sup.text
    assert tersimpan(app) == []


def test_what_was_told_is_kept_although_the_table_is_refused_for_another_reason(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    buruk = ("kemarin", *warga("Sangat puas")[1:])
    artikan(unggah(klien, csv(LUAR, buruk)), **{"Sangat puas": "4"})
    assert tersimpan(app) == []
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        (satu,) = session.scalars(sa.select(PemetaanImpor))
        assert satu.isi["kata"] == {"nilai": {"Sangat puas": "4"}}
        assert satu.isi["kolom"]["Cowok atau cewek?"] == "jenis_kelamin"


def test_a_table_too_large_to_carry_along_is_chosen_again(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(halaman_impor, "TERBAWA", 10)
    klien.masuk_sebagai(Peran.ADMIN)
    isi = csv(LUAR, warga("Sangat puas"))
    tanya = unggah(klien, isi)
    form = tanya.form("#pemetaan")
    assert "isi" not in form.nilai
    assert tanya.sup.select_one("#pemetaan input[type=file]") is not None
    assert (
        unggah(klien, isi, **{nama: teks for nama, teks in form.nilai.items() if nama != "berkas"}).status
        == 303
    )
    assert [satu.u5 for satu in tersimpan(app)] == [4]


def test_a_hostile_heading_is_only_text(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = unggah(klien, csv(("<script>alert(1)</script>", "U1"), ("=1+1", "<b>4</b>")))
    assert halaman.status == 400
    assert halaman.sup.select("main script, main b") == []
    assert "<script>alert(1)</script>" in [label.text for label in halaman.sup.select("#pemetaan label")]


@pytest.mark.parametrize(
    ("judul", "unsur"),
    [
        ("3. Kecepatan pelayanan", "U3"),
        ("U3 (Waktu)", "U3"),
        ("Q3", "U3"),
        ("Waktu penyelesaian pelayanan", "U3"),
        ("13. Lainnya", ""),
        ("Nama lengkap", ""),
    ],
)
def test_a_heading_is_guessed_by_its_number_or_its_words(
    session: Session, unit: Unit, kuesioner: Kuesioner, judul: str, unsur: str
) -> None:
    tabel = baca_jawaban("uji.csv", csv((judul,), ("4",)), [kuesioner])
    usulan = usulkan(tabel, harapan(kuesioner, {}), KOSONG)
    assert usulan.kolom[0].pilihan == unsur


@pytest.mark.parametrize(
    ("kata", "tebakan"),
    [
        ("4. Sangat Puas", "4"),
        ("Sangat tidak puas", "1"),
        ("Kurang Puas", "2"),
        ("SANGAT PUAS", "4"),
        ("Puas", "?"),
    ],
)
def test_a_word_is_only_guessed_where_scales_agree(
    session: Session, unit: Unit, kuesioner: Kuesioner, kata: str, tebakan: str
) -> None:
    tabel = baca_jawaban("uji.csv", csv(UNSUR, (kata,) * 9), [kuesioner])
    usulan = usulkan(tabel, harapan(kuesioner, {}), KOSONG)
    assert [(satu.teks, satu.pilihan) for satu in usulan.kata] == [(kata, tebakan)]


def ingat(session: Session, unit: Unit, kolom: tuple[str, ...], peta: Pemetaan) -> None:
    ingat_pemetaan(
        session, unit_id=unit.id, kolom=kolom, isi=peta, benda="jawaban", oleh="ani", pada=TANAM_PADA
    )


def test_two_headings_told_to_be_one_column_are_refused(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    tabel = baca_jawaban("uji.csv", csv((*UNSUR, "Lain"), ("3",) * 10), [kuesioner])
    peta = Pemetaan({"Lain": "U1"}, {})
    ingat_pemetaan(
        session, unit_id=unit.id, kolom=tabel.kolom, isi=peta, benda="jawaban", oleh="ani", pada=TANAM_PADA
    )
    with pytest.raises(Galat, match="kolom U1 ada dua kali: 'U1' dan 'Lain'"):
        muat(session, tabel, unit_id=unit.id, hari_ini=HARI, oleh="ani", pada=TANAM_PADA)


def test_what_is_told_replaces_what_was_told_and_other_tables_know_nothing_of_it(
    session: Session, unit: Unit
) -> None:
    for arti in ("3", "2"):
        peta = Pemetaan({"A": "U1"}, {"nilai": {"Lumayan": arti}})
        ingat_pemetaan(
            session, unit_id=unit.id, kolom=("A",), isi=peta, benda="jawaban", oleh="ani", pada=TANAM_PADA
        )
    assert pemetaan(session, unit.id, ("A",)).kata == {"nilai": {"Lumayan": "2"}}
    assert pemetaan(session, unit.id, ("B",)) == KOSONG


def lembar_kantor(*ekor: list[Any], isi: int = 3) -> bytes:
    """The sheet of the regulation's annex: titles, headings over two rows, one respondent per row."""
    buku = openpyxl.Workbook()
    for satu in (
        ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN"],
        ["DAN PER UNSUR PELAYANAN"],
        [],
        ["NO. RESP", "NILAI UNSUR PELAYANAN"],
        [None, *UNSUR, None],
        *([nomor, *[3] * 8, nomor % 2 + 3, "catatan"] for nomor in range(1, isi + 1)),
        *ekor,
    ):
        buku.worksheets[0].append(satu)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


EKOR: tuple[list[Any], ...] = (
    ["Σ Nilai per unsur", *[9] * 8, 10],
    ["NRR per unsur", *[3] * 8, 3.33],
    ["NRR tertimbang", *[0.333] * 8, 0.37],
    [],
    ["IKM unit pelayanan", None, None, None, None, None, None, None, None, 75.5],
)


def test_the_sheet_offices_make_is_read_without_its_titles_and_sums(
    session: Session, kuesioner: Kuesioner
) -> None:
    tabel = baca_jawaban("kantor.xlsx", lembar_kantor(*EKOR), [kuesioner])
    assert tabel.dilewati == (1, 2, 4)
    assert tabel.kolom == ("NO. RESP", *UNSUR, "Kolom ke-11")
    hasil = muat(session, tabel, unit_id=kantor(session).id, hari_ini=HARI, oleh="ani", pada=TANAM_PADA)
    assert (hasil.ditambahkan, hasil.baris_diabaikan) == (3, (1, 2, 4, 9, 10, 11, 13))
    assert sorted(session.scalars(sa.select(Jawaban.u9))) == [3, 4, 4]


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([4, *[3] * 8, 5, "Total kacau"], "U9: nilai '5' di luar 1–4"),  # a mistyped score beside a comment
        (["Siti", *[9] * 9], "U1: nilai '9' di luar 1–4"),  # no word says that it is a sum
    ],
)
def test_a_last_row_that_could_be_a_respondent_is_never_left_out(
    session: Session, kuesioner: Kuesioner, baris: list[Any], kalimat: str
) -> None:
    tabel = baca_jawaban("kantor.xlsx", lembar_kantor(baris), [kuesioner])
    with pytest.raises(Galat, match=f"baris 9, kolom {kalimat}"):
        muat(session, tabel, unit_id=kuesioner.unit_id, hari_ini=HARI, oleh="ani", pada=TANAM_PADA)


def test_a_bad_cell_is_named_by_its_row_in_the_file(
    session: Session, unit: Unit, kuesioner: Kuesioner
) -> None:
    tabel = baca_jawaban("kantor.xlsx", lembar_kantor([4, *[3] * 8, 5]), [kuesioner])
    with pytest.raises(Galat, match="baris 9, kolom U9: nilai '5' di luar 1–4"):
        muat(session, tabel, unit_id=unit.id, hari_ini=HARI, oleh="ani", pada=TANAM_PADA)


def test_the_command_names_the_rows_it_did_not_read(skm: Callable[..., Perintah], tmp_path: Path) -> None:
    berkas = tmp_path / "kantor.xlsx"
    berkas.write_bytes(lembar_kantor(*EKOR))
    hasil = skm("import", "responden", str(berkas))
    assert "Baris yang tidak dibaca: 1, 2, 4, 9, 10, 11, 13" in hasil.stderr
    assert hasil.stdout == "3 responden ditambahkan.\n"
