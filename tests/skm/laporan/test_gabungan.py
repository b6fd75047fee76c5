"""Wherever an IKM of several questionnaires is printed, it says that it is joined or leaves answers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.kuesioner.models import JenisKuesioner, SkalaKuesioner
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.dokumen.unduhan import buku, naskah
from tests.skm.kuesioner.test_tally import isi
from tests.skm.kuesioner.test_versi import DENGAN_U10, TANPA_U9, sama, terbitkan
from tests.skm.laporan.susun import jawab, nilai_48

MEI = date(2026, 5, 12)
GABUNGAN = "gabungan 2 susunan kuesioner, 1 tidak digabung"
ALAMAT = "/laporan/ikm?dari=2026-04-01&sampai=2026-06-30"


@pytest.fixture
def basis(app: Flask) -> Iterator[Session]:
    """48 × 78,7037…, 12 × 75 with a tenth unsur, one answer without the ninth: 77,96 of 61 respondents."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session)
        jawab(session, date(2026, 4, 6), *nilai_48())
        sepuluh = terbitkan(session, unit, DENGAN_U10, MEI)
        delapan = terbitkan(session, unit, TANPA_U9, date(2026, 6, 1))
        for _ in range(12):
            isi(session, sepuluh, [3] * 10, tanggal=MEI)
        isi(session, delapan, [1] * 8, tanggal=date(2026, 6, 2))
        session.commit()
        yield session


def test_the_page_marks_the_break_and_shows_each_structure_but_not_one_of_a_single_answer(
    basis: Session, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    isi_halaman = klien.get(ALAMAT).sup.main
    assert "77,96" in isi_halaman.text
    assert GABUNGAN.capitalize() in [lencana.text for lencana in isi_halaman.select(".lencana")]
    judul = "Kuesioner berganti dalam periode ini"
    (tabel,) = [t for t in isi_halaman.select("table") if t.caption and t.caption.text == judul]
    baris = [[sel.text.strip() for sel in satu.select("td")] for satu in tabel.select("tbody tr")]
    assert baris == [
        ["48", "78,70", "B", "Digabung"],
        ["12", "75,00", "C", "Digabung"],
        ["1", "–", "–", "Tidak digabung"],
    ]
    lama = klien.get(f"{ALAMAT}&bobot=0.11").sup.main  # 0,11 × 9 for nine unsur, 0,10 × 10 for ten
    assert [sel.text for sel in lama.select("table:has(caption) tbody td:nth-of-type(2)")][:2] == [
        "77,92",
        "75,00",
    ]
    kepala = [satu.th.text for satu in tabel.select("tbody tr")]
    assert "April 2026" in kepala[0]
    assert "6 April" not in kepala[0]  # whole months, never a day
    assert "Juni" not in kepala[2]  # nor the month of a single answer


def test_dashboard_command_and_documents_say_that_the_figure_is_joined(
    basis: Session, klien: Klien, skm: Callable[..., Perintah]
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    iku = skm("indikator", "--tahun", "2026", "--triwulan", "2", "--json").json()[0]
    assert (iku["nilai_koreksi"], iku["nilai_ketetapan"]) == ("77.96", "3.12")
    assert iku["catatan"].startswith(GABUNGAN)
    assert f"IKU-01: {GABUNGAN}" in skm("indikator", "--tahun", "2026").stdout
    teks = skm("ikm").stdout
    assert f"Nilai 77,96, mutu B (Baik), {GABUNGAN}" in teks
    assert "10 unsur, 2026-05-12 sampai 2026-05-12, PermenPANRB 14/2017" in teks
    halaman = klien.get("/indikator/IKU-01?tahun=2026&triwulan=2").sup.main
    assert any(lencana.text.startswith(GABUNGAN.capitalize()) for lencana in halaman.select(".lencana"))
    dokumen = naskah(klien, "pengukuran-kinerja")
    assert any(GABUNGAN in paragraf.text for paragraf in dokumen.paragraphs)
    for jenis in ("pengukuran-kinerja", "lkjip"):
        sel = [str(isi.value) for lembar in buku(klien, jenis) for baris in lembar for isi in baris]
        assert any(GABUNGAN in isi for isi in sel), jenis


def test_the_command_lists_every_structure_and_what_is_joined(
    basis: Session, skm: Callable[..., Perintah]
) -> None:
    isi_json = skm("ikm", "--json").json()
    assert (isi_json["ikm"], isi_json["responden"], isi_json["tidak_digabung"]) == ("77.96", 61, 1)
    assert [(v["responden"], v["ikm"], v["digabung"], len(v["kode"])) for v in isi_json["versi"]] == [
        (48, "78.70", True, 9),
        (12, "75.00", True, 10),
        (1, "25.00", False, 8),
    ]
    assert isi_json["unsur"][0] == {"kode": "U1", "jumlah": 135 + 36, "terisi": 60, "nrr": "2.8500"}
    assert len(isi_json["unsur"]) == 10


def test_the_dashboard_and_the_examination_of_answers_say_it_too(basis: Session, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tahun = klien.get("/dasbor").sup.main.text
    if "77,96" in tahun:  # the year of the answers is this year
        assert GABUNGAN in tahun
        assert GABUNGAN in klien.get("/kelola/pemeriksaan").sup.main.text


def test_periods_of_two_scales_have_no_joined_figure_and_say_why(
    basis: Session, klien: Klien, skm: Callable[..., Perintah]
) -> None:
    lama = terbitkan(
        basis, kantor(basis), sama([f"U{n}" for n in range(1, 15)]), skala=SkalaKuesioner.TAHUN_2004
    )
    for _ in range(6):
        isi(basis, lama, [3] * 14, tanggal=MEI)
    basis.commit()
    hasil = skm("ikm", "--json").json()
    assert (hasil["ikm"], hasil["status"], hasil["unsur"]) == (None, "TIDAK_BERLAKU", [])
    assert "skala yang tidak dapat digabung" in skm("ikm").stdout
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert "skala yang tidak dapat digabung" in klien.get(ALAMAT).sup.main.text
    iku = skm("indikator", "--tahun", "2026", "--triwulan", "2", "--json").json()[0]
    assert (iku["nilai_koreksi"], iku["status"]) == (None, "TIDAK_BERLAKU")
    assert iku["catatan"] == "67 tidak digabung"
    assert naskah(klien, "pengukuran-kinerja").tables


def test_a_period_without_one_figure_prints_no_empty_table_of_unsur(basis: Session, klien: Klien) -> None:
    lama = terbitkan(
        basis, kantor(basis), sama([f"U{n}" for n in range(1, 15)]), MEI, skala=SkalaKuesioner.TAHUN_2004
    )
    for _ in range(5):
        isi(basis, lama, [3] * 14, tanggal=MEI)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    tabel = klien.get(ALAMAT).sup.main.select("table")
    assert [satu.caption.text for satu in tabel if satu.caption] == ["Kuesioner berganti dalam periode ini"]
    assert all(satu.select("tbody tr") for satu in tabel)


def test_another_survey_says_it_beside_its_own_figure(basis: Session, klien: Klien) -> None:
    unit = kantor(basis)
    for kode in (("U1", "U2"), ("U1", "U2", "U3")):
        spak = terbitkan(basis, unit, sama(kode), jenis=JenisKuesioner.SPAK)
        for _ in range(5):
            isi(basis, spak, [4] * len(kode), tanggal=MEI)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/lain?dari=2026-04-01&sampai=2026-06-30").sup.main.text
    assert "gabungan 2 susunan kuesioner" in halaman
