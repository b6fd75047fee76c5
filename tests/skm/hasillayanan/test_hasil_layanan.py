"""Outcomes at a glance: each figure is that of its own page, and nobody is told by what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from bs4 import Tag
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.loket.models import StatusPermohonan
from skm.orm import buka_sesi
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, tambah_rencana
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.bagan.gambar import angka, dari_skala, letak, tabel
from tests.skm.laporan.susun import jawab, mohon, nilai_48

MARET, JUNI = date(2026, 3, 31), date(2026, 6, 9)  # Tuesdays
TEMPO = datetime(2026, 6, 9, 15, 0, tzinfo=WITA)
TW2 = "/laporan/hasil-layanan?tahun=2026&bagian=tw2"
SEDANG = [3] * 9
"""IKM 75,00."""


@pytest.fixture
def basis(app: Flask) -> Iterator[Session]:
    """What the test commits here, pages see."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        yield session


def buka(klien: Klien, basis: Session, alamat: str = TW2) -> Halaman:
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien.get(alamat)


def gambar(halaman: Halaman, nama: str) -> Tag:
    figure = halaman.sup.select_one(f"figure[aria-labelledby={nama}]")
    assert figure is not None, nama
    return figure


def baris(halaman: Halaman, nama: str) -> dict[str, list[str]]:
    """The cells of each row below its drawing, by the row's name."""
    return {nama_baris: sel[1:] for nama_baris, *sel in tabel(gambar(halaman, nama))}


def kartu(halaman: Halaman) -> dict[str, str]:
    """What the cards say, by their heading."""
    return {satu.h2.text: " ".join(satu.get_text(" ").split()) for satu in halaman.sup.select(".kartu-angka")}


def test_the_published_table_stands_beside_the_quarter_before_with_its_interval_and_its_lowest_unsur_first(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, MARET, *([4, 4, 4, 4, 4, 4, 4, 4, 4] for _ in range(30)))
    jawab(basis, JUNI, *nilai_48())
    halaman = buka(klien, basis)
    ikm = kartu(halaman)["Nilai IKM"]
    assert all(satu in ikm for satu in ("78,70", "Mutu B, baik", "74,68–81,43", "Triwulan I 2026"))
    periode = baris(halaman, "ikm-periode")
    assert periode["Triwulan II 2026"] == ["48", "78,70", "74,68–81,43", "B", "Turun"]
    assert periode["Triwulan I 2026"][:2] == ["30", "100,00"]
    assert periode["Triwulan IV 2025"] == ["0", "belum ada", "–", "–", "–"]
    unsur = tabel(gambar(halaman, "unsur"))
    # 135, 136, 141 and 147 of 48: U1, U2, U8, U3
    assert [satu[0].split()[1] for satu in unsur[:4]] == ["U1", "U2", "U8", "U3"]
    assert unsur[0][2:] == ["2,81", "4,00", "▼ turun, lebih dari kebetulan"]


def test_a_dot_and_its_line_lie_where_the_cells_beside_them_say(klien: Klien, basis: Session) -> None:
    jawab(basis, MARET, *(SEDANG for _ in range(6)))
    jawab(basis, JUNI, *nilai_48())
    figure = gambar(buka(klien, basis), "ikm-periode")
    skala = [(letak(satu["x"]), float(satu.text)) for satu in figure.select("thead svg text")]
    digambar = 0
    for satu in figure.select("tbody tr"):
        titik, garis = satu.select_one(".titik"), satu.select_one(".selang")
        _, ikm, selang, *_ = [sel.text.strip() for sel in satu.select("td.angka, td[data-label]")]
        if titik is None:
            assert (ikm, selang, garis) == ("belum ada", "–", None)
            continue
        digambar += 1
        tempat = [letak(garis["x1"]), letak(titik["cx"]), letak(garis["x2"])]
        bawah, atas = selang.split("–")
        assert [dari_skala(n, skala) for n in tempat] == pytest.approx(
            [float(angka(n)) for n in (bawah, ikm, atas)], abs=0.02
        )
    assert digambar == 2


def test_men_and_women_stand_apart_with_their_number_and_nobody_else_by_subtraction(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, JUNI, *(SEDANG for _ in range(20)), jenis_kelamin="l", pekerjaan="pns")
    jawab(basis, JUNI, *([4] * 9 for _ in range(20)), jenis_kelamin="p", pekerjaan="swasta")
    jawab(basis, JUNI, *(SEDANG for _ in range(6)), pekerjaan="tni")
    jawab(basis, JUNI, *(SEDANG for _ in range(3)), pekerjaan="polri")
    halaman = buka(klien, basis)
    kelamin = baris(halaman, "menurut-jenis-kelamin")
    assert {nama: (sel[0], sel[1], sel[3], sel[4]) for nama, sel in kelamin.items()} == {
        "Laki-laki": ("20", "75,00", "C", "Lebih rendah"),
        "Perempuan": ("20", "100,00", "A", "Lebih tinggi"),
    }
    # Three of the police are too few; the whole would tell them if they alone were hidden: six soldiers wait.
    assert sorted(baris(halaman, "menurut-pekerjaan")) == ["PNS", "Swasta"]
    assert "9 responden tidak mengisi" in " ".join(halaman.sup.main.text.split())
    assert baris(halaman, "menurut-jalur")["Berkas yang dimuat"][0] == "49"


@pytest.mark.parametrize("bagian", ["b6", "tw4"])
def test_a_month_and_a_quarter_that_is_not_over_are_not_parted_by_people(
    klien: Klien, basis: Session, bagian: str
) -> None:
    tahun = 2026 if bagian == "b6" else datetime.now(WITA).year
    jawab(basis, JUNI, *(SEDANG for _ in range(20)), jenis_kelamin="l")
    halaman = buka(klien, basis, f"/laporan/hasil-layanan?tahun={tahun}&bagian={bagian}")
    assert halaman.sup.select("figure[aria-labelledby^=menurut-]") == []
    assert "triwulannya sudah berakhir" in halaman.sup.main.text


def test_a_half_year_says_of_which_quarters_a_part_is(klien: Klien, basis: Session) -> None:
    jawab(basis, MARET, *(SEDANG for _ in range(10)), jenis_kelamin="l")
    jawab(basis, JUNI, *(SEDANG for _ in range(10)), jenis_kelamin="l")
    jawab(basis, JUNI, *(SEDANG for _ in range(10)), jenis_kelamin="p")
    halaman = buka(klien, basis, "/laporan/hasil-layanan?tahun=2026&bagian=s1")
    semua = baris(halaman, "menurut-jenis-kelamin")
    assert {nama: sel[0] for nama, sel in semua.items()} == {
        "Laki-laki": "20",
        "Perempuan (hanya Triwulan II)": "10",
    }


def test_a_service_has_its_satisfaction_beside_its_cases_cancelled_and_refused_ones_too(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, JUNI, *(SEDANG for _ in range(8)), layanan="KK")
    jawab(basis, JUNI, *([4] * 9 for _ in range(9)), layanan="KTP")
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=3)
    mohon(basis, "KK", TEMPO)
    batal = {"status": StatusPermohonan.BATAL, "ditutup": TEMPO.replace(hour=9)}
    mohon(basis, "KK", TEMPO, **batal, jumlah=2)
    mohon(basis, "KK", TEMPO, **(batal | {"status": StatusPermohonan.DITOLAK}))
    halaman = buka(klien, basis)
    sel = {
        satu.th.text.strip(): [" ".join(td.get_text(" ").split()) for td in satu.select("td")]
        for satu in halaman.sup.select("table.tabel-dua tbody tr")
    }
    kk = sel["Surat Pengantar KK"]
    assert kk[:1] + kk[2:] == ["8", "C", "Tidak berbeda nyata", "4", "75,00 %", "0", "2 / 1"]
    assert baris(halaman, "puas-tepat")["Surat Pengantar KK"] == ["75,00", "75,00"]
    satu = klien.get(f"{TW2}&layanan=KK")
    assert "3 dari 4 permohonan" in kartu(satu)["Non perizinan tepat waktu"]
    assert baris(satu, "ikm-periode")["Triwulan II 2026"][:2] == ["8", "75,00"]
    assert satu.sup.select("figure[aria-labelledby^=menurut-]") == []  # people are parted in the whole office


def test_the_share_of_the_plan_that_is_done_stands_beside_what_it_was_made_for(
    klien: Klien, basis: Session
) -> None:
    pada = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
    status = (StatusTindakLanjut.SELESAI, StatusTindakLanjut.BERJALAN, StatusTindakLanjut.BERJALAN)
    for unsur, satu in zip(("U3", "U5", "U9"), status, strict=True):
        isi = IsiRencana(unsur, "Unsur", "Antrean", 2026, "4", "Kasi", satu, "Sudah.")
        tambah_rencana(
            basis,
            unit_id=kantor(basis).id,
            periode=Periode.triwulan(2026, 1),
            isi=isi,
            hari=pada.date(),
            oleh="uji",
            pada=pada,
        )
    semua = kartu(buka(klien, basis))
    assert "33,33 %" in semua["Rencana Triwulan I 2026 selesai"]
    assert "Belum ada data" in semua["Rencana Triwulan II 2026 selesai"]


def test_the_same_quarter_of_last_year_is_compared_where_it_is_asked_for(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, date(2025, 6, 10), *([2] * 9 for _ in range(20)))
    jawab(basis, JUNI, *(SEDANG for _ in range(20)))
    halaman = buka(klien, basis, f"{TW2}&banding=tahun-lalu")
    assert "Dibanding Triwulan II 2025: Naik 25,00" in kartu(halaman)["Nilai IKM"]
    assert klien.get(f"{TW2}&banding=kapan-saja").status == 404
    assert klien.get(f"{TW2}&layanan=TIADA").status == 404
