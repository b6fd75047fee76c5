"""A visit at the desk: several requests at once, once only, with a receipt; and the citizen who tracks it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.layanan.models import StandarLayanan
from skm.layanan.queries import layanan_berkode
from skm.loket.models import PeristiwaPermohonan, Permohonan, Tahap
from skm.loket.services.retensi import kosongkan
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Halaman, Klien

WITA = ZoneInfo("Asia/Makassar")


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PETUGAS)
    return klien


def _catat(klien: Klien, layanan: str = "kk", **lain: str) -> Halaman:
    form = klien.get("/loket").form("#catat")
    return form.isi(layanan=layanan, pemohon="Siti Aminah", desa="toyu", **lain).kirim()


def _semua(app: Flask) -> list[Permohonan]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(Permohonan).order_by(Permohonan.id)))


def _lakukan(klien: Klien, nomor: int, form: str, **isi: str) -> Halaman:
    return klien.get(f"/loket/{nomor}").form(form).isi(**isi).kirim()


def _kosongkan(app: Flask) -> None:
    """The term of what was closed so far is over."""
    pada = datetime.now(WITA)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        kosongkan(session, unit_id=kantor(session).id, sebelum=pada, oleh="uji", pada=pada)
        session.commit()


def test_several_requests_of_one_visitor_are_logged_in_one_go(petugas: Klien, app: Flask) -> None:
    halaman = _catat(petugas, "kk + ktp, pindah").ikuti()
    semua = _semua(app)
    assert [satu.nomor.split("/")[0] for satu in semua] == ["KK", "KTP", "PINDAH"]
    assert len({satu.kunjungan for satu in semua}) == 1
    assert len({satu.kode_lacak for satu in semua}) == 3
    for satu in semua:
        assert f"{satu.nomor} jatuh tempo" in halaman.sup.select_one(".pesan-sukses").text


@pytest.mark.parametrize(
    ("layanan", "pesan"),
    [("kk+kk", "disebut dua kali"), ("kk+xyz", "Tidak ada yang cocok"), ("+", "Isi satu")],
)
def test_of_several_requests_all_are_logged_or_none(
    petugas: Klien, app: Flask, layanan: str, pesan: str
) -> None:
    tolak = _catat(petugas, layanan)
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one("#layanan-galat").text
    assert _semua(app) == []


def test_the_form_sent_twice_is_logged_once(petugas: Klien, app: Flask) -> None:
    form = petugas.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu")
    assert (form.kirim().status, form.kirim().status) == (303, 303)
    assert len(_semua(app)) == 1


def test_the_receipt_carries_the_promise_and_a_code_that_tracks_without_a_name(
    petugas: Klien, app: Flask
) -> None:
    _catat(petugas)
    (satu,) = _semua(app)
    struk = petugas.get(str(petugas.get("/loket").sup.select_one("a[href^='/loket/struk/']")["href"]))
    assert "Siti Aminah" in struk.sup.main.text
    kode = struk.sup.select_one(".struk-kode").text
    assert kode.replace("-", "") == satu.kode_lacak
    assert struk.sup.select_one(".struk-qr")["src"].startswith("data:image/")
    warga = Klien(app).get("/lacak", {"kode": kode.upper()})
    assert warga.status == 200
    assert "Berkas lengkap, waktu pelayanan berjalan" in warga.sup.main.text
    assert "Selesai paling lambat" in warga.sup.main.text
    for rahasia in ("Siti", "uji-petugas", "Toyu"):
        assert rahasia not in warga.teks


def test_a_receipt_whose_codes_the_retention_erased_is_no_page_any_more(petugas: Klien, app: Flask) -> None:
    _catat(petugas, "kk + ktp")
    _lakukan(petugas, 1, "form[action$='/selesai']")
    struk = f"/loket/struk/{_semua(app)[0].kunjungan}"
    kode = [satu.text for satu in petugas.get(struk).sup.select(".struk-kode")]
    assert len(kode) == 2
    _kosongkan(app)  # the closed case; the other one is open and keeps its code
    assert [satu.text for satu in petugas.get(struk).sup.select(".struk-kode")] == kode[1:]
    _lakukan(petugas, 2, "form[action$='/selesai']")
    _kosongkan(app)
    assert petugas.get(struk).status == 404
    assert Klien(app).get("/lacak", {"kode": kode[0]}).status == 404


def test_the_citizen_sees_what_is_missing_and_every_step(petugas: Klien, app: Flask) -> None:
    _catat(petugas, kurang="fotokopi KK")
    (satu,) = _semua(app)
    lacak = Klien(app).get("/lacak", {"kode": str(satu.kode_lacak)})
    assert "fotokopi KK" in lacak.sup.main.text
    assert "dihitung setelah berkas lengkap" in lacak.sup.main.text
    _lakukan(petugas, 1, "#form-lengkap")
    _lakukan(petugas, 1, "#form-ttd")
    _lakukan(petugas, 1, "form[action$='/selesai']")
    _lakukan(petugas, 1, "#form-serahkan")
    langkah = [
        li.text.rsplit(", ", 2)[0]
        for li in Klien(app).get("/lacak", {"kode": str(satu.kode_lacak)}).sup.select(".riwayat li")
    ]
    assert [teks.split(", ")[0] for teks in langkah] == [
        "Permohonan diterima",
        "Berkas perlu dilengkapi",
        "Berkas lengkap",
        "Menunggu tanda tangan",
        "Selesai",
        "Sudah diserahkan",
    ]
    (satu,) = _semua(app)
    assert satu.tahap is Tahap.DISERAHKAN


def test_the_services_requirements_are_ticked_off(petugas: Klien, app: Flask) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.add(
            StandarLayanan(
                layanan_id=layanan_berkode(session, kantor(session).id, "KK").id,
                berlaku_mulai=date(2020, 1, 1),
                persyaratan=["KTP asli", "Akta nikah"],
                biaya="",
                produk="",
            )
        )
        session.commit()
    _catat(petugas)
    rincian = petugas.get("/loket/1")
    assert [label.text for label in rincian.sup.select("#form-kurang fieldset label")] == [
        "KTP asli",
        "Akta nikah",
    ]
    rincian.form("#form-kurang").isi(syarat="Akta nikah", apa="materai").kirim()
    (satu,) = _semua(app)
    assert (satu.tahap, satu.kurang) == (Tahap.KURANG, "Akta nikah; materai")


def test_guessing_codes_is_slowed_down_and_tells_nothing(app: Flask) -> None:
    tamu = Klien(app)
    assert tamu.get("/lacak").status == 200
    jawaban = [tamu.get("/lacak", {"kode": f"kode{n:08d}"}).status for n in range(21)]
    assert jawaban == [404] * 20 + [429]


def test_a_case_logged_afterwards_is_marked(petugas: Klien, app: Flask) -> None:
    saat = (datetime.now(WITA) - timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    papan = _catat(petugas, "pindah", terjadi=saat).ikuti()
    assert "Dicatat susulan" in papan.sup.select_one("#papan").text
    (satu,) = _semua(app)
    assert satu.diterima.astimezone(WITA).strftime("%Y-%m-%dT%H:%M") == saat
    besok = (datetime.now(WITA) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert "belum tiba" in _catat(petugas, terjadi=besok).sup.select_one("#terjadi-galat").text


def test_a_signed_stack_is_finished_at_once_and_one_changed_meanwhile_is_named(
    petugas: Klien, app: Flask
) -> None:
    for _ in range(3):
        _catat(petugas)
    papan = petugas.get("/loket")
    kotak = [str(k["value"]) for k in papan.sup.select("#papan input[name=kasus]")]
    assert len(kotak) == 3
    _lakukan(petugas, 1, "#form-ttd")  # somebody changes the first one meanwhile
    token = papan.form("#banyak").nilai["csrf_token"]
    jawaban = petugas.http.post(
        "/loket/selesai", data={"csrf_token": token, "kasus": kotak}, follow_redirects=True
    )
    teks = jawaban.get_data(as_text=True)
    assert "2 permohonan selesai" in teks
    assert "baru saja diubah petugas lain" in teks
    assert sorted(satu.status.value for satu in _semua(app)) == ["proses", "selesai", "selesai"]


def test_filters_stay_in_the_address_and_the_board_alone_answers_alike(petugas: Klien, app: Flask) -> None:
    _catat(petugas, "kk")
    _catat(petugas, "ktp")
    for alamat in ("/loket?layanan=KK", "/loket/papan?layanan=KK"):
        nomor = [a.text for a in petugas.get(alamat).sup.select("tbody th a")]
        assert [satu.split("/")[0] for satu in nomor] == ["KK"]
    assert petugas.get("/loket?tahap=ttd").sup.select("tbody tr") == []
    assert len(petugas.get("/loket?petugas=uji-petugas").sup.select("tbody tr")) == 2
    assert petugas.get("/loket?petugas=lain").sup.select("tbody tr") == []
    assert petugas.get("/loket?layanan=XYZ").status == 404


def test_a_completion_is_taken_back_with_a_reason_and_the_clock_only_by_an_admin(
    petugas: Klien, app: Flask
) -> None:
    _catat(petugas)
    _lakukan(petugas, 1, "form[action$='/selesai']")
    rincian = petugas.get("/loket/1")
    assert len(rincian.sup.select("form[action$='/koreksi']")) == 1  # of the completion alone
    assert rincian.form("form[action$='/koreksi']").kirim().status == 400
    petugas.get("/loket/1").form("form[action$='/koreksi']").isi(alasan="salah pilih").kirim()
    (satu,) = _semua(app)
    assert satu.tahap is Tahap.PROSES
    form = petugas.get("/loket/1").form("#form-ttd")
    jam = {
        "csrf_token": form.nilai["csrf_token"],
        "versi": form.nilai["versi"],
        "urut": "2",
        "alasan": "x",
        "saat": "",
    }
    assert petugas.post("/loket/1/koreksi", jam).status == 403
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        jenis = [
            p.jenis.value
            for p in session.scalars(sa.select(PeristiwaPermohonan).order_by(PeristiwaPermohonan.urut))
        ]
    assert jenis == ["diterima", "lengkap", "selesai", "koreksi"]


@pytest.mark.parametrize("ketikan", ["{nomor}", " {kecil} ", "KK 2026 0001", "kk-2026-1", "474/12/2026"])
def test_a_registration_number_opens_nothing_and_points_to_the_code(
    app: Flask, petugas: Klien, ketikan: str
) -> None:
    _catat(petugas)
    (satu,) = _semua(app)
    diketik = ketikan.format(nomor=satu.nomor, kecil=satu.nomor.lower())
    # One that nobody has is answered alike: nothing tells whether a number exists.
    for nomor in (diketik, diketik.replace("1", "7")):
        lacak = Klien(app).get("/lacak", {"kode": nomor})
        assert lacak.status == 404
        assert "di bawahnya pada tanda terima" in lacak.sup.main.text
        assert "Siti" not in lacak.teks
        assert not lacak.sup.select("#judul-kasus, .riwayat")


def test_a_code_that_nobody_has_is_not_taken_for_a_number(app: Flask) -> None:
    salah = Klien(app).get("/lacak", {"kode": "abcd-efgh-jkmn"})
    assert (salah.status, "Kode itu tidak kami temukan" in salah.sup.main.text) == (404, True)


def test_the_public_page_begins_with_tracking_and_the_survey_and_ends_with_the_staffs_sign_in(
    app: Flask,
) -> None:
    halaman = Klien(app).get("/").sup
    judul = [satu.text for satu in halaman.select("main h2")]
    assert judul[:2] == ["Sudah mengajukan permohonan?", "Survei kepuasan masyarakat"]
    assert judul[-1] == "Untuk petugas"
    pintu = halaman.select("form[action='/lacak'], a[href='/masuk']")
    assert [satu.name for satu in pintu] == ["form", "a"]  # the code of a receipt is typed here at once
