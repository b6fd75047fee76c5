"""The publication sheet: what stands on it comes from the view model alone, on either paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from skm.bentuk import publikasi_pdf
from skm.dokumen.laporan_skm.penyusun import LaporanSkm
from skm.dokumen.laporan_skm.publikasi import publikasi
from skm.laporan.hasil.isi import Golongan, Karakteristik, Keadaan
from tests.skm.dokumen.hasil_sekadau import hasil_sekadau, laporan_sekadau
from tests.skm.dokumen.test_laporan_skm_bentuk import teks_pdf

MILIMETER = 72 / 25.4


def lembar(laporan: LaporanSkm, kertas: str = "a4") -> tuple[bytes, str]:
    pdf = publikasi_pdf.tulis(publikasi(laporan), kertas)
    (halaman,) = teks_pdf(pdf)
    return pdf, halaman


@pytest.mark.parametrize(("kertas", "ukuran"), [("a4", (297, 210)), ("a3", (420, 297))])
def test_the_sheet_has_the_index_its_service_who_answered_the_period_and_thanks(
    kertas: str, ukuran: tuple[int, int]
) -> None:
    pendidikan = Karakteristik(
        "Pendidikan terakhir", (Golongan("SMA", 40, None), Golongan("S-3", 0, None)), 48
    )
    kelamin, *lain = hasil_sekadau().karakteristik
    pdf, isi = lembar(laporan_sekadau(karakteristik=(kelamin, pendidikan, *lain)), kertas)
    for kata in (
        *("KONSEP", "NILAI IKM 78,70", "Mutu pelayanan B (Baik)", "NAMA LAYANAN Seluruh layanan"),
        *("RESPONDEN 48 orang", "Laki-laki: 20 · Perempuan: 28", "Pendidikan terakhir SMA: 40"),
        *("Semester I 2019", "Kecamatan Long Kali", "Terima kasih"),
    ):
        assert kata in isi, kata
    assert "S-3" not in isi  # nobody
    assert "Usia" not in isi
    berkas = pypdfium2.PdfDocument(pdf)
    assert [round(satu / MILIMETER) for satu in berkas[0].get_size()] == list(ukuran)
    assert berkas.get_metadata_dict()["Title"].startswith("Indeks Kepuasan Masyarakat Kecamatan Long Kali")
    for tipe in (b"/StructTreeRoot", b"/S /H1", b"/S /H2", b"/Lang (id-ID)"):
        assert tipe in pdf, tipe


def test_a_change_of_the_view_model_changes_the_sheet_and_an_approved_one_is_no_draft() -> None:
    ikm = replace(hasil_sekadau().ikm, nilai=Decimal("51.23"), responden=4321)
    _, isi = lembar(laporan_sekadau(ikm=ikm, layanan="Kartu <Keluarga>", keadaan=Keadaan.DISETUJUI))
    for kata in ("NILAI IKM 51,23", "4.321 orang", "NAMA LAYANAN Kartu <Keluarga>"):
        assert kata in isi, kata
    assert "KONSEP" not in isi


def test_without_an_index_the_sheet_says_why() -> None:
    ikm = replace(hasil_sekadau().ikm, nilai=None, alasan="Dijawab kurang dari 5 responden.")
    _, isi = lembar(laporan_sekadau(ikm=ikm))
    assert "NILAI IKM – Dijawab kurang dari 5 responden." in isi
