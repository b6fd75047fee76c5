"""A year: made of the quarters that are over, approved as a whole, kept as approved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from skm.akun.models import Peran
from skm.galat import Galat
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode
from skm.orm import buka_sesi
from skm.pengukuran.services import setujui_nilai
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import mohon
from tests.skm.pengukuran import sewaktu

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday
Skm = Callable[..., Perintah]
KEGIATAN = "kegiatan_desiminasi_dilaksanakan"
"""The decreed input of IKI-12, which adds its quarters."""
PADA = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)


def baris(session: Session, kode: str, tahun: int) -> Indikator:
    satu = indikator_berkode(session, kantor(session).id, tahun, kode)
    assert satu is not None
    return satu


def isi(session: Session, kode: str, tahun: int, triwulan: int, tahap: TahapIsian, **nilai: int) -> None:
    session.add(
        IsianTriwulan(
            indikator_id=baris(session, kode, tahun).id,
            triwulan=triwulan,
            isi={nama: str(satu) for nama, satu in nilai.items()},
            catatan="",
            tahap=tahap,
            oleh="uji",
            pada=PADA,
        )
    )
    session.flush()


def setahun(session: Session, kode: str, pada: datetime, tahun: int = 2026) -> tuple[Status, str | None]:
    nilai = sewaktu.nilai(session, tahun, None, kode, pada=pada)
    return nilai.ketetapan.status, nilai.ketetapan.teks


@pytest.mark.parametrize(
    ("pada", "harapan"),
    [
        # IKI-12 adds its quarters; I and II are filled in with 3 and 4.
        (datetime(2026, 7, 1, 8, 0, tzinfo=WITA), (Status.OK, "7.00")),  # III runs: nobody owes it yet
        (datetime(2026, 9, 30, 23, 0, tzinfo=WITA), (Status.OK, "7.00")),
        (datetime(2026, 10, 1, 1, 0, tzinfo=WITA), (Status.BELUM_DIISI, None)),  # III is over and missing
    ],
)
def test_the_year_so_far_is_made_of_quarters_that_are_over(
    session: Session, unit: object, pada: datetime, harapan: tuple[Status, str | None]
) -> None:
    for triwulan, nilai in ((1, 3), (2, 4)):
        isi(session, "IKI-12", 2026, triwulan, TahapIsian.DISETUJUI, **{KEGIATAN: nilai})
    assert setahun(session, "IKI-12", pada) == harapan


def test_a_running_quarter_that_was_filled_in_early_counts(session: Session, unit: object) -> None:
    for triwulan, nilai in ((1, 3), (2, 4)):
        isi(session, "IKI-12", 2026, triwulan, TahapIsian.DISETUJUI, kegiatan_desiminasi_dilaksanakan=nilai)
    assert setahun(session, "IKI-12", datetime(2026, 5, 1, tzinfo=WITA)) == (Status.OK, "7.00")


def test_a_year_is_approved_once_it_is_over_and_all_its_quarters_are(session: Session, unit: object) -> None:
    for triwulan in (1, 2, 3):
        isi(session, "IKI-12", 2025, triwulan, TahapIsian.DIKUNCI, kegiatan_desiminasi_dilaksanakan=2)

    def setujui(hari_ini: date) -> None:
        pada, saat = datetime(hari_ini.year, hari_ini.month, hari_ini.day, 9, tzinfo=WITA), (2025, None)
        buku = sewaktu.buka(session, saat, pada=pada, kode="IKI-12")
        setujui_nilai(session, buku, saat, "IKI-12", peran=Peran.PIMPINAN, alasan="", oleh="c", pada=PADA)

    with pytest.raises(Galat, match=r"Belum ada angka.*triwulan IV belum diisi"):
        setujui(date(2026, 1, 20))
    isi(session, "IKI-12", 2025, 4, TahapIsian.DIVERIFIKASI, kegiatan_desiminasi_dilaksanakan=2)
    with pytest.raises(Galat, match="Setujui dahulu isian"):
        setujui(date(2026, 1, 20))
    keempat = sa.select(IsianTriwulan).where(IsianTriwulan.triwulan == 4)
    session.scalars(keempat).one().tahap = TahapIsian.DISETUJUI
    with pytest.raises(Galat, match="Tahun 2025 belum berakhir"):
        setujui(date(2025, 12, 31))
    setujui(date(2026, 1, 1))
    with pytest.raises(Galat, match="memerlukan alasan"):
        setujui(date(2026, 1, 20))


def test_an_approved_year_keeps_its_number_and_says_that_a_quarter_changed(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for triwulan in (1, 2, 3, 4):
            isi(session, "IKI-12", 2025, triwulan, TahapIsian.DISETUJUI, kegiatan_desiminasi_dilaksanakan=2)
        session.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    daftar = klien.get("/indikator?tahun=2025")
    assert daftar.sup.select_one("#setujui button").text == "Ya, setujui 1 angka"
    assert "1 angka disetujui" in daftar.form("#setujui").kirim().ikuti().sup.main.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.get_one(IsianTriwulan, 1).isi = {KEGIATAN: str(Fraction(5))}
        session.commit()
    halaman = " ".join(klien.get("/indikator/IKI-12?tahun=2025").sup.main.text.split())
    assert "dihitung hari ini, nilainya 11 kegiatan (selisih 3)" in halaman
    dua_belas = next(s for s in skm("indikator", "--tahun", "2025", "--json").json() if s["kode"] == "IKI-12")
    assert (dua_belas["nilai_ketetapan"], dua_belas["status"]) == ("8.00", "OK")
    assert klien.get("/indikator?tahun=2025").sup.select_one("#setujui") is None  # nothing awaits approval


def test_a_quarters_counted_figures_are_approved_at_once_by_the_camat(
    app: Flask, klien: Klien, skm: Skm, basis: Session
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=5)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    basis.commit()
    alamat = "/indikator?tahun=2026&triwulan=1"
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(alamat).sup.select_one("#setujui") is None
    camat = Klien(app)
    camat.masuk(camat.buat_akun(Peran.PIMPINAN))
    hasil = camat.get(alamat).form("#setujui").kirim().ikuti()
    assert "3 angka disetujui" in hasil.sup.main.text  # IKU-02, IKU-03 and IKI-37; nobody answered the survey
    mohon(basis, "KK", TEMPO, jumlah=5)
    basis.commit()
    for kode in ("IKU-02", "IKU-03", "IKI-37"):
        assert "tetap seperti saat itu" in camat.get(f"/indikator/{kode}?tahun=2026&triwulan=1").sup.main.text
    assert "tetap seperti" not in camat.get("/indikator/IKU-01?tahun=2026&triwulan=1").sup.main.text
