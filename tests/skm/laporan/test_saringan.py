"""What stands behind a number is one tap away, a part at a time; what is asked for stands in one line."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.loket.models import StatusPermohonan
from tests.klien import Klien
from tests.skm.laporan.susun import mohon
from tests.skm.laporan.test_halaman import MARET, TEMPO, isi


def test_the_number_of_overdue_cases_opens_their_rows_a_part_at_a_time(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, jumlah=53, pemohon="Siti Rahasia")
    mohon(basis, "KK", TEMPO, selesai=TEMPO, pemohon="Budi Rahasia")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    for halaman in ("/dasbor", f"/laporan/ketepatan?{MARET}"):
        (tautan,) = (
            a for a in klien.get(halaman).sup.select(".kartu-angka a") if a.text == "Lihat permohonannya"
        )
        kasus = klien.get(str(tautan["href"]))
        assert len(kasus.sup.select("tbody tr")) == 50
        assert "1–50 dari 53" in isi(kasus)
        berikut = klien.get(str(kasus.sup.select_one("a[rel=next]")["href"]))
        assert len(berikut.sup.select("tbody tr")) == 3
        assert "Lewat tempo, belum selesai" in isi(berikut)
        assert "Rahasia" not in kasus.teks + berikut.teks


def test_a_filter_is_one_line_that_says_what_is_chosen(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    saring = klien.get(f"/laporan/ikm?{MARET}&layanan=KK").sup.select_one("details.saring")
    assert not saring.has_attr("open")
    ringkas = " ".join(saring.summary.text.split())
    assert "Maret 2026" in ringkas
    assert "Surat Pengantar KK" in ringkas
    assert klien.get("/laporan/ikm?dari=kemarin").sup.select_one("details.saring").has_attr("open")


def test_every_count_on_the_cards_opens_as_many_rows_as_it_says(klien: Klien, basis: Session) -> None:
    nanti = TEMPO + timedelta(minutes=5)
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=7)
    mohon(basis, "KK", TEMPO, selesai=nanti, jumlah=6)
    mohon(basis, "KK", TEMPO, jumlah=5)
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.BATAL, jumlah=4)
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.DITOLAK, jumlah=3)
    mohon(basis, "KK", TEMPO, status=StatusPermohonan.BATAL, ditutup=nanti, jumlah=2)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    dibuka = set()
    for halaman in ("/dasbor", f"/laporan/ketepatan?{MARET}"):
        for tautan in klien.get(halaman).sup.select("a.ke-baris"):
            kasus = klien.get(str(tautan["href"]))
            assert len(kasus.sup.select("tbody tr")) == int(tautan.text), tautan
            dibuka.add((re.search(r"kelompok=(\w+)", str(tautan["href"]))[1], int(tautan.text)))
    assert dibuka >= {
        ("tepat_waktu", 7),
        ("jatuh_tempo", 20),  # 7 + 6 + 5 + 2
        ("belum_selesai", 5),
        ("selesai_terlambat", 6),
        ("ditutup_terlambat", 2),
        ("selesai", 13),
        ("selesai_tepat", 7),
        ("batal", 4),
        ("ditolak", 3),
        ("tepat_waktu", 1),
    }


def test_who_may_not_read_the_cases_gets_counts_without_links(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PETUGAS)
    assert klien.get("/dasbor").sup.select("a.ke-baris") == []
