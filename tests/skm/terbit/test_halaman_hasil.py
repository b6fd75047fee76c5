"""What is read of published results, and from where."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.jawaban.models import HitunganTampil
from skm.orm import buka_sesi
from skm.survei.services import pastikan_tautan_unit
from skm.terbit.halaman_hasil import HalamanHasil, baris_csv
from skm.terbit.isi import Isi
from skm.terbit.queries import Bacaan, baca_terbitan
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, tambah_rencana
from tests.dua_kantor import KODE_SANA, TANDA, DuaKantor
from tests.kantor import KODE, kantor
from tests.klien import Klien
from tests.perekam import daftar, rekam
from tests.perintah import Perintah
from tests.skm.laporan.susun import nilai_48
from tests.skm.terbit.susun import PADA, RENCANA, TW, isi_triwulan, terbit
from tests.terbit import setujui_periode

Skm = Callable[..., Perintah]


@pytest.fixture
def terbitan(basis: Session) -> Session:
    """Two quarters, the first with two editions and its plan done when the second was approved."""
    isi_triwulan(basis, 1, *nilai_48())
    terbit(basis, TW[1])
    isi_triwulan(basis, 1, *([[4] * 9] * 5))
    unit = kantor(basis)
    siapa = {"hari": PADA.date(), "oleh": "uji", "pada": PADA}
    for isi in (
        RENCANA,
        IsiRencana(
            "U2", "=HYPERLINK()", "<b>Antrean</b>", 2024, "2", "Kasi", StatusTindakLanjut.SELESAI, "Jadi"
        ),
    ):
        tambah_rencana(basis, unit_id=unit.id, periode=TW[1], isi=isi, **siapa)
    terbit(basis, TW[1], "Lima formulir tertinggal.")
    isi_triwulan(basis, 2, *([[3] * 9] * 7))
    terbit(basis, TW[2])
    basis.commit()
    return basis


@pytest.mark.usefixtures("terbitan")
def test_old_periods_and_editions_stay_at_their_address(klien: Klien) -> None:
    baru = klien.get("/hasil")
    for kata in ("Triwulan II 2024", "75,00", "Mutu C", "1 selesai (50,00", "Papan syarat", "Semua hasil"):
        assert kata in baru.sup.main.text, kata
    assert [a["href"] for a in baru.sup.select("#periode-lain ~ ul a")] == ["/hasil/2024/2", "/hasil/2024/1"]
    satu = klien.get("/hasil/2024/1")
    assert "80,71" in satu.sup.main.text  # (48 × 78,7037… + 5 × 100) ÷ 53
    assert "Lima formulir tertinggal." in satu.sup.main.text
    lama = klien.get("/hasil/2024/1?edisi=1")
    assert "78,70" in lama.sup.main.text
    assert "sudah digantikan" in lama.sup.select_one(".pesan").text
    assert [klien.get(f"/hasil/{x}").status for x in ("2024/3", "2024/5", "2024/b3", "2023/1")] == [404] * 4


@pytest.mark.usefixtures("terbitan")
def test_a_year_that_is_not_published_lists_what_of_it_is_and_a_year_without_any_says_so(
    app: Flask, klien: Klien
) -> None:
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        tahun = klien.get("/hasil/2024")
    assert hitungan.total() <= 2, daftar(hitungan)
    assert (tahun.status, tahun.sup.h1.text) == (200, "Hasil survei tahun 2024")
    assert [(a["href"], a.text) for a in tahun.sup.select(".daftar-terbit a")] == [
        ("/hasil/2024/2", "Triwulan II 2024"),
        ("/hasil/2024/1", "Triwulan I 2024"),
    ]
    for alamat, kata in (
        ("2023", "Belum ada hasil survei tahun 2023 yang terbit."),
        ("2024/s1", "Hasil survei Semester I 2024 belum terbit"),
        ("2024/1?edisi=9", "atau edisi itu tidak ada"),
    ):
        halaman = klien.get(f"/hasil/{alamat}")
        assert (halaman.status, kata in halaman.sup.text) == (404, True), alamat


@pytest.mark.usefixtures("terbitan")
def test_a_period_leads_to_what_became_of_its_plan_and_to_answered_comments(klien: Klien) -> None:
    assert klien.get("/hasil/2024/1").sup.select_one("#rencana ~ p a")["href"] == "/perbaikan"


@pytest.mark.usefixtures("terbitan")
def test_json_and_csv_say_the_same_and_run_nothing(klien: Klien) -> None:
    json = klien.http.get("/hasil/2024/1.json")
    assert json.headers["Access-Control-Allow-Origin"] == "*"
    assert (json.json["ikm"], json.json["edisi"], json.json["bagian"]) == ("80.71", 2, "tw1")
    teks = klien.http.get("/hasil/2024/1.csv")
    assert teks.mimetype == "text/csv"
    baris = list(csv.reader(io.StringIO(teks.text)))
    assert [satu[3] for satu in baris if satu[0] in {"ikm", "responden"}] == ["80.71", "53"]
    assert [satu[2] for satu in baris if satu[0] == "rencana"] == ["Persyaratan", "'=HYPERLINK()"]
    ulang = klien.http.get("/hasil/2024/1.csv", headers={"If-None-Match": teks.headers["ETag"]})
    assert ulang.status_code == 304
    assert klien.http.get("/hasil.json").json["label"] == "Triwulan II 2024"
    assert klien.http.get("/hasil/2024.json").status_code == 404


def test_what_was_published_is_read_from_its_row_in_two_statements(
    app: Flask, klien: Klien, terbitan: Session
) -> None:
    semula = {satu: klien.get(satu).teks for satu in ("/hasil", "/hasil/2024/1")}
    terbitan.execute(sa.delete(HitunganTampil))
    terbitan.commit()
    for alamat in (*semula, "/hasil/2024/1.json", "/hasil/2024/1.csv", "/hasil/lencana.svg"):
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            teks = klien.http.get(alamat).text
        assert hitungan.total() <= 2, daftar(hitungan)
        assert teks == semula.get(alamat, teks)
    assert "<b>" not in semula["/hasil/2024/1"]


def test_renderers_need_nothing_but_the_content(terbitan: Session) -> None:
    isi = baca_terbitan(terbitan, kantor(terbitan).id, (2024, "tw1")).isi
    assert isi is not None
    terbitan.close()
    halaman = HalamanHasil(Isi(isi), Bacaan((), isi))
    assert [satu.keadaan for satu in halaman.rencana] == [None, None]
    assert [lajur.nama for lajur in halaman.tren.lajur] == ["Triwulan I 2024"]
    assert len(list(baris_csv(halaman.isi))) == 3 + 9 + 2 + 1 + 2


@pytest.mark.usefixtures("terbitan")
def test_a_badge_and_a_line_for_other_sites(klien: Klien) -> None:
    gambar = klien.http.get("/hasil/lencana.svg")
    assert gambar.mimetype == "image/svg+xml"
    assert "75,00" in gambar.text
    cuplikan = klien.get("/hasil").sup.select_one("pre").text
    assert '<a href="http://skm.uji/hasil"><img src="http://skm.uji/hasil/lencana.svg"' in cuplikan


def test_thanks_and_the_front_page_lead_to_what_was_published(
    app: Flask, klien: Klien, basis: Session
) -> None:
    tautan = pastikan_tautan_unit(basis, unit_id=kantor(basis).id, pada=PADA).kode
    basis.commit()
    terima = f"/s/{tautan}/terima-kasih"
    assert not klien.get(terima).sup.select("a[href='/hasil'], a[href='/perbaikan']")
    assert klien.get("/hasil").status == 200
    assert "Belum ada hasil yang terbit" in klien.get("/hasil").teks
    isi_triwulan(basis, 1, *nilai_48())
    terbit(basis, TW[1])
    basis.commit()
    for alamat, kata in (
        (terima, "Lihat hasil survei Triwulan I 2024"),
        (f"{terima}?bahasa=en", "See the results of the survey, Triwulan I 2024"),
        ("/", "Hasil survei Triwulan I 2024"),
    ):
        assert kata in {" ".join(a.text.split()) for a in klien.get(alamat).sup.select("a[href='/hasil']")}
    terbaca = klien.get(terima).sup.select_one("a[href='/perbaikan']")
    assert terbaca.text.strip() == "Perbaikan kami dan jawaban atas saran"
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert kantor(session).terbit == "Triwulan I 2024"


def test_an_office_is_named_in_the_address_where_there_are_several(
    klien: Klien, dua_kantor: DuaKantor
) -> None:
    pilihan = {a["href"] for a in klien.get("/hasil").sup.select("main a")}
    assert {f"/hasil?unit={KODE}", f"/hasil?unit={KODE_SANA}"} <= pilihan
    sini, sana = (klien.get(f"/hasil?unit={kode}") for kode in (KODE, KODE_SANA))
    assert (TANDA in sini.sup.main.text, TANDA in sana.sup.main.text) == (False, True)
    assert f"/hasil/2024/1?unit={KODE_SANA}" in {a["href"] for a in sana.sup.select("main a")}
    assert klien.get("/hasil/2024").status == 404  # of whom?
    assert TANDA in klien.get(f"/v/{dua_kantor.sana.dokumen}").sup.main.text


def test_nothing_public_shows_what_is_not_approved_or_not_published(klien: Klien, basis: Session) -> None:
    skor = {1: 4, 2: 3, 3: 2, 4: 1}  # a hundred, 75, 50 and 25
    for nomor, satu in skor.items():
        isi_triwulan(basis, nomor, *([[satu] * 9] * 6))
    isi_triwulan(basis, 4, *([[2] * 9] * 40))
    terbit(basis, TW[2])
    setujui_periode(basis, kantor(basis), TW[3], PADA)
    tautan = pastikan_tautan_unit(basis, unit_id=kantor(basis).id, pada=PADA).kode
    basis.commit()
    alamat = ("/", "/hasil", "/hasil/2024/2", "/hasil.json", "/hasil.csv", "/hasil/lencana.svg")
    for satu in (*alamat, f"/s/{tautan}/terima-kasih", f"/s/{tautan}"):
        halaman = klien.http.get(satu)
        lihat = BeautifulSoup(halaman.text, "lxml") if halaman.mimetype == "text/html" else None
        teks = halaman.text if lihat is None else lihat.get_text()
        for angka in ("100,00", "100.00", "50,00", "50.00", "25,00", "25.00", "46,", "46."):
            assert angka not in teks, (satu, angka)
    assert {klien.get(f"/hasil/2024/{n}").status for n in (1, 3, 4)} == {404}


def test_pimpinan_publishes_on_the_page_and_others_read_it(app: Flask, basis: Session) -> None:
    isi_triwulan(basis, 2, *nilai_48())
    setujui_periode(basis, kantor(basis), TW[2], PADA)
    basis.commit()
    pimpinan, admin = Klien(app), Klien(app)
    pimpinan.masuk_sebagai(Peran.PIMPINAN)
    admin.masuk_sebagai(Peran.ADMIN)
    baca = admin.get("/laporan/publikasi")
    assert ("Menunggu pimpinan" in baca.teks, baca.sup.select("main form")) == (True, [])
    form = pimpinan.get("/laporan/publikasi").form(".form-terbitkan")
    assert "terbit sebagai edisi 1" in form.kirim().ikuti().sup.select_one(".pesan-sukses").text
    assert form.kirim().status == 409
    assert Klien(app).get("/hasil/2024/2").status == 200


def test_the_command_publishes_what_is_approved_and_says_what_is_not(skm: Skm, basis: Session) -> None:
    isi_triwulan(basis, 2, *nilai_48())
    basis.commit()
    perintah = ("terbitkan", "--tahun", "2024", "--triwulan", "2", "--json")
    tolak = skm(*perintah)
    assert (tolak.exit_code, tolak.stdout, "belum disetujui pimpinan" in tolak.stderr) == (1, "", True)
    setujui_periode(basis, kantor(basis), TW[2], PADA)
    basis.commit()
    isi = skm(*perintah).json()
    assert {n: isi[n] for n in ("tahun", "bagian", "edisi", "ikm", "mutu", "responden")} == {
        "tahun": 2024,
        "bagian": "tw2",
        "edisi": 1,
        "ikm": "78.70",
        "mutu": "B",
        "responden": 48,
    }
    assert skm(*perintah).exit_code == 1
    setujui_periode(basis, kantor(basis), Periode.tahun(2024), PADA)
    basis.commit()
    assert (
        skm("terbitkan", "--tahun", "2024").stdout
        == "Hasil Tahun 2024 terbit sebagai edisi 1: IKM 78,70 (B).\n"
    )
    assert skm("terbitkan", "--tahun", "2024", "--triwulan", "2", "--semester", "1").exit_code == 2
