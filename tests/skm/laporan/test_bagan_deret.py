"""Rows drawn on one scale say what their table says; what may not be shown of a service is not drawn."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from bs4 import Tag
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from tests.conftest import WITA
from tests.klien import Klien
from tests.skm.bagan.gambar import angka, dari_skala, letak
from tests.skm.laporan.susun import jawab, mohon, nilai_48

MARET, APRIL = date(2026, 3, 31), date(2026, 4, 14)  # Tuesdays
TEMPO = datetime(2026, 4, 14, 16, 0, tzinfo=WITA)
ALAMAT_APRIL = "dari=2026-04-01&sampai=2026-04-30"


def lajur(figure: Tag) -> list[tuple[str, list[str], list[float | None]]]:
    """Of each row its name, what its cells say, and what its marks are worth by the scale above them."""
    kepala = [(letak(satu["x"]), float(satu.text)) for satu in figure.select("thead svg text")]
    hasil = []
    for baris in figure.select("tbody tr"):
        marka = (baris.select_one(".isi, .titik"), baris.select_one(".lawan, .ketupat"))
        tempat = [None if satu is None else dari_skala(_letak(satu), kepala) for satu in marka]
        hasil.append((baris.th.text, [sel.text.strip() for sel in baris.select("td.angka")], tempat))
    return hasil


def _letak(marka: Tag) -> float:
    """How far along its row a mark ends: a bar, a stroke, a dot or a diamond."""
    return letak(next(marka[nama] for nama in ("width", "x1", "cx", "x") if marka.get(nama)))


def sama(teks: str, tempat: float | None) -> bool:
    """Whether a mark lies where its number says; none for none."""
    if tempat is None:
        return teks == "belum ada"
    return float(angka(teks)) == pytest.approx(tempat, abs=0.02)


def test_nine_unsur_are_drawn_as_in_the_table_with_the_mark_of_the_period_before(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, MARET, *([3, 4, 2, 3, 3, 3, 3, 3, 3] for _ in range(6)))
    jawab(basis, APRIL, *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    figure = klien.get(f"/laporan/ikm?{ALAMAT_APRIL}").sup.select_one("figure.bagan")
    isi = lajur(figure)
    assert len(isi) == 9
    assert all(sama(teks, tempat) for _, sel, dua in isi for teks, tempat in zip(sel, dua, strict=False))
    # 135 ÷ 48 = 2,81 after 3; U4 Biaya/Tarif 173 ÷ 48 = 3,60 after 3
    assert isi[0][:2] == ("U1 Persyaratan", ["2,81", "3,00", "▼ turun"])
    assert isi[3][1] == ["3,60", "3,00", "▲ naik"]
    assert "Maret 2026" in figure.select_one(".bagan-kunci").text


@pytest.mark.parametrize("orang", [0, 4])
def test_without_a_period_before_of_five_respondents_there_is_no_mark_of_it(
    klien: Klien, basis: Session, orang: int
) -> None:
    jawab(basis, MARET, *([1] * 9 for _ in range(orang)))
    jawab(basis, APRIL, *([4] * 9 for _ in range(6)))
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    figure = klien.get(f"/laporan/ikm?{ALAMAT_APRIL}").sup.select_one("figure.bagan")
    assert figure.select(".lawan") == []
    assert [sel for _, sel, _ in lajur(figure)] == [["4,00"]] * 9  # all equal, at the end of the scale
    assert {dua[0] for _, _, dua in lajur(figure)} == {4.0}


def test_each_service_has_its_ikm_beside_its_share_on_time_as_far_as_it_may_be_shown(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, APRIL, *([3] * 9 for _ in range(8)), layanan="KK")
    for tiga in ("IUMK", "IMB"):  # three people each: not shown, and together more than four
        jawab(basis, APRIL, *([1] * 9 for _ in range(3)), layanan=tiga)
    jawab(basis, APRIL, *([4] * 9 for _ in range(9)), layanan="KTP")
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=3)
    mohon(basis, "KK", TEMPO)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    figure = klien.get(f"/laporan/ketepatan?{ALAMAT_APRIL}").sup.select_one("figure.bagan")
    isi = lajur(figure)
    assert all(sama(teks, tempat) for _, sel, dua in isi for teks, tempat in zip(sel, dua, strict=True))
    sel = {nama: isi_sel for nama, isi_sel, _ in isi}
    assert sel["Surat Pengantar KK"] == ["75,00", "75,00"]
    assert sel["Surat Pengantar KTP"] == ["100,00", "belum ada"]
    assert [satu for satu in sel.values() if satu == ["belum ada", "100,00"]]  # IUMK: on time only
    assert len(sel) == 3  # nothing of services without either


def test_the_smallest_shown_service_waits_where_the_others_would_be_told_by_what_is_left(
    klien: Klien, basis: Session
) -> None:
    for layanan, orang in (("KK", 8), ("KTP", 9), ("IUMK", 3)):
        jawab(basis, APRIL, *([3] * 9 for _ in range(orang)), layanan=layanan)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    figure = klien.get(f"/laporan/ketepatan?{ALAMAT_APRIL}").sup.select_one("figure.bagan")
    assert [nama for nama, _, _ in lajur(figure)] == ["Surat Pengantar KTP"]


def test_days_within_a_month_show_satisfaction_of_the_whole_month(klien: Klien, basis: Session) -> None:
    jawab(basis, APRIL, *([3] * 9 for _ in range(8)), layanan="KK")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/ketepatan?dari=2026-04-01&sampai=2026-04-02")
    assert [sel for _, sel, _ in lajur(halaman.sup.select_one("figure.bagan"))] == [["75,00", "belum ada"]]
    assert "IKM dari jawaban April 2026" in " ".join(halaman.sup.main.text.split())
