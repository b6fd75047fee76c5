"""What stands behind a number is one tap away, a part at a time; what is asked for stands in one line."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.umur import UMUR
from skm.akun.models import Peran
from skm.loket.models import Permohonan, StatusPermohonan
from tests.conftest import WITA
from tests.klien import Klien
from tests.skm.laporan.susun import mohon
from tests.skm.laporan.test_halaman import MARET, TEMPO, isi
from tests.susunan import susun


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


def di_samping(basis: Session, kode: str, **isi: Any) -> None:
    """Cases of a service without a due moment, or cancelled, with those columns."""
    mohon(basis, kode, TEMPO, jumlah=isi.pop("jumlah", 1), pemohon="Siti Rahasia")
    if "diterima" in isi:
        isi.setdefault("lengkap", isi["diterima"])
    baru = sa.select(Permohonan.id).where(Permohonan.pemohon == "Siti Rahasia").scalar_subquery()
    milik = Permohonan.id.in_(baru)
    basis.execute(sa.update(Permohonan).where(milik).values(isi | {"pemohon": "Budi Rahasia"}))


def test_every_count_beside_the_figure_opens_as_many_rows_as_it_says(klien: Klien, basis: Session) -> None:
    kini, tanpa = datetime.now(WITA), {"jatuh_tempo": None, "status": StatusPermohonan.PROSES}
    batal, tolak = StatusPermohonan.BATAL, StatusPermohonan.DITOLAK
    for n, (kode, hari) in enumerate(((k, h) for k in ("KK", "IUMK") for h in (7, 8, 30, 31, 90, 91)), 1):
        sejak = kini - timedelta(days=hari, minutes=1)
        di_samping(basis, kode, **tanpa, diterima=sejak, berhenti=sejak, jumlah=n)
        di_samping(basis, kode, **tanpa, diterima=sejak, lengkap=None, jumlah=n + 1)
    di_samping(basis, "KK", **tanpa, diterima=kini, berhenti=kini, jumlah=60)
    for hari in (1, 20, 60, 200):
        dulu = TEMPO - timedelta(days=hari)
        tutup = {"ditutup": TEMPO, "jatuh_tempo": None, "diterima": dulu, "berhenti": dulu}
        di_samping(basis, "KK", **tutup, status=tolak, jumlah=2)
        di_samping(basis, "IUMK", **tutup, status=batal)
        di_samping(basis, "PINDAH", **tutup, status=batal)  # again that day, see below: it stands in both
        di_samping(basis, "KTP", status=batal, ditutup=TEMPO, diterima=dulu, jatuh_tempo=TEMPO, jumlah=3)
    di_samping(basis, "KTP", diterima=TEMPO + timedelta(minutes=5))
    di_samping(basis, "PINDAH", diterima=TEMPO + timedelta(minutes=5))
    di_samping(basis, "IUMK", diterima=TEMPO + timedelta(days=1))  # the day after
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    for halaman in (f"/laporan/ketepatan?{MARET}", f"/laporan/ketepatan/rincian?{MARET}"):
        caption = klien.get(halaman).sup.find("caption", string="Di samping angka, menurut umurnya")
        terisi = [sel for sel in caption.parent.select("td.angka") if sel.text.strip() != "0"]
        assert len(terisi) == 7 * (len(UMUR) + 1)
        for sel in terisi:
            tautan = sel.select_one("a.ke-baris")
            assert tautan is not None, sel
            assert baris_di_balik(klien, str(tautan["href"])) == int(tautan.text), tautan
    (satu,) = caption.parent.select("a[href*=batal_lalu][href*=umur][href*=lebih]")
    assert baris_di_balik(klien, f"{satu['href']}&layanan=KTP") == 3
    assert baris_di_balik(klien, f"{satu['href']}&layanan=PINDAH") == 1
    assert baris_di_balik(klien, f"{satu['href']}&layanan=KK") == 0


def baris_di_balik(klien: Klien, alamat: str | None) -> int:
    """How many rows a list has, all its parts together, of which none names an applicant."""
    nomor: list[str] = []
    while alamat:
        kasus = klien.get(alamat)
        assert "Rahasia" not in kasus.teks
        nomor += [satu.text for satu in kasus.sup.select("tbody th")]
        berikut = kasus.sup.select_one("a[rel=next]")
        alamat = str(berikut["href"]) if berikut else None
    assert len(set(nomor)) == len(nomor)
    return len(nomor)


def test_a_list_says_that_the_period_does_not_narrow_open_cases_and_that_pauses_are_counted(
    klien: Klien, basis: Session
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=2)
    basis.execute(sa.update(Permohonan).values(jeda_singkat=2))
    susun(basis)
    di_samping(basis, "KK", jatuh_tempo=None, diterima=datetime.now(WITA))
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(f"/laporan/ketepatan?{MARET}").sup
    (jeda,) = halaman.select("a[href*=jeda_singkat]")
    assert jeda.text == "4"
    assert "Yang dihitung jedanya: 4 jeda pada 2 permohonan." in isi(klien.get(str(jeda["href"])))
    kasus = klien.get(str(halaman.select("a[href*=terhenti]")[0]["href"]))
    assert "periode tidak menyaringnya" in isi(kasus)
    assert "berumur sampai 7 hari · Non perizinan" in isi(kasus)


def test_an_age_is_asked_of_what_has_one(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    kasus = "/laporan/ketepatan/kasus"
    assert klien.get(f"{kasus}?kelompok=terhenti&umur=sampai+7+hari").status == 200
    assert klien.get(f"{kasus}?kelompok=terhenti&umur=seabad").status == 404
    assert klien.get(f"{kasus}?kelompok=selesai&umur=sampai+7+hari").status == 404
