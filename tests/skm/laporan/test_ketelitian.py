"""How sure an IKM is stands beside it wherever it is read; a difference says whether it exceeds chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.conftest import WITA
from tests.klien import Halaman, Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, mohon, nilai_48

Skm = Callable[..., Perintah]
MARET = date(2026, 3, 31)
TEMPO = datetime(2026, 3, 31, 15, 0, tzinfo=WITA)  # Tuesday
ALAMAT = "/laporan/ikm?dari=2026-03-01&sampai=2026-03-31"
SELANG = "74,68–81,43"


def isi(halaman: Halaman) -> str:
    utama = halaman.sup.select_one("main")
    assert utama is not None
    return " ".join(utama.get_text(" ").split())


def test_the_interval_of_the_published_table_stands_on_the_page_in_the_command_and_in_the_report(
    klien: Klien, basis: Session, skm: Skm, tmp_path: Path
) -> None:
    jawab(basis, MARET, *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert SELANG in isi(klien.get(ALAMAT))
    hasil = skm("ikm", "--json").json()
    assert hasil["selang"] == {"tingkat": "0.95", "bawah": "74.68", "atas": "81.43"}
    assert "Selang kepercayaan 95% 74,68–81,43" in skm("ikm").stdout
    assert skm("ikm", "--bobot", "0.11", "--json").json()["selang"] is None  # of another figure
    assert SELANG in isi(klien.get("/indikator/IKU-01?tahun=2026&triwulan=1"))
    (satu,) = (
        i
        for i in skm("indikator", "--tahun", "2026", "--triwulan", "1", "--json").json()
        if i["kode"] == "IKU-01"
    )
    assert satu["catatan"] == f"selang kepercayaan 95% {SELANG}"
    unduhan = klien.get("/laporan/dokumen/pengukuran-kinerja.xlsx?tahun=2026&triwulan=1").jawaban
    berkas = tmp_path / "pengukuran.xlsx"
    berkas.write_bytes(unduhan.data)
    sel = (
        str(satu.value) for lembar in load_workbook(berkas) for baris in lembar.iter_rows() for satu in baris
    )
    assert any(SELANG in teks for teks in sel)


def test_the_services_given_shrink_the_interval_where_the_desk_knows_them(
    klien: Klien, basis: Session, skm: Skm
) -> None:
    jawab(basis, MARET, *nilai_48(), layanan="KK")
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=60)
    basis.commit()
    # The distances from 78,7037, 4,0210 and 2,7248, × √(1 − 48 ÷ 60) = 0,4472: 1,7983 and 1,2186.
    assert skm("ikm", "--json").json()["selang"] == {"tingkat": "0.95", "bawah": "76.91", "atas": "79.92"}
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert "76,91–79,92" in isi(klien.get(ALAMAT))
    assert "76,91–79,92" in isi(klien.get(f"{ALAMAT}&layanan=KK"))


def test_four_respondents_have_no_interval_and_the_page_says_from_when_on(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, MARET, *[[4] * 9] * 4)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert "Selang kepercayaan dihitung mulai 5 responden; baru ada 4." in isi(klien.get(ALAMAT))


@pytest.mark.parametrize(
    ("lalu", "kalimat"),
    [
        ([[4] * 9] * 40, "Turun 25,00; lebih besar daripada kebetulan"),
        (
            [[3] * 9] * 38 + [[4] * 9] * 2,
            "Turun 1,25; masih dapat terjadi secara kebetulan",
        ),
        (
            [[4] * 9] * 4,
            "Februari 2026 atau periode ini dijawab kurang dari 5 responden.",
        ),
    ],
)
def test_a_change_since_the_period_before_says_whether_it_exceeds_chance(
    klien: Klien, basis: Session, lalu: list[list[int]], kalimat: str
) -> None:
    jawab(basis, date(2026, 2, 3), *lalu)
    jawab(basis, MARET, *[[3] * 9] * 40)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert f"Dibanding Februari 2026: {kalimat}" in isi(klien.get(ALAMAT))


def beda(halaman: Halaman) -> dict[str, list[str]]:
    baris = (satu.select("th, td") for satu in halaman.sup.select("main tbody tr"))
    return {
        sel[0].get_text(" ").strip(): [" ".join(s.get_text(" ").split()) for s in sel[1:]] for sel in baris
    }


def test_a_service_is_compared_with_all_other_answers_corrected_for_how_many_are(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, MARET, *[[4] * 9] * 30, layanan="KK")
    jawab(basis, MARET, *[[3] * 9] * 30, layanan="KTP")
    jawab(basis, MARET, *[[3] * 9] * 15, *[[4] * 9] * 15, layanan="SKTM")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(ALAMAT.replace("ikm?", "ikm/layanan?"))
    semua = beda(halaman)
    assert semua["Surat Pengantar KK"][:4] == ["30", "100,00", "A", "92,88–100,00"]
    assert semua["Surat Pengantar KK"][5] == "Lebih tinggi"
    assert semua["Surat Pengantar KTP"][5] == "Lebih rendah"
    assert semua["Surat Keterangan Tidak Mampu"][5] == "Tidak berbeda nyata"
    assert semua["Surat Keterangan Tidak Mampu"][4].startswith("0,00 (-")


def test_services_not_shown_have_together_none_or_at_least_five_respondents(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, MARET, *[[4] * 9] * 9, layanan="KK")
    jawab(basis, MARET, *[[3] * 9] * 6, layanan="KTP")
    jawab(basis, MARET, *[[1] * 9] * 2, layanan="SKTM")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(ALAMAT.replace("ikm?", "ikm/layanan?"))
    assert list(beda(halaman)) == ["Surat Pengantar KK"]  # without KTP the two of SKTM could be computed
    assert "8 responden menjawab tentang layanan yang tidak ditampilkan" in isi(halaman)


def test_a_period_without_services_to_compare_says_so(klien: Klien, basis: Session) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert "Belum ada layanan yang dapat dibandingkan" in isi(klien.get("/laporan/ikm/layanan"))
    gagal = klien.get("/laporan/ikm/layanan?dari=2026-02-30")
    assert gagal.status == 400
    assert "Periode belum terbaca" in isi(gagal)
