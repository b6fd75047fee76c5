"""The recap of all offices: what each published, who has not, and what it comes to."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pypdfium2
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.layanan.models import Unit
from skm.terbit.dokumen_rekap import BELUM, SEMUA, naskah_rekap
from skm.terbit.halaman_rekap import halaman_rekap
from skm.terbit.queries import Terbit
from skm.terbit.rekap import LAIN_SKALA, LAIN_SUSUNAN, Rekap, susun_rekap
from tests.conftest import WITA
from tests.dua_kantor import KODE_SANA, SANA, SINI, dirikan_kosong
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.perekam import daftar, rekam
from tests.skm.conftest import LibreOffice
from tests.skm.laporan.susun import nilai_48
from tests.skm.terbit.susun import PADA, TW, isi_triwulan
from tests.terbit import isi_terbitan, setujui_periode

ANTAH = "Kecamatan Antah"
PERIODE = "tahun=2024&bagian=tw1"
SANA_ISI: dict[str, Any] = {
    "ikm": "75.00",
    "mutu": "C",
    "kinerja": "Kurang baik",
    "responden": 12,
    "unsur": [
        {"kode": f"U{n}", "nama": f"Unsur {n}", "nrr": "3.0000", "mutu": "C", "terisi": 12 if n < 9 else 6}
        for n in range(1, 10)
    ],
    "ketepatan": [
        {
            "kategori": "non_perizinan",
            "nama": "Non perizinan",
            "jatuh_tempo": 8,
            "tepat_waktu": 2,
            "koreksi": {"persen": "25.00", "status": "OK"},
            "ketetapan": {"persen": "66.67", "status": "OK"},
        }
    ],
}
"""What the second office published: 12 answers, 75,00, 2 of 8 on time."""


@pytest.fixture
def dua(app: Flask, basis: Session) -> Session:
    """Both offices published 2024 and its first quarter, and a third nothing."""
    basis.commit()
    dirikan_kosong(app)
    milik = {"kabupaten": "Kabupaten Paser", "provinsi": "Kalimantan Timur"}
    basis.add(Unit(kode="64.01.98", nama=ANTAH, nama_ketetapan=ANTAH, pengaduan="", **milik))
    isi_terbitan(basis, kantor(basis), "Syarat", PADA)
    isi_terbitan(basis, kantor(basis, KODE_SANA), "Syarat", PADA, "b", **SANA_ISI)
    basis.commit()
    return basis


def baris(halaman: Halaman, tabel: int = 0) -> dict[str, list[str]]:
    """The cells of a table by the first of each row."""
    semua = halaman.sup.select("main table")[tabel].select("tbody tr, tfoot tr")
    sel = ([" ".join(s.get_text(" ").split()) for s in satu.select("th, td")] for satu in semua)
    return {kepala: isi for kepala, *isi in sel}


@pytest.mark.usefixtures("dua")
def test_offices_stand_by_name_with_what_they_published_and_who_has_not_is_named(klien: Klien) -> None:
    halaman = klien.get(f"/hasil/rekap?{PERIODE}")
    isi = baris(halaman)
    assert list(isi) == ["Kecamatan Antah", SINI, SANA, SEMUA]
    assert isi["Kecamatan Antah"] == ["Belum terbit"]
    assert isi[SINI][:4] == ["78,70", "B", "48", "75,00 % (3 dari 4; ketetapan 75,00 %)"]
    assert isi[SANA][:4] == ["75,00", "C", "12", "25,00 % (2 dari 8; ketetapan 66,67 %)"]
    assert isi[SINI][-1] == "Rab 15 Jan 2025, 09.00, edisi 1"
    assert "2 dari 3 kantor sudah menerbitkannya" in halaman.teks
    for kode in ("64.01.08", KODE_SANA):
        (tautan,) = halaman.sup.select(f"main table a[href*='unit={kode}']")
        assert klien.get(str(tautan["href"])).status == 200


@pytest.mark.usefixtures("dua")
def test_the_whole_weighs_by_answers_and_adds_counts(klien: Klien) -> None:
    halaman = klien.get(f"/hasil/rekap?{PERIODE}")
    # (48 · 78,70 + 12 · 75,00) ÷ 60 = 77,96, mutu B; 5 of 12 on time: 41,67 %, not the mean of 75 and 25
    assert baris(halaman)[SEMUA][:4] == ["77,96", "B", "60", "41,67 % (5 dari 12)"]
    unsur = baris(halaman, 1)[SEMUA]
    # (48 · 2,8125 + 12 · 3) ÷ 60 = 2,85; the ninth was filled in by 6: (135 + 18) ÷ 54 = 2,8333
    assert (unsur[0], unsur[8]) == ("2,85", "2,83")


def test_where_there_is_one_office_it_stands_alone(klien: Klien, basis: Session) -> None:
    belum = klien.get("/hasil/rekap")
    assert (belum.status, baris(belum)) == (200, {SINI: ["Belum terbit"]})
    isi_terbitan(basis, kantor(basis), "Syarat", PADA)
    basis.commit()
    terbit = klien.get("/hasil/rekap")
    assert "Tahun 2024" in terbit.teks  # what was published last
    assert list(baris(terbit)) == [SINI]


def test_what_is_only_approved_is_not_told(klien: Klien, basis: Session) -> None:
    isi_triwulan(basis, 1, *nilai_48())
    setujui_periode(basis, kantor(basis), TW[1], PADA)
    basis.commit()
    halaman = klien.get(f"/hasil/rekap?{PERIODE}")
    assert baris(halaman) == {SINI: ["Belum terbit"]}
    assert "78,70" not in halaman.teks


@pytest.mark.parametrize("kueri", ["tahun=2024&bagian=b3", "tahun=2024&bagian=x", "tahun=dua"])
def test_there_is_no_recap_of_anything_shorter_or_unknown(klien: Klien, kueri: str) -> None:
    assert klien.get(f"/hasil/rekap?{kueri}").status == 404
    assert klien.http.get(f"/hasil/rekap.pdf?{kueri}").status_code == 404


@pytest.mark.usefixtures("dua")
def test_page_and_files_ask_the_same_few_statements(app: Flask, klien: Klien) -> None:
    for alamat in ("/hasil/rekap", f"/hasil/rekap?{PERIODE}", f"/hasil/rekap.xlsx?{PERIODE}"):
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            assert klien.http.get(alamat, buffered=True).status_code == 200
        assert hitungan.total() <= 3, daftar(hitungan)


@pytest.mark.usefixtures("dua")
def test_the_workbook_is_live_and_libreoffice_computes_what_we_wrote(
    klien: Klien, libreoffice: LibreOffice
) -> None:
    isi = klien.http.get(f"/hasil/rekap.xlsx?{PERIODE}", buffered=True).data
    hidup = openpyxl.load_workbook(io.BytesIO(isi))
    kita = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    dihitung = openpyxl.load_workbook(io.BytesIO(libreoffice(isi, "xlsx", "xlsx")), data_only=True)
    assert hidup.sheetnames == ["Rekap", "Unsur", "Ketepatan", "Naskah"]
    rumus = 0
    for nama in hidup.sheetnames[:3]:
        for deret in hidup[nama].iter_rows():
            for sel in deret:
                if isinstance(sel.value, str) and sel.value.startswith("="):
                    rumus += 1
                    satu, dua = kita[nama][sel.coordinate].value, dihitung[nama][sel.coordinate].value
                    sama = satu == dua if isinstance(dua, str) else round(float(dua), 2) == _dua(satu, dua)
                    assert sama, (nama, sel.coordinate, sel.value, satu, dua)
    assert rumus > 30
    lembar = dihitung["Rekap"]
    ekor = {str(b[1].value): [s.value for s in b] for b in lembar.iter_rows(min_row=10, max_row=13)}
    assert ekor["Kecamatan Antah"][13:16] == [BELUM, "–", "–"]
    assert (round(ekor[SEMUA][13], 2), ekor[SEMUA][14], ekor[SEMUA][15]) == (77.96, "B", 60)


def _dua(satu: object, dua: object) -> float:
    """Ours with two decimals; a count for the workbook alone carries no value of its own."""
    return round(float(str(satu)), 2) if satu not in {"", None} else round(float(str(dua)), 2)


@pytest.mark.usefixtures("dua")
def test_the_pdf_names_every_office_and_column(klien: Klien) -> None:
    dokumen = pypdfium2.PdfDocument(klien.http.get(f"/hasil/rekap.pdf?{PERIODE}", buffered=True).data)
    teks = " ".join("\n".join(satu.get_textpage().get_text_range() for satu in dokumen).split())
    for kata in (
        SINI,
        SANA,
        "Kecamatan Antah",
        BELUM,
        "77,96",
        "Responden",
        "U9",
        "Triwulan I 2024",
        "Edisi",
    ):
        assert kata in teks, kata
    assert dokumen.get_metadata_value("Title").startswith("Rekap")


def rekap(*semua: dict[str, Any]) -> Rekap:
    """Of as many offices as there are contents."""
    unit = [
        Unit(id=n, kode=f"{n}", nama=f"Kantor {n}", kabupaten="Kabupaten Paser", contoh=False)
        for n, _ in enumerate(semua)
    ]
    return susun_rekap(
        unit, {n: Terbit(1, PADA, isi) for n, isi in enumerate(semua)}, (2024, "tw1"), "TW I", WITA
    )


def test_a_change_of_what_was_published_changes_page_and_document() -> None:
    """Both are drawn from plain values: no renderer has a session."""
    lama, baru = (
        rekap(SANA_ISI | {"susunan": "a", "ikm": ikm, "mutu": mutu}, SANA_ISI | {"susunan": "a"})
        for ikm, mutu in (("75.00", "C"), ("90.00", "A"))
    )
    halaman = [halaman_rekap(satu, str) for satu in (lama, baru)]
    assert [satu.kantor[0].ikm for satu in halaman] == ["75,00", "90,00"]
    assert [satu.seluruh and satu.seluruh.ikm for satu in halaman] == ["75,00", "82,50"]
    utama = [naskah_rekap(satu, PADA).tabel[0].baris for satu in (lama, baru)]
    for ke, harapan in ((0, ["75,00", "90,00"]), (-1, ["75,00", "82,50"])):
        assert [isi[ke][13].teks for isi in utama] == harapan  # type: ignore[union-attr]  # figures


def test_other_questionnaires_are_named_and_other_scales_never_joined() -> None:
    satu = SANA_ISI | {"susunan": "U1:1/9"}
    assert rekap(satu, satu).catatan == ()
    assert rekap(satu, satu | {"susunan": "U1:1/10"}).catatan == (LAIN_SUSUNAN,)
    lama = rekap(satu, satu | {"mutu": "B"})  # 75,00 is B on the scale of 2004
    assert (lama.catatan, lama.ikm, lama.mutu, lama.unsur["U1"]) == ((LAIN_SKALA,), None, "", None)
    assert lama.responden == 24
    assert naskah_rekap(lama, PADA).tabel[0].baris[-1][13].teks == "–"  # type: ignore[union-attr]  # a figure


def test_an_unsur_that_is_not_shown_weighs_nothing_and_a_share_of_another_formula_is_not_recomputed() -> None:
    unsur = [SANA_ISI["unsur"][0] | {"nrr": None}, *SANA_ISI["unsur"][1:]]
    lain = SANA_ISI["ketepatan"][0] | {"koreksi": {"persen": "50.00", "status": "OK"}}
    satu = SANA_ISI | {"susunan": "a"}
    dua = rekap(satu, satu | {"unsur": unsur, "ketepatan": [lain]})
    assert dua.unsur["U1"] == Decimal(3)
    baris = naskah_rekap(dua, PADA).tabel[2].baris
    assert baris[0][4].rumus and not baris[1][4].rumus  # type: ignore[union-attr]  # figures
    assert baris[1][4].teks == "50,00 %"  # type: ignore[union-attr]  # as it was published
