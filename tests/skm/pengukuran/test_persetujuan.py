"""An approved figure stays as approved; a locked quarter refuses by page, API and command alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.isian.models import IsianTriwulan
from skm.katalog.models import Indikator
from skm.orm import buka_sesi
from skm.pengukuran.services.persetujuan import LEWAT_ISIAN
from tests.conftest import WITA
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.isian.test_isian import ISI, LAYAK
from tests.skm.laporan.susun import jawab, mohon

Skm = Callable[..., Perintah]
ALAMAT = "/indikator/IKU-04/isi?tahun=2026&triwulan=2"
API = "/api/v1/indikator/IKU-04/isian?tahun=2026&triwulan=2"
PAPAN = "/indikator-belum?tahun=2026&triwulan=2"
PERIKSA = "/indikator-periksa?tahun=2026&triwulan=2"
TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday


def orang(app: Flask, peran: Peran) -> Klien:
    satu = Klien(app)
    satu.masuk(satu.buat_akun(peran))
    return satu


@pytest.fixture
def dikunci(app: Flask) -> tuple[Klien, Klien]:
    """A locked quarter; the post's browser and the camat's."""
    pos, admin, camat = (orang(app, p) for p in (Peran.PENANGGUNG_JAWAB, Peran.ADMIN, Peran.PIMPINAN))
    pos.get(ALAMAT).form("#isian").isi(**{f"nilai-{n}": str(v) for n, v in ISI.items()}).kirim()
    pos.get(PAPAN).form("form[action*='/ajukan']").kirim()
    for satu, aksi in ((admin, "verifikasi"), (camat, "setujui"), (camat, "kunci")):
        assert "Periksa 1 isian yang menunggu Anda" in satu.get(PAPAN).sup.main.text
        satu.get(PERIKSA).form(f"#{aksi}").isi(
            aksi=aksi, kode="IKU-04"
        ).kirim()  # looked at: it has no evidence
    return pos, camat


def tersimpan(app: Flask) -> dict[str, str]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return dict(session.scalars(sa.select(IsianTriwulan)).one().isi)


def token(klien: Klien) -> str:
    return str(klien.get("/akun/sandi").sup.select_one("[name=csrf_token]")["value"])


def test_a_locked_quarter_refuses_by_page_by_api_and_by_command(
    app: Flask, skm: Skm, dikunci: tuple[Klien, Klien]
) -> None:
    pos, camat = dikunci
    assert "tetap seperti saat itu" in camat.get("/indikator/IKU-04?tahun=2026&triwulan=2").sup.main.text
    assert "Tahap: dikunci" in pos.get(ALAMAT).sup.main.text
    versi = pos.http.get(API).json["versi"]
    data = {f"nilai-{n}": "1" for n in ISI} | {"versi": str(versi), "csrf_token": token(pos)}
    halaman = pos.post(ALAMAT, data)
    assert (halaman.status, "sudah dikunci" in halaman.sup.select_one(".ringkasan-galat").text) == (400, True)
    kiriman = {"versi": versi, "isi": dict.fromkeys(ISI, "1")}
    api = pos.http.post(API, json=kiriman, headers={"X-CSRFToken": token(pos)})
    assert (api.status_code, "sudah dikunci" in api.json["galat"]) == (409, True)
    perintah = skm("isi", "IKU-04", "--tahun", "2026", "--triwulan", "2", "--nilai", f"{LAYAK}=1")
    assert (perintah.exit_code, "sudah dikunci" in perintah.stderr) == (1, True)
    assert tersimpan(app) == {nama: str(nilai) for nama, nilai in ISI.items()}


def test_a_locked_quarters_target_stays_as_it_was(dikunci: tuple[Klien, Klien]) -> None:
    _, camat = dikunci
    alamat = "/indikator/IKU-04/target?tahun=2026"
    tolak = camat.get(alamat).form("#target").isi(triwulan="2", bawah="75").kirim()
    assert "Triwulan II sudah dikunci" in tolak.sup.select_one("#alasan-galat").text
    assert camat.get(alamat).form("#target").isi(triwulan="3", bawah="75").kirim().status == 303


def test_the_camat_unlocks_with_a_reason_and_approving_again_writes_another(
    app: Flask, dikunci: tuple[Klien, Klien]
) -> None:
    pos, camat = dikunci
    camat.get(ALAMAT).form("#aksi-buka").isi(alasan="salah hitung").kirim()
    pos.get(ALAMAT).form("#isian").isi(**{f"nilai-{LAYAK}": "9"}).kirim()
    rincian = "/indikator/IKU-04?tahun=2026&triwulan=2"
    assert "tetap seperti saat itu" not in camat.get(rincian).sup.main.text  # a draft is in work again
    admin = Klien(app)
    admin.masuk("uji-admin")
    pos.get(ALAMAT).form("#isian").isi(aksi="ajukan").kirim()
    admin.get(ALAMAT).form("#aksi-verifikasi").kirim()
    camat.get(ALAMAT).form("#aksi-setujui").kirim()
    riwayat = [
        [sel.text for sel in baris.select("th, td.angka, td.teks")]
        for baris in camat.get(rincian).sup.select("#riwayat tbody tr")
    ]
    assert riwayat == [
        ["2", "75,00\N{NO-BREAK SPACE}%", "90,00\N{NO-BREAK SPACE}%", LEWAT_ISIAN],
        ["1", "75,00\N{NO-BREAK SPACE}%", "80,00\N{NO-BREAK SPACE}%", "–"],
    ]


def test_an_approved_automatic_figure_keeps_its_number_and_says_that_data_changed(
    app: Flask, klien: Klien, skm: Skm, basis: Session
) -> None:
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=9)
    mohon(basis, "IUMK", TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/indikator/IKU-03?tahun=2026&triwulan=1"
    klien.get(alamat).form("#setujui").kirim()
    assert "memberi angka yang sama" in klien.get(alamat).sup.main.text
    mohon(basis, "IUMK", TEMPO, jumlah=5)
    basis.commit()
    halaman = klien.get(alamat).sup.main
    assert "dihitung hari ini, nilainya 60,00 % (selisih -30,00)" in " ".join(halaman.text.split())
    tiga = next(
        s
        for s in skm("indikator", "--tahun", "2026", "--triwulan", "1", "--json").json()
        if s["kode"] == "IKU-03"
    )
    assert (tiga["nilai_koreksi"], tiga["penyebut"], tiga["status"]) == ("90.00", 10, "OK")
    assert "memerlukan alasan" in klien.get(alamat).form("#setujui").kirim().ikuti().sup.main.text
    klien.get(alamat).form("#setujui").isi(alasan="data susulan").kirim()
    assert [
        " ".join(s.text.split()) for s in klien.get(alamat).sup.select("#riwayat td[data-label=Koreksi]")
    ] == ["60,00 %", "90,00 %"]


def test_behind_an_automatic_figure_stand_its_cases(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=2)
    mohon(basis, "KK", TEMPO)
    jawab(basis, date(2026, 3, 31), [4] * 9)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    for kode, kata, jumlah in (
        ("IKU-02", "Permohonan selesai", 2),
        ("IKU-02", "Permohonan jatuh tempo", 3),
        ("IKI-37", "Mulai diproses", 3),
        ("IKU-03", "Permohonan jatuh tempo", 0),
        ("IKU-01", "Jawaban survei", None),
    ):
        rincian = klien.get(f"/indikator/{kode}?tahun=2026&triwulan=1")
        halaman = klien.get(str(next(a for a in rincian.sup.select("main a") if a.text == kata)["href"]))
        baris = len(halaman.sup.select("tbody tr"))
        assert (kode, kata, halaman.status) == (kode, kata, 200)
        assert (kode, kata, baris) == (kode, kata, baris if jumlah is None else jumlah)
    assert klien.get("/indikator/IKI-38?tahun=2026&triwulan=1").teks.count("Data di balik") == 0


def test_after_approval_the_formula_of_that_day_stays_in_force_for_that_quarter(
    klien: Klien, skm: Skm, basis: Session
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=5)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    klien.get("/indikator/IKU-03?tahun=2026&triwulan=1").form("#setujui").kirim()
    klien.get("/indikator/IKU-03/rumus?tahun=2026").form("#rumus").isi(
        rumus="ketetapan", alasan="uji"
    ).kirim()

    def rumus(*pilihan: str) -> str:
        semua = skm("indikator", "--tahun", "2026", *pilihan, "--json").json()
        return next(str(satu["rumus_berlaku"]) for satu in semua if satu["kode"] == "IKU-03")

    assert (rumus("--triwulan", "1"), rumus("--triwulan", "2"), rumus()) == (
        "koreksi",
        "ketetapan",
        "ketetapan",
    )


def test_what_is_not_there_cannot_be_approved_and_what_is_counted_cannot_be_typed(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    tolak = klien.get("/indikator/IKU-03?tahun=2026&triwulan=1").form("#setujui").kirim().ikuti()
    assert "Belum ada angka yang dapat disetujui" in tolak.sup.main.text
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    alamat = "/indikator/IKU-03/isi?tahun=2026&triwulan=1"
    assert "dihitung sendiri" in pos.post(alamat, {"versi": "0", "csrf_token": token(pos)}).teks
    perintah = skm("isi", "IKI-37", "--tahun", "2026", "--triwulan", "1")
    assert (perintah.exit_code, "dihitung sendiri" in perintah.stderr) == (1, True)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(IsianTriwulan)) == 0


def test_while_typing_quarter_i_looks_back_to_last_years_quarter_iv(app: Flask, klien: Klien) -> None:
    """The page computes with the same quarter before as the report does."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        dulu = session.scalars(
            sa.select(Indikator).where(Indikator.kode == "IKU-04", Indikator.tahun == 2025)
        )
        isi = dict.fromkeys(ISI, "77")
        session.add(
            IsianTriwulan(
                indikator_id=dulu.one().id,
                triwulan=4,
                isi=isi,
                catatan="",
                tahap="dikunci",
                oleh="uji",
                pada=TEMPO,
            )
        )
        session.commit()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get("/indikator/IKU-04/isi?tahun=2026&triwulan=1")
    bantuan = [satu.text for satu in halaman.sup.select("#isian .bantuan[id^=lalu-]")]
    assert bantuan == ["Triwulan sebelumnya: 77"] * len(ISI)


def test_the_api_keeps_a_draft_and_tells_the_second_editor(app: Flask) -> None:
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    kepala = {"X-CSRFToken": token(pos)}
    kiriman = {"versi": 0, "isi": {LAYAK: "8,5"} | dict.fromkeys(set(ISI) - {LAYAK}), "catatan": "uji"}
    simpan = pos.http.post(API, json=kiriman, headers=kepala)
    assert (simpan.status_code, simpan.json["isi"][LAYAK], simpan.json["versi"]) == (200, "17/2", 1)
    bentrok = pos.http.post(API, json=kiriman, headers=kepala)
    assert (bentrok.status_code, bentrok.json["bentrok"]) == (409, True)
    assert tersimpan(app)[LAYAK] == "17/2"
    for salah, pesan in (
        ({"versi": 1, "isi": {"bukan_variabel": "1"}}, "tidak dikenal"),
        ({"versi": 1, "isi": {LAYAK: "80 %"}}, "bukan persentase"),
        ({"versi": 1, "isi": {LAYAK: -1}}, "kurang dari 0"),
        ({"isi": {}}, "versi"),
        ([], "JSON"),
    ):
        tolak = pos.http.post(API, json=salah, headers=kepala)
        assert (tolak.status_code, pesan in tolak.json["galat"]) == (400, True)


def test_the_command_keeps_a_draft_and_names_what_it_does_not_know(app: Flask, skm: Skm) -> None:
    dasar = ("isi", "IKU-04", "--tahun", "2026", "--triwulan", "2")
    assert skm(*dasar, "--nilai", f"{LAYAK}=8").exit_code == 0
    assert (
        skm(*dasar, "--nilai", "sarana_diperlukan=12", "--tidak-berlaku", LAYAK, "--catatan", "x").exit_code
        == 0
    )
    assert tersimpan(app) == {LAYAK: None, "sarana_diperlukan": "12"}
    salah = skm(*dasar, "--nilai", "bukan=1")
    assert (salah.exit_code, "Yang ada: " in salah.stderr) == (1, True)
    assert skm(*dasar, "--nilai", LAYAK).exit_code == 2


def test_the_deadline_is_set_and_told_in_the_reminder(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert "Jumat, 10 Juli 2026" in klien.get(PAPAN).sup.main.text
    klien.get(PAPAN).form("#tenggat").isi(tanggal="2026-07-06").kirim()
    papan = klien.get(PAPAN).sup.main
    assert "Tenggatnya sudah lewat, Senin, 6 Juli 2026" in papan.details.text
    klien.get(PAPAN).form("#tenggat").isi(tanggal="2100-07-05").kirim()
    assert "Paling lambat Senin, 5 Juli 2100" in klien.get(PAPAN).sup.main.details.text
    assert klien.get(PAPAN).form("#tenggat").isi(tanggal="kemarin").kirim().status == 400


def test_doubts_about_the_decreed_formula_stand_at_the_indicator(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    assert klien.get("/indikator/IKI-32?tahun=2026").sup.select_one("#temuan") is not None
    assert "Grogot" in klien.get("/indikator/IKI-32?tahun=2026").sup.select_one("section:has(#temuan)").text
