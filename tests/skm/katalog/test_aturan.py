"""How capaian are rated is the office's to set, by year; a post writes why its year came out so."""

from __future__ import annotations

import io
from datetime import date
from fractions import Fraction

import pytest
import sqlalchemy as sa
from docx import Document
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.capaian import SKALA_CAPAIAN
from kinerja.galat import GalatMasukan
from skm.akun.models import Peran
from skm.katalog.aturan_capaian import baca_baris_skala, baca_skala, tulis_baris_skala, tulis_skala
from skm.katalog.models import AturanCapaian
from skm.orm import buka_sesi
from tests.klien import Klien
from tests.skm.isian.test_isian import ISI
from tests.skm.laporan.susun import jawab, nilai_48

ATURAN = "/indikator-aturan?tahun=2026"
CAPAIAN = "/laporan/capaian?tahun=2026&triwulan=2"
ANALISIS = "/indikator/IKU-01/analisis?tahun=2026"


def test_the_default_scale_reads_as_it_is_written() -> None:
    teks = tulis_skala(SKALA_CAPAIAN)
    assert teks == "91 Sangat tinggi\n76 Tinggi\n66 Sedang\n51 Rendah\nSangat rendah"
    for nilai in ("90.99", "91", "75.995", "51", "0", "300"):
        assert (
            baca_skala(teks).klasifikasi(Fraction(nilai))[1] == SKALA_CAPAIAN.klasifikasi(Fraction(nilai))[1]
        )
    assert tulis_baris_skala(baca_baris_skala(tulis_baris_skala(SKALA_CAPAIAN))) == tulis_baris_skala(
        SKALA_CAPAIAN
    )


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("Baik", "dua sampai 10"),
        ("\n".join(f"{90 - n} K{n}" for n in range(10)) + "\nAkhir", "dua sampai 10"),
        ("Baik\nKurang", "Baris 1: tulis batas"),
        ("90\nKurang", "Baris 1: nama"),
        ("90,005 Baik\nKurang", "dua desimal"),
        ("60 Baik\n70 Cukup\nKurang", "menurun"),
    ],
)
def test_a_scale_that_is_none_is_refused_by_its_line(klien: Klien, teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan, match=pesan):
        baca_skala(teks)
    klien.masuk_sebagai(Peran.PIMPINAN)
    tolak = klien.get(ATURAN).form("#aturan").isi(skala=teks, alasan="uji").kirim()
    assert (tolak.status, pesan in tolak.sup.select_one("#skala-galat").text) == (400, True)
    assert tolak.form("#aturan").nilai["skala"].split() == teks.split()


def test_another_scale_and_cap_hold_for_their_year_alone(app: Flask, klien: Klien, basis: Session) -> None:
    jawab(basis, date(2026, 5, 12), *nilai_48())  # IKM 78.70
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    klien.get("/indikator/IKU-01/target?tahun=2026").form("#target").isi(triwulan="2", bawah="70").kirim()
    assert kategori(klien) == ("120,00", "Sangat tinggi")  # 78.7037 ÷ 70 × 100 is 112,43, which counts as 120
    form = klien.get(ATURAN).form("#aturan").isi(skala="150 Istimewa\n95,5 Baik\nKurang", batas="100")
    assert "alasan" in form.kirim().sup.select_one("#alasan-galat").text
    form.isi(alasan="Perbup 5/2026").kirim()
    assert kategori(klien) == ("100,00", "Baik")
    assert kategori(klien, "&batas=") == ("112,43", "Baik")  # the choice on the page goes before
    assert "Istimewa mulai 150; Baik mulai 95,5; Kurang." in klien.get(CAPAIAN).sup.main.text
    lain = klien.get("/indikator-aturan?tahun=2027").form("#aturan").nilai
    assert (lain["skala"].splitlines()[0], lain["batas"]) == ("91 Sangat tinggi", "120")
    assert "Tidak ada yang berubah" in klien.get(ATURAN).form("#aturan").isi(alasan="x").kirim().ikuti().teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(AturanCapaian)) == 1


def kategori(klien: Klien, tambahan: str = "") -> tuple[str, str]:
    sel = klien.get(CAPAIAN + tambahan).sup.select_one("table tbody tr").select("td")
    return sel[0].strong.text.replace("\xa0%", "").strip(), sel[1].text.strip()


def test_a_target_of_zero_is_rated_as_the_office_says(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get("/indikator/IKU-04/cara?tahun=2026").form("#cara").isi(polaritas="turun", alasan="uji").kirim()
    klien.get("/indikator/IKU-04/target?tahun=2026").form("#target").isi(triwulan="2", bawah="0").kirim()
    alamat = "/indikator/IKU-04/isi?tahun=2026&triwulan=2"
    klien.get(alamat).form("#isian").isi(**{f"nilai-{nama}": "5" for nama in ISI}).kirim()
    rincian = "/indikator/IKU-04?tahun=2026&triwulan=2"
    assert (
        klien.get(rincian).sup.select(".kartu-angka")[2].select_one(".angka-besar").text.strip()[:4] == "0,00"
    )
    klien.get(ATURAN).form("#aturan").isi(nol_terlewati="12,5", alasan="uji").kirim()
    assert (
        klien.get(rincian).sup.select(".kartu-angka")[2].select_one(".angka-besar").text.strip()[:5]
        == "12,50"
    )
    for salah, pesan in (("banyak", "bukan angka"), ("-1", "0 sampai 1000")):
        tolak = klien.get(ATURAN).form("#aturan").isi(nol_tercapai=salah, alasan="uji").kirim()
        assert pesan in tolak.sup.select_one("#nol_tercapai-galat").text


def test_what_a_post_writes_about_causes_is_printed_in_lkjip(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tulis = {"penyebab": "Antrean berkurang.\nPetugas bertambah.", "tindak_lanjut": "=1+1\x00 dilanjutkan"}
    rincian = klien.get(ANALISIS).form("#analisis").isi(**tulis).kirim().ikuti()
    assert "Analisis IKU-01 disimpan" in rincian.sup.main.text
    isi = klien.http.get("/laporan/dokumen/lkjip.docx?tahun=2026").data
    (baris,) = {
        tuple(sel.text for sel in satu.cells[3:5])
        for tabel in Document(io.BytesIO(isi)).tables
        for satu in tabel.rows
        if "Antrean berkurang" in satu.cells[3 if len(satu.cells) > 3 else 0].text
    }
    assert baris == ("Antrean berkurang.\nPetugas bertambah.", "=1+1 dilanjutkan")
    pembaca = Klien(app)
    pembaca.masuk_sebagai(Peran.PIMPINAN)
    baca = pembaca.get(ANALISIS).sup
    assert "Petugas bertambah" in baca.main.text and baca.select("#analisis") == []


def test_the_second_writer_is_told_and_keeps_the_words(app: Flask) -> None:
    pertama, kedua = Klien(app), Klien(app)
    for satu, nama in ((pertama, "ani"), (kedua, "budi")):
        satu.masuk(satu.buat_akun(Peran.PENANGGUNG_JAWAB, nama))
    dibuka = kedua.get(ANALISIS).form("#analisis")
    pertama.get(ANALISIS).form("#analisis").isi(penyebab="dari ani").kirim()
    tolak = dibuka.isi(penyebab="dari budi").kirim()
    assert (tolak.status, tolak.form("#analisis").nilai["penyebab"].strip()) == (409, "dari budi")
    assert "ani baru saja mengubah" in tolak.sup.select_one("#penyebab-galat").text
    assert pertama.get(ANALISIS).form("#analisis").nilai["penyebab"].strip() == "dari ani"
