"""One freeze: what was reported or approved of a period stands in one place, and every page says the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.umur import kelompok_umur
from skm.akun.models import Peran
from skm.ketepatan.queries.samping import NAMA_SAMPING, Samping
from skm.layanan.queries import kalender as kalender_kantor
from skm.layanan.queries import layanan_berkode
from skm.loket.services import terima
from skm.orm import buka_sesi
from skm.pengukuran.models import AngkaBeku
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.laporan.susun import mohon

TEMPO = datetime(2026, 5, 12, 15, 0, tzinfo=WITA)  # Tuesday of triwulan II
RINCIAN = "/laporan/ketepatan/rincian?dari=2026-04-01&sampai=2026-06-30"
KETEPATAN = "/laporan/ketepatan?dari=2026-04-01&sampai=2026-06-30"
INDIKATOR = "/indikator/IKU-02?tahun=2026&triwulan=2"


def teks(klien: Klien, alamat: str) -> str:
    return " ".join(klien.get(alamat).sup.main.text.split())


@pytest.fixture
def pimpinan(klien: Klien, basis: Session) -> Klien:
    """The camat, with 4 of 5 non-licences on time in triwulan II."""
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=4)
    mohon(basis, "KK", TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def terlambat_lagi(app: Flask) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        mohon(session, "KK", TEMPO, jumlah=5)
        session.commit()


@pytest.fixture
def admin(app: Flask) -> Klien:
    """Who freezes the figures as reported: not who approves them."""
    satu = Klien(app)
    satu.masuk_sebagai(Peran.ADMIN)
    return satu


def test_what_the_on_time_page_reported_is_what_the_indicator_shows(app: Flask, pimpinan: Klien) -> None:
    pimpinan.get(RINCIAN).form("#bekukan").kirim()
    terlambat_lagi(app)  # 4 of 10 now
    assert "dilaporkan 80,00 %; dihitung ulang sekarang 40,00 % Berbeda" in teks(pimpinan, RINCIAN)
    assert "Dilaporkan uji-pimpinan" in teks(pimpinan, KETEPATAN)
    halaman = pimpinan.get(INDIKATOR)
    kartu = {
        satu.h2.text: satu.select_one(".angka-besar").text for satu in halaman.sup.select(".kartu-angka")
    }
    assert kartu["Menurut rumus koreksi"] == "80,00 %"
    assert "Dilaporkan" in halaman.sup.main.text


def test_both_on_time_pages_print_what_stood_beside_the_figure_when_it_was_frozen(
    app: Flask, basis: Session, pimpinan: Klien
) -> None:
    def belum_lengkap(diterima: datetime) -> None:
        unit = kantor(basis)
        kk, kalender = layanan_berkode(basis, unit.id, "KK"), kalender_kantor(basis, unit.id, WITA)
        assert kk is not None
        isi: dict[str, Any] = {"diterima": diterima, "kurang": "surat RT", "oleh": "ani"}
        terima(basis, unit_id=unit.id, layanan=kk, pemohon="Siti", kalender=kalender, **isi)
        basis.commit()

    belum_lengkap(TEMPO)
    pimpinan.get(RINCIAN).form("#bekukan").kirim()
    umur = kelompok_umur(datetime.now(WITA) - TEMPO)
    dulu = f"Di samping angka saat itu: {NAMA_SAMPING[Samping.BELUM_LENGKAP]}: 1 (1 berumur {umur})."
    belum_lengkap(TEMPO)
    for alamat in (RINCIAN, KETEPATAN):
        assert teks(pimpinan, alamat).count(dulu) == 1
        assert teks(pimpinan, alamat).count("Di samping angka saat itu") == 1  # none beside the licences
        baris = pimpinan.get(alamat).sup.find("caption", string="Di samping angka, menurut umurnya").parent
        assert [sel.text for sel in baris.select("tbody td")][-1] == "2"  # today's, beside today's figure


def test_approving_another_figure_than_was_reported_needs_a_reason_and_moves_both_pages(
    app: Flask, pimpinan: Klien, admin: Klien
) -> None:
    admin.get(RINCIAN).form("#bekukan").kirim()
    terlambat_lagi(app)
    form = pimpinan.get(INDIKATOR).form("form[action*='setujui-angka']")
    assert "memerlukan alasan" in form.kirim().ikuti().sup.main.text
    form = pimpinan.get(INDIKATOR).form("form[action*='setujui-angka']")
    form.isi(alasan="lima permohonan terlambat dicatat").kirim()
    assert "Disetujui" in teks(pimpinan, INDIKATOR)
    assert "dilaporkan 40,00 %; dihitung ulang sekarang 40,00 % Sama" in teks(pimpinan, RINCIAN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        pilih = sa.select(AngkaBeku).where(AngkaBeku.kode == "IKU-02").order_by(AngkaBeku.nomor)
        assert [(satu.nomor, satu.disetujui) for satu in session.scalars(pilih)] == [(1, False), (2, True)]


def test_approving_the_very_figure_that_was_reported_needs_no_reason(pimpinan: Klien, admin: Klien) -> None:
    admin.get(RINCIAN).form("#bekukan").kirim()
    pimpinan.get(INDIKATOR).form("form[action*='setujui-angka']").kirim()
    assert "Disetujui" in teks(pimpinan, INDIKATOR)


def test_a_reported_figure_that_changed_is_left_out_of_those_approved_together_and_named(
    app: Flask, basis: Session, pimpinan: Klien, admin: Klien
) -> None:
    daftar = "/indikator?tahun=2026&triwulan=2"
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    basis.commit()
    admin.get(RINCIAN).form("#bekukan").kirim()
    sebelum = pimpinan.get(daftar)
    assert sebelum.sup.select_one("#sendirian") is None
    semua = sebelum.form("#setujui")
    terlambat_lagi(app)
    halaman = pimpinan.get(daftar)
    assert set(semua.nilai["kode"].split(",")) - set(halaman.form("#setujui").nilai["kode"].split(",")) == {
        "IKU-02"
    }
    (tautan,) = halaman.sup.select("#sendirian a")
    assert tautan.text == "IKU-02"
    assert pimpinan.get(str(tautan["href"])).sup.select_one("#setujui input[name=alasan]") is not None
    # Shown as ready before it changed: the others are approved, and it waits.
    hasil = semua.kirim().ikuti()
    banyak = len(semua.nilai["kode"].split(",")) - 1
    assert f"{banyak} angka disetujui" in hasil.sup.main.text
    assert hasil.sup.select_one("#setujui") is None
    assert [satu.text for satu in hasil.sup.select("#sendirian a")] == ["IKU-02"]


def test_a_report_keeps_what_was_approved_before_and_adds_what_was_not(app: Flask, pimpinan: Klien) -> None:
    pimpinan.get(INDIKATOR).form("form[action*='setujui-angka']").kirim()
    pimpinan.get(RINCIAN).form("#bekukan").kirim()
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        isi = session.execute(sa.select(AngkaBeku.kode, AngkaBeku.nomor, AngkaBeku.disetujui)).all()
        assert sorted(map(tuple, isi)) == [("IKU-02", 1, True), ("IKU-03", 1, False)]
    assert pimpinan.get(RINCIAN).sup.select("#bekukan") == []


def test_a_reported_figure_is_not_approved_and_is_measured_against_todays_target(
    app: Flask, pimpinan: Klien, admin: Klien
) -> None:
    admin.get(RINCIAN).form("#bekukan").kirim()
    daftar = "/indikator?tahun=2026&triwulan=2"
    assert pimpinan.get(daftar).sup.select_one("#setujui button").text == "Ya, setujui 2 angka"
    form = pimpinan.get("/indikator/IKU-02/target?tahun=2026").form()
    form.isi(triwulan="2", bawah="50").kirim()
    baris = next(
        satu
        for satu in pimpinan.get(daftar).sup.select("tbody tr")
        if satu.select_one("a") and satu.select_one("a").text == "IKU-02"
    )
    kolom = {sel.get("data-label"): sel.text.strip() for sel in baris.select("td")}
    # The corrected formula is in force: 4 of 5 that fell due, 80 % of a target of 50 %.
    assert (kolom["Target"], kolom["Capaian"]) == ("50\N{NO-BREAK SPACE}%", "160,00\N{NO-BREAK SPACE}%")
