"""Twelve months on the dashboard: drawn as they are in the table, with gaps, targets and breaks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import BULAN, bulan_penuh, indeks_bulan
from skm.akun.models import Peran
from skm.katalog.models import Indikator, TargetIndikator
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.bagan.gambar import angka, tabel, titik_garis
from tests.skm.kuesioner.test_tally import isi
from tests.skm.kuesioner.test_versi import DENGAN_U10, terbitkan
from tests.skm.laporan.susun import jawab, mohon, nilai_48

KINI = datetime.now(WITA)


def bulan(lalu: int) -> date:
    """The first day of the month that many months ago."""
    return bulan_penuh(indeks_bulan(KINI.date()) - lalu, 1)[0]


def nama(lalu: int) -> str:
    return f"{BULAN[bulan(lalu).month - 1]} {bulan(lalu).year}"


def saat(lalu: int) -> datetime:
    """Noon of that month's tenth day."""
    return datetime.combine(bulan(lalu) + timedelta(9), datetime.min.time(), WITA) + timedelta(hours=12)


def bidik(session: Session, kode: str, bawah: str, atas: str) -> None:
    """A target of this year and the last."""
    for satu in session.scalars(sa.select(Indikator).where(Indikator.kode == kode)):
        session.add(
            TargetIndikator(
                indikator_id=satu.id,
                triwulan=0,
                revisi=1,
                bawah=bawah,
                atas=atas,
                alasan="",
                dokumen="PK",
                oleh="uji",
                pada=KINI,
            )
        )


@pytest.fixture
def dasbor(basis: Session, klien: Klien) -> Halaman:
    """Answers two, three and five months ago, cases two and five; targets of one number and of a range."""
    for lalu, skor in ((2, 4), (3, 3), (5, 2)):
        jawab(basis, saat(lalu).date(), *([skor] * 9 for _ in range(6)))
    mohon(basis, "KK", saat(5), selesai=saat(5), jumlah=3)
    mohon(basis, "KK", saat(5), jumlah=1)
    mohon(basis, "KK", saat(2), selesai=saat(2), jumlah=2)
    bidik(basis, "IKU-01", "80", "80")
    bidik(basis, "IKU-02", "80", "95")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien.get("/dasbor")


def test_each_table_equals_its_drawing_and_a_month_without_data_has_no_mark(dasbor: Halaman) -> None:
    dua = {satu.h3.text: satu for satu in dasbor.sup.select("figure.bagan")}
    assert list(dua) == ["IKM", "Non perizinan tepat waktu", "Perizinan tepat waktu"]
    for figure in dua.values():
        tertulis = [(b[0], b[1]) for b in tabel(figure) if b[1] != "belum ada"]
        assert [(kapan, nilai) for kapan, _, nilai in titik_garis(figure)] == tertulis
        for _, tempat, nilai in titik_garis(figure):
            assert tempat == pytest.approx(float(angka(nilai)), abs=0.1)
    ikm = tabel(dua["IKM"])
    assert len(ikm) == 12 and ikm[-1][0] == nama(0) and ikm[0][0] == nama(11)
    assert {b[0]: b[1] for b in ikm if b[1] != "belum ada"} == {
        nama(5): "50,00",
        nama(3): "75,00",
        nama(2): "100,00",
    }
    assert [b[2] for b in ikm] == ["80,00"] * 12
    assert {b[2] for b in tabel(dua["Non perizinan tepat waktu"])} == {"80,00 sampai 95,00"}
    # 3 of the 4 that fell due, then all of two
    assert [b[1] for b in tabel(dua["Non perizinan tepat waktu"]) if b[1] != "belum ada"] == [
        "75,00",
        "100,00",
    ]
    assert "Belum ada data dalam dua belas bulan" in dua["Perizinan tepat waktu"].text
    assert dua["Perizinan tepat waktu"].svg is None


def test_only_neighbouring_months_are_joined_by_a_line(dasbor: Halaman) -> None:
    ikm, tepat = dasbor.sup.select("svg.bagan-garis")
    assert len(ikm.select("line.garis")) == 1  # three and two months ago; the fifth stands alone
    assert len(tepat.select("line.garis")) == 0
    assert (len(ikm.select("line.target")), len(tepat.select("line.target"))) == (1, 2)


def test_a_questionnaire_of_other_unsur_breaks_the_line_and_the_key_says_so(
    basis: Session, klien: Klien
) -> None:
    jawab(basis, saat(3).date(), *nilai_48())
    sepuluh = terbitkan(basis, kantor(basis), DENGAN_U10, bulan(2))
    for _ in range(12):
        isi(basis, sepuluh, [3] * 10, tanggal=saat(2).date())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    ikm = klien.get("/dasbor").sup.select_one("figure.bagan")
    assert [nilai for _, _, nilai in titik_garis(ikm)] == ["78,70", "75,00"]
    assert (len(ikm.select("line.garis")), len(ikm.select("svg.bagan-garis line.patahan"))) == (0, 1)
    assert "Kuesioner berganti" in ikm.select_one(".bagan-kunci").text


def test_without_any_data_the_dashboard_says_so_and_draws_nothing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/dasbor")
    assert halaman.sup.select("figure.bagan svg") == []
    assert len(halaman.sup.select("figure.bagan p")) == 3
    assert halaman.sup.select(".panah") == []  # a card without a figure compares nothing


def panah(halaman: Halaman) -> list[list[str]]:
    return [
        [" ".join(satu.get_text().split()) for satu in daftar.select("li")]
        for daftar in halaman.sup.select(".panah")
    ]


def test_each_headline_stands_beside_the_quarter_before_and_the_target_in_words(
    basis: Session, klien: Klien
) -> None:
    """Three months ago is always in the quarter before the one of today."""
    for lalu, skor in ((3, [3] * 9), (0, [3] * 8 + [4])):
        jawab(basis, saat(lalu).date() if lalu else KINI.date(), *(skor for _ in range(8)))
    tadi = KINI.replace(hour=0, minute=0, second=0, microsecond=0)
    mohon(basis, "KK", saat(3), selesai=saat(3), jumlah=4)
    mohon(basis, "KK", tadi, selesai=tadi, jumlah=3)
    mohon(basis, "KK", tadi)
    bidik(basis, "IKU-01", "80", "80")
    bidik(basis, "IKU-02", "70", "80")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    ikm, tepat = panah(klien.get("/dasbor"))
    # NRR 3 × 25 = 75; (8 × 3 + 4) ÷ 9 × 25 = 77,78; all answered alike, so no spread and no chance in it
    assert ikm[0].startswith("▲ Triwulan") and "sejauh ini 77,78, naik 2,78 dari Triwulan" in ikm[0]
    assert ikm[0].endswith(", 75,00.") or "kebetulan" in ikm[0]
    assert ikm[1].startswith("▼") and f"di bawah target {KINI.year}, 80,00." in ikm[1]
    assert tepat[0].startswith("▼") and "75,00 %, turun 25,00 dari" in tepat[0].replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert len(tepat) == 2 and f"target {KINI.year}, 70,00 sampai 80,00" in tepat[1]


def test_quarters_of_different_questionnaires_are_not_compared(basis: Session, klien: Klien) -> None:
    jawab(basis, saat(3).date(), *nilai_48())
    sepuluh = terbitkan(basis, kantor(basis), DENGAN_U10, KINI.date())
    for _ in range(6):
        isi(basis, sepuluh, [4] * 10, tanggal=KINI.date())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    (ikm,) = panah(klien.get("/dasbor"))
    assert ikm[0].startswith("–") and "kuesionernya berlainan" in ikm[0]
