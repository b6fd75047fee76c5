"""A period answered by several questionnaires: each is printed by itself, and the joined index says so."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from kinerja.gabungan import Struktur
from kinerja.sebaran import sebaran_dari_nilai
from skm.bentuk.isi import BARIS_ISI
from skm.dokumen.laporan_skm.penyusun import LaporanSkm
from skm.kuesioner.queries import HitunganSusunan, selang_ikm
from skm.laporan.hasil import nilai
from skm.laporan.hasil.isi import Keadaan
from tests.skm.dokumen.hasil_sekadau import KODE, NAMA, PERIODE, hasil_sekadau, hitungan, laporan_sekadau
from tests.skm.dokumen.test_laporan_skm_bentuk import naskah, tabel_menurut_judul, teks
from tests.skm.laporan.susun import nilai_48

DELAPAN = KODE[:8]
IKM = BARIS_ISI + 4
"""Row of the index, below four of sums."""


def dua_susunan(banyak: int) -> LaporanSkm:
    """48 by nine unsur, and `banyak` who gave each of eight unsur a 3."""
    lama = hitungan(*nilai_48())
    baru = HitunganSusunan(
        Struktur.dari(dict.fromkeys(DELAPAN, Fraction(1, 8))),
        sebaran_dari_nilai(DELAPAN, [[3] * 8] * banyak),
        None,
        PERIODE.sampai,
        PERIODE.sampai,
        (2,),
        dict(zip(DELAPAN, NAMA, strict=False)),
    )
    kini = replace(lama, susunan=(*lama.susunan, baru))
    return laporan_sekadau(
        ikm=nilai.susun_ikm(kini, selang_ikm(kini)),
        unsur=nilai.susun_unsur(kini, None),
        susunan=nilai.susun_susunan(kini, hasil_sekadau().kuesioner, {}, nilai.TANPA_DAFTAR),
    )


def test_two_questionnaires_are_joined_by_their_respondents_and_printed_apart() -> None:
    laporan = dua_susunan(12)
    dokumen = naskah(laporan.tulis("docx"))
    assert "77,96" in teks("docx", laporan.tulis("docx"))  # (48 × 78,7037… + 12 × 75) ÷ 60
    assert "gabungan 2 susunan kuesioner" in teks("docx", laporan.tulis("docx"))
    olah = [judul for judul in tabel_menurut_judul(dokumen) if judul.startswith("Pengolahan Data")]
    assert [judul[-7:] for judul in olah] == ["versi 1", "versi 2"]
    buku = openpyxl.load_workbook(io.BytesIO(laporan.tulis("xlsx")))
    assert buku["Pengolahan Data"][f"K{IKM}"].value == f"=ROUND(K{IKM - 1}*25,2)"
    assert buku["Pengolahan Data 2"][f"J{IKM}"].value == f"=ROUND(J{IKM - 1}*25,2)"
    assert "'" not in str(buku["Nilai Unsur"][f"C{BARIS_ISI + 9}"].value)  # no one sheet has the joined index


def test_a_questionnaire_of_one_to_four_tells_how_many_and_no_more() -> None:
    laporan = dua_susunan(3)
    assert str(laporan.hasil.ikm.nilai) == "78.70"
    assert "3 tidak digabung" in laporan.hasil.ikm.catatan
    olah = openpyxl.load_workbook(io.BytesIO(laporan.tulis("xlsx")), data_only=True)["Pengolahan Data 2"]
    assert {
        olah.cell(baris, kolom).value for baris in (BARIS_ISI, BARIS_ISI + 1) for kolom in range(2, 10)
    } == {0}
    assert olah[f"J{IKM}"].value == "belum ada"


@pytest.mark.parametrize(("menunggu", "ada"), [(7, True), (0, False)])
def test_a_running_period_says_how_many_answers_wait(menunggu: int, ada: bool) -> None:
    laporan = laporan_sekadau(keadaan=Keadaan.SEMENTARA, menunggu=menunggu)
    for bentuk in ("docx", "pdf"):
        assert ("masih menunggu" in teks(bentuk, laporan.tulis(bentuk))) is ada
