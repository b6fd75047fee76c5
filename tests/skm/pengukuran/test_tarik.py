"""An approval asks before it is given, and is taken back on its day with a reason; nothing is erased."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.orm import buka_sesi
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.services.persetujuan import LEWAT_TARIK
from tests.conftest import WITA
from tests.klien import Halaman, Klien
from tests.skm.isian.test_isian import ISI
from tests.skm.laporan.susun import mohon
from tests.skm.pengukuran.test_persetujuan import orang

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday
DAFTAR = "/indikator?tahun=2026&triwulan=1"
TIGA = "/indikator/IKU-03?tahun=2026&triwulan=1"
ISIAN = "/indikator/IKU-04/isi?tahun=2025&triwulan=4"
EMPAT = "/indikator/IKU-04?tahun=2025&triwulan=4"
SETAHUN = "/indikator/IKU-04?tahun=2025"
KELIRU = "salah pencet"


def kata(halaman: Halaman) -> str:
    return " ".join(halaman.sup.main.text.split())


def jejak(app: Flask) -> list[str]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id)))


def kemarin(app: Flask) -> None:
    """Everything approved so far was approved the day before."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for satu in session.scalars(sa.select(AngkaBeku)):
            satu.pada -= timedelta(days=1)
        session.commit()


@pytest.fixture
def camat(klien: Klien, basis: Session) -> Klien:
    """Of the permits one of two on time, 50 per cent; the other services' figure waits to be approved too."""
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    mohon(basis, "IUMK", TEMPO)
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


@pytest.fixture
def terisi(app: Flask) -> Klien:
    """Every quarter of last year's IKU-04 approved today; the camat's browser."""
    pos, admin, camat = (orang(app, p) for p in (Peran.PENANGGUNG_JAWAB, Peran.ADMIN, Peran.PIMPINAN))
    for n in (1, 2, 3, 4):
        alamat = ISIAN.replace("triwulan=4", f"triwulan={n}")
        isi = {f"nilai-{nama}": str(nilai) for nama, nilai in ISI.items()}
        pos.get(alamat).form("#isian").isi(**isi, aksi="ajukan").kirim()
        admin.get(alamat).form("#aksi-verifikasi").kirim()
        camat.get(alamat).form("#aksi-setujui").kirim()
    return camat


def tahap(app: Flask, triwulan: int = 4) -> TahapIsian:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return session.scalars(sa.select(IsianTriwulan.tahap).where(IsianTriwulan.triwulan == triwulan)).one()


def tarik(camat: Klien, alamat: str, alasan: str = KELIRU) -> Halaman:
    return camat.get(alamat).form("#tarik").isi(alasan=alasan).kirim().ikuti()


def test_the_button_asks_how_many_figures_of_which_quarter_before_it_approves_them(
    app: Flask, camat: Klien
) -> None:
    daftar = camat.get(DAFTAR)
    tanya = daftar.sup.select_one("details.tanya:has(#setujui)")
    banyak = len(daftar.form("#setujui").nilai["kode"].split(","))
    assert not tanya.has_attr("open")
    assert tanya.p.text.startswith(f"Setujui {banyak} angka triwulan I 2026? Angkanya dibekukan")
    assert f"{banyak} angka disetujui" in kata(daftar.form("#setujui").kirim().ikuti())
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(AngkaBeku)) == banyak


def test_what_was_not_shown_as_ready_is_not_approved_with_the_rest(app: Flask, camat: Klien) -> None:
    form = camat.get(DAFTAR).form("#setujui")
    form.nilai["kode"] = "IKU-03"
    assert "1 angka disetujui" in kata(form.kirim().ikuti())
    assert len([satu for satu in jejak(app) if satu.startswith("menyetujui angka")]) == 1


def test_an_approval_taken_back_the_same_day_leaves_the_figure_to_the_data_and_both_on_record(
    app: Flask, camat: Klien, basis: Session
) -> None:
    camat.get(TIGA).form("#setujui").kirim()
    mohon(basis, "IUMK", TEMPO, jumlah=2)
    basis.commit()
    assert "nilainya 25,00 % (selisih -25,00)" in kata(camat.get(TIGA))  # one of four, approved as one of two
    halaman = tarik(camat, TIGA)
    assert "Persetujuan ditarik uji-pimpinan" in halaman.sup.select_one("#ditarik").text
    assert KELIRU in halaman.sup.select_one("#ditarik").text
    assert "25,00 %" in kata(halaman)
    assert "tetap seperti saat itu" not in kata(halaman)
    riwayat = [" ".join(satu.text.split()) for satu in halaman.sup.select("#riwayat tbody th")]
    assert riwayat == ["2 Ditarik", "1"]
    assert halaman.sup.select_one("#tarik") is None
    assert f"menarik persetujuan angka IKU-03 triwulan 1 tahun 2026 yang ke-1, 50.00: {KELIRU}" in jejak(app)
    camat.get(TIGA).form("#setujui").kirim()  # again, the reason is on record
    assert "tetap seperti saat itu" in kata(camat.get(TIGA))


def test_many_approvals_of_the_day_are_taken_back_at_once_or_only_the_ticked_ones(
    app: Flask, camat: Klien
) -> None:
    camat.get(DAFTAR).form("#setujui").kirim()
    form = camat.get(DAFTAR).form("#tarik")
    semua = [nama.removeprefix("nomor-") for nama in form.nilai if nama.startswith("nomor-")]
    assert "kode" not in form.nilai  # none is ticked before somebody looks
    assert "Centang persetujuan" in kata(form.isi(alasan=KELIRU).kirim().ikuti())
    assert "Isi alasan" in kata(form.isi(kode="IKU-03", alasan=" ").kirim().ikuti())
    assert "1 persetujuan ditarik" in kata(form.isi(kode="IKU-03", alasan=KELIRU).kirim().ikuti())
    sisa = camat.get(DAFTAR).form("#tarik")
    sisa.isi(alasan=KELIRU).nilai["semua"] = "1"
    assert f"{len(semua) - 1} persetujuan ditarik" in kata(sisa.kirim().ikuti())
    assert camat.get(DAFTAR).sup.select_one("#tarik") is None
    assert len([satu for satu in jejak(app) if satu.startswith("menarik persetujuan angka")]) == len(semua)


def test_after_the_day_an_approval_stays_and_says_what_is_still_possible(app: Flask, camat: Klien) -> None:
    camat.get(TIGA).form("#setujui").kirim()
    form = camat.get(TIGA).form("#tarik").isi(alasan=KELIRU)
    kemarin(app)
    tolak = kata(form.kirim().ikuti())
    assert "persetujuan hanya dapat ditarik pada hari itu juga" in tolak
    assert "setujui lagi angka yang benar dengan alasannya" in tolak
    assert camat.get(TIGA).sup.select_one("#tarik") is None
    assert "tetap seperti saat itu" in kata(camat.get(TIGA))


def test_what_was_approved_before_holds_again(app: Flask, camat: Klien, basis: Session) -> None:
    camat.get(TIGA).form("#setujui").kirim()
    kemarin(app)
    mohon(basis, "IUMK", TEMPO, jumlah=2)
    basis.commit()
    camat.get(TIGA).form("#setujui").isi(alasan="data susulan").kirim()
    halaman = tarik(camat, TIGA)
    assert "tetap seperti saat itu" in kata(halaman)
    assert "nilainya 25,00 % (selisih -25,00)" in kata(halaman)
    assert [satu.text.split()[0] for satu in halaman.sup.select("#riwayat tbody th")] == ["3", "2", "1"]
    assert halaman.sup.select_one("#tarik") is None  # the one before is of another day


def test_inputs_await_approval_again_and_are_approved_anew(app: Flask, terisi: Klien) -> None:
    halaman = tarik(terisi, EMPAT)
    assert tahap(app) is TahapIsian.DIVERIFIKASI
    assert "Diverifikasi" in kata(halaman)
    assert "Persetujuan ditarik uji-pimpinan" in kata(terisi.get(ISIAN))
    terisi.get(ISIAN).form("#aksi-setujui").kirim()
    assert tahap(app) is TahapIsian.DISETUJUI
    alasan = [satu.text for satu in terisi.get(EMPAT).sup.select("#riwayat td[data-label=Alasan]")]
    assert alasan == [LEWAT_TARIK, KELIRU, "–"]


def test_locked_inputs_are_unlocked_first(app: Flask, terisi: Klien) -> None:
    form = terisi.get(EMPAT).form("#tarik").isi(alasan=KELIRU)
    terisi.get(ISIAN).form("#aksi-kunci").kirim()
    assert "Isian IKU-04 triwulan IV sudah dikunci. Buka dahulu kuncinya." in kata(form.kirim().ikuti())
    ketiga = EMPAT.replace("triwulan=4", "triwulan=3")
    assert "Triwulan IV IKU-04, yang melanjutkan triwulan ini, sudah dikunci" in kata(tarik(terisi, ketiga))
    assert (tahap(app), tahap(app, 3)) == (TahapIsian.DIKUNCI, TahapIsian.DISETUJUI)


def test_a_quarter_on_which_the_approved_year_rests_stays_until_the_year_is_taken_back(
    app: Flask, terisi: Klien
) -> None:
    terisi.get(SETAHUN).form("#setujui").kirim()
    assert "Angka setahun IKU-04 tahun 2025 sudah disetujui atas dasar triwulan ini" in kata(
        tarik(terisi, EMPAT)
    )
    tarik(terisi, SETAHUN)
    tarik(terisi, EMPAT)
    assert tahap(app) is TahapIsian.DIVERIFIKASI


def test_a_step_says_what_it_does_before_it_is_done(terisi: Klien) -> None:
    kunci = terisi.get(ISIAN).sup.select_one("details.tanya:has(#aksi-kunci)")
    assert "tidak dapat ditarik, sampai dibuka lagi dengan alasan" in kunci.p.text
    periksa = terisi.get("/indikator-periksa?tahun=2025&triwulan=4").sup
    tanya = [" ".join(satu.text.split()) for satu in periksa.select("#kunci details.tanya > p")]
    assert tanya[0].startswith("Kunci dari 1 angka triwulan IV 2025? Yang dikunci tidak dapat diubah")
    assert tanya[1].startswith("Kembalikan dari 1 angka triwulan IV 2025? Isiannya menjadi draf lagi")


def test_the_day_is_the_offices_own() -> None:
    assert TEMPO.date() == date(2026, 3, 31)
    assert TEMPO.strftime("%A") == "Tuesday"
